using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

public sealed class StreamsTests(EventStoreDatabase fixture) : IClassFixture<EventStoreDatabase>, IAsyncLifetime
{
    static readonly EventContext Context = new("a tester", DateTimeOffset.UnixEpoch);
    readonly Guid stream = Guid.CreateVersion7();

    public Task InitializeAsync() => fixture.Database.Administer("create table if not exists shown (stream uuid, version bigint, number int); grant all on shown to test_invoicing");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Commands_on_one_stream_queue_up_and_show_their_facts_in_the_same_transaction()
    {
        var counters = Counters();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 20).Select(_ => counters.Execute(stream, new Count(), Context, null, default)));

        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), outcomes.Select(o => o.Version).Order());
        Assert.Equal(Enumerable.Range(1, 20).Select(n => ((long)n, n)), await Shown());
        Assert.Equal((20, 20), await Loaded(counters));
    }

    [Fact]
    public async Task A_view_that_fails_takes_the_facts_back()
    {
        var counters = Counters((_, _, _, _, _, _) => throw new InvalidOperationException("The view is wrong."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => counters.Execute(stream, new Count(), Context, null, default));
        Assert.Equal((0, 0), await Loaded(counters));
    }

    [Fact]
    public async Task A_caller_who_names_the_version_is_told_when_it_has_passed()
    {
        var counters = Counters();
        await counters.Execute(stream, new Count(), Context, 0, default);
        await counters.Execute(stream, new Count(), Context, 1, default);

        var late = await counters.Execute(stream, new Count(), Context, 1, default);
        Assert.True(late.Stale);
        Assert.Equal((2, 2), (late.Version, late.State.Number));
        Assert.Equal((2, 2), await Loaded(counters));
    }

    [Fact]
    public async Task Nothing_and_a_refusal_write_nothing()
    {
        var counters = Counters();
        await counters.Execute(stream, new Count(), Context, null, default);
        Assert.Equal(1, (await counters.Execute(stream, new Idle(), Context, null, default)).Version);
        Assert.Equal("not_wanted", (await counters.Execute(stream, new Unwanted(), Context, null, default)).Decision.Refusal?.Code);
        Assert.Equal((1, 1), await Loaded(counters));
    }

    [Fact]
    public async Task A_heard_fact_that_is_refused_is_thrown_for_a_person_to_see()
    {
        await using var session = await Session.Begin(fixture.Database.Source, default);
        var refused = await Assert.ThrowsAsync<FactRefused>(() => Counters().Hear(session, stream, new Unwanted(), Context, default));
        Assert.Equal("not_wanted", refused.Refusal.Code);
    }

    [Fact]
    public async Task Many_commands_are_one_append_and_those_on_one_stream_follow_each_other()
    {
        var (counters, other) = (Counters(), Guid.CreateVersion7());
        await counters.Execute(stream, new Count(), Context, null, default);
        var outcomes = await UnitOfWork.Run(fixture.Database.Source, new(), session => counters.HandleMany(
            session, [(stream, new Count()), (other, new Count()), (stream, new Unwanted()), (stream, new Count()), (other, new Idle())], Context, default), default);

        Assert.Equal([2, 1, 2, 3, 1], outcomes.Select(o => o.Version));
        Assert.Equal([true, true, false, true, false], outcomes.Select(o => o.Decision.Facts.Length == 1));
        Assert.Equal([(1L, 1), (2L, 2), (3L, 3)], await Shown());
        Assert.Equal((3, 3), await Loaded(counters));
    }

    [Fact]
    public async Task A_unit_of_work_that_lost_a_race_runs_again()
    {
        var (store, tries) = (fixture.Database.Store, 0);
        await UnitOfWork.Run(fixture.Database.Source, new(), async session =>
        {
            // Seen before somebody else appends, without a hold: the first try must lose.
            var history = await store.ReadStream(session, stream, default);
            if (tries++ == 0) await Counters().Execute(stream, new Count(), Context, null, default);
            StreamHead head = history.Count == 0 ? StreamHead.New : new(history[^1].Version, history[^1].Headers.Hash);
            await store.Append(session, new(stream, "counter", head, [EventNames<ProbeEvent>.Write(new ProbeEvent.Counted(9))]), Context, default);
        }, default);
        Assert.Equal(2, tries);
    }

    Streams<Counter, CounterCommand, ProbeEvent> Counters(Shows<Counter, ProbeEvent>? shows = null) =>
        new(fixture.Database.Store, fixture.Database.Source, new LogSignal(), "counter", new(), shows ?? Show);

    static async Task Show(Session session, Guid stream, Counter state, IReadOnlyList<Appended<ProbeEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (version, fact) in facts)
            await session.Run("insert into shown (stream, version, number) values ($1, $2, $3)", stop, stream, version, ((ProbeEvent.Counted)fact).Number);
    }

    async Task<IEnumerable<(long, int)>> Shown()
    {
        await using var session = await Session.Open(fixture.Database.Source, default);
        return await session.Read("select version, number from shown where stream = $1 order by version", row => (row.GetInt64(0), row.GetInt32(1)), default, stream);
    }

    async Task<(int, long)> Loaded(Streams<Counter, CounterCommand, ProbeEvent> counters)
    {
        await using var session = await Session.Open(fixture.Database.Source, default);
        var (state, version) = await counters.Load(session, stream, default);
        return (state.Number, version);
    }

    abstract record CounterCommand;

    sealed record Count : CounterCommand;

    sealed record Idle : CounterCommand;

    sealed record Unwanted : CounterCommand;

    sealed record Counter(int Number) : IDecider<Counter, CounterCommand, ProbeEvent>
    {
        public static Counter Initial => new(0);

        public static Decision<ProbeEvent> Decide(Counter state, CounterCommand command) => command switch
        {
            Count => new ProbeEvent.Counted(state.Number + 1),
            Unwanted => Decisions.Refuse("not_wanted", "Nobody wants it."),
            _ => Decisions.Nothing,
        };

        public static Counter Evolve(Counter state, ProbeEvent happened) => happened is ProbeEvent.Counted counted ? new(counted.Number) : state;
    }
}
