using System.Collections.Immutable;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Messages;

// A text message after it has left. Its receipts come in any order and any number of times; the first that ends it stands, and STOP may come at any time.
public sealed partial record Message
{
    /// <summary>What its provider has told.</summary>
    public ImmutableHashSet<TextFate> Fates { get; init; } = [];

    Decision<MessageEvent> Hears(ReportText told) => this switch
    {
        { About: null } or { About.Channel: not Channel.Sms } or { IsRedirected: true } => Refuse("no_text_message", "This is no text message to a debtor."),
        { Status: not MessageStatus.Sent }                                             => Refuse("never_left", "Only a text message that has left has a fate."),
        { Fates: var known } when known.Contains(told.Fate)                            => Nothing,
        _ => told.Fate switch
        {
            TextFate.Declined                                                          => new TextsDeclined(About, told.On),
            TextFate.Delivered when !Fates.Contains(TextFate.Undeliverable)            => new TextDelivered(About, told.On),
            TextFate.Undeliverable when !Fates.Contains(TextFate.Delivered)            => new TextUndeliverable(About, told.On),
            _                                                                          => Nothing,
        },
    };

    Message Ends(MessageEvent told) => told switch
    {
        TextDelivered     => this with { Fates = Fates.Add(TextFate.Delivered) },
        TextUndeliverable => this with { Fates = Fates.Add(TextFate.Undeliverable), Bounced = BounceKind.Hard },
        TextsDeclined     => this with { Fates = Fates.Add(TextFate.Declined) },
        _                 => this,
    };
}
