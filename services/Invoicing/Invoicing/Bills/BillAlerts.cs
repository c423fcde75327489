using Npgsql;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Bills;

/// <summary>
/// Raises an alert for each bill that came back while an invoice of it is owed, and for each that is past its maturity without a word of what became of it:
/// its holds have run out then. Once a day, and whenever a bill changes.
/// </summary>
sealed class BillAlerts(NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    const string Unpaid = "bill_unpaid", Unanswered = "bill_unanswered";

    /// <inheritdoc/>
    public string Name => "bills of exchange";

    /// <inheritdoc/>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        foreach (var creditor in await session.Read("select distinct creditor from bills order by creditor", r => r.GetString(0), stop))
            await UnitOfWork.Run(database, signal, work => Refresh(work, creditor, null, day, stop), stop);
    }

    /// <summary>What is said of one bill, or of all of an entity.</summary>
    public static async Task Refresh(Session session, string creditor, Guid? bill, DateOnly day, CancellationToken stop)
    {
        // Two that refresh at once would both insert.
        await session.Run("select pg_advisory_xact_lock(hashtextextended('bill_alerts|' || $1, 0))", stop, creditor);
        await session.Run("delete from alerts where kind in ($1, $2) and creditor = $3 and ($4::uuid is null or subject = $4)", stop, Unpaid, Unanswered, creditor, bill);
        await session.Run(
            """
            insert into alerts (kind, subject, creditor, customer, since, details)
            select $1, b.id, b.creditor, b.customer, b.ended_on, jsonb_build_object('bill', b.number, 'reason', b.reason, 'maturesOn', b.matures_on)
              from bills b where b.creditor = $2 and ($3::uuid is null or b.id = $3) and b.status = 'unpaid'
               and exists (select from bill_invoices c join invoices i on i.id = c.invoice where c.bill = b.id and i.outstanding_cents > 0)
            """, stop, Unpaid, creditor, bill);
        var silent = (await session.Read(
            "select id, matures_on from bills where creditor = $1 and ($2::uuid is null or id = $2) and status = 'open' and matures_on < $3", r => (Id: r.GetGuid(0), On: r.GetFieldValue<DateOnly>(1)), stop, creditor, bill, day))
            .Where(b => BillContent.MoneyThere(b.On) < day).Select(b => b.Id).ToArray();
        await session.Run(
            """
            insert into alerts (kind, subject, creditor, customer, since, details)
            select $1, b.id, b.creditor, b.customer, b.matures_on, jsonb_build_object('bill', b.number, 'maturesOn', b.matures_on, 'isMaturityAssumed', b.maturity_assumed) from bills b where b.id = any($2)
            """, stop, Unanswered, silent);
    }
}
