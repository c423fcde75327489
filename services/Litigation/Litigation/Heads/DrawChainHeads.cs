using Npgsql;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Litigation.Domain.Heads;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Heads;

/// <summary>
/// Each day the heads of the hash chains that moved are drawn for the agency that has the file: of the file, of its placement, of the escalation before it. One that was told holds until another is; a day that was missed is made up for by the next.
/// </summary>
sealed class DrawChainHeads(HeadStreams heads, NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    const string Moved = """
        select p.agency, s.id, s.version, e.headers ->> 'hash'
          from placements p cross join lateral (values (p.placement), (p.file)) of(stream) join mt_streams s on s.id = of.stream
               join mt_events e on e.stream_id = s.id and e.version = s.version
               left join told_heads t on t.agency = p.agency and t.stream = s.id
         where s.version > coalesce(t.version, 0)
        union all
        select p.agency, c.case_id, c.version, c.head
          from placements p join case_histories c using (file) left join told_heads t on t.agency = p.agency and t.stream = c.case_id
         where c.version > coalesce(t.version, 0)
         order by 1, 2, 3
        """;

    /// <inheritdoc/>
    public string Name => "chain_heads";

    /// <inheritdoc/>
    public Task Do(DateOnly day, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        var moved = await session.List(Moved, row => (Agency: row.GetString(0), Head: new ChainHead(row.GetGuid(1), row.GetInt64(2), row.GetString(3))), stop);
        foreach (var agency in moved.GroupBy(m => m.Agency, m => m.Head))
        {
            var page = await Pages(session, agency.Key, day, stop);
            foreach (var part in agency.Chunk(ChainHeads.MostInPage))
            {
                page++;
                await heads.Handle(session, ChainHeads.StreamOf(agency.Key, day, page), new HeadsCommand.DrawHeads(agency.Key, page, [.. part], day), new("service:litigation", ParisTime.StartOf(day)), stop);
            }
        }
    }, stop);

    /// <summary>Keeps what was told, in the transaction that draws it.</summary>
    public static async Task Show(Session session, Guid stream, ChainHeads state, IReadOnlyList<Appended<HeadsEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            if (fact is HeadsEvent.ChainHeadsDrawn drawn)
                await session.Run(
                    "insert into told_heads as t (agency, stream, version, told_on, page) select $1, h.stream, h.version, $2, $3 from unnest($4, $5) as h(stream, version) on conflict (agency, stream) do update " +
                    "set version = excluded.version, told_on = excluded.told_on, page = excluded.page where t.version < excluded.version",
                    stop, drawn.Agency, drawn.On, drawn.Page, drawn.Heads.Select(h => h.Stream).ToArray(), drawn.Heads.Select(h => h.Version).ToArray());
    }

    // The work of a day may be done again: what moved since is told in a further part.
    static async Task<int> Pages(Session session, string agency, DateOnly day, CancellationToken stop) =>
        (await session.List("select coalesce(max(page), 0) from told_heads where agency = $1 and told_on = $2", row => row.GetInt32(0), stop, agency, day))[0];
}
