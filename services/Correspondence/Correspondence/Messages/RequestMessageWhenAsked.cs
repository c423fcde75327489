using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Messages;

/// <summary>Enters a message to be sent. The mailbox of a redirected one is kept beside the stream, where it can be erased.</summary>
sealed class RequestMessageWhenAsked(Inbox inbox, MessageStreams messages, [FromKeyedServices(OutgoingWorker.Entered)] LogSignal entered) : IConsumer<MessageRequestedV1>
{
    public async Task Consume(ConsumeContext<MessageRequestedV1> context)
    {
        await inbox.Once(context, nameof(RequestMessageWhenAsked), context.Message.On, async (session, facts) =>
        {
            var asked = context.Message;
            var outcome = await messages.Hear(session, asked.Decision, Command(asked), facts, context.CancellationToken);
            // One that was asked for before, or called back before that, leaves no mailbox behind.
            if (outcome is not { Decision.Facts.IsEmpty: false, State.Status: MessageStatus.Requested }) return;
            if (asked.RedirectTo is { } mailbox)
                await session.Run("insert into redirections (decision, mailbox) values ($1, $2) on conflict do nothing", context.CancellationToken, asked.Decision, mailbox);
            else if (asked.CopyTo is { } copy) await MailAddressing.Keep(session, asked.Decision, copy, context.CancellationToken);
        });
        entered.Raise();
    }

    /// <exception cref="FactRefused">Channel or role are not known here.</exception>
    internal static MessageCommand.RequestMessage Command(MessageRequestedV1 asked) => new(
        new(asked.Case, asked.Creditor, asked.Step, WireNames.Heard<Channel>(asked.Channel)),
        new(asked.Debtor, asked.CustomerNumber, asked.Episode, asked.Template, WireNames.Heard<ContactRole>(asked.AddresseeRole), asked.Language,
            asked.RedirectTo is not null, Frozen(asked.Statement), asked.Deadline, asked.SanctionOn, asked.AnswerUrl, asked.Tone, asked.Offer, asked.SignedBy, PlanContent.Heard(asked.Plan),
            asked.HandOver is { } told ? new(told.From, told.Agency) : null),
        asked.On);

    static Statement Frozen(StatementV1 s) => new(
        s.AsOf,
        [.. s.Lines.Select(l => new StatementLine(l.Invoice, l.Number, l.Reference, l.IssuedOn, l.DueOn, l.AmountCents, l.OutstandingCents, l.DaysLate, l.InterestCents, l.CompensationCents))],
        [.. s.Others.Select(o => new OtherInvoice(o.Invoice, o.Number, o.Reference, o.DueOn, o.OutstandingCents))],
        [.. s.InterestPeriods.Select(p => new InterestPeriod(p.Reference, p.From, p.To, p.Days, p.RatePercent, p.BaseCents, p.AmountCents))],
        s.RateOrigin, s.Currency, s.OutstandingCents, s.InterestCents, s.CompensationCents);
}
