using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Messages;

/// <summary>A debtor who writes is answered first; what a mailbox answers by itself is only told.</summary>
sealed class TakeReplyWhenReceived(CaseInbox cases) : IConsumer<ReplyReceivedV1>
{
    public Task Consume(ConsumeContext<ReplyReceivedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(TakeReplyWhenReceived), heard.On, heard.Case,
            new DunningEvent.DebtorReplied(heard.Reply, heard.Decision, heard.Automatic, heard.Version, heard.On));
    }
}
