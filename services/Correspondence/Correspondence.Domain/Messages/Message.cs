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
/// <param name="Carrier">What the carrier has said so far, and of which day.</param>
/// <param name="Proofs">The carrier's documents that are kept.</param>
public sealed partial record Message(
    MessageStatus Status, About? About, string? Sha256, string? CalledBack, ImmutableSortedDictionary<CarrierState, DateOnly> Carrier, ImmutableHashSet<ProofKind> Proofs)
    : IDecider<Message, MessageCommand, MessageEvent>
{
    /// <summary>It is a mail to a colleague; null for a message to a debtor.</summary>
    public ColleagueNotice? Notice { get; init; }

    /// <inheritdoc/>
    public static Message Initial { get; } = new(MessageStatus.None, null, null, null, ImmutableSortedDictionary<CarrierState, DateOnly>.Empty, []);

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
        LeaveCopiesOut without   => state.LeavesOut(without),
        ReportCarrierStates told => state.Moves(told),
        KeepProof proof          => state.Proves(proof),
        HearMail heard           => state.Hears(heard),
        ReportText told          => state.Hears(told),
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
        CopiesEnclosed e     => state with { Copies = e.Copies },
        CopiesLeftOut        => state with { Copies = [], IsWithoutCopies = true, Status = state.Status is MessageStatus.Sending ? MessageStatus.Requested : state.Status },
        SendingStarted e     => state with { Status = MessageStatus.Sending, StartedOn = e.On },
        MessageSent          => state with { Status = MessageStatus.Sent },
        MessageFailed        => state with { Status = MessageStatus.Failed },
        LetterDeposited e    => state.At(CarrierState.Deposited, e.StateOn),
        LetterFirstPresented e => state.At(CarrierState.FirstPresented, e.StateOn),
        LetterDelivered e    => state.At(CarrierState.Delivered, e.StateOn),
        LetterRefused e      => state.At(CarrierState.Refused, e.StateOn),
        LetterUnclaimed e    => state.At(CarrierState.Unclaimed, e.StateOn),
        LetterUnknownAddress e => state.At(CarrierState.UnknownAddress, e.StateOn),
        LetterNoticeLeft e   => state.At(CarrierState.NoticeLeft, e.StateOn),
        LetterReturned e     => state.At(CarrierState.Returned, e.StateOn),
        LetterStateCorrected => state,
        ProofKept e          => state with { Proofs = state.Proofs.Add(e.Kind ?? (state.Stands is CarrierState.Delivered ? ProofKind.Receipt : ProofKind.Undelivered)) },
        MessageBounced or MessageComplained or MessageDelivered or ReplyReceived or AutoReplyReceived => state.Comes(happened),
        TextDelivered or TextUndeliverable or TextsDeclined => state.Ends(happened),
        _ => throw new UnreachableException(),
    };

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
        return About!.Channel.IsRegistered() && sent.DepositedOn is { } deposited
            ? [left, new LetterDeposited(About, deposited, sent.On)]
            : [left];
    }

    Decision<MessageEvent> Stays(ReportNotSent not) =>
        Status is MessageStatus.Sending && CalledBack is { } reason ? new MessageWithdrawn(reason, not.On) : Nothing;

    Decision<MessageEvent> Fails(ReportFailure failure) =>
        Status is not (MessageStatus.Requested or MessageStatus.Sending) ? Nothing
        : Notice is null ? new MessageFailed(About!, failure.Reason, failure.On) : new NoticeFailed(failure.Reason, failure.On);
}
