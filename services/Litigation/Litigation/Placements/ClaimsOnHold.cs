using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Placements;

/// <summary>Takes what stops a claim at home, and what lets it go on, to the agency that has it.</summary>
sealed class ClaimsOnHold(PlacementStreams placements)
{
    /// <summary>Key of the pause that a dispute brings about.</summary>
    public static string OfDispute(string dispute) => $"dispute:{dispute}";

    /// <summary>Key of the pause that a hold brings about.</summary>
    public static string OfHold(string hold) => $"hold:{hold}";

    /// <summary>Gives the order to whoever has the claim, if an agency has.</summary>
    public async Task Hear(Session session, Guid invoice, PlacementCommand order, EventContext context, CancellationToken stop)
    {
        if (await session.Read("select placement from claims where live and invoice = $1 and placement is not null for update", row => row.GetGuid(0), stop, invoice) is [var placement])
            await placements.Hear(session, placement, order, context, stop);
    }
}
