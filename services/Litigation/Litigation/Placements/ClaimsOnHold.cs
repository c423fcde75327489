using System.Collections.Immutable;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Placements;

/// <summary>
/// Takes what stops a claim at home, and what lets it go on, to the agency that has it. What is told again after an upgrade may long be over: of what began before the placement, or more than
/// <see cref="NewsFor"/> days before it is heard, the agency is told by the work of the day, if it still stands then.
/// </summary>
sealed class ClaimsOnHold(PlacementStreams placements, BusinessClock clock)
{
    /// <summary>Reason of the pause that a dispute brings about.</summary>
    public const string Disputed = "disputed";

    /// <summary>So many days what stops a claim is news, and told as soon as it is heard: messages may have waited over a weekend.</summary>
    public const int NewsFor = 3;

    /// <summary>Key of the pause that a dispute brings about.</summary>
    public static string OfDispute(string dispute) => $"dispute:{dispute}";

    /// <summary>Key of the pause that a hold brings about.</summary>
    public static string OfHold(string hold) => $"hold:{hold}";

    /// <summary>Gives the order to whoever has the claim, if an agency has and it is news. The row is held: a file that is placed at this very moment either sees what was heard or passes it on.</summary>
    public async Task Hear(Session session, Guid invoice, PlacementCommand.Pause pause, EventContext context, CancellationToken stop)
    {
        if (await Held(session, invoice, stop) is not { } at || pause.On < at.PlacedOn || pause.On < clock.Today.AddDays(-NewsFor)) return;
        await placements.Hear(session, at.Placement, pause, context, stop);
    }

    /// <summary>Gives the order to whoever has the claim, if an agency has; who was told of no pause is told of no end.</summary>
    public async Task Hear(Session session, Guid invoice, PlacementCommand.Resume resume, EventContext context, CancellationToken stop)
    {
        if (await Held(session, invoice, stop) is { } at) await placements.Hear(session, at.Placement, resume, context, stop);
    }

    /// <summary>Takes what stands against a claim, and its agency was not told yet, to it.</summary>
    public async Task TellLate(Session session, Guid invoice, DateOnly on, EventContext context, CancellationToken stop)
    {
        if (await Held(session, invoice, stop) is not { } at) return;
        foreach (var pause in await Standing(session, [invoice], on, stop)) await placements.Hear(session, at.Placement, pause, context, stop);
    }

    /// <summary>Takes what stands against claims at home to the agency that gets them just now: it was heard while nobody had them.</summary>
    /// <param name="session">The transaction that places them.</param>
    /// <param name="placement">Theirs.</param>
    /// <param name="claims">Which.</param>
    /// <param name="on">Business date.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="stop">Cancels.</param>
    public async Task Hear(Session session, Guid placement, ImmutableArray<Claim> claims, DateOnly on, EventContext context, CancellationToken stop)
    {
        foreach (var pause in await Standing(session, [.. claims.Select(claim => claim.Invoice)], on, stop)) await placements.Hear(session, placement, pause, context, stop);
    }

    static async Task<IEnumerable<PlacementCommand.Pause>> Standing(Session session, Guid[] invoices, DateOnly on, CancellationToken stop)
    {
        var disputes = await session.Read(
            "select dispute, invoice from disputes where open and invoice = any ($1) order by invoice, dispute",
            row => new PlacementCommand.Pause(OfDispute(row.GetString(0)), row.GetGuid(1), Disputed, null, on), stop, (object)invoices);
        var holds = await session.Read(
            "select hold, invoice, reason, until_on from holds where open and coalesce(until_on >= $2, true) and invoice = any ($1) order by invoice, hold",
            row => new PlacementCommand.Pause(OfHold(row.GetString(0)), row.GetGuid(1), row.GetString(2), row.Maybe<DateOnly?>(3), on), stop, invoices, on);
        return disputes.Concat(holds);
    }

    static async Task<(Guid Placement, DateOnly PlacedOn)?> Held(Session session, Guid invoice, CancellationToken stop) =>
        await session.Read("select placement from claims where live and invoice = $1 for update", row => row.Maybe<Guid?>(0), stop, invoice) is [{ } placement]
            ? (placement, (await session.Read("select placed_on from placements where placement = $1", row => row.GetFieldValue<DateOnly>(0), stop, placement))[0]) : null;
}
