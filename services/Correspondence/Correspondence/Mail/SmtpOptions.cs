namespace Recouvrement.Correspondence.Mail;

/// <summary>The mail server that messages leave through. Configuration section <c>Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>Name or address of the server.</summary>
    public string Host { get; set; } = "localhost";

    /// <summary>Its port: 587 for submission with <see cref="StartTls"/>, 465 for submission with <see cref="ImplicitTls"/>, 25 for a relay of one's own.</summary>
    public int Port { get; set; } = 25;

    /// <summary>User, where the server wants one. Needs <see cref="StartTls"/> or <see cref="ImplicitTls"/>, or a server on this machine.</summary>
    public string? User { get; set; }

    /// <summary>Password of the user.</summary>
    public string? Password { get; set; }

    /// <summary>Encrypt before anything is said. A server that does not offer it gets nothing.</summary>
    public bool StartTls { get; set; }

    /// <summary>Encrypted from the first byte (RFC 8314); <see cref="StartTls"/> then says nothing.</summary>
    public bool ImplicitTls { get; set; }

    /// <summary>PEM file of the authorities to trust instead of the machine's own, for a relay with a certificate of the house.</summary>
    public string? Roots { get; set; }

    /// <summary>Domain of Message-IDs and of our greeting.</summary>
    public string Domain { get; set; } = "recouvrement.invalid";

    /// <summary>Sender of a creditor whose letterhead has no mailbox.</summary>
    public string? Sender { get; set; }

    /// <summary>How long it may take until the server waits for the mail; the mail itself has as long again, and a second for each 64 KiB of it.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long the server may take to answer for a mail once it has all of it (RFC 5321, section 4.5.3.2.6): hanging up earlier only means that it comes twice.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Conversations at a time, 1 to 8; each process has its own.</summary>
    public int Connections { get; set; } = 8;

    /// <summary>How long the circuit stays open once the server keeps failing; up to five seconds, the longest pause of any message.</summary>
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(2);

    // As large as a mail gets: copies of invoices and a letter, in Base64.
    const int LargestMail = 24 << 20;

    /// <summary>How long the upload of a mail may take.</summary>
    internal TimeSpan UploadOf(int bytes) => Timeout + TimeSpan.FromSeconds(Math.Min(bytes, LargestMail) / 65_536d);

    /// <summary>How long handing over one mail may take at most.</summary>
    internal TimeSpan Longest => Timeout + UploadOf(LargestMail) + AnswerTimeout;
}
