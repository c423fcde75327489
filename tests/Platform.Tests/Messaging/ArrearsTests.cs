using Microsoft.AspNetCore.Builder;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Messaging;

/// <summary>Somebody subscribes to what has long been told to others: all of it is told again, in the order of the log, and counts once.</summary>
public sealed class ArrearsTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    const string Contract = "invoicing.bank-feed-received.v1";
    const int Streams = 3, Each = 400;
    readonly Guid[] streams = [.. Enumerable.Range(0, Streams).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public async Task Who_subscribes_later_hears_all_of_before_once_in_order_and_who_knew_it_handles_none_twice()
    {
        await Appended(services.Publisher);
        await using (var before = await Run(services.Publisher, services.Listener)) await Evens(before, services.Listener);

        // A subscriber that was not there: the migration that comes with it asks for everything again.
        await using var later = await Empty();
        await Ask();
        for (var start = 0; start < 2; start++)
            await using (var upgraded = await Run(services.Publisher, later))
            {
                await Evens(upgraded, later);
                foreach (var stream in streams) Assert.Equal(Enumerable.Range(1, Each).Select(version => (long)version), await Heard(later, stream));
            }

        await Ask();
        await using (await Run(services.Publisher, services.Listener))
        {
            // What comes last stands behind all that is told again.
            var last = await services.Append(new ProbeEvent.Counted(1));
            await Eventually.Passes(async () => Assert.Equal([1L], await services.Heard(last)));
        }

        Assert.Equal((Streams * Each) + 1, await Number(services.Listener, "select count(*) from heard"));
        Assert.Equal((Streams * Each) + 1, await Number(services.Publisher, $"select published from relay_counts where contract = '{Contract}'"));
        Assert.Equal(0, await Number(services.Publisher, "select sum(last_seq_id)::bigint from mt_event_progression where name <> 'relay'"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(999, false)]
    [InlineData(1200, false)]
    [InlineData(0, true)]
    public async Task What_was_told_before_a_stop_is_not_told_again_and_what_nobody_was_told_of_counts_when_it_is(int toldUpTo, bool isAsked)
    {
        await using var publisher = await TestDatabase.Create("invoicing");
        await Appended(publisher);
        var (told, head) = (await Number(publisher, $"select count(*) from mt_events where type = 'counted' and seq_id <= {toldUpTo}"), await Number(publisher, "select max(seq_id) from mt_events"));
        // As a relay leaves it that was stopped half-way, or that has passed over what nobody could be told.
        await publisher.Administer($"""
            insert into mt_event_progression (name, last_seq_id) values ('relay', {head});
            insert into relay_counts (contract, published) values ('{Contract}', {told});
            """);
        await publisher.Administer(isAsked
            ? "insert into mt_event_progression (name, last_seq_id) values ('relay-again:counted', 1)"
            : $"insert into mt_event_progression (name, last_seq_id) values ('relay-arrears:counted', {head}), ('relay-arrears-told:counted', {toldUpTo})");
        await using var listener = await Empty();
        await using (await Run(publisher, listener))
            await Eventually.Passes(async () => Assert.Equal((Streams * Each) - told, await Number(listener, "select count(*) from heard")));
        Assert.Equal(Streams * Each, await Number(publisher, $"select published from relay_counts where contract = '{Contract}'"));
    }

    // One after the other, with what is not published in between: a stream reaches over several chunks of the log.
    async Task Appended(TestDatabase publisher)
    {
        var heads = streams.ToDictionary(stream => stream, _ => StreamHead.New);
        await using var session = await Session.Begin(publisher.Source, default);
        for (var round = 1; round <= Each; round++)
            foreach (var stream in streams)
                heads[stream] = await publisher.Store.Append(session, new(stream, "probe", heads[stream], [EventNames<ProbeEvent>.Write(new ProbeEvent.Counted(round))]), new("a tester", DateTimeOffset.UnixEpoch), default);
        await publisher.Store.Append(session, new(Guid.CreateVersion7(), "probe", StreamHead.New, [EventNames<ProbeEvent>.Write(new ProbeEvent.Whispered("inside"))]), new("a tester", DateTimeOffset.UnixEpoch), default);
        await session.Commit(default);
    }

    Task Ask() => services.Publisher.Administer("insert into mt_event_progression (name, last_seq_id) values ('relay-again:counted', 1) on conflict (name) do update set last_seq_id = 1");

    static async Task<TestDatabase> Empty()
    {
        var listener = await TestDatabase.Create("dunning");
        await listener.Administer("create table heard (n bigserial, stream text, version bigint); grant all on heard, heard_n_seq to test_dunning");
        return listener;
    }

    async Task<Running> Run(TestDatabase publisher, TestDatabase listener) => new(
        services, await services.Start(ProbeHost.Publisher(publisher.ConnectionString, services.Broker)), await services.Start(ProbeHost.Listener(listener.ConnectionString, services.Broker, _ => null)));

    static Task Evens(Running running, TestDatabase listener) => Eventually.Passes(async () =>
    {
        var (received, sent) = ((await ProbeServices.FlowOf(running.Listener)).Consumed, await ProbeServices.FlowOf(running.Publisher));
        Assert.Equal((Streams * Each, Streams * Each), (received, sent.Stored[Contract]));
        Assert.DoesNotContain(Flow.ToBeTold, sent.Pending.Keys);
        Assert.Equal(Streams * Each, await Number(listener, "select count(*) from heard"));
    });

    static async Task<List<long>> Heard(TestDatabase listener, Guid stream)
    {
        await using var session = await Session.Open(listener.Source, default);
        return await session.Read("select version from heard where stream = $1 order by n", row => row.GetInt64(0), default, stream.ToString());
    }

    static async Task<long> Number(TestDatabase of, string sql)
    {
        await using var session = await Session.Open(of.Source, default);
        return (await session.Read(sql, row => row.GetInt64(0), default))[0];
    }

    sealed class Running(ProbeServices services, WebApplication publisher, WebApplication listener) : IAsyncDisposable
    {
        public WebApplication Publisher => publisher;

        public WebApplication Listener => listener;

        public async ValueTask DisposeAsync()
        {
            await services.Stop(publisher);
            await services.Stop(listener);
        }
    }
}
