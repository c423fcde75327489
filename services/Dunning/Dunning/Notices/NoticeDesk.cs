using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Notices;

/// <summary>Asks for mails to colleagues, as the entity sends and as they can be reached now.</summary>
sealed class NoticeDesk(NoticeStreams notices)
{
    /// <summary>Asks for what is ordered, or notes why it is withheld, in the caller's transaction; asked again, nothing is added.</summary>
    public async Task Tell(Session session, IReadOnlyCollection<NoticeOrder> orders, Roster roster, DateOnly day, EventContext context, CancellationToken stop)
    {
        if (orders.Count == 0) return;
        var names = await MemberTable.Names(session, orders.Select(o => o.Recipient).OfType<Guid>(), stop);
        var sending = new Dictionary<string, (SendingMode Mode, bool Stopped)>();
        foreach (var order in orders)
        {
            if (!sending.TryGetValue(order.Creditor, out var how)) sending[order.Creditor] = how = await Sending(session, order.Creditor, stop);
            await notices.Hear(session, order.Key, new NoticeCommand.Tell(order.Key, order, how.Mode, how.Stopped, Standing(order.Recipient), day), context, stop);
        }

        Standing Standing(Guid? recipient) => recipient is { } of
            ? new(roster.Find(of) is { } member && !(member.LeftOn <= day), names.TryGetValue(of, out var known) && known.Email is not null)
            : default;
    }

    static async Task<(SendingMode Mode, bool Stopped)> Sending(Session session, string creditor, CancellationToken stop) =>
        await session.Read(
            "select mode, stopped or stopped_with_all from entities where creditor = $1", r => (Spelling.Known<SendingMode>(r.GetString(0)) ?? SendingMode.Shadow, r.GetBoolean(1)), stop, creditor) is [var found]
            ? found : (SendingMode.Shadow, false);
}
