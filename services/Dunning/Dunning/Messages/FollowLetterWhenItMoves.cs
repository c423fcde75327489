using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Messages;

/// <summary>The carrier's reports prove the formal notice.</summary>
sealed class FollowLetterWhenItMoves(CaseInbox cases) : IConsumer<RegisteredLetterMovedV1>
{
    public Task Consume(ConsumeContext<RegisteredLetterMovedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(FollowLetterWhenItMoves), heard.On, heard.Case,
            new DunningEvent.LetterMoved(heard.Decision, Spelling.Heard<LetterState>(heard.State), heard.StateOn, heard.Version, heard.On,
                heard.Corrects is { } corrected ? Spelling.Heard<LetterState>(corrected) : null));
    }
}
