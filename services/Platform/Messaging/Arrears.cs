using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Messaging;

/// <summary>
/// Facts that happened before the relay knew how to tell them. A migration that comes with their publication notes, as a position under <see cref="Prefix"/> and the stored name of
/// the fact, up to which number of the log none was told; the relay tells those once, under their own ids, before it goes on. Consumers know late facts by their version.
/// </summary>
static class Arrears
{
    public const string Prefix = "relay-arrears:";

    /// <summary>Stored names of facts that are to be told late, and up to which number.</summary>
    public static Task<List<(string Type, long UpTo)>> Read(Session session, CancellationToken stop) => session.Read(
        "select substr(name, length($1) + 1), last_seq_id from mt_event_progression where starts_with(name, $1) and last_seq_id > 0 order by name",
        r => (r.GetString(0), r.GetInt64(1)), stop, Prefix);

    /// <summary>They themselves, in the order of the log.</summary>
    public static async Task<IReadOnlyList<StoredEvent>> Events(IEventStore store, Session session, string type, long upTo, CancellationToken stop)
    {
        var streams = await session.Read("select distinct stream_id from mt_events where type = $1 and seq_id <= $2", r => r.GetGuid(0), stop, type, upTo);
        return [.. (await store.ReadStreams(session, streams, stop)).SelectMany(stream => stream).Where(e => e.Type == type && e.Sequence <= upTo).OrderBy(e => e.Sequence)];
    }

    /// <summary>How many there are.</summary>
    public static async Task<long> Count(Session session, string type, long upTo, CancellationToken stop) => (await session.Read(
        "select count(*) from mt_events e where e.type = $1 and e.seq_id <= $2 and not exists (select from relay_skips s where s.seq_id = e.seq_id)", r => r.GetInt64(0), stop, type, upTo))[0];
}
