using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence.Notices;

/// <summary>Shows mails to colleagues in a table of their own: they are none of the debtor's messages.</summary>
static class NoticeView
{
    /// <summary>Shows one fact; one that is not of a notice changes nothing.</summary>
    public static Task Show(Session session, Guid notice, MessageEvent fact, CancellationToken stop) => fact switch
    {
        NoticeRequested e => Requested(session, notice, e, stop),
        SendingStarted    => session.Run("update notices set state = 'sending' where notice = $1", stop, notice),
        NoticeSent e      => Ended(session, notice, "sent", e.On, null, stop),
        NoticeFailed e    => Ended(session, notice, "failed", null, e.Reason, stop),
        _                 => Task.CompletedTask,
    };

    static async Task Requested(Session session, Guid notice, NoticeRequested e, CancellationToken stop)
    {
        await session.Run(
            "insert into notices (notice, state, kind, creditor, member, redirected, case_id, customer_number, requested_on) values ($1, 'requested', $2, $3, $4, $5, $6, $7, $8)",
            stop, notice, e.Notice.Kind, e.Notice.Creditor, e.Notice.Member, e.Notice.Redirected, e.Notice.Case, e.Notice.CustomerNumber, e.On);
        await session.Run("insert into outgoing (decision, carrier, due_on) values ($1, $2, $3)", stop, notice, Carriers.Mail, e.On);
    }

    static async Task Ended(Session session, Guid notice, string state, DateOnly? sentOn, string? reason, CancellationToken stop)
    {
        await session.Run("update notices set state = $2, sent_on = $3, reason = $4 where notice = $1", stop, notice, state, sentOn, reason);
        await NoticeContents.Forget(session, notice, stop);
    }
}
