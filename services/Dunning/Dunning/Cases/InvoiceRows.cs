using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;

namespace Recouvrement.Dunning.Cases;

/// <summary>The invoices of a case, each with what it waits for.</summary>
static class InvoiceRows
{
    public static NpgsqlBatchCommand Of(Situation situation, long version)
    {
        CaseInvoice[] known = [.. situation.Case.Invoices.Values.Where(i => i.Terms is not null).OrderBy(i => i.Id)];
        NextLine[] next = [.. known.Select(i => NextLine.Of(situation.Of(i), situation.On))];
        return CaseView.Statement(
            """
            insert into case_invoices as c (case_id, invoice, number, reference, issued_on, due_on, amount_cents, outstanding_cents, currency, disputed, handed_over, last_step, next_step, next_on, blocked_by, blocker_owner)
            select $1, * from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
             where exists (select from cases where case_id = $1 and version = $2)
            on conflict (case_id, invoice) do update set number = excluded.number, reference = excluded.reference, issued_on = excluded.issued_on, due_on = excluded.due_on,
                   amount_cents = excluded.amount_cents, outstanding_cents = excluded.outstanding_cents, currency = excluded.currency, disputed = excluded.disputed, handed_over = excluded.handed_over,
                   last_step = excluded.last_step, next_step = excluded.next_step, next_on = excluded.next_on, blocked_by = excluded.blocked_by, blocker_owner = excluded.blocker_owner
             where c.* is distinct from excluded.*
            """,
            situation.Case.Account!.CaseId(), version,
            Column(known, i => i.Id, NpgsqlDbType.Uuid), Column(known, i => i.Terms!.Number, NpgsqlDbType.Text), Column(known, i => i.Terms!.Reference, NpgsqlDbType.Text),
            Column(known, i => i.Terms!.IssuedOn, NpgsqlDbType.Date), Column(known, i => i.DueOn, NpgsqlDbType.Date),
            Column(known, i => i.Terms!.Amount.Cents, NpgsqlDbType.Bigint), Column(known, i => i.Outstanding.Cents, NpgsqlDbType.Bigint), Column(known, i => i.Terms!.Amount.Currency, NpgsqlDbType.Text),
            Column(known, i => i.IsDisputed, NpgsqlDbType.Boolean), Column(known, i => i.HandedOver, NpgsqlDbType.Uuid), Column(known, situation.LastStep, NpgsqlDbType.Text),
            Column(next, n => n.Step, NpgsqlDbType.Text), Column(next, n => n.On, NpgsqlDbType.Date), Column(next, n => n.BlockedBy, NpgsqlDbType.Text), Column(next, n => n.Owner, NpgsqlDbType.Text));
    }

    /// <summary>One column of many rows.</summary>
    internal static NpgsqlParameter<TValue[]> Column<TRow, TValue>(TRow[] rows, Func<TRow, TValue> value, NpgsqlDbType type) =>
        new() { TypedValue = Array.ConvertAll(rows, row => value(row)), NpgsqlDbType = NpgsqlDbType.Array | type };
}

/// <summary>What an invoice waits for, in one line.</summary>
/// <param name="Step">The step that comes next; null when something stands against it.</param>
/// <param name="On">When it comes, or when what stands against it ends by itself.</param>
/// <param name="BlockedBy">What stands against it, snake_case.</param>
/// <param name="Owner">Who can remove that.</param>
sealed record NextLine(string? Step, DateOnly? On, string? BlockedBy, string? Owner)
{
    public static NextLine Of(NextAction next, DateOnly today) => next switch
    {
        NextAction.Due due         => new(due.Step.Name, today, null, null),
        NextAction.HandOverDue     => new("hand_over", today, null, null),
        NextAction.Wait wait       => new(wait.Step, wait.Until, null, null),
        NextAction.Blocked blocked => new(null, blocked.Until, blocked.By.Reason, blocked.By.Owner),
        _                          => new(null, null, null, null),
    };
}
