using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>
/// Holds what insolvency proceedings froze, so that nobody duns it (L622-7, L622-21); later claims go on (L622-17). The end of proceedings lifts nothing by itself:
/// what becomes of earlier claims is in the plan or the closing judgment, and a person reads it.
/// </summary>
sealed class InsolvencyFreeze(Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock) : IDayWork
{
    const string Hold = "insolvency";

    /// <inheritdoc/>
    public string Name => "insolvency freeze";

    /// <summary>Holds the invoices of one customer that are frozen, and lets go those that a corrected judgment does not freeze.</summary>
    public async Task Freeze(Session session, Guid customer, Insolvency insolvency, EventContext context, CancellationToken stop)
    {
        var invoices = await session.Read(
            """
            select i.id, coalesce((select min(d.delivered_on) from document_links l join deliveries d on d.creditor = l.creditor and upper(d.number) = upper(l.parent_number)
                     where l.creditor = i.creditor and l.kind = 'invoice' and upper(l.number) = upper(i.number) and l.year = i.year and l.parent_kind = 'delivery'), i.delivered_on, i.issued_on),
                   exists (select from invoice_holds h where h.invoice = i.id and h.hold = $2)
              from invoices i where i.customer = $1 and i.outstanding_cents > 0
            """, r => (Id: r.GetGuid(0), CausedOn: r.Day(1), IsHeld: r.GetBoolean(2)), stop, customer, Hold);
        await books.Invoices.Apply(
            session,
            [.. invoices.Where(i => i.IsHeld || insolvency.Freezes(i.CausedOn)).Select(i => (i.Id, insolvency.Freezes(i.CausedOn)
                ? (InvoiceCommand)new InvoiceCommand.Hold(Hold, HoldReason.Insolvency, null)
                : new InvoiceCommand.LiftHold(Hold)))], context, stop);
    }

    /// <summary>Lets go whatever a report by mistake held, paid by now or not.</summary>
    public async Task Thaw(Session session, Guid customer, EventContext context, CancellationToken stop)
    {
        var held = await session.Read(
            "select h.invoice from invoice_holds h join invoices i on i.id = h.invoice where i.customer = $1 and h.hold = $2 and h.reason = 'insolvency' and not h.lifted",
            r => r.GetGuid(0), stop, customer, Hold);
        await books.Invoices.Apply(session, [.. held.Select(invoice => (invoice, (InvoiceCommand)new InvoiceCommand.LiftHold(Hold)))], context, stop);
    }

    /// <summary>Invoices that were issued or linked since, for customers whose proceedings are open.</summary>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var files = await session.Read(
            "select customer, content from credit_files where content ? 'insolvency' order by customer", r => (Customer: r.GetGuid(0), CreditFileTable.Read(r.GetString(1)).Insolvency), stop);
        foreach (var (customer, insolvency) in files)
            await UnitOfWork.Run(database, signal, work => Freeze(work, customer, insolvency!, new("service:invoicing", clock.GetUtcNow(), Guid.CreateVersion7().ToString()), stop), stop);
    }
}
