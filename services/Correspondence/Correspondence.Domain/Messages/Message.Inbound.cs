using System.Collections.Immutable;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Messages;

// What came back of a message that has left. Anybody can send a mail that claims to: it is noted, and moves nothing back.
public sealed partial record Message
{
    /// <summary>It went to a mailbox of the creditor instead of the debtor.</summary>
    public bool IsRedirected { get; init; }

    /// <summary>The worst that was heard of its address.</summary>
    public BounceKind Bounced { get; init; }

    /// <summary>Its recipient has reported it.</summary>
    public bool IsComplainedOf { get; init; }

    /// <summary>How far servers say it got: null, handed on (true), in the mailbox (false).</summary>
    public bool? Relayed { get; init; }

    /// <summary>Mails that answered it.</summary>
    public ImmutableHashSet<Guid> Replies { get; init; } = [];

    // Only what may have left comes back; nobody but the creditor answers what went to its own mailbox. A letter can be answered by mail, and does not bounce.
    Decision<MessageEvent> Hears(HearMail heard) => this switch
    {
        { About: null } or { IsRedirected: true } or { Status: not (MessageStatus.Sending or MessageStatus.Sent) } => Nothing,
        _ => heard.Found.Kind switch
        {
            MailKind.Reply when !Replies.Contains(heard.Mail)                           => new ReplyReceived(About, heard.Mail, heard.On),
            MailKind.AutoReply or MailKind.Challenge when !Replies.Contains(heard.Mail) => new AutoReplyReceived(About, heard.Mail, heard.Found.ReturnOn, heard.On),
            _ when About.Channel is not Channel.Email                                   => Nothing,
            MailKind.HardBounce when Bounced < BounceKind.Hard                          => new MessageBounced(About, BounceKind.Hard, heard.Found.StatusCode, heard.Mail, heard.On),
            MailKind.SoftBounce when Bounced < BounceKind.Soft                          => new MessageBounced(About, BounceKind.Soft, heard.Found.StatusCode, heard.Mail, heard.On),
            MailKind.Complaint when !IsComplainedOf                                     => new MessageComplained(About, heard.Mail, heard.On),
            MailKind.Delivered when Relayed is null or true                             => new MessageDelivered(About, false, heard.Mail, heard.On),
            MailKind.Relayed when Relayed is null                                       => new MessageDelivered(About, true, heard.Mail, heard.On),
            _                                                                           => Nothing,
        },
    };

    Message Comes(MessageEvent back) => back switch
    {
        MessageBounced e    => this with { Bounced = e.Kind > Bounced ? e.Kind : Bounced },
        MessageComplained   => this with { IsComplainedOf = true },
        MessageDelivered e  => this with { Relayed = e.Relayed && Relayed is not false },
        ReplyReceived e     => this with { Replies = Replies.Add(e.Mail) },
        AutoReplyReceived e => this with { Replies = Replies.Add(e.Mail) },
        _                   => this,
    };
}
