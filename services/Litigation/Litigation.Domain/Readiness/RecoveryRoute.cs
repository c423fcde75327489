using System.Collections.Immutable;
using Recouvrement.Kernel.Procedure;

namespace Recouvrement.Litigation.Domain.Readiness;

/// <summary>A way that a file can go.</summary>
public enum RouteKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>Order to pay, on petition (injonction de payer, CPC 1405 s.).</summary>
    PaymentOrder,

    /// <summary>Simplified procedure of small claims (CPCE L125-1).</summary>
    SmallClaim,

    /// <summary>Interim payment (référé-provision, CPC 873 and 835).</summary>
    InterimPayment,

    /// <summary>A lawyer, the company's own or an outside one.</summary>
    Lawyer,

    /// <summary>A collection agency (CPCE L124-1).</summary>
    Agency,

    /// <summary>European order for payment (Regulation 1896/2006).</summary>
    EuropeanOrder,

    /// <summary>Uncontested commercial claims (CPCE L126-1 s., loi 2026-307): its decree is awaited.</summary>
    UncontestedClaims,

    /// <summary>Declaration in insolvency proceedings (C. com. L622-24).</summary>
    ClaimDeclaration,
}

/// <summary>Why a route does not fit by what is known.</summary>
/// <param name="Code">snake_case; the code of a condition where one stands against it.</param>
/// <param name="Says">In words.</param>
public sealed record Objection(string Code, string Says);

/// <summary>A route with what speaks against it, what is to be checked, and what to expect.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Where">The court or the person, in French, as it is called.</param>
/// <param name="Source">The text.</param>
/// <param name="Objections">Empty where nothing that is known speaks against it.</param>
/// <param name="ToCheck">Conditions that nobody told about, and what the software cannot know.</param>
/// <param name="Costs">What it costs at least and at most, so far as a figure is confirmed.</param>
/// <param name="MonthsLow">Expected until there is a title or money, at least; an experience, no promise. Null where nothing is known.</param>
/// <param name="MonthsHigh">At most.</param>
public sealed record RecoveryRoute(
    RouteKind Kind, string Where, string Source, ImmutableArray<Objection> Objections, ImmutableArray<string> ToCheck, ImmutableArray<CourtAmountRow> Costs, int? MonthsLow, int? MonthsHigh)
{
    /// <summary>Nothing that is known speaks against it. No word on what a court will say.</summary>
    public bool IsOpen => Objections.IsEmpty;
}
