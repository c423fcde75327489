using System.Collections.Immutable;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Alerts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>Which invoices stand on which bills of penalties. Each stands on one at most: the database, too, says so.</summary>
static class PenaltyTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Invoice>> changed, CancellationToken stop)
    {
        (Guid Bill, Guid Customer, PenaltyLine Line)[] lines = [.. changed.Where(i => i.State.IsPenalty).SelectMany(i => i.State.Content!.Penalties!.Lines.Select(line => (i.Id, i.State.Document!.Account, line)))];
        if (lines.Length == 0) return;
        await session.Run(
            """
            insert into penalty_lines (bill, source, customer, stands, waived, shown_due_on, shown_parts, course)
            select l.bill, l.source, l.customer, l.stands, l.waived, i.due_on, i.instalments, l.course
              from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[], $5::boolean[], $6::text[]) as l (bill, source, customer, stands, waived, course)
              join invoices i on i.id = l.source
            on conflict (bill, source) do update set stands = excluded.stands, waived = excluded.waived
            """, stop,
            Array.ConvertAll(lines, l => l.Bill), Array.ConvertAll(lines, l => l.Line.Source), Array.ConvertAll(lines, l => l.Customer), Array.ConvertAll(lines, l => l.Line.Stands),
            Array.ConvertAll(lines, l => l.Line.End is PenaltyEnd.Waived), Array.ConvertAll(lines, l => l.Line.Course));
        Guid[] ended = [.. lines.Where(l => !l.Line.Stands).Select(l => l.Line.Source)];
        if (ended.Length == 0) return;
        // One that stands on another bill since keeps its alert: that is about the other.
        var stands = await session.Read("select source from penalty_lines where source = any($1) and stands", r => r.GetGuid(0), stop, (object)ended);
        await AlertTable.Show(session, WaivedWhenBilled.Kind, [.. ended.Except(stands)], [], stop);
    }

    /// <summary>The invoices of an account that are billed, or never will be.</summary>
    public static async Task<Dictionary<Guid, PenaltyObstacle>> Known(Session session, Guid customer, CancellationToken stop) => (await session.Read(
        """
        select l.source, bool_or(l.stands) from penalty_lines l where l.customer = $1 and (l.stands or l.waived) group by l.source union all
        select w.source, false from penalty_waivers w join invoices i on i.id = w.source
         where i.customer = $1 and not exists (select from penalty_lines l where l.source = w.source and (l.stands or l.waived))
        """,
        r => (Source: r.GetGuid(0), Known: r.GetBoolean(1) ? PenaltyObstacle.Billed : PenaltyObstacle.Waived), stop, customer)).ToDictionary(k => k.Source, k => k.Known);

    /// <summary>Penalties of an invoice were given up while it was dunned; said again, nothing changes.</summary>
    public static Task Waive(Session session, Guid source, DateOnly on, CancellationToken stop) =>
        session.Run("insert into penalty_waivers (source, waived_on) values ($1, $2) on conflict do nothing", stop, source, on);

    /// <summary>The bills that an invoice is on, or was.</summary>
    public static Task<List<Guid>> BillsOf(Session session, Guid source, CancellationToken stop) => session.Read("select bill from penalty_lines where source = $1", r => r.GetGuid(0), stop, source);

    /// <summary>The open bills of accounts that the ERP had not said it has posted before a day: it could not list them.</summary>
    public static async Task<HashSet<Guid>> Unposted(Session session, Guid[] customers, DateOnly day, CancellationToken stop)
    {
        var entries = (await session.Read("select id from invoices where customer = any($1) and outstanding_cents > 0 and penalties is not null", r => r.GetGuid(0), stop, (object)customers))
            .ToDictionary(bill => ErpItem.IdOf(bill, 1, Words.Of(ErpKind.AccountingEntry)));
        if (entries.Count == 0) return [];
        var posted = await session.Read("select item from erp_acknowledgements where item = any($1) and acknowledged_on < $2", r => r.GetGuid(0), stop, entries.Keys.ToArray(), day);
        return [.. entries.Where(e => !posted.Contains(e.Key)).Select(e => e.Value)];
    }

    /// <summary>The lines of accounts whose invoices are owed again, or were due or paid on other days than the line was computed from, and those given up, on a bill that is still owed.</summary>
    public static async Task<IReadOnlyList<(Guid Bill, PenaltyEnd End, ImmutableArray<Guid> Sources)>> Moved(Session session, Guid[] customers, CancellationToken stop) =>
    [
        .. (await session.Read(
            """
            select f.bill, f.source, f.moved from (
                select l.bill, l.source,
                       i.outstanding_cents > 0 or i.due_on <> l.shown_due_on or i.instalments is distinct from l.shown_parts
                       or (select encode(sha256(convert_to(coalesce(string_agg(to_char(m.on_date, 'YYYY-MM-DD:') || m.amount_cents, ';' order by m.on_date, m.amount_cents), ''), 'UTF8')), 'hex')
                             from ledger m where m.document = l.source) <> l.course as moved,
                       exists (select from penalty_waivers w join invoices b on b.id = l.bill where w.source = l.source and b.outstanding_cents > 0) as given_up
                  from penalty_lines l join invoices i on i.id = l.source
                 where l.customer = any($1) and l.stands) f
             where f.moved or f.given_up order by f.bill, f.source
            """, r => (Bill: r.GetGuid(0), Source: r.GetGuid(1), End: r.GetBoolean(2) ? PenaltyEnd.SourceMoved : PenaltyEnd.Waived), stop, (object)customers))
            .GroupBy(l => (l.Bill, l.End)).Select(of => (of.Key.Bill, of.Key.End, of.Select(l => l.Source).ToImmutableArray())),
    ];
}
