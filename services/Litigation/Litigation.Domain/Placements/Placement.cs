using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Placements.PlacementCommand;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>Claims of one hand-over with one agency, from the day they are placed until the mandate ends.</summary>
/// <param name="Mandate">Null until claims are placed.</param>
/// <param name="PlacedOn">Day from which the agency acts.</param>
/// <param name="Claims">By invoice.</param>
/// <param name="AcknowledgedAs">The agency's reference of the whole; null until it acknowledges.</param>
/// <param name="Reports">By the agency's references, whatever their case: Invoicing keys payments by them in upper case.</param>
/// <param name="EndedOn">Last day of the mandate.</param>
public sealed record Placement(
    Mandate? Mandate, DateOnly PlacedOn, ImmutableDictionary<Guid, ClaimAtAgency> Claims, string? AcknowledgedAs,
    ImmutableDictionary<string, AgencyReport> Reports, DateOnly? EndedOn)
    : IDecider<Placement, PlacementCommand, PlacementEvent>
{
    /// <summary>Reason of a mandate whose claims are all paid or credited.</summary>
    public const string Settled = "settled";

    /// <summary>Cause of a change that an agency's own collection brought about.</summary>
    public const string AgencyCollection = "agency_collection";

    /// <inheritdoc/>
    public static Placement Initial { get; } = new(
        null, default, ImmutableDictionary<Guid, ClaimAtAgency>.Empty, null, ImmutableDictionary.Create<string, AgencyReport>(StringComparer.OrdinalIgnoreCase), null);

    /// <summary>The stream of the placement of a hand-over.</summary>
    public static Guid StreamOf(Guid handOver) => NameBasedId.Of($"placement|{handOver}");

    /// <inheritdoc/>
    public static Decision<PlacementEvent> Decide(Placement state, PlacementCommand command) => (command, state.Mandate) switch
    {
        (PlaceClaims place, null)                     => new ClaimsPlaced(place.Mandate, place.File, place.Claims, Sum(place.Claims.Select(c => c.Outstanding)), place.On, place.AgencyName, place.Terms),
        (PlaceClaims, _)                              => Nothing,
        (_, null)                                     => Refuse("nothing_placed", "No claims are placed here."),
        (Acknowledge acknowledge, { } mandate)        => state.Acknowledges(acknowledge, mandate),
        (ReportAction action, { } mandate)            => state.Acts(action, mandate),
        (ReportCollection collection, { } mandate)    => state.Collects(collection, mandate),
        (EndMandate end, { } mandate)                 => state.EndedOn is null ? new PlacementEnded(mandate, end.Reason, end.On) : Nothing,
        (ChangeBalance balance, { } mandate)          => state.Changes(balance, mandate),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Placement Evolve(Placement state, PlacementEvent happened) => happened switch
    {
        ClaimsPlaced e => state with
        {
            Mandate = e.Mandate, PlacedOn = e.On,
            Claims = e.Claims.ToImmutableDictionary(c => c.Invoice, c => new ClaimAtAgency(c.Outstanding, Money.OfCents(0, c.Outstanding.Currency), c.Version)),
        },
        PlacementAcknowledged e => state with { AcknowledgedAs = e.Reference },
        ActionReported e        => state.Reported(e.Reference, new(e.Kind, default, default, e.ActedOn)),
        CollectionReported e    => state.Reported(e.Reference, new(ActionKind.None, e.Invoice, e.Amount, e.CollectedOn) { Excess = e.Excess })
                                        .With(e.Invoice, claim => claim with { Pending = claim.Pending + e.Amount - e.Excess }),
        CollectionBooked e      => state.With(e.Invoice, claim => claim with { Balance = e.Outstanding, Version = e.Version, Pending = claim.Pending - Money.Min(claim.Pending, e.Change) }),
        ClaimBalanceChanged e   => state.With(e.Invoice, claim => claim with { Balance = e.Outstanding, Version = e.Version }),
        PlacementEnded e        => state with { EndedOn = e.On },
        _ => throw new UnreachableException(),
    };

    Placement Reported(string reference, AgencyReport report) => this with { Reports = Reports.SetItem(reference, report) };

    Placement With(Guid invoice, Func<ClaimAtAgency, ClaimAtAgency> change) =>
        Claims.TryGetValue(invoice, out var claim) ? this with { Claims = Claims.SetItem(invoice, change(claim)) } : this;

    Decision<PlacementEvent> Acknowledges(Acknowledge acknowledge, Mandate mandate) => AcknowledgedAs switch
    {
        null                                            => new PlacementAcknowledged(mandate, acknowledge.Reference, acknowledge.On),
        var known when known == acknowledge.Reference   => Nothing,
        var known                                       => Refuse("already_acknowledged", $"This placement was acknowledged as {known}."),
    };

    Decision<PlacementEvent> Acts(ReportAction action, Mandate mandate)
    {
        if (Known(action.Reference, new(action.Kind, default, default, action.ActedOn)) is { } known) return known;
        if (WrongDay(action.ActedOn, action.On) is { } wrong) return wrong;
        return EndedOn is { } ended && action.ActedOn > ended
            ? Refuse("mandate_ended", $"The mandate ended on {ended:yyyy-MM-dd}.")
            : new ActionReported(mandate, action.Reference, action.Kind, action.ActedOn, action.On);
    }

    // Money received is a fact, whatever the mandate or the balance say by now.
    Decision<PlacementEvent> Collects(ReportCollection collection, Mandate mandate)
    {
        if (Known(collection.Reference, new(ActionKind.None, collection.Invoice, collection.Amount, collection.CollectedOn)) is { } known) return known;
        if (!Claims.TryGetValue(collection.Invoice, out var claim)) return Refuse("claim_not_placed", "This claim is not part of the placement.");
        if (collection.Amount.Currency != claim.Balance.Currency) return Refuse("wrong_currency", $"The claim is in {claim.Balance.Currency}.");
        if (!collection.Amount.IsPositive) return Refuse("amount_not_positive", "A collection is more than nothing.");
        if (WrongDay(collection.CollectedOn, collection.On) is { } wrong) return wrong;
        var excess = collection.Amount - Money.Min(collection.Amount, claim.Owed);
        return new CollectionReported(mandate, collection.Reference, collection.Invoice, collection.Amount, excess, collection.CollectedOn, collection.On);
    }

    Decision<PlacementEvent> Changes(ChangeBalance balance, Mandate mandate)
    {
        if (EndedOn is not null || !Claims.TryGetValue(balance.Invoice, out var claim)) return Nothing;
        if (claim.Version >= balance.Version || claim.Balance == balance.Outstanding) return Nothing;
        // A late collection of an agency that had the claim before is news to this one.
        PlacementEvent changed = balance.Cause == AgencyCollection && claim.Pending.IsPositive
            ? new CollectionBooked(balance.Invoice, balance.Change, balance.Outstanding, balance.Version, balance.On)
            : new ClaimBalanceChanged(mandate, balance.Invoice, balance.Outstanding, balance.Cause, balance.Version, balance.On);
        return Evolve(this, changed).Claims.Values.All(c => c.Balance.IsZero) ? Accept(changed, new PlacementEnded(mandate, Settled, balance.On)) : changed;
    }

    Decision<PlacementEvent>? Known(string reference, AgencyReport report) =>
        !Reports.TryGetValue(reference, out var known) ? null
        : report.Repeats(known) ? Nothing
        : Refuse("reference_used", $"Something else was reported under the reference {reference}.");

    Refusal? WrongDay(DateOnly day, DateOnly today) =>
        day > today ? Refuse("day_in_future", $"It is {today:yyyy-MM-dd}.")
        : day < PlacedOn ? Refuse("day_before_placement", $"The claims were placed on {PlacedOn:yyyy-MM-dd}.")
        : null;

    static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (a, b) => a + b);
}
