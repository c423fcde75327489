using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Inbound;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Mail;

/// <summary>Where what answers a mail goes, and who else gets it. Of one that goes to the creditor's own mailbox: nowhere but there, and nobody.</summary>
/// <param name="ReplyTo">Where an answer goes; null: to the sender.</param>
/// <param name="BounceTo">Where reports go; null: to the sender.</param>
/// <param name="Copy">Who else gets it; null: nobody.</param>
sealed record MailAddressing(EmailAddress? ReplyTo, EmailAddress? BounceTo, EmailAddress? Copy)
{
    /// <summary>To the sender, and to nobody else.</summary>
    public static MailAddressing Plain { get; } = new(null, null, null);

    /// <summary>That of a message.</summary>
    public static async Task<MailAddressing> Of(Session session, Guid decision, bool redirected, InboundOptions inbound, CancellationToken stop)
    {
        if (redirected) return Plain;
        var copies = await session.Read("select mailbox from copies where decision = $1", row => row.GetString(0), stop, decision);
        return new(With(inbound.ReplyTo, decision), With(inbound.BounceTo, decision), EmailAddress.Parse(copies.FirstOrDefault()));
    }

    /// <summary>Keeps who else gets a message, for as long as the sending takes.</summary>
    public static Task Keep(Session session, Guid decision, string mailbox, CancellationToken stop) =>
        session.Run("insert into copies (decision, mailbox) values ($1, $2) on conflict do nothing", stop, decision, mailbox);

    /// <summary>Forgets it.</summary>
    public static Task Forget(Session session, Guid decision, CancellationToken stop) => session.Run("delete from copies where decision = $1", stop, decision);

    static EmailAddress? With(string? mailbox, Guid decision) => EmailAddress.Parse(mailbox) is { } own ? ReplyToken.In(own, decision) ?? own : null;
}
