namespace Recouvrement.Correspondence.Domain.Inbound;

/// <summary>What a mail that came in is.</summary>
public enum MailKind
{
    /// <summary>It cannot be read, or says nothing of use: a person looks at it.</summary>
    Unknown,

    /// <summary>Somebody has written it.</summary>
    Reply,

    /// <summary>A mailbox has answered by itself (absence, accusé de réception automatique).</summary>
    AutoReply,

    /// <summary>A filter asks the sender to prove that it is no machine (authentification de l'expéditeur): the mail was not read yet.</summary>
    Challenge,

    /// <summary>A mail will never get there: nobody of that name, no such domain.</summary>
    HardBounce,

    /// <summary>A mail did not get there this time: mailbox full, refused for what it is, server away for too long.</summary>
    SoftBounce,

    /// <summary>A mail has not got there yet; its carrier goes on trying.</summary>
    Delayed,

    /// <summary>A mail lies in the recipient's mailbox.</summary>
    Delivered,

    /// <summary>A mail was handed on to a server that tells no more.</summary>
    Relayed,

    /// <summary>The recipient has reported a mail as unwanted.</summary>
    Complaint,

    /// <summary>Who sells to the debtor has answered the copy of a message: a word of the house, and none of the debtor's.</summary>
    Colleague,
}

/// <summary>What follows from what a mail is.</summary>
public static class MailKinds
{
    /// <summary>Somebody has written it, or somebody's mailbox by itself: whose word it is, its author says.</summary>
    public static bool IsWritten(this MailKind kind) => kind is MailKind.Reply or MailKind.AutoReply or MailKind.Challenge;
}

/// <summary>What a mail was found to be.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="StatusCode">Enhanced status code of a report (RFC 3463); null where none was given.</param>
/// <param name="ReturnOn">Day until which, or on which, an absence says it ends; null where it says none.</param>
public sealed record Classified(MailKind Kind, string? StatusCode = null, DateOnly? ReturnOn = null);
