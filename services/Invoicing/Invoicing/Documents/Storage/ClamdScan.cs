using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Recouvrement.Invoicing.Documents.Storage;

/// <summary>ClamAV's daemon, over TCP: the command INSTREAM, chunks with their length before them, an empty one, and one line of answer.</summary>
sealed class ClamdScan(string host, int port, TimeSpan patience) : IDocumentScan
{
    const int ChunkSize = 1 << 16, LongestAnswer = 4096;

    public async Task<string?> Find(Stream content, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, late.Token);
            await using var wire = client.GetStream();
            await Send(wire, content, late.Token);
            return Verdict(await Answer(wire, late.Token));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new ScannerAway($"The scanner did not answer within {patience.TotalSeconds:0} seconds.");
        }
        catch (Exception broken) when (broken is SocketException or IOException and not ScannerAway)
        {
            throw new ScannerAway($"The scanner cannot be reached: {broken.Message}", broken);
        }
    }

    static async Task Send(NetworkStream wire, Stream content, CancellationToken stop)
    {
        await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        var chunk = new byte[4 + ChunkSize];
        int read;
        do
        {
            read = await content.ReadAtLeastAsync(chunk.AsMemory(4), ChunkSize, throwOnEndOfStream: false, stop);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await wire.WriteAsync(chunk.AsMemory(0, 4 + read), stop);
        }
        while (read > 0);
    }

    static async Task<string> Answer(NetworkStream wire, CancellationToken stop)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && await wire.ReadAsync(answer.AsMemory(length), stop) is > 0 and var read)
        {
            length += read;
            if (answer.AsSpan(0, length).Contains((byte)0)) break;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n', '\r');
    }

    // "stream: OK", "stream: Win.Test.EICAR_HDB-1 FOUND", "INSTREAM size limit exceeded. ERROR".
    static string? Verdict(string answer) => answer switch
    {
        "stream: OK" => null,
        _ when answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal) => answer["stream: ".Length..^" FOUND".Length],
        _ => throw new ScannerAway(answer.Length == 0 ? "The scanner hung up without an answer." : $"The scanner answered: {new string([.. answer.Where(c => !char.IsControl(c)).Take(200)])}"),
    };
}
