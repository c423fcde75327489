using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What the scripted server does with the next mail.</summary>
public enum Mood
{
    Accept,
    RefuseRecipient,
    DeferRecipient,
    ForwardRecipient,
    DeferContent,
    HangUpAfterContent,
    StaySilentAfterContent,
    AcceptWhenTold,
    RefuseGreeting,
    DeferGreeting,
    CloseAtGreeting,
    StaySilentAtGreeting,
    GreetWithRubbish,
    RefuseHello,
    DeferHello,
    RefuseSender,
    DeferSender,
    RefuseCopy,
    RefuseData,
    DeferData,
    HangUpAtData,
    HangUpInContent,
    RefuseContent,
    RubbishAfterContent,
    SpeakBeforeEncryption,
}

/// <summary>A mail server that misbehaves on order; keeps the bytes of every mail that reached it whole, accepted or not.</summary>
public sealed class ScriptedMailServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly Task serving;

    readonly X509Certificate2? certificate;

    readonly bool fromTheStart;
    int connections;

    /// <param name="certificate">Offers STARTTLS with it.</param>
    /// <param name="fromTheStart">Encrypts before it says anything instead.</param>
    public ScriptedMailServer(X509Certificate2? certificate = null, bool fromTheStart = false)
    {
        (this.certificate, this.fromTheStart) = (certificate, fromTheStart);
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Moods of the mails to come; the server accepts when there is none left.</summary>
    public ConcurrentQueue<Mood> Moods { get; } = new();

    /// <summary>Completed when a mail of <see cref="Mood.AcceptWhenTold"/> may be accepted.</summary>
    public TaskCompletionSource Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Every mail that came whole.</summary>
    public ConcurrentQueue<byte[]> Received { get; } = new();

    /// <summary>Every mail that it said it had accepted.</summary>
    public ConcurrentQueue<byte[]> Accepted { get; } = new();

    /// <summary>How many conversations were begun.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>What was said before and after encryption, content left out.</summary>
    public ConcurrentQueue<(bool Encrypted, string Words)> Heard { get; } = new();

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
        Interlocked.Increment(ref connections);
        Stream stream = client.GetStream();
        if (fromTheStart) stream = await Encrypted(stream);
        var reader = new StreamReader(stream, Encoding.Latin1);
        var (mood, recipients) = (Moods.TryDequeue(out var next) ? next : Mood.Accept, 0);
        if (mood is Mood.CloseAtGreeting) return;
        if (mood is Mood.StaySilentAtGreeting) await Task.Delay(Timeout.Infinite, closing.Token);
        await Say(mood switch { Mood.RefuseGreeting => "554 no service", Mood.DeferGreeting => "421 too busy", Mood.GreetWithRubbish => "HTTP/1.1 400 Bad Request", _ => "220 scripted" });
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            Heard.Enqueue((stream is SslStream, line));
            switch (line.Split(' ')[0], mood)
            {
                case ("EHLO", Mood.RefuseHello): await Say("502 what?"); break;
                case ("EHLO", Mood.DeferHello): await Say("421 later"); return;
                case ("EHLO", _): await Say(certificate is null || stream is SslStream ? "250-scripted\r\n250 AUTH PLAIN" : "250-scripted\r\n250 STARTTLS"); break;
                case ("STARTTLS", _):
                    await Say(mood is Mood.SpeakBeforeEncryption ? "220 go on\r\n250 AUTH PLAIN" : "220 go on");
                    stream = await Encrypted(stream);
                    reader = new StreamReader(stream, Encoding.Latin1);
                    break;
                case ("AUTH", _): await Say("235 known"); break;
                case ("MAIL", Mood.RefuseSender): await Say("550 5.7.1 not you"); break;
                case ("MAIL", Mood.DeferSender): await Say("451 4.3.0 not now"); break;
                case ("RCPT", Mood.RefuseRecipient): await Say("550 5.1.1 no such mailbox"); break;
                case ("RCPT", Mood.DeferRecipient): await Say("451 4.7.1 try later"); break;
                case ("RCPT", Mood.ForwardRecipient): await Say("251 2.1.5 sent on"); break;
                case ("RCPT", Mood.RefuseCopy) when ++recipients > 1: await Say("550 5.1.1 no such mailbox"); break;
                case ("DATA", Mood.RefuseData): await Say("554 5.7.1 no"); break;
                case ("DATA", Mood.DeferData): await Say("451 4.3.0 later"); break;
                case ("DATA", Mood.HangUpAtData): return;
                case ("DATA", Mood.HangUpInContent):
                    await Say("354 go on");
                    await reader.ReadLineAsync(closing.Token);
                    return;
                case ("DATA", _):
                    await Say("354 go on");
                    var mail = await Content(reader);
                    Received.Enqueue(mail);
                    if (mood is Mood.HangUpAfterContent) return;
                    if (mood is Mood.StaySilentAfterContent) await Task.Delay(Timeout.Infinite, closing.Token);
                    if (mood is Mood.AcceptWhenTold) await Told.Task.WaitAsync(closing.Token);
                    if (mood is not (Mood.DeferContent or Mood.RefuseContent or Mood.RubbishAfterContent)) Accepted.Enqueue(mail);
                    await Say(mood switch { Mood.DeferContent => "452 full", Mood.RefuseContent => "554 5.6.0 no", Mood.RubbishAfterContent => "thanks a lot", _ => "250 accepted" });
                    break;
                case ("QUIT", _): await Say("221 bye"); return;
                default: await Say("250 fine"); break;
            }
        }

        Task Say(string words) => stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), closing.Token).AsTask();
    }

    async Task<SslStream> Encrypted(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(certificate!);
        return tls;
    }

    static async Task<byte[]> Content(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line and not ".") mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(mail.ToString());
    }
}
