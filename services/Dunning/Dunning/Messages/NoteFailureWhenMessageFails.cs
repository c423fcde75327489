using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Messages;

/// <summary>What could not leave takes another way, or waits for another address.</summary>
sealed class NoteFailureWhenMessageFails(CaseInbox cases) : IConsumer<MessageFailedV1>
{
    public Task Consume(ConsumeContext<MessageFailedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(NoteFailureWhenMessageFails), heard.On, heard.Case,
            new DunningEvent.MessageFailed(heard.Decision, heard.Reason, heard.Version, heard.On));
    }
}
