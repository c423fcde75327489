using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What the scripted server does with the next mail.</summary>
public enum Mood
{
    Accept,
    RefuseRecipient,
    DeferRecipient,
    DeferContent,
    HangUpAfterContent,
    StaySilentAfterContent,
}

/// <summary>A mail server that misbehaves on order; keeps the bytes of every mail that reached it whole, accepted or not.</summary>
public sealed class ScriptedMailServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly Task serving;

    public ScriptedMailServer()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Moods of the mails to come; the server accepts when there is none left.</summary>
    public ConcurrentQueue<Mood> Moods { get; } = new();

    /// <summary>Every mail that came whole.</summary>
    public ConcurrentQueue<byte[]> Received { get; } = new();

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
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var mood = Moods.TryDequeue(out var next) ? next : Mood.Accept;
        await Say("220 scripted");
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            switch (line.Split(' ')[0])
            {
                case "RCPT" when mood is Mood.RefuseRecipient: await Say("550 5.1.1 no such mailbox"); break;
                case "RCPT" when mood is Mood.DeferRecipient: await Say("451 4.7.1 try later"); break;
                case "DATA":
                    await Say("354 go on");
                    Received.Enqueue(await Content(reader));
                    if (mood is Mood.HangUpAfterContent) return;
                    if (mood is Mood.StaySilentAfterContent) await Task.Delay(Timeout.Infinite, closing.Token);
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
