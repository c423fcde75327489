using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Losses;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Fec;

/// <summary>
/// Books the rows of an accounting export account by account, thousands of streams at a time: documents, what is lettered, what the rules
/// say of the rest, and the mark on the rows, all in one transaction. Whole accounts, so that nobody hears of an invoice and not of what paid it;
/// only an account larger than a batch is booked in parts and settled with the last.
/// </summary>
sealed class FecBooking(Books books, Ledger ledger, FecCustomers customers, FecBillBooking bills)
{
    const int AccountsUpTo = 2_000, RowsUpTo = 10_000;

    /// <summary>Books the next rows that are due.</summary>
    /// <returns>How many; 0 when none is left.</returns>
    public async Task<int> Book(Session session, Import import, DateOnly day, EventContext context, CancellationToken stop)
    {
        var accounts = await NextAccounts(session, import, day, stop);
        if (accounts.Length == 0) return 0;
        var items = await FecItemRow.Due(session, import, accounts, day, RowsUpTo, stop);
        var terms = await customers.Open(session, import, [.. items.DistinctBy(i => i.Customer)], context, stop);

        var refused = new List<RejectedRow>();
        var tally = new Tally();
        var reopened = await BookInvoices(session, import, [.. items.Where(i => i.IsDebit)], terms, tally, refused, context, stop);
        await BookCredits(session, import, CreditKind.CreditNote, [.. items.Where(i => i.CreditKind is CreditKind.CreditNote)], tally, refused, context, stop);
        var masters = await MasterOfAllocation.Of(session, import.Creditor, stop);
        var payments = items.Where(i => i.CreditKind is CreditKind.Payment).ToLookup(i => masters.On(i.BookedOn) is AllocationMaster.Bank);
        tally.Knows(payments[true].Count());
        var money = await FecBillRows.OfBills(session, import, [.. payments[false].Select(i => i.Stream)], stop);
        await BookCredits(session, import, CreditKind.Payment, [.. payments[false].Where(i => !money.Contains(i.Stream))], tally, refused, context, stop);
        await Mark(session, import, items.Where(i => !money.Contains(i.Stream)), stop);

        await bills.TakeBack(session, import, accounts, context, stop);
        var whole = items.Count < RowsUpTo ? accounts : await FecItemRow.WithoutDue(session, import, accounts, day, stop);
        var open = await Settle(session, import, whole, reopened, context, stop);
        var drawn = await bills.Draw(session, import, accounts, day, context, stop);
        foreach (var bill in items.Where(i => i.Kind is FecItemKind.Bill))
            if (drawn.GetValueOrDefault(bill.Stream) is { } outcome) tally.Count(outcome.Decision.Refusal, outcome.Decision.Facts.Length, outcome.Before.Document is null, bill.Line, refused);
            else tally.Knows(1);
        if (money.Count > 0)
        {
            var paid = items.FindAll(i => money.Contains(i.Stream));
            await BookCredits(session, import, CreditKind.Payment, paid, tally, refused, context, stop, await FecBillBooking.Named(session, import, paid, day, stop));
            await Mark(session, import, paid, stop);
            open = await Settle(session, import, whole, [], context, stop);
        }

        var ended = drawn.Count == 0 ? [] : await bills.End(session, import, accounts, day, context, stop);
        foreach (var back in items.Where(i => i.Kind is FecItemKind.BillReturn)) tally.Count(null, ended.Contains(back.Stream) ? 1 : 0, ended.Contains(back.Stream), back.Line, refused);
        await Rejections.Add(session, import.Id, refused, stop);
        if (import.State is ImportState.Booking)
            await session.Run(
                """
                update imports set position = position + $2, added = added + $3, changed = changed + $4, unchanged = unchanged + $5,
                       before_invoices = before_invoices + $6, before_credits = before_credits + $7 where id = $1
                """, stop, import.Id, (long)items.Count, tally.Added, tally.Changed, tally.Unchanged, open.OpenInvoices, open.OpenCredits);
        else await session.Run("update imports set position = position + $2, added = added + $3, changed = changed + $4, unchanged = unchanged + $5 where id = $1",
            stop, import.Id, (long)items.Count, tally.Added, tally.Changed, tally.Unchanged);
        return items.Count;
    }

    static Task<int> Mark(Session session, Import import, IEnumerable<FecItemRow> rows, CancellationToken stop) =>
        session.Run("update import_items set state = 'booked' where import = $1 and stream = any($2)", stop, import.Id, rows.Select(i => i.Stream).ToArray());

    static async Task<Guid[]> NextAccounts(Session session, Import import, DateOnly day, CancellationToken stop) =>
    [
        .. await session.Read(
            """
            with due as (select customer, count(*) as items from import_items where import = $1 and state = 'staged' and booked_on <= $2 group by customer),
                 running as (select customer, sum(items) over (order by customer) - items as before from due)
            select customer from running where before < $3 order by customer
            """, r => r.GetGuid(0), stop, import.Id, day, AccountsUpTo),
    ];

    async Task<IEnumerable<Guid>> BookInvoices(
        Session session, Import import, List<FecItemRow> items, Dictionary<Guid, CustomerTerms> terms, Tally tally, List<RejectedRow> refused, EventContext context, CancellationToken stop)
    {
        var outcomes = await books.Invoices.HandleMany(
            session,
            [.. items.Select(i => (i.Stream, terms[i.Customer].Judged(term => new InvoiceCommand.Issue(
                i.Document(import.Creditor), i.Reference, i.IssuedOn, null, term, i.Amount, i.Kind is FecItemKind.OpeningDebit or FecItemKind.OtherDebit, Origin.Fec))))],
            context, stop);
        for (var n = 0; n < items.Count; n++)
            tally.Count(outcomes[n].Decision.Refusal, outcomes[n].Decision.Facts.Length, outcomes[n].Decision.Facts.Any(f => f is InvoiceEvent.InvoiceIssued), items[n].Line, refused);
        await ledger.Returned(session, outcomes, [.. items.Select(i => i.Stream)], context, stop);
        return SmallDifferences.Reopened([.. items.Select(i => i.Stream)], outcomes);
    }

    async Task BookCredits(
        Session session, Import import, CreditKind kind, List<FecItemRow> items, Tally tally, List<RejectedRow> refused, EventContext context, CancellationToken stop, Dictionary<Guid, Designations>? named = null)
    {
        var outcomes = await books.CreditsOf(kind).HandleMany(
            session,
            [.. items.Select(i => (i.Stream, (CreditCommand)new CreditCommand.Book(
                kind, i.Document(import.Creditor), new(i.Reference, kind is CreditKind.Payment ? i.BookedOn : i.IssuedOn, i.Amount, named?.GetValueOrDefault(i.Stream) ?? Designations.None), Origin.Fec)))],
            context, stop);
        for (var n = 0; n < items.Count; n++)
            tally.Count(outcomes[n].Decision.Refusal, outcomes[n].Decision.Facts.Length, outcomes[n].Decision.Facts.Any(f => f is CreditEvent.PaymentReceived or CreditEvent.CreditNoteIssued), items[n].Line, refused);
        await ledger.Released(session, outcomes, [.. items.Select(i => i.Stream)], context, stop);
    }

    async Task<BeforeAllocation> Settle(Session session, Import import, Guid[] accounts, IEnumerable<Guid> reopened, EventContext context, CancellationToken stop)
    {
        if (accounts.Length == 0) return new(0, 0);
        var booked = await FecItemRow.Booked(session, import, accounts, stop);
        await ledger.Settle(session, accounts, new(booked.ToDictionary(i => i.Stream, i => i.Group)), context, stop, reopened: reopened);

        var (invoices, credits) = (0, 0);
        foreach (var account in booked.GroupBy(i => i.Customer))
        {
            var open = Matching.AfterLettering(
                account.Where(i => i.IsDebit).Select(i => new OpenDebit($"{i.Stream}", i.Amount, i.IssuedOn, i.Group)),
                account.Where(i => !i.IsDebit).Select(i => new OpenCredit($"{i.Stream}", i.Amount, i.IssuedOn, i.Group)));
            (invoices, credits) = (invoices + open.Debits.Length, credits + open.Credits.Length);
        }

        return new(invoices, credits);
    }

    sealed class Tally
    {
        public int Added { get; private set; }

        public int Changed { get; private set; }

        public int Unchanged { get; private set; }

        public void Knows(int rows) => Unchanged += rows;

        public void Count(Kernel.Deciding.Refusal? refusal, int facts, bool isNew, long line, List<RejectedRow> refused)
        {
            if (refusal is not null) refused.Add(new(line, null, refusal.Reason));
            else if (isNew) Added++;
            else if (facts > 0) Changed++;
            else Unchanged++;
        }
    }
}
