using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Messaging;

public sealed class RelayTests : IAsyncLifetime
{
    readonly NpgsqlEventStore store = new(TimeProvider.System);
    ProbeServices services = null!;

    public async Task InitializeAsync()
    {
        services = await ProbeServices.Create();
        await services.Listener.Administer("create table heard (n bigserial, stream text, version bigint); grant all on heard, heard_n_seq to test_dunning");
    }

    public async Task DisposeAsync() => await services.DisposeAsync();

    [Fact]
    public async Task What_is_appended_is_heard_once_in_order()
    {
        var publisher = await services.StartPublisher();
        await services.StartListener();
        var stream = Guid.CreateVersion7();
        await Append(stream, StreamHead.New, new ProbeEvent.Counted(1), new ProbeEvent.Whispered("not for others"), new ProbeEvent.Counted(2));

        await Eventually.Passes(async () => Assert.Equal([1L, 3L], await Heard(stream)));
        var flow = await publisher.Services.GetRequiredService<Flow>().Read(CancellationToken.None);
        Assert.Equal(2, flow.Stored["invoicing.bank-feed-received.v1"]);
    }

    [Fact]
    public async Task A_refused_fact_is_parked_and_can_be_replayed()
    {
        var refuse = true;
        await services.StartPublisher();
        var listener = await services.StartListener(_ => refuse);
        var stream = Guid.CreateVersion7();
        await Append(stream, StreamHead.New, new ProbeEvent.Counted(1));
        var parked = listener.Services.GetRequiredService<Parked>();

        await Eventually.Passes(async () => Assert.Equal(1, await parked.Count("dunning", CancellationToken.None)));
        refuse = false;
        Assert.Equal(1, await parked.Replay("dunning", CancellationToken.None));
        await Eventually.Passes(async () => Assert.Equal([1L], await Heard(stream)));
        await Eventually.Passes(async () => Assert.Equal(0, await parked.Count("dunning", CancellationToken.None)));
    }

    async Task Append(Guid stream, StreamHead head, params ProbeEvent[] facts)
    {
        await using var session = await Session.Open(services.Publisher.Source, CancellationToken.None);
        await store.Append(session, new(stream, "probe", head, [.. facts.Select(EventNames<ProbeEvent>.Write)]), new("test", DateTimeOffset.UnixEpoch), CancellationToken.None);
    }

    async Task<List<long>> Heard(Guid stream)
    {
        await using var session = await Session.Open(services.Listener.Source, CancellationToken.None);
        await using var command = session.Command("select version from heard where stream = $1 order by n", stream.ToString());
        await using var reader = await command.ExecuteReaderAsync();
        var versions = new List<long>();
        while (await reader.ReadAsync()) versions.Add(reader.GetInt64(0));
        return versions;
    }
}
