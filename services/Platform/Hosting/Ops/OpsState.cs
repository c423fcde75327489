using Npgsql;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Platform.Hosting;

/// <summary>How a reader of the log stands. Why it is stuck and since when it waits is known only to the process that leads it.</summary>
/// <param name="Name">Who reads.</param>
/// <param name="Position">The last sequence number that was handled.</param>
/// <param name="Lag">Sequence numbers between it and the head of the log.</param>
/// <param name="Stuck">Why it does not get on, or null.</param>
/// <param name="FencedSince">Since when it waits at a hole in the sequence, or null.</param>
public sealed record ReaderState(string Name, long Position, long Lag, string? Stuck, DateTimeOffset? FencedSince);

/// <summary>How a service stands.</summary>
/// <param name="Service">Which.</param>
/// <param name="Version">Of the build.</param>
/// <param name="Today">Its business date.</param>
/// <param name="Clock"><c>real</c> or <c>virtual</c>.</param>
/// <param name="LastDay">The last day whose work is done, or null.</param>
/// <param name="Migration">Number of the newest migration.</param>
/// <param name="Head">Last sequence number in the log.</param>
/// <param name="Readers">The readers of the log.</param>
/// <param name="Queued">Messages in the service's own queue; null while the broker does not answer.</param>
/// <param name="Parked">Messages that wait for a person, those set aside included; null while the broker does not answer.</param>
/// <param name="SetAside">Those of them that were set aside; null while the broker does not answer.</param>
/// <param name="Pending">Outgoing work due by today that is not done, by name.</param>
public sealed record StateOfService(
    string Service, string Version, DateOnly Today, string Clock, DateOnly? LastDay, int Migration, long Head, IReadOnlyList<ReaderState> Readers,
    long? Queued, long? Parked, long? SetAside, IReadOnlyDictionary<string, long> Pending);

/// <summary>Reads <see cref="StateOfService"/> without counting a table that grows: it may be asked every few seconds, whatever the log holds.</summary>
public sealed class OpsState(
    ServiceName service, NpgsqlDataSource database, BusinessClock clock, Parked broker, ParkedMessages parked, IEnumerable<LogReading> readers, IEnumerable<PendingWork> pending)
{
    static readonly string Version = System.Reflection.Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>How it stands now.</summary>
    public async Task<StateOfService> Read(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var head = (await session.Read("select coalesce(max(seq_id), 0) from mt_events", r => r.GetInt64(0), stop))[0];
        var standing = new List<ReaderState>();
        foreach (var reader in readers)
        {
            var position = await Positions.Read(session, reader.Name, stop);
            standing.Add(new(reader.Name, position, Math.Max(0, head - position), reader.Stuck, reader.FencedSince));
        }

        var waiting = new Dictionary<string, long>();
        foreach (var work in pending) waiting[work.Name] = await work.Count(session, clock.Today, stop);
        var (lastDay, migration) = (await session.Read(
            "select (select max(day) from day_work), coalesce((select max(number) from migrations), 0)", r => (r.Value<DateOnly>(0), r.GetInt32(1)), stop))[0];
        var (queued, messages) = await AtBroker(stop);
        return new(
            service.Name, Version, clock.Today, clock.IsVirtual ? "virtual" : "real", lastDay, migration, head, standing, queued, messages?.Waiting, messages?.SetAside, waiting);
    }

    // What the log says is worth telling when the broker is away, and then most of all.
    async Task<(long? Queued, (long Waiting, long SetAside)? Messages)> AtBroker(CancellationToken stop)
    {
        try
        {
            return (await broker.Depth([service.Name], stop), await parked.Count(stop));
        }
        catch (Exception away) when (Transient.Is(away) && !stop.IsCancellationRequested)
        {
            return (null, null);
        }
    }
}
