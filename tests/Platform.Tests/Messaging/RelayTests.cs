using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Messaging;

public sealed class RelayTests(ProbeServices services, RelayTests.Started started) : IClassFixture<ProbeServices>, IClassFixture<RelayTests.Started>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        services.Fails = _ => null;
        started.Publisher ??= await services.StartPublisher();
        started.Listener ??= await services.StartListener();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_appended_is_heard_once_in_order()
    {
        var published = (await ProbeServices.FlowOf(started.Publisher!)).Stored.GetValueOrDefault("invoicing.bank-feed-received.v1");
        var stream = await services.Append(new ProbeEvent.Counted(1), new ProbeEvent.Whispered("not for others"), new ProbeEvent.Counted(2));

        await Heard(stream, 1, 3);
        Assert.Equal(published + 2, (await ProbeServices.FlowOf(started.Publisher!)).Stored["invoicing.bank-feed-received.v1"]);
    }

    [Fact]
    public async Task Who_did_it_is_known_where_it_is_heard()
    {
        var stream = await services.Append(new ProbeEvent.Counted(1));
        await Heard(stream, 1);
        await using var session = await Session.Open(services.Listener.Source, default);
        Assert.Equal(
            ["service:invoicing/a tester"],
            await session.Read("select headers ->> 'actor' from mt_events where data ->> 'Text' = $1 or data ->> 'text' = $1", r => r.GetString(0), default, stream.ToString()));
    }

    [Fact]
    public async Task What_happened_before_it_was_told_to_anybody_is_told_once()
    {
        await using var publisher = await TestDatabase.Create("invoicing");
        var stream = Guid.CreateVersion7();
        var head = await Append(StreamHead.New, 1, 2);
        // As a relay leaves it that passed over what it did not know, and the migration that comes with the publication.
        await publisher.Administer(
            "insert into mt_event_progression (name, last_seq_id) select 'relay', max(seq_id) from mt_events; insert into mt_event_progression (name, last_seq_id) select 'relay-arrears:counted', max(seq_id) from mt_events");
        for (var start = 0; start < 2; start++)
        {
            var app = await services.Start(ProbeHost.Publisher(publisher.ConnectionString, services.Broker));
            Assert.Equal(2 + start, (await ProbeServices.FlowOf(app)).Stored["invoicing.bank-feed-received.v1"]);
            head = await Append(head, 3 + start);
            await Heard(stream, [.. Enumerable.Range(1, 3 + start).Select(version => (long)version)]);
            await services.Stop(app);
        }

        await using var session = await Session.Open(publisher.Source, default);
        Assert.Equal([4L], await session.Read("select published from relay_counts", r => r.GetInt64(0), default));

        async Task<StreamHead> Append(StreamHead at, params int[] counted)
        {
            await using var appending = await Session.Open(publisher.Source, default);
            return await publisher.Store.Append(appending, new(stream, "probe", at, [.. counted.Select(n => EventNames<ProbeEvent>.Write(new ProbeEvent.Counted(n)))]), new("a tester", DateTimeOffset.UnixEpoch), default);
        }
    }

    [Fact]
    public async Task A_refused_fact_is_parked_and_replayed_until_it_is_accepted()
    {
        services.Fails = _ => new FactRefused(new Refusal("refused_by_test", "The test says so."));
        var stream = await services.Append(new ProbeEvent.Counted(1));
        await IsParked(1);
        Assert.Equal(1, await Parked.Replay("dunning", default));
        await IsParked(1);
        Assert.Equal(1, (await ProbeServices.FlowOf(started.Listener!)).Parked);

        services.Fails = _ => null;
        Assert.Equal(1, await Parked.Replay("dunning", default));
        await Heard(stream, 1);
        await IsParked(0);
    }

    [Fact]
    public async Task What_fails_for_a_moment_is_tried_again_in_place_and_nothing_overtakes_it()
    {
        var left = 3;
        services.Fails = heard => heard.Version == 1 && left-- > 0 ? (left % 2 == 0 ? new TimeoutException() : new InvalidOperationException()) : null;
        var stream = await services.Append(new ProbeEvent.Counted(1), new ProbeEvent.Counted(2), new ProbeEvent.Counted(3));
        await Heard(stream, 1, 2, 3);
    }

    [Fact]
    public async Task A_database_session_that_dies_costs_a_repetition_and_nothing_else()
    {
        var first = true;
        services.Fails = _ =>
        {
            if (!first) return null;
            first = false;
            services.Listener.Administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()").GetAwaiter().GetResult();
            return null;
        };
        var stream = await services.Append(new ProbeEvent.Counted(1), new ProbeEvent.Counted(2));
        await Heard(stream, 1, 2);
        await IsParked(0);
    }

    [Fact]
    public async Task The_same_message_twice_is_applied_once()
    {
        var (stream, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var bus = await TestBus.Start(services.Broker);
        for (var version = 1; version < 4; version++) await bus.Publish(new BankFeedReceivedV1(stream.ToString(), default, version, new(2026, 1, 1)), id);
        await bus.Publish(new BankFeedReceivedV1(stream.ToString(), default, 4, new(2026, 1, 1)));
        await Heard(stream, 1, 4);
    }

    [Theory]
    [InlineData("""{"messageType":["urn:message:unknown"],"messageId":"0195c4a0-0000-7000-8000-000000000001","message":{}}""")]
    [InlineData("not even JSON")]
    [InlineData("""{"messageType":["urn:message:invoicing.bank-feed-received.v1"],"messageId":"0195c4a0-0000-7000-8000-000000000001","message":{"version":"many"}}""")]
    public async Task What_cannot_be_read_waits_for_a_person_and_holds_nobody_up(string body)
    {
        await using var connection = await new BrokerOptions(services.Broker).Factory().CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", "dunning", true, new BasicProperties { ContentType = "application/vnd.masstransit+json" }, Encoding.UTF8.GetBytes(body));
        var stream = await services.Append(new ProbeEvent.Counted(1));
        await Heard(stream, 1);
        await IsParked(1);
        foreach (var aside in Parked.QueuesOf("dunning")) await channel.QueuePurgeAsync(aside);
    }

    Parked Parked => started.Listener!.Services.GetRequiredService<Parked>();

    Task Heard(Guid stream, params long[] versions) => Eventually.Passes(async () => Assert.Equal(versions, await services.Heard(stream)));

    Task IsParked(long messages) => Eventually.Passes(async () => Assert.Equal(messages, await Parked.Count("dunning", default)));

    public sealed class Started
    {
        public WebApplication? Publisher { get; set; }

        public WebApplication? Listener { get; set; }
    }
}
