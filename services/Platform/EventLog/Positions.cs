using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.EventLog;

/// <summary>The positions of readers of the log, kept in the same database as the log so that a restore brings both back together.</summary>
public static class Positions
{
    /// <summary>Where a reader stands; it starts at 0.</summary>
    public static async Task<long> Read(Session session, string name, CancellationToken stop)
    {
        await using var command = session.Command(
            "with made as (insert into mt_event_progression (name, last_seq_id) values ($1, 0) on conflict do nothing returning last_seq_id) " +
            "select last_seq_id from made union all select last_seq_id from mt_event_progression where name = $1 limit 1", name);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Moves a reader on by compare-and-set.</summary>
    /// <returns>False when somebody else has moved it: this reader was deposed and must step down.</returns>
    public static async Task<bool> Move(Session session, string name, long from, long to, CancellationToken stop) =>
        await session.Run(
            "update mt_event_progression set last_seq_id = $3, last_updated = transaction_timestamp() where name = $1 and last_seq_id = $2",
            stop, name, from, to) == 1;
}
