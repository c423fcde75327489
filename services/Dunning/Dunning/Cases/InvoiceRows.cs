using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Cases;

/// <summary>The invoices of a case, each with what it waits for.</summary>
static class InvoiceRows
{
    sealed record Row(CaseLook Look, CaseInvoice Invoice, NextLine Next);

    public static NpgsqlBatchCommand Of(IReadOnlyList<CaseLook> looks)
    {
        Row[] rows = [.. looks.SelectMany(look => look.Situation.Case.Invoices.Values.Where(i => i.Terms is not null).OrderBy(i => i.Id).Select(i => new Row(look, i, NextLine.Of(look.Situation.Of(i), look.Situation.On))))];
        return Statement(
            """
            insert into case_invoices as c (case_id, invoice, number, reference, issued_on, due_on, amount_cents, outstanding_cents, currency, disputed, handed_over, last_step, next_step, next_on, blocked_by, blocker_owner)
            select n.case_id, n.invoice, n.number, n.reference, n.issued_on, n.due_on, n.amount_cents, n.outstanding_cents, n.currency, n.disputed, n.handed_over, n.last_step, n.next_step, n.next_on, n.blocked_by, n.blocker_owner
              from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                   as n(case_id, version, invoice, number, reference, issued_on, due_on, amount_cents, outstanding_cents, currency, disputed, handed_over, last_step, next_step, next_on, blocked_by, blocker_owner)
             where n.version = (select version from cases where case_id = n.case_id)
            on conflict (case_id, invoice) do update set number = excluded.number, reference = excluded.reference, issued_on = excluded.issued_on, due_on = excluded.due_on,
                   amount_cents = excluded.amount_cents, outstanding_cents = excluded.outstanding_cents, currency = excluded.currency, disputed = excluded.disputed, handed_over = excluded.handed_over,
                   last_step = excluded.last_step, next_step = excluded.next_step, next_on = excluded.next_on, blocked_by = excluded.blocked_by, blocker_owner = excluded.blocker_owner
             where c.* is distinct from excluded.*
            """,
            Column(rows, r => r.Look.Case, NpgsqlDbType.Uuid), Column(rows, r => r.Look.Version, NpgsqlDbType.Bigint),
            Column(rows, r => r.Invoice.Id, NpgsqlDbType.Uuid), Column(rows, r => r.Invoice.Terms!.Number, NpgsqlDbType.Text), Column(rows, r => r.Invoice.Terms!.Reference, NpgsqlDbType.Text),
            Column(rows, r => r.Invoice.Terms!.IssuedOn, NpgsqlDbType.Date), Column(rows, r => r.Invoice.DueOn, NpgsqlDbType.Date),
            Column(rows, r => r.Invoice.Terms!.Amount.Cents, NpgsqlDbType.Bigint), Column(rows, r => r.Invoice.Outstanding.Cents, NpgsqlDbType.Bigint), Column(rows, r => r.Invoice.Terms!.Amount.Currency, NpgsqlDbType.Text),
            Column(rows, r => r.Invoice.IsDisputed, NpgsqlDbType.Boolean), Column(rows, r => r.Invoice.HandedOver, NpgsqlDbType.Uuid), Column(rows, r => r.Look.Situation.LastStep(r.Invoice), NpgsqlDbType.Text),
            Column(rows, r => r.Next.Step, NpgsqlDbType.Text), Column(rows, r => r.Next.On, NpgsqlDbType.Date), Column(rows, r => r.Next.BlockedBy, NpgsqlDbType.Text), Column(rows, r => r.Next.Owner, NpgsqlDbType.Text));
    }
}

/// <summary>What an invoice waits for, in one line.</summary>
/// <param name="Step">The step that comes next; null when something stands against it.</param>
/// <param name="On">When it comes, or when what stands against it ends by itself.</param>
/// <param name="BlockedBy">What stands against it, snake_case.</param>
/// <param name="Owner">Who can remove that.</param>
sealed record NextLine(string? Step, DateOnly? On, string? BlockedBy, string? Owner)
{
    /// <summary>It waits for no day, and for nobody.</summary>
    public bool IsAdrift => On is null && (BlockedBy is null || string.IsNullOrEmpty(Owner));

    public static NextLine Of(NextAction next, DateOnly today) => next switch
    {
        NextAction.Due due         => new(due.Step.Name, today, null, null),
        NextAction.HandOverDue     => new("hand_over", today, null, null),
        NextAction.Wait wait       => new(wait.Step, wait.Until, null, null),
        NextAction.Blocked blocked => new(null, blocked.Until, blocked.By.Reason, blocked.By.Owner),
        _                          => new(null, null, null, null),
    };
}
