using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;

namespace Recouvrement.Litigation.Domain.Placements;

// What the creditor says to the agency, and what was found out about the agency.
public abstract partial record PlacementEvent
{
    /// <summary>The creditor has answered a question; the agency is told, and reads the words.</summary>
    public sealed record InformationAnswered(Mandate Mandate, string Reference, DateOnly On) : PlacementEvent;

    /// <summary>The creditor agrees to an act from this day on; the agency is told.</summary>
    public sealed record GreenLightGiven(Mandate Mandate, string Reference, GreenLitAct Act, DateOnly On) : PlacementEvent;

    /// <summary>The creditor does not agree to an act; the agency is told.</summary>
    public sealed record GreenLightRefused(Mandate Mandate, string Reference, GreenLitAct Act, GreenLightRefusal Why, DateOnly On) : PlacementEvent;

    /// <summary>More claims of the same case joined the placement; the agency is told.</summary>
    public sealed record ClaimsAdded(Mandate Mandate, Guid File, ImmutableArray<Claim> Claims, Money Total, DateOnly On) : PlacementEvent;

    /// <summary>The agency is to leave the debtor alone for a while; it is told. Absent, <c>Invoice</c> means all claims, and <c>Until</c> that there is no last day.</summary>
    public sealed record CollectionPaused(Mandate Mandate, string Key, Guid? Invoice, string Reason, DateOnly? Until, DateOnly On) : PlacementEvent;

    /// <summary>A pause is over; the agency is told.</summary>
    public sealed record CollectionResumed(Mandate Mandate, string Key, Guid? Invoice, DateOnly On) : PlacementEvent;

    /// <summary>The creditor took a claim back, and others stay; the agency is told.</summary>
    public sealed record ClaimRecalled(Mandate Mandate, Guid Invoice, string Reason, DateOnly On) : PlacementEvent;

    /// <summary>The debtor is in insolvency proceedings; the agency is told.</summary>
    public sealed record InsolvencyTold(Mandate Mandate, string Kind, DateOnly JudgmentOn, DateOnly On) : PlacementEvent;

    /// <summary>
    /// The agency broke a duty. <c>Reference</c> is what it was broken with, <c>DueOn</c> the last day it could have been done in time,
    /// <c>Expected</c> and <c>Found</c> the amounts that differ; each absent where it does not apply.
    /// </summary>
    public sealed record BreachFound(
        Mandate Mandate, BreachKind Kind, string Key, string Reference, DateOnly? DueOn, Money? Expected, Money? Found, DateOnly On) : PlacementEvent;

    /// <summary>A person has dealt with a dispute, or another finding, that the agency reported.</summary>
    public sealed record FindingSettled(Mandate Mandate, string Reference, DateOnly On) : PlacementEvent;

    /// <summary>A person has dealt with a breach.</summary>
    public sealed record BreachSettled(Mandate Mandate, string Key, DateOnly On) : PlacementEvent;
}
