using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What the scripted mailbox does in its conversations.</summary>
public enum MailboxMood
{
    Serve,
    RefusePassword,
    StaySilent,
    OpenForReadingOnly,
}

/// <summary>A mailbox over IMAP4rev1 (RFC 3501), as much of it as is asked for; keeps what was said and which mails are seen.</summary>
public sealed partial class ScriptedMailbox : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly ConcurrentDictionary<int, (byte[] Raw, int Size)> mails = [];
    readonly ConcurrentDictionary<int, bool> seen = [];
    readonly X509Certificate2? certificate;
    readonly bool fromTheStart;
    readonly Task serving;
    int hangUpsAtMark, hangUpsAtGreeting;

    /// <param name="certificate">Offers STARTTLS with it.</param>
    /// <param name="fromTheStart">Encrypts before it says anything instead.</param>
    public ScriptedMailbox(X509Certificate2? certificate = null, bool fromTheStart = false)
    {
        (this.certificate, this.fromTheStart) = (certificate, fromTheStart);
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public MailboxMood Mood { get; init; }

    /// <summary>The one folder there is, as it is called on the wire.</summary>
    public string Folder { get; init; } = "INBOX";

    /// <summary>Commands, without their tags.</summary>
    public ConcurrentQueue<(bool Encrypted, string Words)> Heard { get; } = new();

    /// <summary>Numbers of the mails that are marked as seen.</summary>
    public IEnumerable<int> Seen => seen.Keys.Order();

    /// <summary>Puts a mail in.</summary>
    /// <param name="mail">Its bytes.</param>
    /// <param name="size">What is told of its size, where that is a lie.</param>
    public void Put(byte[] mail, int? size = null) => mails[mails.Count + 1] = (mail, size ?? mail.Length);

    /// <summary>Hangs up so often where a mail is to be marked as seen.</summary>
    public void HangUpWhenMarked(int times) => Volatile.Write(ref hangUpsAtMark, times);

    /// <summary>Hangs up so often before a word is said.</summary>
    public void HangUpWhenGreeted(int times) => Volatile.Write(ref hangUpsAtGreeting, times);

    /// <summary>How often it was still not hung up on before a word.</summary>
    public int HangUpsLeft => Math.Max(0, Volatile.Read(ref hangUpsAtGreeting));

    /// <summary>How often something was said.</summary>
    public int Times(string beginning) => Heard.Count(heard => heard.Words.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    async Task Serve()
    {
        while (!closing.IsCancellationRequested) _ = Talk(await listener.AcceptTcpClientAsync(closing.Token));
    }

    async Task Talk(TcpClient client)
    {
        using var connection = client;
        if (Interlocked.Decrement(ref hangUpsAtGreeting) >= 0) return;
        Stream stream = client.GetStream();
        if (fromTheStart) stream = await Encrypted(stream);
        var reader = new StreamReader(stream, Encoding.Latin1);
        if (Mood is MailboxMood.StaySilent) await Task.Delay(Timeout.Infinite, closing.Token);
        await Say($"* OK [CAPABILITY {Capabilities(stream)}] scripted");
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            var (tag, command) = line.Split(' ', 2) is [var t, var c] ? (t, c) : (line, "");
            Heard.Enqueue((stream is SslStream, command));
            if (command.StartsWith("CAPABILITY", StringComparison.Ordinal)) await Say($"* CAPABILITY {Capabilities(stream)}");
            foreach (var answer in Answers(command))
            {
                if (answer is null) return;
                await stream.WriteAsync(answer, closing.Token);
            }

            await Say($"{tag} {Ending(command)}");
            if (command.StartsWith("LOGOUT", StringComparison.Ordinal)) return;
            if (!command.StartsWith("STARTTLS", StringComparison.Ordinal)) continue;
            stream = await Encrypted(stream);
            reader = new StreamReader(stream, Encoding.Latin1);
        }

        Task Say(string words) => stream.WriteAsync(Line(words), closing.Token).AsTask();
    }

    string Capabilities(Stream stream) => certificate is not null && stream is not SslStream ? "IMAP4rev1 STARTTLS" : "IMAP4rev1";

    string Ending(string command) => command.Split(' ')[0] switch
    {
        // A server may well say back what it heard.
        "LOGIN" when Mood is MailboxMood.RefusePassword      => $"NO [AUTHENTICATIONFAILED] cannot {command}",
        "SELECT" when Mood is MailboxMood.OpenForReadingOnly => "OK [READ-ONLY] done",
        "SELECT"                                             => "OK [READ-WRITE] done",
        _                                                    => "OK done",
    };

    IEnumerable<byte[]?> Answers(string command)
    {
        var words = command.ToUpperInvariant();
        if (words is "LIST \"\" \"\"") yield return Line("* LIST (\\Noselect) \"/\" \"\"");
        else if (words.StartsWith("LIST", StringComparison.Ordinal) && command.Replace("\"", "", StringComparison.Ordinal).EndsWith(Folder, StringComparison.Ordinal)) yield return Line($"* LIST (\\HasNoChildren) \"/\" \"{Folder}\"");
        if (words.StartsWith("SELECT", StringComparison.Ordinal))
            foreach (var told in new[] { "* FLAGS (\\Seen)", $"* {mails.Count} EXISTS", "* 0 RECENT", "* OK [UIDVALIDITY 1] ok", $"* OK [UIDNEXT {mails.Count + 1}] ok", "* OK [PERMANENTFLAGS (\\Seen)] ok" }) yield return Line(told);
        if (words.StartsWith("UID SEARCH", StringComparison.Ordinal)) yield return Line($"* SEARCH {string.Join(' ', mails.Keys.Where(uid => !seen.ContainsKey(uid)).Order())}".TrimEnd());
        if (words.StartsWith("UID FETCH", StringComparison.Ordinal))
            foreach (var uid in Uids(command)) yield return Fetched(uid, Part().Match(words));
        if (words.StartsWith("UID STORE", StringComparison.Ordinal))
        {
            if (Interlocked.Decrement(ref hangUpsAtMark) >= 0) yield return null;
            foreach (var uid in Uids(command)) seen[uid] = true;
        }

        if (words.StartsWith("LOGOUT", StringComparison.Ordinal)) yield return Line("* BYE");
    }

    byte[] Fetched(int uid, Match part)
    {
        var (raw, size) = mails[uid];
        if (!part.Success) return Line($"* {uid} FETCH (UID {uid} FLAGS ({(seen.ContainsKey(uid) ? "\\Seen" : "")}) RFC822.SIZE {size})");
        var asked = raw.AsSpan(0, Math.Min(raw.Length, int.Parse(part.Groups["count"].Value, CultureInfo.InvariantCulture)));
        return [.. Encoding.ASCII.GetBytes($"* {uid} FETCH (UID {uid} BODY[]<0> {{{asked.Length}}}\r\n"), .. asked, .. ")\r\n"u8];
    }

    async Task<SslStream> Encrypted(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(certificate!);
        return tls;
    }

    static IEnumerable<int> Uids(string command)
    {
        foreach (var part in Set().Match(command).Groups["set"].Value.Split(','))
        {
            var ends = part.Split(':').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
            foreach (var uid in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)) yield return uid;
        }
    }

    static byte[] Line(string words) => Encoding.ASCII.GetBytes(words + "\r\n");

    [GeneratedRegex(@"^UID \w+ (?<set>[0-9:,]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Set();

    [GeneratedRegex(@"BODY\.PEEK\[\]<0\.(?<count>\d+)>")]
    private static partial Regex Part();
}
