using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Files;

/// <summary>Nobody may act on the claims any more: their mandate ends, the agency is told at once, and all of them go back to dunning.</summary>
sealed class ReturnClaimsWhenRecalled(Inbox inbox, FileStreams files, PlacementDesk placements) : IConsumer<ClaimsRecalledV1>
{
    public Task Consume(ConsumeContext<ClaimsRecalledV1> context) =>
        inbox.Once(context, nameof(ReturnClaimsWhenRecalled), context.Message.On, (session, facts) => Return(session, context.Message, facts, context.CancellationToken));

    async Task Return(Session session, ClaimsRecalledV1 message, EventContext facts, CancellationToken stop)
    {
        // Held as whoever places a file holds it, and its claims as a balance does: it is seen placed, or is placed no more.
        await RegisterView.HoldChosen(session, message.Creditor, stop);
        foreach (var placed in (await Placed(session, message.HandOver, stop)).GroupBy(claim => claim.Placement, claim => claim.Invoice))
            await placements.Hear(session, placed.Key, new PlacementCommand.RecallClaims([.. placed], message.Reason, message.On), facts, stop);
        await files.Hear(session, message.HandOver, new FileCommand.CloseFile(message.Reason, message.On), facts, stop);
    }

    static Task<List<(Guid Placement, Guid Invoice)>> Placed(Session session, Guid file, CancellationToken stop) => session.Read(
        "select placement, invoice from claims where live and file = $1 and placement is not null order by invoice for update", row => (row.GetGuid(0), row.GetGuid(1)), stop, file);
}
