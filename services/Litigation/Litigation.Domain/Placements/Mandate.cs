using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;

namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>Whose claims an agency is to collect (mandat de recouvrement).</summary>
/// <param name="Of">Where the claims come from.</param>
/// <param name="Agency">Name in the register.</param>
public sealed record Mandate(DebtorCase Of, string Agency);

/// <summary>What an agency may report that it has done.</summary>
public enum ActionKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>A letter.</summary>
    Letter,

    /// <summary>A call.</summary>
    Call,

    /// <summary>A visit.</summary>
    Visit,

    /// <summary>A step before a court, which needs the creditor's green light.</summary>
    CourtAction,

    /// <summary>A step of an enforcement officer with a title, which needs the creditor's green light.</summary>
    Enforcement,

    /// <summary>An e-mail.</summary>
    Email,
}

/// <summary>A claim as its placement knows it.</summary>
/// <param name="Balance">Still owed by the creditor's accounts.</param>
/// <param name="Pending">Reported by the agency and not yet in those accounts.</param>
/// <param name="Version">Version of the invoice that <paramref name="Balance"/> comes from.</param>
public sealed record ClaimAtAgency(Money Balance, Money Pending, long Version)
{
    /// <summary>Principal on the day it was placed.</summary>
    public Money Placed { get; init; }

    /// <summary>Days it was overdue on the day it was placed.</summary>
    public int AgeInDays { get; init; }

    /// <summary>The creditor took it back: it is no longer this agency's.</summary>
    public bool IsRecalled { get; init; }

    /// <summary>There is something left for the agency to do.</summary>
    public bool IsLive => !IsRecalled && !Balance.IsZero;

    /// <summary>Owed when what the agency has reported is taken off.</summary>
    public Money Owed => Money.Max(Balance - Pending, Money.OfCents(0, Balance.Currency));
}

/// <summary>What was reported under one of the agency's references.</summary>
/// <param name="Kind">Of an action; <see cref="ActionKind.None"/> for money.</param>
/// <param name="Invoice">The claim money was received for.</param>
/// <param name="Amount">Money received.</param>
/// <param name="ActedOn">When.</param>
public sealed record AgencyReport(ActionKind Kind, Guid Invoice, Money Amount, DateOnly ActedOn)
{
    /// <summary>Beyond what was known to be owed.</summary>
    public Money Excess { get; init; }

    /// <summary>What else it says, in one line; null of actions and money.</summary>
    public string? Said { get; init; }

    /// <summary>Says the same; what it exceeded may be known better by now.</summary>
    public bool Repeats(AgencyReport known) => this with { Excess = known.Excess } == known;
}
