using System.Diagnostics;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using Xunit.Abstractions;

namespace Recouvrement.Platform.Tests.Messaging;

/// <summary>
/// Two replicas of a publisher and a listener, as processes. Writers commit, abort and dawdle; meanwhile processes are killed,
/// database sessions are terminated and broker connections are broken. Whatever happens: every committed event is published, under its
/// own id each time, first in the order of its stream, and applied once.
/// </summary>
public sealed class DeliveryPropertyTests(ITestOutputHelper output) : IAsyncLifetime
{
    const int Seed = 20260302;
    static readonly TimeSpan Storm = TimeSpan.FromSeconds(12), Calm = TimeSpan.FromSeconds(60);
    readonly ProbeServices services = new();
    readonly List<ProbeProcess> publishers = [], listeners = [];
    Wiretap tap = null!;

    public async Task InitializeAsync()
    {
        await services.InitializeAsync();
        tap = await Wiretap.On(services.Broker, "invoicing.bank-feed-received.v1");
        for (var i = 0; i < 2; i++) publishers.Add(ProbeProcess.Publisher(services));
        listeners.Add(ProbeProcess.Listener(services, Seed));
    }

    public async Task DisposeAsync()
    {
        foreach (var process in publishers.Concat(listeners)) process.Dispose();
        await services.DisposeAsync();
    }

    [Fact]
    public async Task Every_committed_event_is_published_in_order_and_applied_once_whatever_is_killed()
    {
        await Is(() => Count("select count(*) from mt_event_progression where name = 'relay'"), 1, "a relay");
        var started = Stopwatch.GetTimestamp();
        using var over = new CancellationTokenSource(Storm);
        var streams = Enumerable.Range(0, 15).Select(_ => Guid.CreateVersion7()).ToArray();
        await Task.WhenAll([Disturb(new Random(Seed), over.Token), .. Enumerable.Range(1, 6).Select(n => Write(new Random(Seed + n), streams, over.Token))]);

        var calm = Stopwatch.GetTimestamp();
        // Some of the test's own sessions were terminated too and lie dead in the pools.
        foreach (var database in new[] { services.Publisher, services.Listener }) database.Source.Clear();
        var committed = await Committed();
        await Is(() => Count("select count(*) from heard", services.Listener), committed.Count, "events applied");
        await Is(() => Count("select sum(published)::bigint from relay_counts"), committed.Count, "events counted as published");

        var published = await tap.Published();
        output.WriteLine($"{committed.Count} events committed, {await Count("select last_value from mt_events_sequence") - await Count("select count(*) from mt_events")} numbers lost, {published.Count} publications, "
            + $"all applied {Stopwatch.GetElapsedTime(calm).TotalSeconds:0.0} s after a storm of {Stopwatch.GetElapsedTime(started, calm).TotalSeconds:0.0} s");
        Assert.Equal(committed.Keys.Order(), published.Select(p => p.Id).Distinct().Order());
        Assert.All(published, p => Assert.Equal(committed[p.Id], (p.Stream, p.Version)));
        foreach (var stream in published.DistinctBy(p => p.Id).GroupBy(p => p.Stream))
            Assert.Equal(committed.Values.Where(c => c.Stream == stream.Key).Select(c => c.Version).Order(), stream.Select(p => p.Version));
        foreach (var stream in committed.Values.GroupBy(c => c.Stream))
            Assert.Equal(stream.Select(c => c.Version).Order(), await services.Heard(stream.Key));
        Assert.Equal(committed.Count, await Count("select count(*) from inbox", services.Listener));
        Assert.Equal(committed.Count, await Count("select count(*) from mt_events", services.Listener));
        Assert.True(committed.Count > 50, "The storm let hardly anything happen.");
    }

    async Task Write(Random random, Guid[] streams, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                await using var session = await Session.Begin(services.Publisher.Source, default);
                if (random.Next(3) == 0) await session.Run("insert into inbox (consumer, message_id) values ('writer', gen_random_uuid())", default);
                var stream = random.GetItems(streams, 1)[0];
                var history = await services.Publisher.Store.Hold(session, stream, "probe", default);
                var head = history.Count == 0 ? StreamHead.New : new(history[^1].Version, history[^1].Headers.Hash);
                NewEvent[] added = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => EventNames<ProbeEvent>.Write(random.Next(4) == 0 ? new ProbeEvent.Whispered("inside") : new ProbeEvent.Counted(i)))];
                await services.Publisher.Store.Append(session, new(stream, "probe", head, added), new("a writer", DateTimeOffset.UnixEpoch), default);
                await session.Run("select pg_sleep($1)", default, random.Next(random.Next(25) == 0 ? 800 : 15) / 1000.0);
                if (random.Next(5) > 0) await session.Commit(default);
            }
            catch (NpgsqlException)
            {
                // Its session was killed: what it wrote is there or not, and the log knows.
            }
        }
    }

    async Task Disturb(Random random, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(random.Next(300, 900), CancellationToken.None);
            switch (random.Next(6))
            {
                case 0: Replace(publishers, random, () => ProbeProcess.Publisher(services)); break;
                case 1: Replace(listeners, random, () => ProbeProcess.Listener(services, random.Next())); break;
                case 2: await services.Publisher.Administer("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"); break;
                case 3: await services.Publisher.Administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and random() < 0.5"); break;
                case 4: await services.Listener.Administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"); break;
                default: await Stack.Servers.BreakConnections(services.Broker); break;
            }
        }
    }

    static void Replace(List<ProbeProcess> replicas, Random random, Func<ProbeProcess> another)
    {
        var killed = random.Next(replicas.Count);
        replicas[killed].Dispose();
        replicas[killed] = another();
    }

    async Task<Dictionary<Guid, (Guid Stream, long Version)>> Committed()
    {
        await using var session = await Session.Open(services.Publisher.Source, default);
        return (await session.Read("select id, stream_id, version from mt_events where type = 'counted'", row => (row.GetGuid(0), row.GetGuid(1), row.GetInt64(2)), default))
            .ToDictionary(e => e.Item1, e => (e.Item2, e.Item3));
    }

    async Task<long> Count(string sql, TestDatabase? database = null)
    {
        await using var session = await Session.Open((database ?? services.Publisher).Source, default);
        return (await session.Read(sql, row => row.IsDBNull(0) ? 0 : row.GetInt64(0), default))[0];
    }

    static Task Is(Func<Task<long>> count, long expected, string what) => Eventually.Passes(async () => Assert.True(expected == await count(), $"{what}: {await count()} of {expected}"), Calm);
}
