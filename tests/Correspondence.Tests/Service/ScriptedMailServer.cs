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
}

/// <summary>A mail server that misbehaves on order; keeps the bytes of every mail that reached it whole, accepted or not.</summary>
public sealed class ScriptedMailServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly Task serving;

    readonly X509Certificate2? certificate;

    /// <param name="certificate">Offers STARTTLS with it.</param>
    public ScriptedMailServer(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
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
        Stream stream = client.GetStream();
        var reader = new StreamReader(stream, Encoding.Latin1);
        var mood = Moods.TryDequeue(out var next) ? next : Mood.Accept;
        await Say("220 scripted");
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            Heard.Enqueue((stream is SslStream, line));
            switch (line.Split(' ')[0])
            {
                case "EHLO": await Say(certificate is null || stream is SslStream ? "250-scripted\r\n250 AUTH PLAIN" : "250-scripted\r\n250 STARTTLS"); break;
                case "STARTTLS":
                    await Say("220 go on");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(certificate!);
                    (stream, reader) = (tls, new StreamReader(tls, Encoding.Latin1));
                    break;
                case "AUTH": await Say("235 known"); break;
                case "RCPT" when mood is Mood.RefuseRecipient: await Say("550 5.1.1 no such mailbox"); break;
                case "RCPT" when mood is Mood.DeferRecipient: await Say("451 4.7.1 try later"); break;
                case "RCPT" when mood is Mood.ForwardRecipient: await Say("251 2.1.5 sent on"); break;
                case "DATA":
                    await Say("354 go on");
                    Received.Enqueue(await Content(reader));
                    if (mood is Mood.HangUpAfterContent) return;
                    if (mood is Mood.StaySilentAfterContent) await Task.Delay(Timeout.Infinite, closing.Token);
                    if (mood is Mood.AcceptWhenTold) await Told.Task.WaitAsync(closing.Token);
                    await Say(mood is Mood.DeferContent ? "452 full" : "250 accepted");
                    break;
                case "QUIT": await Say("221 bye"); return;
                default: await Say("250 fine"); break;
            }
        }

        Task Say(string words) => stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), closing.Token).AsTask();
    }

    static async Task<byte[]> Content(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line and not ".") mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(mail.ToString());
    }
}
