using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.HandOvers;

/// <summary>A claim that may leave the house.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Outstanding">Principal still owed.</param>
public sealed record ProposedClaim(Guid Invoice, string Number, Money Outstanding);

/// <summary>A claim that has left the house.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Outstanding">Principal still owed.</param>
/// <param name="InvoiceVersion">Version of the invoice that the principal comes from: a balance heard elsewhere may be older or newer.</param>
/// <param name="LimitationSafeOn">Last day before it is time-barred that is safe, by what the case knew on that day (rule R3.2); null where it is not known or stands still, and in facts from before it was kept.</param>
/// <param name="LimitationPossibleOn">The last day that can be argued; null as before.</param>
public sealed record HandedOverClaim(
    Guid Invoice, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, Money Amount, Money Outstanding, long InvoiceVersion,
    DateOnly? LimitationSafeOn = null,
    DateOnly? LimitationPossibleOn = null);

/// <summary>How far a hand-over is.</summary>
public enum HandOverStatus
{
    /// <summary>Not proposed.</summary>
    None,

    /// <summary>Waits for a person.</summary>
    Proposed,

    /// <summary>A person did not agree.</summary>
    Rejected,

    /// <summary>No longer holds.</summary>
    Withdrawn,

    /// <summary>The claims have left.</summary>
    Done,

    /// <summary>The claims have left and are wanted back.</summary>
    Recalled,
}

/// <summary>A hand-over (transmission au recouvrement externe) of the claims of one formal notice.</summary>
/// <param name="Id">Of case, episode and notice.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Notice">Decision of the formal notice.</param>
/// <param name="Invoices">The claims.</param>
/// <param name="AskedBy">Who asked for the run.</param>
/// <param name="ProposedOn">When.</param>
/// <param name="Status">How far it is.</param>
public sealed record HandOver(Guid Id, int Episode, Guid Notice, ImmutableArray<Guid> Invoices, string AskedBy, DateOnly ProposedOn, HandOverStatus Status)
{
    /// <summary>Why claims are wanted back, as agencies are told it.</summary>
    public const string Insolvent = "insolvent";

    /// <summary>Day from which a rejected one may be proposed anew.</summary>
    public DateOnly? RejectedUntil { get; init; }

    /// <summary>The placement with an agency.</summary>
    public Guid? Placement { get; init; }

    /// <summary>Who has the claims.</summary>
    public string? Agency { get; init; }

    /// <summary>How that agency is shown to debtors; null while nobody told.</summary>
    public string? AgencyName { get; init; }

    /// <summary>Day from which an agency has them; null before that.</summary>
    public DateOnly? PlacedOn { get; init; }

    /// <summary>A person may still agree to it.</summary>
    public bool IsOpen => Status is HandOverStatus.Proposed or HandOverStatus.Rejected;

    /// <summary>A rejection that has run out.</summary>
    public bool HasLapsed(DateOnly on) => Status == HandOverStatus.Rejected && RejectedUntil <= on;
}
