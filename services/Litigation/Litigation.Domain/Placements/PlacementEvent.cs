using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>Facts of a placement. Those that are told outside say whose claims they are about and who is to collect them.</summary>
public abstract partial record PlacementEvent
{
    PlacementEvent() { }

    /// <summary>Business date on which it was recorded.</summary>
    public abstract DateOnly On { get; init; }

    /// <summary>
    /// Claims went to the agency; its mandate begins. <c>AgencyName</c> is how the register showed it that day, null in facts from before that was kept.
    /// <c>Terms</c> are those of the written mandate that day, whatever is signed later; null where none was on file. <c>IsWhiteLabel</c>: the claims are still dunned,
    /// and the agency works on them in the creditor's name; absent of all others.
    /// </summary>
    public sealed record ClaimsPlaced(
        Mandate Mandate, Guid File, ImmutableArray<Claim> Claims, Money Total, DateOnly On, string? AgencyName = null, MandateTerms? Terms = null, bool? IsWhiteLabel = null) : PlacementEvent;

    /// <summary>The agency has taken the claims on.</summary>
    public sealed record PlacementAcknowledged(Mandate Mandate, string Reference, DateOnly On) : PlacementEvent;

    /// <summary>The agency has done something.</summary>
    public sealed record ActionReported(Mandate Mandate, string Reference, ActionKind Kind, DateOnly ActedOn, DateOnly On) : PlacementEvent;

    /// <summary>The agency has received money. <c>Excess</c> is what goes beyond what was known to be owed: a fact all the same, for a person to look at. <c>Fee</c> is that of the grid,
    /// absent where the mandate has none; <c>Due</c> is what is to be remitted by when, absent in facts from before that was kept.</summary>
    public sealed record CollectionReported(
        Mandate Mandate, string Reference, Guid Invoice, Money Amount, Money Excess, DateOnly CollectedOn, DateOnly On, AgencyFee? Fee = null, RemittanceDue? Due = null) : PlacementEvent;

    /// <summary>What the agency had reported has reached the creditor's accounts. The agency knows: it is not told.</summary>
    public sealed record CollectionBooked(Guid Invoice, Money Change, Money Outstanding, long Version, DateOnly On) : PlacementEvent;

    /// <summary>What is owed on a claim has changed at the creditor's; the agency is told.</summary>
    public sealed record ClaimBalanceChanged(Mandate Mandate, Guid Invoice, Money Outstanding, string Cause, long Version, DateOnly On) : PlacementEvent;

    /// <summary>The mandate is over; the agency is told, and sees names and addresses no more.</summary>
    public sealed record PlacementEnded(Mandate Mandate, string Reason, DateOnly On) : PlacementEvent;
}
