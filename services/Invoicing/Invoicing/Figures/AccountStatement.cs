using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Figures;

/// <summary>Something that moved the balance of an account.</summary>
/// <param name="On">From when it counts.</param>
/// <param name="Kind"><c>invoice</c>, <c>payment</c>, <c>credit_note</c>, <c>reversal</c>, <c>adjustment</c>, or a kind of movement of its own.</param>
/// <param name="Number">Number or reference of its document.</param>
/// <param name="Year">Of the document; a payment has none.</param>
/// <param name="DueOn">Of an invoice.</param>
/// <param name="Debit">What more is owed; or nothing.</param>
/// <param name="Credit">What less is owed; or nothing.</param>
/// <param name="Balance">After it: what is owed less what is not allocated.</param>
public sealed record StatementMovement(DateOnly On, string Kind, string Number, int? Year, DateOnly? DueOn, Money Debit, Money Credit, Money Balance);

/// <summary>A document that is open at the end of a statement.</summary>
/// <param name="Kind"><c>invoice</c>, <c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Number">Its number or reference.</param>
/// <param name="Year">Its year; a payment has none.</param>
/// <param name="On">Its date.</param>
/// <param name="DueOn">Of an invoice.</param>
/// <param name="DaysLate">On the last day of the statement; 0 where it is not late, or cannot be.</param>
/// <param name="Open">Still owed; less than nothing where it is not set against any invoice.</param>
public sealed record StatementItem(string Kind, string Number, int? Year, DateOnly On, DateOnly? DueOn, int DaysLate, Money Open);

/// <summary>A statement of account (relevé de compte) of a customer between two days. Allocations move no balance and are not in it.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Currency">ISO 4217; other currencies have statements of their own.</param>
/// <param name="Opening">Balance on the eve of the first day.</param>
/// <param name="Movements">In order of days.</param>
/// <param name="Debits">Their sum.</param>
/// <param name="Credits">Their sum.</param>
/// <param name="Closing">Balance at the end of the last day: opening and debits less credits.</param>
/// <param name="OpenItems">What the closing balance consists of.</param>
/// <param name="Late">Of open invoices, past their due date on the last day.</param>
/// <param name="NotDue">Of open invoices, not due yet.</param>
/// <param name="Unallocated">Payments and credit notes set against no invoice; nothing or less.</param>
/// <param name="Formula">How it was computed.</param>
/// <param name="Through">Ask again with this as <c>through</c>: what was recorded since is left out.</param>
/// <param name="Events">What it was made of.</param>
public sealed record StatementOfAccount(
    string Customer, DateOnly From, DateOnly To, string Currency, Money Opening, IReadOnlyList<StatementMovement> Movements, Money Debits, Money Credits, Money Closing,
    IReadOnlyList<StatementItem> OpenItems, Money Late, Money NotDue, Money Unallocated, string Formula, long Through, EventRange Events);

/// <summary>What is asked of a statement of account.</summary>
sealed record StatementQuestion(Guid Customer, string Number, DateOnly From, DateOnly To, string Currency, long Through);

static class AccountStatement
{
    public const int MostMovements = 5_000;

    // The two sides of an allocation are one row: whatever kinds of movement there will be, what does not cancel out is shown.
    const string Moved =
        """
        with rows as (
            select document, counterpart, sequence, on_date, amount_cents, case when kind in ('issue', 'correction') then document_kind else kind end as kind
              from ledger where customer = $1 and currency = $2 and on_date <= $4 and sequence <= $5),
        moved as (
            select on_date, kind, document, sum(amount_cents)::bigint as cents from rows where counterpart is null and on_date >= $3 group by on_date, kind, document
             union all
            select on_date, min(kind), least(document, counterpart), sum(amount_cents)::bigint from rows where counterpart is not null and on_date >= $3 group by on_date, least(document, counterpart), greatest(document, counterpart))
        select m.on_date, m.kind, coalesce(i.number, c.number, ''), coalesce(i.year, c.year), i.due_on, m.cents
          from moved m left join invoices i on i.id = m.document left join credits c on c.id = m.document
         where m.cents <> 0 order by m.on_date, m.cents < 0, m.kind, coalesce(i.number, c.number) collate "C", coalesce(i.year, c.year) limit $6
        """;

    const string Left =
        """
        select l.document_kind, coalesce(i.number, c.number, ''), coalesce(i.year, c.year), coalesce(i.issued_on, c.dated_on, min(l.on_date)), i.due_on, sum(l.amount_cents)::bigint
          from ledger l left join invoices i on i.id = l.document left join credits c on c.id = l.document
         where l.customer = $1 and l.currency = $2 and l.on_date <= $3 and l.sequence <= $4
         group by l.document, l.document_kind, i.id, c.id having sum(l.amount_cents) <> 0 order by coalesce(i.due_on, c.dated_on), coalesce(i.number, c.number) collate "C"
        """;

    /// <summary>Null where there are more movements than are shown.</summary>
    public static async Task<StatementOfAccount?> Read(Session session, StatementQuestion asked, CancellationToken stop)
    {
        Money Of(long cents) => Money.OfCents(cents, asked.Currency);
        object[] of = [asked.Customer, asked.Currency, asked.From, asked.To, asked.Through];
        var (opening, first, last) = (await session.Read(
            "select coalesce(sum(amount_cents) filter (where on_date < $3), 0)::bigint, min(sequence), max(sequence) from ledger where customer = $1 and currency = $2 and on_date <= $4 and sequence <= $5",
            r => (r.GetInt64(0), r.IsDBNull(1) ? (long?)null : r.GetInt64(1), r.IsDBNull(2) ? (long?)null : r.GetInt64(2)), stop, of))[0];
        var moved = await session.Read(
            Moved, r => (On: r.Day(0), Kind: r.GetString(1), Number: r.GetString(2), Year: r.IsDBNull(3) ? (int?)null : r.GetInt32(3), DueOn: r.IsDBNull(4) ? (DateOnly?)null : r.Day(4), Cents: r.GetInt64(5)),
            stop, [.. of, MostMovements + 1]);
        if (moved.Count > MostMovements) return null;
        var items = await session.Read(
            Left, r => new StatementItem(
                r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetInt32(2), r.Day(3), r.IsDBNull(4) ? null : r.Day(4), r.IsDBNull(4) ? 0 : Lateness.DaysLate(r.Day(4), asked.To), Of(r.GetInt64(5))),
            stop, asked.Customer, asked.Currency, asked.To, asked.Through);

        var (balance, movements) = (opening, new List<StatementMovement>(moved.Count));
        foreach (var (on, kind, number, year, dueOn, cents) in moved)
            movements.Add(new(on, kind, number, year, kind == LedgerEntry.Invoice ? dueOn : null, Of(Math.Max(0, cents)), Of(Math.Max(0, -cents)), Of(balance += cents)));
        return new(
            asked.Number, asked.From, asked.To, asked.Currency, Of(opening), movements, Of(movements.Sum(m => m.Debit.Cents)), Of(movements.Sum(m => m.Credit.Cents)), Of(balance), items,
            Of(items.Where(i => i is { DaysLate: > 0 }).Sum(i => i.Open.Cents)), Of(items.Where(i => i is { DueOn: not null, DaysLate: 0 }).Sum(i => i.Open.Cents)), Of(items.Where(i => i.DueOn is null).Sum(i => i.Open.Cents)),
            $"balance = sum of ledger rows dated up to a day; opening({asked.From:yyyy-MM-dd}) + debits - credits = closing({asked.To:yyyy-MM-dd}) = late + not due + unallocated", asked.Through, new(first, last, asked.To));
    }
}
