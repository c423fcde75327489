using Npgsql;
using Recouvrement.Contracts;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// What a service has taken in and given out. When, over all services, everything received (read first) equals everything sent
/// (read after), nothing is under way: relay lag and messages in flight included. Queue depths cannot tell that.
/// </summary>
/// <param name="Service">Whose numbers these are.</param>
/// <param name="Today">Its business date.</param>
/// <param name="Consumed">Messages applied: inbox rows.</param>
/// <param name="Parked">Messages that wait for a person.</param>
/// <param name="Positions">Where each reader of the log but the relay stands.</param>
/// <param name="Stored">Public events in the log, by contract, published or not yet. Each counts once for every queue that subscribes today, also where it happened before: it is told late to whoever did not.</param>
/// <param name="Head">Last sequence number in the log.</param>
/// <param name="Relay">Where the relay stands.</param>
/// <param name="Pending">Outgoing work due by today that is not done, by name.</param>
/// <param name="Events">Events in the log.</param>
/// <param name="Stuck">Readers that do not get on, and why.</param>
/// <param name="Fences">Since when readers wait at a hole in the sequence.</param>
public sealed record FlowOfService(
    string Service, DateOnly Today, long Consumed, long Parked, IReadOnlyDictionary<string, long> Positions, IReadOnlyDictionary<string, long> Stored,
    long Head, long Relay, IReadOnlyDictionary<string, long> Pending, long Events, IReadOnlyDictionary<string, string> Stuck, IReadOnlyDictionary<string, DateTimeOffset> Fences);

/// <summary>Outgoing work of a service, counted for the end of a day.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Count">How much of it is due by a day and not done.</param>
public sealed record PendingWork(string Name, Func<Session, DateOnly, CancellationToken, Task<long>> Count);

/// <summary>Reads the numbers of <see cref="FlowOfService"/>.</summary>
public sealed class Flow(
    ServiceName service, NpgsqlDataSource database, BusinessClock clock, ParkedMessages parked, Publications publications,
    IEnumerable<LogReading> readers, IEnumerable<PendingWork> pending)
{
    /// <summary>Outgoing work: events that are to be told late, and names of events of which the relay has not begun to.</summary>
    public const string ToBeTold = "facts_to_tell_late";

    readonly Dictionary<string, string> contracts = publications.Contracts.ToDictionary(p => p.Key, p => Manifest.ContractOf(p.Value).Name);

    /// <summary>The numbers as they stand now.</summary>
    public async Task<FlowOfService> Read(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        // Consumed before parked: a message replayed in between is counted nowhere, never twice.
        var consumed = await Number(session, "select count(*) from inbox", stop);
        var parkedNow = (await parked.Count(stop)).Waiting;
        var positions = new Dictionary<string, long>();
        foreach (var reader in readers) positions[reader.Name] = await Positions.Read(session, reader.Name, stop);
        var waiting = new Dictionary<string, long>();
        foreach (var work in pending) waiting[work.Name] = await work.Count(session, clock.Today, stop);

        positions.Remove(Messaging.Relay.ReaderName, out var relay);
        // What is owed before what was published: what is told in between is counted twice, which is no end, and never left out, which might be taken for one.
        var owed = (await Arrears.Read(session, stop)).FindAll(o => contracts.ContainsKey(o.Type));
        var late = await Arrears.Count(session, owed, stop);
        var asked = (await Arrears.Asked(session, stop)).Count(contracts.ContainsKey);
        if (late.Values.Sum() + asked is var untold and > 0) waiting[ToBeTold] = untold;
        var stored = await Counts(session, "select contract, published from relay_counts", stop);
        foreach (var (type, count) in await Counts(session,
            "select e.type, count(*) from mt_events e where e.seq_id > $1 and not exists (select from relay_skips s where s.seq_id = e.seq_id) group by e.type", stop, relay))
            if (contracts.TryGetValue(type, out var contract)) stored[contract] = stored.GetValueOrDefault(contract) + count;
        foreach (var (type, count) in late) stored[contracts[type]] = stored.GetValueOrDefault(contracts[type]) + count;
        return new(
            service.Name, clock.Today, consumed, parkedNow, positions, stored, await Number(session, "select coalesce(max(seq_id), 0) from mt_events", stop), relay, waiting,
            await Number(session, "select count(*) from mt_events", stop),
            Told(r => r.Stuck).ToDictionary(r => r.Reader, r => r.Told!),
            Told(r => r.FencedSince).ToDictionary(r => r.Reader, r => r.Told!.Value));

        // Each is asked once: a reader may have gone on by the second time.
        IEnumerable<(string Reader, T Told)> Told<T>(Func<LogReading, T> what) => readers.Select(r => (Reader: r.Name, Told: what(r))).Where(r => r.Told is not null);
    }

    static async Task<long> Number(Session session, string sql, CancellationToken stop)
    {
        await using var command = session.Command(sql);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    static async Task<Dictionary<string, long>> Counts(Session session, string sql, CancellationToken stop, params object?[] parameters)
    {
        await using var command = session.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var counts = new Dictionary<string, long>();
        while (await reader.ReadAsync(stop)) counts[reader.GetString(0)] = reader.GetInt64(1);
        return counts;
    }
}
