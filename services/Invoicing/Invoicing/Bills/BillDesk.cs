using System.Collections.Immutable;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Bills;

/// <summary>Carries out orders to bills of exchange with all that follows from them, in one transaction (<see cref="BillEffects"/>), and the payment of one that was said to be paid and came back.</summary>
sealed class BillDesk(Books books, Ledger ledger, NpgsqlDataSource database, LogSignal signal, BusinessClock clock)
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
        var (id, account) = await Held(session, siren, number, stop);
        return account is null ? Problems.NotFound("bill") : Answer.From(await Handle(session, id, order, ifMatch, http, stop));
    }, stop);

    /// <summary>Says that a bill came back, though it may have been said to be paid: the payment that was its money comes back with it. 404 where there is no such bill.</summary>
    /// <param name="siren">Entity.</param>
    /// <param name="number">Of the bill.</param>
    /// <param name="order">When and why.</param>
    /// <param name="payment">Reference of its money; null where it is to be found.</param>
    /// <param name="ifMatch">The version the caller has seen, or null.</param>
    /// <param name="http">The request.</param>
    /// <param name="stop">Cancels.</param>
    public Task<IResult> Return(string siren, string number, BillCommand.Return order, string? payment, string? ifMatch, HttpContext http, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        var (id, account) = await Held(session, siren, number, stop);
        if (account is null) return Problems.NotFound("bill");
        var money = await BillMoney.Of(session, id, order.On, payment, stop);
        if (money.Problem is { } unclear) return unclear;
        var outcome = await Handle(session, id, order, ifMatch, http, stop);
        if (outcome.Decision.Facts.IsEmpty || money.Payment is not { } reference) return Answer.From(outcome);
        var reversed = await ledger.Book(
            session, CreditKind.Payment, outcome.State.Document! with { Number = reference }, new CreditCommand.Reverse(order.On, ReversalReason.BillUnpaid), http.EventContext(clock), stop);
        // The alert says what is owed: more than before.
        await BillAlerts.Refresh(session, siren, id, clock.Today, stop);
        return reversed?.Decision.Refusal is { } refusal ? throw new InvalidOperationException($"The payment {reference} was not taken back: {refusal.Reason}") : Answer.From(outcome);
    }, stop);

    static async Task<(Guid Bill, Guid? Account)> Held(Session session, string siren, string number, CancellationToken stop)
    {
        var id = BusinessKey.OfBill(Siren.Parse(siren)!.Value, number);
        if (await session.Read("select customer from bills where id = $1", r => r.GetGuid(0), stop, id) is not [var customer]) return (id, null);
        await Ledger.Hold(session, [customer], stop);
        return (id, customer);
    }

    async Task<Outcome<Bill, BillEvent>> Handle(Session session, Guid id, BillCommand order, string? ifMatch, HttpContext http, CancellationToken stop)
    {
        var context = http.EventContext(clock);
        var outcome = await books.Bills.Handle(session, id, order, context, stop, Answer.Version(ifMatch));
        await BillEffects.Follow(books, session, [outcome], context, clock.Today, stop);
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
