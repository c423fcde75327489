using System.Collections.Immutable;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Placements;

/// <summary>Takes what stops a claim at home, and what lets it go on, to the agency that has it.</summary>
sealed class ClaimsOnHold(PlacementStreams placements)
{
    /// <summary>Reason of the pause that a dispute brings about.</summary>
    public const string Disputed = "disputed";

    /// <summary>Key of the pause that a dispute brings about.</summary>
    public static string OfDispute(string dispute) => $"dispute:{dispute}";

    /// <summary>Key of the pause that a hold brings about.</summary>
    public static string OfHold(string hold) => $"hold:{hold}";

    /// <summary>Gives the order to whoever has the claim, if an agency has. The row is held: a file that is placed at this very moment either sees what was heard or passes it on.</summary>
    public async Task Hear(Session session, Guid invoice, PlacementCommand order, EventContext context, CancellationToken stop)
    {
        if (await session.Read("select placement from claims where live and invoice = $1 for update", row => row.Maybe<Guid?>(0), stop, invoice) is [{ } placement])
            await placements.Hear(session, placement, order, context, stop);
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
        Guid[] invoices = [.. claims.Select(claim => claim.Invoice)];
        var disputes = await session.Read(
            "select dispute, invoice from disputes where open and invoice = any ($1) order by invoice, dispute",
            row => new PlacementCommand.Pause(OfDispute(row.GetString(0)), row.GetGuid(1), Disputed, null, on), stop, (object)invoices);
        var holds = await session.Read(
            "select hold, invoice, reason, until_on from holds where open and coalesce(until_on >= $2, true) and invoice = any ($1) order by invoice, hold",
            row => new PlacementCommand.Pause(OfHold(row.GetString(0)), row.GetGuid(1), row.GetString(2), row.Maybe<DateOnly?>(3), on), stop, invoices, on);
        foreach (var pause in disputes.Concat(holds)) await placements.Hear(session, placement, pause, context, stop);
    }
}
