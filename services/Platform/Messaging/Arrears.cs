using Recouvrement.Contracts;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Messaging;

/// <summary>Facts of one stored name that are still to be told late.</summary>
/// <param name="Type">Their stored name.</param>
/// <param name="Told">Up to which number of the log they were told already.</param>
/// <param name="UpTo">Up to which number they are to be told; what comes after it the relay has told or will tell by itself.</param>
sealed record Owed(string Type, long Told, long UpTo);

/// <summary>
/// Facts that happened before the relay knew how to tell them, or before somebody subscribed to them. A migration that comes with their publication or subscription notes their stored name
/// under <see cref="Again"/>; the relay tells all it has passed of them once more, under their own ids, in the order of the log over all names, before it goes on. Whoever heard one before knows
/// its id and leaves it; so each counts as published once, for all who subscribe now.
/// </summary>
static class Arrears
{
    /// <summary>A migration sets the position of this and a stored name to 1: all facts of that name are to be told, and told to those again who have heard them.</summary>
    public const string Again = "relay-again:";

    /// <summary>Up to which number facts of a stored name are to be told late; 0 when that is done. Earlier migrations set it themselves, for facts that nobody was told of.</summary>
    public const string Prefix = "relay-arrears:";

    const string Done = "relay-arrears-told:";
    const int Most = 1000;

    /// <summary>What is owed, by stored name.</summary>
    public static Task<List<Owed>> Read(Session session, CancellationToken stop) => session.Read(
        "select substr(p.name, length($1) + 1), coalesce(t.last_seq_id, 0), p.last_seq_id from mt_event_progression p left join mt_event_progression t on t.name = $2 || substr(p.name, length($1) + 1) " +
        "where starts_with(p.name, $1) and p.last_seq_id > 0 order by p.name",
        r => new Owed(r.GetString(0), r.GetInt64(1), r.GetInt64(2)), stop, Prefix, Done);

    /// <summary>Stored names whose facts are to be told again, where no relay has begun to.</summary>
    public static Task<List<string>> Asked(Session session, CancellationToken stop) => session.Read(
        "select substr(name, length($1) + 1) from mt_event_progression where starts_with(name, $1) and last_seq_id > 0 order by name", r => r.GetString(0), stop, Again);

    /// <summary>How many facts are owed, by stored name.</summary>
    public static async Task<Dictionary<string, long>> Count(Session session, IReadOnlyList<Owed> owed, CancellationToken stop) => owed.Count == 0 ? [] : (await session.Read(
        "select e.type, count(*) from mt_events e join unnest($1, $2, $3) as o(type, told, up_to) on e.type = o.type and e.seq_id > o.told and e.seq_id <= o.up_to " +
        "where not exists (select from relay_skips s where s.seq_id = e.seq_id) group by e.type",
        r => (r.GetString(0), r.GetInt64(1)), stop, owed.Select(o => o.Type).ToArray(), owed.Select(o => o.Told).ToArray(), owed.Select(o => o.UpTo).ToArray())).ToDictionary();

    /// <summary>
    /// What was asked for is owed from now on, up to where the relay stands: every queue is bound by now, so that what it tells from here on reaches all who subscribe. What was counted as published
    /// and is told again counts when it is told again; what nobody was told of was not counted.
    /// </summary>
    public static async Task Accept(Session session, string relay, IReadOnlyDictionary<string, Contract> contracts, CancellationToken stop)
    {
        var passed = (await session.Read("select last_seq_id from mt_event_progression where name = $1 for update", r => r.GetInt64(0), stop, relay)).SingleOrDefault();
        List<string> asked = [.. (await Asked(session, stop)).Where(contracts.ContainsKey)];
        var (all, untold) = (await Count(session, [.. asked.Select(type => new Owed(type, 0, passed))], stop), await Count(session, await Read(session, stop), stop));
        foreach (var type in asked)
        {
            var counted = all.GetValueOrDefault(type) - untold.GetValueOrDefault(type);
            await session.Run("update relay_counts set published = greatest(0, published - $2) where contract = $1", stop, contracts[type].Name, counted);
            await Set(session, Again + type, 0, stop);
            if (passed == 0) continue;
            await Set(session, Prefix + type, passed, stop);
            await Set(session, Done + type, 0, stop);
        }
    }

    /// <summary>The next of them in the order of the log, and up to which number of it they reach; no more than a thousand facts are held at a time.</summary>
    public static async Task<(IReadOnlyList<StoredEvent> Events, long UpTo)> Next(IEventStore store, Session session, IReadOnlyList<Owed> owed, CancellationToken stop)
    {
        var end = owed.Max(o => o.UpTo);
        // What lies between is walked once by the database and never read: a name of few facts costs no more than one walk over the log.
        var next = await session.Read(
            "select seq_id from mt_events where seq_id > $1 and seq_id <= $2 and type = any ($3) order by seq_id limit 1", r => r.GetInt64(0), stop,
            owed.Min(o => o.Told), end, owed.Select(o => o.Type).ToArray());
        if (next is not [var first]) return ([], end);
        var log = await store.ReadLog(session, first - 1, Most, stop);
        var bounds = owed.ToDictionary(o => o.Type);
        return ([.. log.Where(e => bounds.TryGetValue(e.Type, out var of) && e.Sequence > of.Told && e.Sequence <= of.UpTo)], log[^1].Sequence);
    }

    /// <summary>They are told up to a number of the log.</summary>
    /// <returns>False when another relay has told them meanwhile.</returns>
    public static async Task<bool> Move(Session session, IReadOnlyList<Owed> owed, long upTo, CancellationToken stop)
    {
        foreach (var one in owed)
        {
            var isDone = upTo >= one.UpTo;
            await Positions.Read(session, Done + one.Type, stop);
            if (!await Positions.Move(session, Done + one.Type, one.Told, isDone ? 0 : Math.Max(one.Told, upTo), stop)) return false;
            if (isDone && !await Positions.Move(session, Prefix + one.Type, one.UpTo, 0, stop)) return false;
        }

        return true;
    }

    static Task<int> Set(Session session, string name, long to, CancellationToken stop) => session.Run(
        "insert into mt_event_progression (name, last_seq_id) values ($1, $2) on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = transaction_timestamp()", stop, name, to);
}
