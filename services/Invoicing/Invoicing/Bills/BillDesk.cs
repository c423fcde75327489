using System.Collections.Immutable;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Bills;

/// <summary>Carries out orders to bills of exchange with all that follows from them, in one transaction: holds of invoices, alerts, the payer's credit file.</summary>
sealed class BillDesk(Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock)
{
    /// <summary>Records or corrects a bill.</summary>
    public Task<IResult> Draw(AccountDocument document, BillContent content, string? ifMatch, HttpContext http, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        // The account is held first: no invoice of it becomes another amount between this look and what follows from it.
        if (!(await Ledger.Hold(session, [document.Account], stop)).ContainsKey(document.Account)) return Ledger.CustomerUnknown(document);
        var id = BusinessKey.OfBill(Siren.Parse(document.Creditor)!.Value, document.Number);
        var known = await Known(session, document.Creditor, id, content.Covers, stop);
        var named = content with { Covers = new(content.Covers.All.Select(c => known.FirstOrDefault(k => Is(k, c)) is { } invoice ? c with { Number = invoice.Number } : c)) };
        return Answer.From(await Handle(session, id, new BillCommand.Draw(document, named, known), ifMatch, http, stop));
    }, stop);

    /// <summary>Says what became of a bill; 404 where there is none.</summary>
    public Task<IResult> End(string siren, string number, BillCommand order, string? ifMatch, HttpContext http, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        var id = BusinessKey.OfBill(Siren.Parse(siren)!.Value, number);
        if (await session.Read("select customer from bills where id = $1", r => r.GetGuid(0), stop, id) is not [var customer]) return Problems.NotFound("bill");
        await Ledger.Hold(session, [customer], stop);
        return Answer.From(await Handle(session, id, order, ifMatch, http, stop));
    }, stop);

    async Task<Outcome<Bill, BillEvent>> Handle(Session session, Guid id, BillCommand order, string? ifMatch, HttpContext http, CancellationToken stop)
    {
        var context = http.EventContext(clock);
        var outcome = await books.Bills.Handle(session, id, order, context, stop, Answer.Version(ifMatch));
        if (outcome.Decision.Facts.IsEmpty) return outcome;
        await books.Invoices.Apply(session, BillHolds.Between(outcome.Before, outcome.State), context, stop);
        if (outcome.State is { Status: BillStatus.Unpaid, Document: { } of } && BillIncident.Of(outcome.State) is { } incident)
            await books.CreditFiles.Apply(
                session, [(BusinessKey.OfCreditFile(Siren.Parse(of.Creditor)!.Value, of.Customer), new CreditFileCommand.HearSignal(new(of.Creditor, of.Customer), BillHolds.Reference(outcome.State), incident))], context, stop);
        await BillAlerts.Refresh(session, outcome.State.Document!.Creditor, id, clock.Today, stop);
        return outcome;
    }

    static async Task<ImmutableArray<CoverableInvoice>> Known(Session session, string creditor, Guid bill, CoveredInvoices covers, CancellationToken stop) =>
    [
        .. await session.Read(
            """
            select i.number, i.year, i.customer, i.amount_cents, i.currency,
                   (select coalesce(sum(c.amount_cents), 0)::bigint from bill_invoices c join bills b on b.id = c.bill where c.invoice = i.id and b.status = 'open' and b.id <> $2)
              from invoices i join unnest($3::text[], $4::int[]) as n(number, year) on upper(i.number) = upper(n.number) and i.year = n.year where i.creditor = $1
            """,
            r => new CoverableInvoice(r.GetString(0), r.GetInt32(1), r.GetGuid(2), r.Money(3, 4), Money.OfCents(r.GetInt64(5), r.GetString(4))), stop,
            creditor, bill, covers.All.Select(c => c.Number).ToArray(), covers.All.Select(c => c.Year).ToArray()),
    ];

    static bool Is(CoverableInvoice known, CoveredInvoice covered) => known.Year == covered.Year && string.Equals(known.Number, covered.Number, StringComparison.OrdinalIgnoreCase);
}
