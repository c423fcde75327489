using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.EventLog;

/// <summary>
/// Reads the log in order without losing or reordering anything. A hole in the sequence is pending or dead: the table cannot tell.
/// At a hole the tail notes the highest number seen, then takes a fresh transaction id X. Whoever owns the hole has a transaction id
/// below X, because writers take theirs before they draw a number. Once every transaction below X has ended, holes that are still
/// empty are dead for certain. No time-out, no guess.
/// </summary>
/// <param name="store">Where the log lies.</param>
/// <param name="position">The last sequence number that was handled.</param>
public sealed class EventTail(IEventStore store, long position)
{
    (long UpTo, ulong Xid, DateTimeOffset Since)? fence;
    long settled;

    /// <summary>The last sequence number given out.</summary>
    public long Position { get; private set; } = position;

    /// <summary>Since when the tail waits at a hole; null when it does not. An old fence means a long transaction somewhere in the cluster.</summary>
    public DateTimeOffset? FencedSince => fence?.Since;

    /// <summary>The next events that are certain to have nothing pending before them; empty when there are none yet.</summary>
    /// <param name="session">A session without a transaction: the fence needs ids and snapshots of their own.</param>
    /// <param name="most">Reads at most that many.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<IReadOnlyList<StoredEvent>> Next(Session session, int most, CancellationToken stop)
    {
        // Check first, read after: what was committed while the fence stood is then in what is read.
        if (fence is { } waiting && await AllEndedBefore(session, waiting.Xid, stop)) (settled, fence) = (waiting.UpTo, null);
        var rows = await store.ReadLog(session, Position, most, stop);
        var ready = new List<StoredEvent>(rows.Count);
        var last = Position;
        foreach (var row in rows)
        {
            if (row.Sequence > settled && row.Sequence != last + 1) break;
            ready.Add(row);
            last = row.Sequence;
        }

        // The hole was filled while the fence stood: there is nothing left to wait for.
        if (fence is { } passed && last >= passed.UpTo) fence = null;
        if (ready.Count < rows.Count && fence is null)
            fence = (rows[^1].Sequence, await FreshTransactionId(session, stop), DateTimeOffset.UtcNow);
        Position = last;
        return ready;
    }

    static async Task<ulong> FreshTransactionId(Session session, CancellationToken stop)
    {
        await using var command = session.Command("select pg_current_xact_id()::text");
        return ulong.Parse((string)(await command.ExecuteScalarAsync(stop))!, System.Globalization.CultureInfo.InvariantCulture);
    }

    static async Task<bool> AllEndedBefore(Session session, ulong xid, CancellationToken stop)
    {
        await using var command = session.Command("select pg_snapshot_xmin(pg_current_snapshot())::text");
        return ulong.Parse((string)(await command.ExecuteScalarAsync(stop))!, System.Globalization.CultureInfo.InvariantCulture) >= xid;
    }
}
