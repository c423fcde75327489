using Npgsql;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Litigation.Domain.Heads;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Heads;

/// <summary>
/// Each day the heads of the hash chains that moved are drawn for the agency that has the file: of the file, of its placement, of the escalation before it. One that was told holds until another
/// is; a day that was missed is made up for by the next. An agency whose mandate has ended is told of its placement alone: the file may be with another by now.
/// </summary>
sealed class DrawChainHeads(HeadStreams heads, NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    const string Moved = """
        select p.placement, p.agency, s.id, s.version, e.headers ->> 'hash'
          from placements p cross join lateral (values (p.placement), (p.file)) of(stream) join mt_streams s on s.id = of.stream
               join mt_events e on e.stream_id = s.id and e.version = s.version
               left join told_heads t on t.placement = p.placement and t.stream = s.id
         where s.version > coalesce(t.version, 0) and (p.ended_on is null or s.id = p.placement)
        union all
        select p.placement, p.agency, c.case_id, c.version, c.head
          from placements p join lateral (select * from case_histories h where h.file = p.file order by h.version desc limit 1) c on true left join told_heads t on t.placement = p.placement and t.stream = c.case_id
         where c.version > coalesce(t.version, 0) and p.ended_on is null
         order by 1, 3
        """;

    /// <inheritdoc/>
    public string Name => "chain_heads";

    /// <inheritdoc/>
    public Task Do(DateOnly day, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        var moved = await session.Read(Moved, row => (Placement: row.GetGuid(0), Agency: row.GetString(1), Head: new ChainHead(row.GetGuid(2), row.GetInt64(3), row.GetString(4))), stop);
        foreach (var of in moved.GroupBy(m => (m.Placement, m.Agency), m => m.Head))
            await heads.Handle(
                session, ChainHeads.StreamOf(of.Key.Placement), new HeadsCommand.DrawHeads(of.Key.Placement, of.Key.Agency, [.. of], day), new("service:litigation", ParisTime.StartOf(day)), stop);
    }, stop);

    /// <summary>Keeps what was told, in the transaction that draws it.</summary>
    public static async Task Show(Session session, Guid stream, ChainHeads state, IReadOnlyList<Appended<HeadsEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            if (fact is HeadsEvent.ChainHeadsDrawn drawn)
                await session.Run(
                    "insert into told_heads (placement, stream, version) select $1, h.stream, h.version from unnest($2, $3) as h(stream, version) on conflict (placement, stream) do update set version = excluded.version",
                    stop, drawn.Placement, drawn.Heads.Select(h => h.Stream).ToArray(), drawn.Heads.Select(h => h.Version).ToArray());
    }
}
