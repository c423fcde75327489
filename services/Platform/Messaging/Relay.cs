using System.Collections.Frozen;
using System.Diagnostics;
using MassTransit;
using Npgsql;
using Recouvrement.Contracts;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Platform.Messaging;

/// <summary>
/// Publishes the public facts of the log, each under its event id, in order within a stream and many streams at once, awaiting
/// the broker's confirm with Mandatory. An event that cannot be read or translated stops the line: order is worth more than minutes.
/// </summary>
public sealed class Relay(Publications publications, IBus bus, IEventStore store, NpgsqlDataSource database, Topology topology) : ILogReader
{
    const int StreamsInFlight = 256;
    // A dead connection may never say so: rather publish again, under the same id, than wait for a confirm that cannot come.
    static readonly TimeSpan LongestConfirm = TimeSpan.FromSeconds(30);
    readonly FrozenDictionary<string, Contract> contracts = publications.Contracts.ToFrozenDictionary(p => p.Key, p => Manifest.ContractOf(p.Value));

    HashSet<long> skipped = [];

    /// <summary>The name of its position.</summary>
    public const string ReaderName = "relay";

    /// <inheritdoc/>
    public string Name => ReaderName;

    /// <inheritdoc/>
    public async Task Begin(CancellationToken stop)
    {
        await Accept(stop);
        while (await TellLate(stop)) { }
    }

    async Task Accept(CancellationToken stop)
    {
        await using (var asking = await Session.Open(database, stop))
            if (!(await Arrears.Asked(asking, stop)).Exists(contracts.ContainsKey)) return;
        await topology.Declared.WaitAsync(stop);
        await using var session = await Session.Begin(database, stop);
        await Arrears.Accept(session, Name, contracts, stop);
        await session.Commit(stop);
    }

    async Task<bool> TellLate(CancellationToken stop)
    {
        List<Owed> owed;
        IReadOnlyList<StoredEvent> late;
        long upTo;
        await using (var reading = await Session.Open(database, stop))
        {
            owed = (await Arrears.Read(reading, stop)).FindAll(o => contracts.ContainsKey(o.Type));
            if (owed is []) return false;
            (late, upTo) = await Arrears.Next(store, reading, owed, stop);
        }

        await Act(late, stop);
        await using var session = await Session.Begin(database, stop);
        if (!await Arrears.Move(session, owed, upTo, stop)) return true;
        await Record(session, late, stop);
        await session.Commit(stop);
        return true;
    }

    /// <inheritdoc/>
    public async Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        await topology.Declared.WaitAsync(stop);
        var @public = events.Where(e => contracts.ContainsKey(e.Type)).ToList();
        if (@public.Count == 0) return;
        var messages = await Translate(@public, stop);
        await Parallel.ForEachAsync(
            messages.GroupBy(m => m.Stored.Stream), new ParallelOptions { MaxDegreeOfParallelism = StreamsInFlight, CancellationToken = stop },
            async (stream, cancel) => { foreach (var (stored, message) in stream) await Publish(stored, message, cancel); });
    }

    /// <inheritdoc/>
    public async Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        foreach (var counted in events.Where(e => contracts.ContainsKey(e.Type) && !skipped.Contains(e.Sequence)).CountBy(e => contracts[e.Type].Name))
            await session.Run(
                "insert into relay_counts as c (contract, published) values ($1, $2) on conflict (contract) do update set published = c.published + excluded.published",
                stop, counted.Key, (long)counted.Value);
    }

    async Task<List<(StoredEvent Stored, object Message)>> Translate(List<StoredEvent> events, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        skipped = await Skipped(session, events, stop);
        var messages = new List<(StoredEvent, object)>(events.Count);
        foreach (var stored in events)
            if (!skipped.Contains(stored.Sequence))
                messages.Add((stored, await publications.Translate(stored, session, stop)!));
        return messages;
    }

    static async Task<HashSet<long>> Skipped(Session session, List<StoredEvent> events, CancellationToken stop)
    {
        await using var command = session.Command("select seq_id from relay_skips where seq_id between $1 and $2", events[0].Sequence, events[^1].Sequence);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var found = new HashSet<long>();
        while (await reader.ReadAsync(stop)) found.Add(reader.GetInt64(0));
        return found;
    }

    async Task Publish(StoredEvent stored, object message, CancellationToken stop)
    {
        // Continue the trace of whoever appended the event, not that of the relay's loop.
        using var activity = ActivityContext.TryParse(stored.Headers.TraceParent, null, isRemote: true, out var parent)
            ? Telemetry.Source.StartActivity("relay", ActivityKind.Internal, parent) : null;
        await bus.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(context =>
        {
            context.MessageId = stored.Id;
            ActorHeader.Set(context, stored.Headers.Actor);
            if (Guid.TryParse(stored.CorrelationId, out var correlation)) context.CorrelationId = correlation;
            if (contracts[stored.Type].Queues.Count > 0) context.GetPayload<RabbitMqSendContext>().Mandatory = true;
        }), stop).WaitAsync(LongestConfirm, stop);
    }
}
