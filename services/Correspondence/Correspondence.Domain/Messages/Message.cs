using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>How far a message has come.</summary>
public enum MessageStatus
{
    /// <summary>Nobody has asked for it.</summary>
    None,

    /// <summary>Waits to be sent.</summary>
    Requested,

    /// <summary>On its way out: it may have left.</summary>
    Sending,

    /// <summary>It has left.</summary>
    Sent,

    /// <summary>It could not leave and never will.</summary>
    Failed,

    /// <summary>It was called back before it left.</summary>
    Withdrawn,
}

/// <summary>
/// One message to a debtor, or one notice to a colleague, sent at most once. Request and withdrawal may be heard in any order and any number of times.
/// </summary>
/// <param name="Status">How far it has come.</param>
/// <param name="About">What it is about; null until it was asked for.</param>
/// <param name="Sha256">Of the prepared document.</param>
/// <param name="CalledBack">Why it is to be withdrawn as soon as it is known that nothing has left.</param>
/// <param name="Carrier">What the carrier has said so far.</param>
/// <param name="Proven">The carrier's proof is kept.</param>
public sealed partial record Message(
    MessageStatus Status, About? About, string? Sha256, string? CalledBack, ImmutableHashSet<CarrierState> Carrier, bool Proven)
    : IDecider<Message, MessageCommand, MessageEvent>
{
    /// <summary>It is a mail to a colleague; null for a message to a debtor.</summary>
    public ColleagueNotice? Notice { get; init; }

    /// <inheritdoc/>
    public static Message Initial { get; } = new(MessageStatus.None, null, null, null, [], false);

    /// <inheritdoc/>
    public static Decision<MessageEvent> Decide(Message state, MessageCommand command) => command switch
    {
        RequestMessage asked     => state.Requests(asked),
        RequestNotice asked      => state is { About: null, Notice: null } ? new NoticeRequested(asked.Notice, asked.On) : Nothing,
        WithdrawMessage back     => state.Withdraws(back),
        StartSending start       => state.Starts(start),
        ReportSent sent          => state.Leaves(sent),
        ReportNotSent not        => state.Stays(not),
        ReportFailure failure    => state.Fails(failure),
        ReportCarrierState moved => state.Moves(moved),
        KeepProof proof          => state.Proves(proof),
        HearMail heard           => state.Hears(heard),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Message Evolve(Message state, MessageEvent happened) => happened switch
    {
        MessageRequested e   => state with { About = e.About, IsRedirected = e.Asked.Redirected, Status = state.Status is MessageStatus.None ? MessageStatus.Requested : state.Status },
        NoticeRequested e    => state with { Notice = e.Notice, Status = state.Status is MessageStatus.None ? MessageStatus.Requested : state.Status },
        NoticePrepared e     => state with { Sha256 = e.Sha256 },
        NoticeSent           => state with { Status = MessageStatus.Sent },
        NoticeFailed         => state with { Status = MessageStatus.Failed },
        MessageWithdrawn     => state with { Status = MessageStatus.Withdrawn },
        WithdrawalHeard e    => state with { CalledBack = e.Reason },
        MessagePrepared e    => state with { Sha256 = e.Sha256 },
        CopiesEnclosed       => state,
        SendingStarted       => state with { Status = MessageStatus.Sending },
        MessageSent          => state with { Status = MessageStatus.Sent },
        MessageFailed        => state with { Status = MessageStatus.Failed },
        LetterDeposited      => state.At(CarrierState.Deposited),
        LetterFirstPresented => state.At(CarrierState.FirstPresented),
        LetterDelivered      => state.At(CarrierState.Delivered),
        LetterRefused        => state.At(CarrierState.Refused),
        LetterUnclaimed      => state.At(CarrierState.Unclaimed),
        LetterUnknownAddress => state.At(CarrierState.UnknownAddress),
        ProofKept            => state with { Proven = true },
        MessageBounced or MessageComplained or MessageDelivered or ReplyReceived or AutoReplyReceived => state.Comes(happened),
        _ => throw new UnreachableException(),
    };

    Message At(CarrierState state) => this with { Carrier = Carrier.Add(state) };

    // A message withdrawn before it was heard of is still noted: the history says what would have gone out.
    Decision<MessageEvent> Requests(RequestMessage asked) =>
        this is { About: null, Notice: null } ? new MessageRequested(asked.About, asked.Asked, asked.On) : Nothing;

    Decision<MessageEvent> Withdraws(WithdrawMessage back) => this switch
    {
        { Status: MessageStatus.None or MessageStatus.Requested }    => new MessageWithdrawn(back.Reason, back.On),
        { Status: MessageStatus.Sending, CalledBack: null }          => new WithdrawalHeard(back.Reason, back.On),
        _                                                            => Nothing,
    };

    Decision<MessageEvent> Starts(StartSending start) => Status switch
    {
        MessageStatus.Requested => Accept<MessageEvent>([Notice is null ? new MessagePrepared(start.Sha256, start.Role, start.On, start.Address, start.Text) : new NoticePrepared(start.Sha256, start.On), .. Encloses(start), new SendingStarted(start.On)]),
        MessageStatus.Sending   => Nothing,
        _                       => Refuse("not_to_be_sent", $"This message is {Status}."),
    };

    Decision<MessageEvent> Leaves(ReportSent sent) => Status switch
    {
        MessageStatus.Sending => Left(sent),
        MessageStatus.Sent    => Nothing,
        _                     => Refuse("never_started", $"This message is {Status}; it cannot have left."),
    };

    MessageEvent[] Left(ReportSent sent)
    {
        if (Notice is not null) return [new NoticeSent(Sha256!, sent.On)];
        var left = new MessageSent(About!, Sha256!, sent.CarrierReference, sent.On);
        return About!.Channel is Channel.RegisteredLetter && sent.DepositedOn is { } deposited
            ? [left, new LetterDeposited(About, deposited, sent.On)]
            : [left];
    }

    Decision<MessageEvent> Stays(ReportNotSent not) =>
        Status is MessageStatus.Sending && CalledBack is { } reason ? new MessageWithdrawn(reason, not.On) : Nothing;

    Decision<MessageEvent> Fails(ReportFailure failure) =>
        Status is not (MessageStatus.Requested or MessageStatus.Sending) ? Nothing
        : Notice is null ? new MessageFailed(About!, failure.Reason, failure.On) : new NoticeFailed(failure.Reason, failure.On);

    Decision<MessageEvent> Moves(ReportCarrierState moved) => this switch
    {
        { Status: not MessageStatus.Sent }                         => Refuse("not_posted", "Only a letter that was posted moves."),
        { Carrier: var known } when known.Contains(moved.State)    => Nothing,
        { Carrier: var known } when known.Any(s => s.IsFinal())    => Nothing,
        _                                                          => Fact(moved),
    };

    MessageEvent Fact(ReportCarrierState moved) => moved.State switch
    {
        CarrierState.Deposited      => new LetterDeposited(About!, moved.StateOn, moved.On),
        CarrierState.FirstPresented => new LetterFirstPresented(About!, moved.StateOn, moved.On),
        CarrierState.Delivered      => new LetterDelivered(About!, moved.StateOn, moved.On),
        CarrierState.Refused        => new LetterRefused(About!, moved.StateOn, moved.On),
        CarrierState.Unclaimed      => new LetterUnclaimed(About!, moved.StateOn, moved.On),
        CarrierState.UnknownAddress => new LetterUnknownAddress(About!, moved.StateOn, moved.On),
        _ => throw new UnreachableException(),
    };

    Decision<MessageEvent> Proves(KeepProof proof) => Proven ? Nothing : new ProofKept(proof.Sha256, proof.On);
}
