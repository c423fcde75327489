using System.Net;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>A mailbox that is looked into for mails, where no provider hands them over. Configuration section <c>Inbound:Imap</c>.</summary>
public sealed class ImapOptions
{
    /// <summary>What <see cref="AreSound"/> asks for, in words.</summary>
    internal const string Sound = "Inbound:Imap: Port is 1 to 65535, Every and Timeout last up to a day, and Clear is for a server on this machine: a password is only said on an encrypted connection.";

    /// <summary>Name or address of the server; null: no mailbox is looked into.</summary>
    public string? Host { get; set; }

    /// <summary>Its port: 993 encrypted from the first byte, 143 with <see cref="StartTls"/>.</summary>
    public int Port { get; set; } = 993;

    /// <summary>Encrypt by STARTTLS instead of from the first byte; a server that does not offer it gets no password.</summary>
    public bool StartTls { get; set; }

    /// <summary>In clear: for a server on this machine only.</summary>
    public bool Clear { get; set; }

    /// <summary>PEM file of the authorities to trust instead of the machine's own, for a server with a certificate of the house.</summary>
    public string? Roots { get; set; }

    /// <summary>Owner of the mailbox.</summary>
    public string User { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Folder that is looked into, with the server's own separator where it lies in another.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>How long between two looks.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the server may take for one answer; a large mail gets longer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    internal static bool AreSound(ImapOptions options) => options.Host is null
        || (options.Port is > 0 and <= 65_535 && IsLength(options.Every) && IsLength(options.Timeout) && (!options.Clear || IsHere(options.Host)));

    static bool IsLength(TimeSpan length) => length > TimeSpan.Zero && length <= TimeSpan.FromDays(1);

    static bool IsHere(string host) => host is "localhost" || (IPAddress.TryParse(host, out var at) && IPAddress.IsLoopback(at));
}
