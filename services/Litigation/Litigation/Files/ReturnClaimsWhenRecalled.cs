using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Files;

/// <summary>Nobody may act on the claims any more: their mandate ends, the agency is told at once, and all of them go back to dunning.</summary>
sealed class ReturnClaimsWhenRecalled(Inbox inbox, FileStreams files, PlacementStreams placements) : IConsumer<ClaimsRecalledV1>
{
    public Task Consume(ConsumeContext<ClaimsRecalledV1> context) =>
        inbox.Once(context, nameof(ReturnClaimsWhenRecalled), context.Message.On, (session, facts) => Return(session, context.Message, facts, context.CancellationToken));

    async Task Return(Session session, ClaimsRecalledV1 message, EventContext facts, CancellationToken stop)
    {
        // Held as whoever places a file holds it, and its claims as a balance does: it is seen placed, or is placed no more.
        await RegisterView.HoldChosen(session, message.Creditor, stop);
        if (await Placement(session, message.HandOver, stop) is { } placement) await placements.Hear(session, placement, new PlacementCommand.EndMandate(message.Reason, message.On), facts, stop);
        await files.Hear(session, message.HandOver, new FileCommand.CloseFile(message.Reason, message.On), facts, stop);
    }

    static async Task<Guid?> Placement(Session session, Guid file, CancellationToken stop)
    {
        await using var command = session.Command("select placement from claims where live and file = $1 order by invoice for update", file);
        await using var reader = await command.ExecuteReaderAsync(stop);
        Guid? found = null;
        while (await reader.ReadAsync(stop))
            if (!await reader.IsDBNullAsync(0, stop)) found = reader.GetGuid(0);
        return found;
    }
}
