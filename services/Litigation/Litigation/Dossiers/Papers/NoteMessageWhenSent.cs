using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>What the debtor was sent, with the hash of the very document.</summary>
sealed class NoteMessageWhenSent(Inbox inbox) : IConsumer<MessageSentV1>
{
    public Task Consume(ConsumeContext<MessageSentV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(NoteMessageWhenSent), m.On, (session, _) => session.Run(
            "insert into sent_messages (decision, case_id, step, channel, sha256, sent_on) values ($1, $2, $3, $4, $5, $6) on conflict (decision) do nothing",
            context.CancellationToken, m.Decision, m.Case, m.Step, m.Channel, m.DocumentSha256, m.On));
    }
}
