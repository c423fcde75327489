using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>What a carrier told of a registered letter: the proof of the formal notice.</summary>
sealed class NoteLetterWhenItMoves(Inbox inbox) : IConsumer<RegisteredLetterMovedV1>
{
    public Task Consume(ConsumeContext<RegisteredLetterMovedV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(NoteLetterWhenItMoves), m.On, (session, _) => session.Run(
            "insert into letter_states (decision, version, case_id, state, state_on, corrects) values ($1, $2, $3, $4, $5, $6) on conflict (decision, version) do nothing",
            context.CancellationToken, m.Decision, m.Version, m.Case, m.State, m.StateOn, m.Corrects));
    }
}
