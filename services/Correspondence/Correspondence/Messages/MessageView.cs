using Recouvrement.Correspondence.Copies;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Figures;
using Recouvrement.Correspondence.Notices;
using Recouvrement.Correspondence.Post.Letters;
using Recouvrement.Correspondence.TextMessages;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence.Messages;

/// <summary>Shows messages in the read tables, and keeps the list of what is still to be sent in step with them.</summary>
static class MessageView
{
    public static async Task Show(
        Session session, Guid decision, Message state, IReadOnlyList<Appended<MessageEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
        {
            await (fact switch
            {
                MessageRequested e => Requested(session, decision, state, e, stop),
                MessageWithdrawn e => session.Run(
                    "insert into messages (decision, state, reason, changed_on) values ($1, 'withdrawn', $2, $3) " +
                    "on conflict (decision) do update set state = 'withdrawn', reason = $2, changed_on = $3", stop, decision, e.Reason, e.On),
                MessagePrepared e => session.Run(
                    "update messages set sha256 = $2, addressed_role = $3, changed_on = $4, addressed_at = $5, text_name = $6, text_version = $7, text_sha256 = $8 where decision = $1", stop,
                    decision, e.Sha256, WireNames.Of(e.Role), e.On, e.Address is { } address ? WireNames.Of(address) : null, e.Text?.Name, e.Text?.Version, e.Text?.Sha256),
                CopiesEnclosed e => CopyView.Show(session, decision, e, stop),
                CopiesLeftOut e => CopyView.LeftOut(session, decision, e, stop),
                SendingStarted e when state.Notice is null => session.Run("update messages set state = 'sending', changed_on = $2 where decision = $1", stop, decision, e.On),
                MessageSent e => Sent(session, decision, e, stop),
                MessageFailed e => session.Run("update messages set state = 'failed', reason = $2, changed_on = $3 where decision = $1", stop, decision, e.Reason, e.On),
                TextDelivered or TextUndeliverable or TextsDeclined => TextFates.Show(session, decision, fact, stop),
                MessageBounced or MessageComplained or MessageDelivered => FateView.Show(session, decision, state, fact, stop),
                _ => LetterView.Moves(fact) is { } move ? LetterView.Moved(session, decision, state, move, stop) : LetterView.Show(session, decision, fact, stop) ?? NoticeView.Show(session, decision, fact, stop),
            });
        }

        if (state.Status is not (MessageStatus.Requested or MessageStatus.Sending))
        {
            await session.Run("delete from outgoing where decision = $1", stop, decision);
            await session.Run("delete from redirections where decision = $1", stop, decision);
            await Mail.MailAddressing.Forget(session, decision, stop);
        }
    }

    static async Task Requested(Session session, Guid decision, Message state, MessageRequested e, CancellationToken stop)
    {
        var asked = e.Asked;
        await session.Run(
            """
            insert into messages as m (decision, state, case_id, creditor, debtor, customer_number, episode, step, channel, template, redirected,
                                       outstanding_cents, currency, requested_on, changed_on, language)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15)
            on conflict (decision) do update set case_id = $3, creditor = $4, debtor = $5, customer_number = $6, episode = $7, step = $8, channel = $9,
                                                 template = $10, redirected = $11, outstanding_cents = $12, currency = $13, requested_on = $14, language = $15
            """,
            stop, decision, WireNames.Of(state.Status), e.About.Case, e.About.Creditor, asked.Debtor, asked.CustomerNumber, asked.Episode, e.About.Step,
            WireNames.Of(e.About.Channel), asked.Template, asked.Redirected, asked.Statement.OutstandingCents, asked.Statement.Currency, e.On, asked.Language);
        if (state.Status is MessageStatus.Requested)
            await session.Run(
                "insert into outgoing (decision, carrier, due_on) values ($1, $2, $3)",
                stop, decision, Sending.Carriers.Of(e.About.Channel, asked.Redirected), e.On);
    }

    static async Task Sent(Session session, Guid decision, MessageSent e, CancellationToken stop)
    {
        await session.Run("update messages set state = 'sent', sent_on = $2, changed_on = $2 where decision = $1", stop, decision, e.On);
        if (e.About.Channel.IsRegistered() && e.CarrierReference is { } reference) await LetterView.Sent(session, decision, reference, stop);
        if (e is { About.Channel: Channel.Sms, CarrierReference: { } text }) await TextFates.Open(session, decision, text, e.On, stop);
    }
}
