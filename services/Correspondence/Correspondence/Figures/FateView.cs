using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence.Figures;

/// <summary>Shows what is known of a message after it has left, as figures count it. A letter's fate stands with its carrier's states.</summary>
static class FateView
{
    /// <summary>Shows one fact; one that tells nothing of it changes nothing.</summary>
    public static Task Show(Session session, Guid decision, Message state, MessageEvent fact, CancellationToken stop) => fact switch
    {
        MessageBounced                      => session.Run("update messages set bounced = $2 where decision = $1", stop, decision, state.Bounced is BounceKind.Hard ? "hard" : "soft"),
        MessageComplained                   => session.Run("update messages set complained = true where decision = $1", stop, decision),
        MessageDelivered { Relayed: false } => session.Run("update messages set delivered = true where decision = $1", stop, decision),
        _                                   => Task.CompletedTask,
    };
}
