using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Mail;

/// <summary>The server said no.</summary>
/// <param name="code">Its reply code: 4xx for now, 5xx for good.</param>
/// <param name="phase">At what.</param>
sealed class SmtpRefusal(int code, string phase) : Exception($"The mail server answered {code} at {phase}.")
{
    public string Phase => phase;

    public bool IsFinal => code is >= 500 and < 600;
}

/// <summary>
/// One conversation with a mail server (RFC 5321, STARTTLS 3207, AUTH PLAIN 4954). It exists because a mail must leave byte for byte as it
/// was hashed, and <c>SmtpClient</c> writes headers and boundaries of its own each time.
/// </summary>
sealed class SmtpConversation : IAsyncDisposable
{
    const int LongestReply = 64 * 1024;
    readonly TcpClient socket = new() { NoDelay = true };
    Stream stream = Stream.Null;
    byte[] unread = [];
    HashSet<string> offers = [];

    /// <summary>Connects, greets, encrypts and authenticates as configured.</summary>
    public static async Task<SmtpConversation> Open(SmtpOptions options, CancellationToken stop)
    {
        var talk = new SmtpConversation();
        try
        {
            await talk.socket.ConnectAsync(options.Host, options.Port, stop);
            talk.stream = talk.socket.GetStream();
            if (options.ImplicitTls) await talk.Secure(options, stop);
            await talk.Expect(220, "greeting", stop);
            await talk.Greet(options.Domain, stop);
            if (options is { StartTls: true, ImplicitTls: false }) await talk.Encrypt(options, stop);
            if (options.User is { Length: > 0 }) await talk.Authenticate(options, stop);
            return talk;
        }
        catch
        {
            await talk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Names sender and recipients; after it the server waits for the mail.</summary>
    /// <param name="from">Sender.</param>
    /// <param name="to">Recipient.</param>
    /// <param name="copy">Who else gets it, if the server takes that one; null: nobody.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>Whether whoever was to get a copy does.</returns>
    public async Task<bool> Address(string from, string to, string? copy, CancellationToken stop)
    {
        await Say($"MAIL FROM:<{from}>", 250, "sender", stop);
        await Say($"RCPT TO:<{to}>", 250, "recipient", stop);
        var copied = await Takes(copy, stop);
        await Say("DATA", 354, "data", stop);
        return copied;
    }

    // A colleague who cannot be reached holds no debtor's mail up.
    async Task<bool> Takes(string? copy, CancellationToken stop)
    {
        if (copy is null) return true;
        try
        {
            await Say($"RCPT TO:<{copy}>", 250, "recipient", stop);
            return true;
        }
        catch (SmtpRefusal)
        {
            return false;
        }
    }

    /// <summary>Everything of the mail but its end: until <see cref="Finish"/> the server cannot have accepted it.</summary>
    public async Task Write(ReadOnlyMemory<byte> mail, CancellationToken stop)
    {
        await stream.WriteAsync(Stuffed(mail.Span), stop);
        await stream.FlushAsync(stop);
    }

    /// <summary>Ends the mail. When this throws anything but a refusal, nobody knows whether the server has accepted it.</summary>
    public Task Finish(CancellationToken stop) => Say(".", 250, "content", stop);

    /// <summary>Says goodbye; the mail is the server's already, so nothing that goes wrong here matters.</summary>
    public async Task Quit(CancellationToken stop)
    {
        try
        {
            await Say("QUIT", 221, "goodbye", stop);
        }
        catch (Exception failed) when (failed is IOException or SocketException or SmtpRefusal or OperationCanceledException)
        {
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        socket.Dispose();
    }

    async Task Greet(string domain, CancellationToken stop) =>
        offers = [.. (await Say($"EHLO {domain}", 250, "hello", stop)).Skip(1).Select(line => line.ToUpperInvariant())];

    async Task Encrypt(SmtpOptions options, CancellationToken stop)
    {
        if (!offers.Contains("STARTTLS")) throw new IOException("The mail server does not offer STARTTLS; nothing is said in clear.");
        await Say("STARTTLS", 220, "encryption", stop);
        // What came in clear behind the answer would be taken for the server's encrypted words.
        if (unread.Length > 0) throw new IOException("The mail server spoke in clear after it agreed to encrypt.");
        await Secure(options, stop);
        await Greet(options.Domain, stop);
    }

    async Task Secure(SmtpOptions options, CancellationToken stop)
    {
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = tls;
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host, CertificateChainPolicy = HouseRoots.Policy(options.Roots) }, stop);
    }

    async Task Authenticate(SmtpOptions options, CancellationToken stop)
    {
        var isHere = socket.Client.RemoteEndPoint is IPEndPoint { Address: var at } && IPAddress.IsLoopback(at);
        if (stream is not SslStream && !isHere)
            throw new IOException("A password is only said on an encrypted connection: set Smtp:StartTls or Smtp:ImplicitTls.");
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{options.User}\0{options.Password}"));
        await Say($"AUTH PLAIN {secret}", 235, "authentication", stop);
    }

    async Task<List<string>> Say(string words, int expected, string phase, CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), stop);
        await stream.FlushAsync(stop);
        return await Expect(expected, phase, stop);
    }

    async Task<List<string>> Expect(int expected, string phase, CancellationToken stop)
    {
        var lines = new List<string>();
        for (var length = 0; length <= LongestReply;)
        {
            var line = await Line(stop);
            length += line.Length;
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)) break;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length > 3 && line[3] == '-') continue;
            // 251 is as good as 250: the server sends it on to the recipient's new mailbox.
            return code == expected || (code == 251 && phase == "recipient") ? lines : throw new SmtpRefusal(code, phase);
        }

        throw new IOException($"What the mail server says at {phase} is no SMTP.");
    }

    async Task<string> Line(CancellationToken stop)
    {
        int end;
        while ((end = Array.IndexOf(unread, (byte)'\n')) < 0)
        {
            if (unread.Length > LongestReply) throw new IOException("The mail server's line does not end.");
            var more = new byte[1024];
            var read = await stream.ReadAsync(more, stop);
            if (read == 0) throw new EndOfStreamException("The mail server hung up.");
            unread = [.. unread, .. more.AsSpan(0, read)];
        }

        var line = Encoding.ASCII.GetString(unread, 0, end).TrimEnd('\r');
        unread = unread[(end + 1)..];
        return line;
    }

    /// <summary>A line that begins with a dot gets a second one, which the server takes away again; so a mail cannot end itself.</summary>
    internal static byte[] Stuffed(ReadOnlySpan<byte> mail)
    {
        var stuffed = new ArrayBufferWriter<byte>(mail.Length + 64);
        var atStart = true;
        foreach (var b in mail)
        {
            if (atStart && b == '.') stuffed.Write("."u8);
            stuffed.Write([b]);
            atStart = b == '\n';
        }

        if (!atStart) stuffed.Write("\r\n"u8);
        return stuffed.WrittenSpan.ToArray();
    }
}
