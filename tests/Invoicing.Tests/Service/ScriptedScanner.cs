using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Speaks clamd's protocol over a socket: finds what holds the word EICAR, and misbehaves on order.</summary>
sealed class ScriptedScanner : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly Task serving;

    public ScriptedScanner()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it answers instead of a verdict; it stays silent where empty.</summary>
    public string? Instead { get; set; }

    /// <summary>Bytes of the last document it read whole.</summary>
    public long Scanned { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    async Task Serve()
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(closing.Token);
            await using var wire = client.GetStream();
            try
            {
                await Talk(wire);
            }
            catch (IOException)
            {
                // The other side has had enough.
            }
        }
    }

    async Task Talk(NetworkStream wire)
    {
        var command = new byte["zINSTREAM\0".Length];
        await wire.ReadExactlyAsync(command, closing.Token);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        var content = await Chunks(wire);
        Scanned = content.Length;
        var answer = Instead ?? (Encoding.Latin1.GetString(content).Contains("EICAR", StringComparison.Ordinal) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
        if (answer.Length > 0) await wire.WriteAsync(Encoding.ASCII.GetBytes(answer), closing.Token);
        else await wire.ReadExactlyAsync(new byte[1], closing.Token);
    }

    async Task<byte[]> Chunks(NetworkStream wire)
    {
        var content = new MemoryStream();
        var head = new byte[4];
        while (true)
        {
            await wire.ReadExactlyAsync(head, closing.Token);
            var length = BinaryPrimitives.ReadInt32BigEndian(head);
            if (length == 0) return content.ToArray();
            var chunk = new byte[length];
            await wire.ReadExactlyAsync(chunk, closing.Token);
            content.Write(chunk);
        }
    }
}
