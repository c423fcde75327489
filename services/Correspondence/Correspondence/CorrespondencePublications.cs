using Recouvrement.Contracts.Correspondence;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Papers;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence;

/// <summary>What others may know: that a message has left, that it never will, where a registered letter is, what came back, which ways are closed, and that a debtor has written.</summary>
static class CorrespondencePublications
{
    /// <summary>The events of messages.</summary>
    public static EventNames<MessageEvent> Names { get; } = new();

    /// <summary>The events of mails that came in.</summary>
    public static EventNames<InboundEvent> InboundNames { get; } = new();

    /// <summary>The events of suppressions.</summary>
    public static EventNames<SuppressionEvent> SuppressionNames { get; } = new();

    /// <summary>The events of papers that are evidence.</summary>
    public static EventNames<PaperEvent> PaperNames { get; } = new();

    /// <summary>All of them.</summary>
    public static Publications All => new Publications()
        .Publish<MessageEvent, MessageSent, MessageSentV1>(Names, (stored, e) =>
            new(stored.Stream, e.About.Case, e.About.Creditor, e.About.Step, WireNames.Of(e.About.Channel), e.Sha256, stored.Version, e.On))
        .Publish<MessageEvent, MessageFailed, MessageFailedV1>(Names, (stored, e) =>
            new(stored.Stream, e.About.Case, e.About.Creditor, e.About.Step, WireNames.Of(e.About.Channel), e.Reason, stored.Version, e.On))
        .Publish<MessageEvent, LetterDeposited, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, CarrierState.Deposited, e.StateOn, e.On))
        .Publish<MessageEvent, LetterFirstPresented, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, CarrierState.FirstPresented, e.StateOn, e.On))
        .Publish<MessageEvent, LetterDelivered, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, CarrierState.Delivered, e.StateOn, e.On))
        .Publish<MessageEvent, LetterRefused, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, CarrierState.Refused, e.StateOn, e.On))
        .Publish<MessageEvent, LetterUnclaimed, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, CarrierState.Unclaimed, e.StateOn, e.On))
        .Publish<MessageEvent, LetterUnknownAddress, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, CarrierState.UnknownAddress, e.StateOn, e.On))
        .Publish<MessageEvent, MessageBounced, MessageBouncedV1>(Names, (stored, e) => Bounced(stored, e.About, WireNames.Of(e.Kind), e.StatusCode, e.On))
        .Publish<MessageEvent, TextUndeliverable, MessageBouncedV1>(Names, (stored, e) => Bounced(stored, e.About, "hard", null, e.On))
        .Publish<MessageEvent, MessageComplained, MessageBouncedV1>(Names, (stored, e) => Bounced(stored, e.About, "complaint", null, e.On))
        .Publish<MessageEvent, LetterNoticeLeft, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, CarrierState.NoticeLeft, e.StateOn, e.On))
        .Publish<MessageEvent, LetterReturned, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, CarrierState.Returned, e.StateOn, e.On))
        .Publish<MessageEvent, LetterStateCorrected, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, e.To, e.StateOn, e.On) with { Corrects = WireNames.Of(e.From) })
        .Publish<SuppressionEvent, SuppressionEvent.WaySuppressed, DebtorWayChangedV1>(SuppressionNames, (stored, e) => Way(stored, e.Subject, isClosed: true, WireNames.Of(e.Reason), e.Until, e.On))
        .Publish<SuppressionEvent, SuppressionEvent.SuppressionLifted, DebtorWayChangedV1>(SuppressionNames, (stored, e) => Way(stored, e.Subject, isClosed: false, WireNames.Of(e.Reason), null, e.On))
        .Publish<PaperEvent, PaperEvent.PaperKept, CasePaperKeptV1>(PaperNames, (stored, e) => new(e.Decision, e.Case, e.Creditor, e.Kind, e.Sha256, e.Size, e.MediaType, stored.Version, e.On))
        .Publish<PaperEvent, PaperEvent.PaperErased, CasePaperErasedV1>(PaperNames, (stored, e) => new(e.Decision, e.Case, e.Creditor, e.Kind, e.Sha256, WireNames.Of(e.Reason), stored.Version, e.On))
        .Publish<InboundEvent, InboundEvent.ReplyFiled, ReplyReceivedV1>(InboundNames, (stored, e) => new(stored.Stream, e.To.Decision, e.To.Case, e.To.Creditor, e.Automatic, stored.Version, e.On));

    static DebtorWayChangedV1 Way(StoredEvent stored, SuppressionSubject of, bool isClosed, string reason, DateOnly? until, DateOnly on) =>
        new(stored.Stream, of.Creditor, of.Debtor, of.CustomerNumber, WireNames.Of(of.Way), of.IsWhole, isClosed, reason, until, stored.Version, on);

    static MessageBouncedV1 Bounced(StoredEvent stored, About about, string kind, string? statusCode, DateOnly on) =>
        new(stored.Stream, about.Case, about.Creditor, about.Step, WireNames.Of(about.Channel), kind, statusCode, stored.Version, on);

    static RegisteredLetterMovedV1 Moved(StoredEvent stored, About about, CarrierState state, DateOnly stateOn, DateOnly on) =>
        new(stored.Stream, about.Case, about.Creditor, WireNames.Of(state), stateOn, stored.Version, on);
}
