using Recouvrement.Contracts.Correspondence;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence;

/// <summary>What others may know: that a message has left, that it never will, and where a registered letter is.</summary>
static class CorrespondencePublications
{
    /// <summary>The events of messages.</summary>
    public static EventNames<MessageEvent> Names { get; } = new();

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
        .Publish<MessageEvent, LetterUnknownAddress, RegisteredLetterMovedV1>(Names, (stored, e) => Moved(stored, e.About, CarrierState.UnknownAddress, e.StateOn, e.On));

    static RegisteredLetterMovedV1 Moved(StoredEvent stored, About about, CarrierState state, DateOnly stateOn, DateOnly on) =>
        new(stored.Stream, about.Case, about.Creditor, WireNames.Of(state), stateOn, stored.Version, on);
}
