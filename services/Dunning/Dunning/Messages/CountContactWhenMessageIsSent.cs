using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Messages;

/// <summary>Only what has really left counts as a contact.</summary>
sealed class CountContactWhenMessageIsSent(CaseInbox cases) : IConsumer<MessageSentV1>
{
    public Task Consume(ConsumeContext<MessageSentV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(CountContactWhenMessageIsSent), heard.On, heard.Case,
            new DunningEvent.MessageSent(heard.Decision, heard.DocumentSha256, heard.Version, heard.On));
    }
}
