using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Notices;

/// <summary>Enters a mail to a colleague to be sent, once under its key. What it says and where it goes is kept beside the stream, where it can be erased.</summary>
sealed class RequestNoticeWhenAsked(Inbox inbox, MessageStreams messages, [FromKeyedServices(OutgoingWorker.Entered)] LogSignal entered) : IConsumer<ColleagueNoticeV1>
{
    public async Task Consume(ConsumeContext<ColleagueNoticeV1> context)
    {
        await inbox.Once(context, nameof(RequestNoticeWhenAsked), context.Message.On, async (session, facts) =>
        {
            var (asked, stop) = (context.Message, context.CancellationToken);
            var notice = new ColleagueNotice(asked.Creditor, asked.Kind, asked.Language, asked.Member, asked.RedirectTo is not null, asked.Case, asked.CustomerNumber);
            var outcome = await messages.Hear(session, asked.Notice, new MessageCommand.RequestNotice(notice, asked.On), facts, stop);
            if (outcome.Decision.Facts.IsEmpty) return;
            if (NoticeContents.Fault(asked) is { } fault) await messages.Hear(session, asked.Notice, new MessageCommand.ReportFailure(fault, asked.On), facts, stop);
            else await NoticeContents.Keep(session, asked, stop);
        });
        entered.Raise();
    }
}
