using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Recouvrement.Support;

namespace Recouvrement.Security.Tests.Sockets;

/// <summary>What came back over a socket.</summary>
/// <param name="Status">HTTP status; 0 when nothing came.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">What follows.</param>
public sealed record RawAnswer(int Status, string Head, string Body)
{
    /// <summary>Asserts that it is a problem document of this status.</summary>
    public void IsProblem(int status)
    {
        Assert.True(status == Status, $"{Status} instead of {status}: {Head}\n{Body}");
        Assert.Contains("Content-Type: application/problem+json", Head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("X-Content-Type-Options: nosniff", Head, StringComparison.OrdinalIgnoreCase);
        using var problem = JsonDocument.Parse(Body);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.RootElement.GetProperty("code").GetString()!);
    }
}

/// <summary>A service as it runs in the house, on a real port, to which anything can be sent.</summary>
public sealed class OneProcess : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    TestDatabase database = null!;
    Uri broker = null!;
    ServiceProcess process = null!;

    public async Task InitializeAsync()
    {
        (database, broker) = (await TestDatabase.Create("invoicing", Assembly.Load("Recouvrement.Invoicing")), await Stack.Servers.NewVirtualHost("sockets"));
        process = await ServiceProcess.Start("Invoicing", database, broker, settings: new Dictionary<string, string> { ["Http__HeadersWithin"] = "00:00:02" });
    }

    public async Task DisposeAsync()
    {
        await process.DisposeAsync();
        await Stack.Servers.DeleteVirtualHost(broker);
        await database.DisposeAsync();
    }

    /// <summary>Is it still there for others?</summary>
    public async Task<bool> Lives()
    {
        using var answer = await process.Ops.GetAsync("/ops/clock");
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Sends the parts, in bytes as Latin-1 has them, and reads until the other side closes or has answered in full.</summary>
    public async Task<RawAnswer> Send(params string[] parts)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(process.Address.Host, process.Address.Port, limit.Token);
        var stream = client.GetStream();
        try
        {
            foreach (var part in parts) await stream.WriteAsync(Encoding.Latin1.GetBytes(part), limit.Token);
        }
        catch (IOException)
        {
            // Refused before all of it was taken: what it said is there to be read.
        }

        return await Read(stream, limit.Token);
    }

    static async Task<RawAnswer> Read(NetworkStream stream, CancellationToken stop)
    {
        var (all, buffer) = (new StringBuilder(), new byte[16384]);
        try
        {
            while (!IsWhole(all.ToString()) && await stream.ReadAsync(buffer, stop) is > 0 and var read) all.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // Reset: what came before it counts.
        }

        var text = all.ToString();
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return new(0, text, "");
        return new(int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text[..end], Unchunked(text[..end], text[(end + 4)..]));
    }

    static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        if (text.IndexOf("transfer-encoding: chunked", StringComparison.OrdinalIgnoreCase) is >= 0 and var at && at < end) return text.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
        var length = text[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is not null && text.Length >= end + 4 + int.Parse(length["Content-Length:".Length..], CultureInfo.InvariantCulture);
    }

    static string Unchunked(string head, string body)
    {
        if (!head.Contains("transfer-encoding: chunked", StringComparison.OrdinalIgnoreCase)) return body;
        var text = new StringBuilder();
        while (body.IndexOf("\r\n", StringComparison.Ordinal) is > 0 and var line && int.TryParse(body.AsSpan(0, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size) && size > 0)
        {
            text.Append(body, line + 2, size);
            body = body[(line + 2 + size + 2)..];
        }

        return text.ToString();
    }
}
