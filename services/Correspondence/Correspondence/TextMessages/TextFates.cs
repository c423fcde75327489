using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence.TextMessages;

/// <summary>Shows what became of text messages, and which of them the provider may still tell something of.</summary>
static class TextFates
{
    /// <summary>One has left.</summary>
    public static Task Open(Session session, Guid decision, string reference, DateOnly sentOn, CancellationToken stop) =>
        session.Run("insert into text_messages (decision, reference, sent_on) values ($1, $2, $3)", stop, decision, reference, sentOn);

    /// <summary>Shows one fact. STOP ends nothing: the message itself may have arrived or not.</summary>
    public static async Task Show(Session session, Guid decision, MessageEvent fact, CancellationToken stop)
    {
        switch (fact)
        {
            case TextDelivered:
                await session.Run("update text_messages set fate = 'delivered', open = false where decision = $1", stop, decision);
                await session.Run("update messages set delivered = true where decision = $1", stop, decision);
                break;
            case TextUndeliverable:
                await session.Run("update text_messages set fate = 'undeliverable', open = false where decision = $1", stop, decision);
                await session.Run("update messages set bounced = 'hard' where decision = $1", stop, decision);
                break;
            case TextsDeclined:
                await session.Run("update messages set complained = true where decision = $1", stop, decision);
                break;
        }
    }
}
