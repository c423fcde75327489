namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>Whether an address that did not take a mail may take another.</summary>
public enum BounceKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Not this time.</summary>
    Soft,

    /// <summary>Never.</summary>
    Hard,
}

// What comes back after a message has left.
public abstract partial record MessageEvent
{
    /// <summary>It came back (rejet). Without the address: that lies in the mail, which can be erased.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="Kind">Whether another would get there.</param>
    /// <param name="StatusCode">Enhanced status code (RFC 3463); null where none was given.</param>
    /// <param name="Mail">The mail that says so.</param>
    /// <param name="On">Business date.</param>
    public sealed record MessageBounced(About About, BounceKind Kind, string? StatusCode, Guid Mail, DateOnly On) : MessageEvent;

    /// <summary>Its recipient has reported it as unwanted (RFC 5965).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="Mail">The mail that says so.</param>
    /// <param name="On">Business date.</param>
    public sealed record MessageComplained(About About, Guid Mail, DateOnly On) : MessageEvent;

    /// <summary>A mail server says that it lies in the recipient's mailbox, or that it was handed on to one that tells no more.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="Relayed">It was only handed on.</param>
    /// <param name="Mail">The mail that says so.</param>
    /// <param name="On">Business date.</param>
    public sealed record MessageDelivered(About About, bool Relayed, Guid Mail, DateOnly On) : MessageEvent;

    /// <summary>The debtor has answered it by e-mail.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="Mail">The answer.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReplyReceived(About About, Guid Mail, DateOnly On) : MessageEvent;

    /// <summary>The recipient's mailbox has answered by itself: no answer of the debtor, and no contact.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="Mail">The answer.</param>
    /// <param name="ReturnOn">Day on which an absence says it ends; null where it says none.</param>
    /// <param name="On">Business date.</param>
    public sealed record AutoReplyReceived(About About, Guid Mail, DateOnly? ReturnOn, DateOnly On) : MessageEvent;
}
