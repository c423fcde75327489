using System.Globalization;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>A service whose process is killed and that another takes over, on the same database, with mail server and providers of its own.</summary>
public abstract class KilledService : IAsyncLifetime
{
    // A process starts in seconds; on a machine that builds at the same time, in many.
    // Mail, post and text messages: each process has a worker for each.
    private protected const int WaysOut = 3;
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private protected readonly ScriptedMailServer server = new();
    private protected StandIns outside = null!;
    private protected TestDatabase database = null!;
    private protected Uri broker = null!;
    private protected TestBus bus = null!;

    public async Task InitializeAsync()
    {
        outside = await StandIns.Start();
        outside.Settings["Smtp:Port"] = server.Port.ToString(CultureInfo.InvariantCulture);
        outside.Settings["Provider:Timeout"] = "00:00:20";
        outside.Settings["Sending:TakeOverAfter"] = "00:00:03";
        database = await TestDatabase.Create("correspondence", typeof(SmtpOptions).Assembly);
        // Whatever day it is: the messages print dates of their own story.
        await database.Administer($"insert into business_clock (today) values ('{Story.Monday:yyyy-MM-dd}')");
        await outside.SetToday(Story.Monday);
        broker = await Stack.Servers.NewVirtualHost("correspondence");
        bus = await TestBus.Start(broker, typeof(MessageSentV1));
    }

    public async Task DisposeAsync()
    {
        await bus.DisposeAsync();
        await outside.DisposeAsync();
        await server.DisposeAsync();
        await Stack.Servers.DeleteVirtualHost(broker);
        await database.DisposeAsync();
    }

    private protected async Task<MessageRequestedV1> AskAndKill(Func<Guid, MessageRequestedV1> message, Func<Task<bool>> isUnderWay)
    {
        await using var first = HostProcess.Start(database, broker, outside.Settings);
        return await UnderWay(message, isUnderWay);
    }

    private protected async Task<MessageRequestedV1> UnderWay(Func<Guid, MessageRequestedV1> message, Func<Task<bool>> isUnderWay)
    {
        var debtor = Guid.CreateVersion7();
        var asked = message(debtor);
        await LetterheadHeard();
        await bus.Publish(Story.Contacts(debtor));
        await bus.Publish(asked);
        await Eventually.Is(async () => (await Facts(asked)).Contains("sending_started") && await isUnderWay(), "the message is under way", Patience);
        return asked;
    }

    // Published until it is heard: before the first process has declared its queue, it reaches nobody.
    private protected Task LetterheadHeard() => Eventually.Passes(async () =>
    {
        await bus.Publish(Story.Letterhead());
        Assert.Equal(1, await Number("select count(*) from letterheads"));
    }, Patience);

    private protected Task Sent(MessageRequestedV1 asked) => Eventually.Is(async () => (await Facts(asked)).Contains("message_sent"), "the second process sends it", Patience);

    private protected Task<string[]> Facts(MessageRequestedV1 asked) => Facts(asked.Decision);

    private protected async Task<string[]> Facts(Guid stream)
    {
        await using var command = database.Source.CreateCommand($"select type from mt_events where stream_id = '{stream}' order by version");
        await using var reader = await command.ExecuteReaderAsync();
        var facts = new List<string>();
        while (await reader.ReadAsync()) facts.Add(reader.GetString(0));
        return [.. facts];
    }

    // Each worker holds the lock of an owner.
    private protected Task<long> Workers() => Number($"select count(*) from pg_locks where locktype = 'advisory' and classid = {Claims.LockClass} and objsubid = 2 and database = (select oid from pg_database where datname = current_database())");

    private protected async Task<long> Number(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
