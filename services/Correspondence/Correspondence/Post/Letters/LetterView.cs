using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence.Post.Letters;

/// <summary>Shows where registered letters are.</summary>
static class LetterView
{
    /// <summary>The state that a fact tells of; null where it tells of none.</summary>
    public static LetterMove? Moves(MessageEvent fact) => fact switch
    {
        LetterDeposited e      => Move(CarrierState.Deposited, e.StateOn),
        LetterFirstPresented e => Move(CarrierState.FirstPresented, e.StateOn),
        LetterNoticeLeft e     => Move(CarrierState.NoticeLeft, e.StateOn),
        LetterDelivered e      => Move(CarrierState.Delivered, e.StateOn),
        LetterRefused e        => Move(CarrierState.Refused, e.StateOn),
        LetterUnclaimed e      => Move(CarrierState.Unclaimed, e.StateOn),
        LetterUnknownAddress e => Move(CarrierState.UnknownAddress, e.StateOn),
        LetterReturned e       => Move(CarrierState.Returned, e.StateOn),
        LetterStateCorrected e => new(WireNames.Of(e.To), e.StateOn, WireNames.Of(e.From)),
        _                      => null,
    };

    /// <summary>A letter that has left is asked about at once: its provider may know the day of deposit already.</summary>
    public static Task<int> Sent(Session session, Guid decision, string reference, CancellationToken stop) => session.Run(
        """
        insert into letters (decision, reference, state, provider, marked_at, ask_at)
        values ($1, $2, 'sent', (select provider from posted_letters where decision = $1), clock_timestamp(), clock_timestamp())
        """, stop, decision, reference);

    /// <summary>Shows a move, and where the letter is after all of them.</summary>
    public static Task<int> Moved(Session session, Guid decision, Message state, LetterMove move, CancellationToken stop) => session.Run(
        "update letters set state = $2, moves = moves || jsonb_strip_nulls(jsonb_build_object('state', $3::text, 'on', $4::date, 'corrects', $5::text)) where decision = $1",
        stop, decision, WireNames.Of(state.Stands), move.State, move.On, move.Corrects);

    /// <summary>Shows what else concerns a letter; null where it is not about one.</summary>
    public static Task? Show(Session session, Guid decision, MessageEvent fact, CancellationToken stop) => fact is ProofKept { Kind: not ProofKind.Deposit } e
        ? session.Run("update letters set proof_sha256 = $2 where decision = $1", stop, decision, e.Sha256)
        : fact is ProofKept ? Task.CompletedTask : null;

    static LetterMove Move(CarrierState state, DateOnly on) => new(WireNames.Of(state), on);
}
