using System.Diagnostics;
using System.Text.Json;
using RabbitMQ.Client;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>A message as an agency receives it.</summary>
public sealed record Received(string? ContentType, string RoutingKey, string Body, string? Replay = null)
{
    public JsonElement Event => JsonSerializer.Deserialize<JsonElement>(Body);

    public JsonElement Data => Event.GetProperty("data");

    public string Text(string name) => Event.GetProperty(name).GetString()!;
}

/// <summary>An agency that only reads: nothing but AMQP and its queue.</summary>
public sealed class AgencyQueue(Uri broker, string agency) : IAsyncDisposable
{
    readonly List<Received> all = [];
    IConnection? connection;

    /// <summary>Everything received so far, in order, once there is at least so much.</summary>
    public async Task<IReadOnlyList<Received>> Receive(int atLeast)
    {
        await Eventually.Is(async () =>
        {
            await Drain();
            return all.Count >= atLeast;
        }, $"{atLeast} messages for {agency}");
        return all;
    }

    /// <summary>Everything received so far, in order.</summary>
    public async Task<IReadOnlyList<Received>> ReceiveNow()
    {
        await Drain();
        return all;
    }

    public async Task DeleteQueue()
    {
        await using var channel = await Channel();
        await channel.QueueDeleteAsync($"agency.{agency}");
    }

    /// <summary>What the partner's own reader, in another language, says against the published schemas.</summary>
    public static void AssertValid(params IEnumerable<Received> messages)
    {
        const string script = """
            import sys, json
            sys.dont_write_bytecode = True
            sys.path.insert(0, "tests/partner")
            from contract import Contract
            contract = Contract("contracts/partner")
            for line in sys.stdin:
                content_type, body = json.loads(line)
                message, known = contract.read(content_type, body.encode())
                assert message["type"] in contract.published, message["type"]
            """;
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", script])
        {
            WorkingDirectory = Stack.Repository, RedirectStandardInput = true, RedirectStandardError = true,
        })!;
        foreach (var message in messages) python.StandardInput.WriteLine(JsonSerializer.Serialize(new[] { message.ContentType, message.Body }));
        python.StandardInput.Close();
        var said = python.StandardError.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, said);
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
    }

    async Task Drain()
    {
        await using var channel = await Channel();
        while (await channel.BasicGetAsync($"agency.{agency}", autoAck: true) is { } got)
            all.Add(new(
                got.BasicProperties.ContentType, got.RoutingKey, System.Text.Encoding.UTF8.GetString(got.Body.Span),
                got.BasicProperties.Headers is { } headers && headers.TryGetValue("replay", out var id) && id is byte[] replay ? System.Text.Encoding.UTF8.GetString(replay) : null));
    }

    async Task<IChannel> Channel()
    {
        if (connection is not { IsOpen: true }) connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        return await connection.CreateChannelAsync();
    }
}
