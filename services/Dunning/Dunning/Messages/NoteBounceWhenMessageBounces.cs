using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Messages;

/// <summary>What came back reached nobody: it takes another way. What was complained of is for a person.</summary>
sealed class NoteBounceWhenMessageBounces(CaseInbox cases) : IConsumer<MessageBouncedV1>
{
    public Task Consume(ConsumeContext<MessageBouncedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(NoteBounceWhenMessageBounces), heard.On, heard.Case,
            new DunningEvent.MessageBounced(heard.Decision, Spelling.Heard<BounceKind>(heard.Kind), heard.StatusCode, heard.Version, heard.On));
    }
}
