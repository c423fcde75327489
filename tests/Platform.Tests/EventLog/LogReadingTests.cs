using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.EventLog;

public sealed class LogReadingTests(Log log) : IClassFixture<Log>, IAsyncLifetime
{
    readonly string name = $"reader-{Guid.CreateVersion7():N}";
    readonly List<LogReading> running = [];
    readonly LogSignal signal = new();

    public async Task InitializeAsync()
    {
        // Each test reads from where it starts.
        await using var session = await log.Open();
        await session.Run("insert into mt_event_progression (name, last_seq_id) values ($1, $2)", default, name, await log.Last());
    }

    public async Task DisposeAsync()
    {
        foreach (var reading in running) await Stop(reading);
    }

    [Fact]
    public async Task A_position_moves_only_from_where_it_was_seen()
    {
        await using var session = await log.Open();
        var from = await Positions.Read(session, name, default);
        Assert.True(await Positions.Move(session, name, from, from + 5, default));
        Assert.False(await Positions.Move(session, name, from, from + 9, default));
        Assert.Equal(from + 5, await Positions.Read(session, name, default));
        Assert.Equal(0, await Positions.Read(session, name + " that is new", default));
    }

    [Fact]
    public async Task When_the_leader_is_killed_another_takes_over_and_nothing_is_missed()
    {
        var readers = new[] { new Recording(name), new Recording(name) };
        foreach (var reader in readers) await Start(reader);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 5; i++) await log.Committed();
            signal.Raise();
            await CaughtUp();
            await KillLeader();
        }

        await log.Committed();
        await CaughtUp();
        var acted = readers.SelectMany(r => r.Acted).ToList();
        Assert.Equal(16, acted.Distinct().Count());
        Assert.All(readers, r => Assert.Equal(r.Acted.Order(), r.Acted));
        await Eventually.Is(() => running.All(r => r.Stuck is null), "a killed leader that is not stuck for ever");
    }

    [Fact]
    public async Task A_leader_deposed_in_the_middle_of_its_work_steps_down_and_moves_nothing_back()
    {
        var slow = new Recording(name) { Gate = new() };
        var first = await Start(slow);
        await log.Committed();
        await Eventually.Is(() => slow.Waiting, "the first leader at work");
        await KillLeader();
        var second = new Recording(name);
        await Start(second);
        await log.Committed();
        await CaughtUp();
        Assert.Equal(2, second.Acted.Count);

        slow.Gate.SetResult();
        await log.Committed();
        await CaughtUp();
        await Stop(first);
        Assert.Equal(3, slow.Acted.Concat(second.Acted).Distinct().Count());
        Assert.Equal(second.Acted.Order(), second.Acted);
    }

    [Fact]
    public async Task A_reader_is_given_no_more_at_once_than_it_takes()
    {
        for (var i = 0; i < 9; i++) await log.Committed();
        var reader = new Recording(name) { Most = 4 };
        await Start(reader);
        await CaughtUp();
        Assert.Equal((9, 4), (reader.Acted.Count, reader.Largest));
    }

    [Fact]
    public async Task What_cannot_be_handled_stops_the_line_after_all_that_stands_before_it()
    {
        for (var i = 0; i < 9; i++) await log.Committed();
        var poison = await log.Last() - 2;
        var reader = new Recording(name) { Refuses = poison };
        var reading = await Start(reader);

        await Eventually.Passes(async () => Assert.Equal(poison - 1, await Position()));
        Assert.Equal(6, reader.Acted.Count);
        await Eventually.Is(() => reading.Stuck == "The test refuses it.", "a reason");
        reader.Refuses = null;
        await CaughtUp();
        await Eventually.Is(() => reading.Stuck is null, "no reason any more");
    }

    [Fact]
    public async Task What_is_recorded_stands_or_falls_with_the_position()
    {
        await log.Database.Administer("create table if not exists recorded (sequence bigint); grant all on recorded to test_invoicing");
        var fails = true;
        var reader = new Recording(name)
        {
            Records = async (session, events) =>
            {
                await session.Run("insert into recorded select unnest($1)", default, events.Select(e => e.Sequence).ToArray());
                if (fails) throw new InvalidDataException("The test refuses the record.");
            },
        };
        await Start(reader);
        var from = await Position();
        await log.Committed();
        await Eventually.Is(() => reader.Acted.Count > 2, "the work done again and again");
        Assert.Equal(from, await Position());

        fails = false;
        await CaughtUp();
        await using var session = await log.Open();
        Assert.Equal([await log.Last()], await session.Read("select sequence from recorded", row => row.GetInt64(0), default));
    }

    [Fact]
    public async Task A_stop_waits_for_the_work_that_was_begun()
    {
        var reader = new Recording(name) { Gate = new() };
        var reading = await Start(reader);
        await log.Committed();
        await Eventually.Is(() => reader.Waiting, "a leader at work");
        var stopped = reading.StopAsync(default);
        Assert.False(stopped.IsCompleted);
        reader.Gate.SetResult();
        await stopped;
        Assert.Equal(await log.Last(), await Position());
    }

    async Task<LogReading> Start(Recording reader)
    {
        var reading = new LogReading(reader, log.Store, log.Database.Source, signal, NullLogger<LogReading>.Instance);
        running.Add(reading);
        await reading.StartAsync(default);
        return reading;
    }

    async Task Stop(LogReading reading)
    {
        await reading.StopAsync(default);
        reading.Dispose();
    }

    Task KillLeader() => log.Database.Administer($"select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and (classid::bigint << 32) | objid::bigint = hashtextextended('{name}', 0)");

    Task CaughtUp() => Eventually.Passes(async () => Assert.Equal(await log.Last(), await Position()));

    async Task<long> Position()
    {
        await using var session = await log.Open();
        return await Positions.Read(session, name, default);
    }

    sealed class Recording(string name) : ILogReader
    {
        public ConcurrentQueue<long> Acted { get; } = new();

        public TaskCompletionSource? Gate { get; init; }

        public long? Refuses { get; set; }

        public Func<Session, IReadOnlyList<StoredEvent>, Task>? Records { get; init; }

        public bool Waiting { get; private set; }

        public string Name => name;

        public int Most { get; init; } = 2000;

        public int Largest { get; private set; }

        public async Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop)
        {
            if (events.Any(e => e.Sequence == Refuses)) throw new InvalidDataException("The test refuses it.");
            (Waiting, Largest) = (true, Math.Max(Largest, events.Count));
            if (Gate is not null) await Gate.Task;
            foreach (var stored in events) Acted.Enqueue(stored.Sequence);
        }

        public Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop) => Records?.Invoke(session, events) ?? Task.CompletedTask;
    }
}
