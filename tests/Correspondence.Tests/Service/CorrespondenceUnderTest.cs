using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>The service on real servers, between a bus that plays the others and the stand-ins outside.</summary>
public sealed class CorrespondenceUnderTest : IAsyncDisposable
{
    CorrespondenceUnderTest(StandIns outside, TestBus bus, TestDatabase database, Uri broker) => (Outside, Bus, Database, Broker) = (outside, bus, database, broker);

    public StandIns Outside { get; }

    public TestBus Bus { get; }

    public TestDatabase Database { get; }

    public Uri Broker { get; }

    public required ServiceUnderTest<SmtpOptions> Service { get; init; }

    public static async Task<CorrespondenceUnderTest> Start(params (string Key, string Value)[] settings)
    {
        var outside = await StandIns.Start();
        foreach (var (key, value) in settings) outside.Settings[key] = value;
        var database = await TestDatabase.Create("correspondence", typeof(SmtpOptions).Assembly);
        var broker = await Stack.Servers.NewVirtualHost("correspondence");
        var bus = await TestBus.Start(broker, typeof(MessageSentV1), typeof(MessageFailedV1), typeof(RegisteredLetterMovedV1), typeof(DebtorWayChangedV1), typeof(MessageBouncedV1), typeof(ReplyReceivedV1), typeof(CasePaperKeptV1), typeof(CasePaperErasedV1));
        var started = new CorrespondenceUnderTest(outside, bus, database, broker)
        {
            Service = await ServiceUnderTest<SmtpOptions>.Start("correspondence", outside.Settings, database, broker),
        };
        try
        {
            await started.Ready();
            await started.Service.SetToday(Story.Monday);
            await outside.SetToday(Story.Monday);
            await started.Bus.Publish(Story.Letterhead());
            return started;
        }
        catch
        {
            // Whoever asked gets nothing to dispose, and processes would stay behind.
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells of a debtor and asks for a message to it.</summary>
    public async Task<MessageRequestedV1> Ask(Func<Guid, MessageRequestedV1> message, Action<Guid>? debtorIs = null)
    {
        var debtor = Guid.CreateVersion7();
        debtorIs?.Invoke(debtor);
        await Bus.Publish(Story.Contacts(debtor));
        var asked = message(debtor);
        await Bus.Publish(asked);
        return asked;
    }

    /// <summary>Waits until a message has come to an end, and gives it.</summary>
    public async Task<JsonElement> Ended(MessageRequestedV1 asked, string state = "sent")
    {
        var found = default(JsonElement);
        await Eventually.Passes(async () =>
        {
            found = await Get($"/messages/{asked.Decision}");
            Assert.Equal(state, found.GetProperty("state").GetString());
        });
        return found;
    }

    public async Task<JsonElement> Get(string path)
    {
        using var client = Service.As("collector");
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} for {path}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<byte[]> Document(MessageRequestedV1 asked)
    {
        using var client = Service.As("collector");
        return await client.GetByteArrayAsync($"/messages/{asked.Decision}/document");
    }

    /// <summary>Names of the facts in a message's stream.</summary>
    public async Task<string[]> Facts(MessageRequestedV1 asked)
    {
        await using var command = Database.Source.CreateCommand("select type from mt_events where stream_id = $1 order by version");
        command.Parameters.Add(new NpgsqlParameter { Value = asked.Decision });
        await using var reader = await command.ExecuteReaderAsync();
        var facts = new List<string>();
        while (await reader.ReadAsync()) facts.Add(reader.GetString(0));
        return [.. facts];
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Bus.DisposeAsync();
        await Outside.DisposeAsync();
        await Stack.Servers.DeleteVirtualHost(Broker);
        await Database.DisposeAsync();
    }

    // What is published before the queues are bound reaches nobody.
    async Task Ready()
    {
        using var client = Service.As("");
        await Eventually.Is(async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode, "the service is ready");
    }
}

/// <summary>One service for the tests of a class; each speaks of debtors of its own.</summary>
public sealed class CorrespondenceFixture : IAsyncLifetime
{
    public CorrespondenceUnderTest Correspondence { get; private set; } = null!;

    public async Task InitializeAsync() => Correspondence = StandInFactAttribute.CanRun ? await CorrespondenceUnderTest.Start() : null!;

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun) await Correspondence.DisposeAsync();
    }
}
