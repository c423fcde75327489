using System.Globalization;
using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Alerts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Factoring;
using Recouvrement.Invoicing.Losses;
using Recouvrement.Invoicing.Penalties;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>Invoices, their disputes and what holds them as they can be read.</summary>
static class InvoiceTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Invoice>> changed, CancellationToken stop)
    {
        await session.Run(
            """
            insert into invoices (id, creditor, customer, number, year, reference, issued_on, due_on, amount_cents, outstanding_cents, currency, date_uncertain, open_disputes, version, vat_cents, prepaid_cents, delivered_on, cause, cause_department, instalments, penalties, cause_heard_on)
            select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::int[], $6::text[], $7::date[], $8::date[], $9::bigint[], $10::bigint[], $11::text[], $12::boolean[], $13::int[], $14::bigint[], $15::bigint[], $16::bigint[], $17::date[], $18::text[], $19::text[], $20::jsonb[], $21::jsonb[], $22::date[])
            on conflict (id) do update set reference = excluded.reference, issued_on = excluded.issued_on, due_on = excluded.due_on, amount_cents = excluded.amount_cents,
                outstanding_cents = excluded.outstanding_cents, date_uncertain = excluded.date_uncertain, open_disputes = excluded.open_disputes, version = excluded.version,
                vat_cents = excluded.vat_cents, prepaid_cents = excluded.prepaid_cents, delivered_on = excluded.delivered_on, cause = excluded.cause, cause_department = excluded.cause_department, instalments = excluded.instalments, penalties = excluded.penalties, cause_heard_on = excluded.cause_heard_on
            """, stop,
            changed.Column(i => i.Id), changed.Column(i => i.State.Document!.Creditor), changed.Column(i => i.State.Document!.Account), changed.Column(i => i.State.Document!.Number),
            changed.Column(i => i.State.Document!.Year!.Value), changed.Column(i => i.State.Content!.Reference), changed.Column(i => i.State.Content!.IssuedOn), changed.Column(i => i.State.NextDueOn),
            changed.Column(i => i.State.Content!.Amount.Cents), changed.Column(i => i.State.Outstanding.Cents), changed.Column(i => i.State.Content!.Amount.Currency),
            changed.Column(i => i.State.Content!.DateUncertain), changed.Column(i => i.State.Disputes.Values.Count(d => d.Outcome is DisputeOutcome.None)), changed.Column(i => i.Version),
            changed.Column(i => i.State.Content!.Vat?.Cents), changed.Column(i => i.State.Content!.Prepaid?.Cents ?? 0), changed.Column(i => i.State.Content!.DeliveredOn),
            changed.Column(i => i.State.Cause is { } known ? Words.Of(known.Cause) : null), changed.Column(i => i.State.Cause is { } known ? Words.Of(known.Fault) : null),
            changed.Column(i => i.State.Content!.Instalments is { } parts ? JsonSerializer.Serialize(parts, EventJson.Options) : null),
            changed.Column(i => i.State.Content!.Penalties is { } billed ? JsonSerializer.Serialize(billed, EventJson.Options) : null),
            changed.Column(i => i.State.Established is null ? i.State.HeardCause?.On : null));

        await PaymentReferenceTable.Show(session, changed, stop);
        await ShowDisputes(session, [.. changed.SelectMany(i => i.State.Disputes.Select(d => (i.Id, d.Key, d.Value)))], stop);
        await ShowStatuses(session, [.. changed.SelectMany(i => i.State.Statuses.Select((s, at) => (i.Id, at, s)))], stop);
        await ShowReminders(session, [.. changed.Where(i => i.State.Reminders is not null).Select(i => (i.Id, i.State.Reminders!))], stop);
        await ShowHolds(session, [.. changed.SelectMany(i => i.State.Holds.Select(h => (i.Id, h.Key, h.Value)))], stop);
        await LossTable.Show(session, changed, stop);
        await AssignmentTable.Show(session, changed, stop);
        await PenaltyTable.Show(session, changed, stop);
        await ShowExcesses(session, [.. changed.Where(i => i.State.Excess is not null)], stop);
    }

    static Task ShowDisputes(Session session, (Guid Invoice, string Dispute, KnownDispute Known)[] disputes, CancellationToken stop) => disputes.Length == 0 ? Task.CompletedTask : session.Run(
        """
        insert into disputes (invoice, dispute, reason, amount_cents, outcome, owner, department, deadline, opened_on, resolved_on, credit_note, credit_note_year, deduction_payment, deduction_reason, deduction_reference)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[], $10::date[], $11::text[], $12::int[], $13::text[], $14::text[], $15::text[])
        on conflict (invoice, dispute) do update set reason = excluded.reason, amount_cents = excluded.amount_cents, outcome = excluded.outcome, owner = excluded.owner, department = excluded.department,
            deadline = excluded.deadline, opened_on = excluded.opened_on, resolved_on = excluded.resolved_on, credit_note = excluded.credit_note, credit_note_year = excluded.credit_note_year,
            deduction_payment = excluded.deduction_payment, deduction_reason = excluded.deduction_reason, deduction_reference = excluded.deduction_reference
        """, stop,
        Array.ConvertAll(disputes, d => d.Invoice), Array.ConvertAll(disputes, d => d.Dispute), Array.ConvertAll(disputes, d => Words.Of(d.Known.Reason)), Array.ConvertAll(disputes, d => d.Known.Amount.Cents),
        Array.ConvertAll(disputes, d => d.Known.Outcome is DisputeOutcome.None ? null : Words.Of(d.Known.Outcome)), Array.ConvertAll(disputes, d => d.Known.Handling.Owner),
        Array.ConvertAll(disputes, d => Words.Of(d.Known.Handling.Fault)), Array.ConvertAll(disputes, d => d.Known.Handling.Deadline), Array.ConvertAll(disputes, d => d.Known.OpenedOn),
        Array.ConvertAll(disputes, d => d.Known.ResolvedOn), Array.ConvertAll(disputes, d => d.Known.Note?.Number), Array.ConvertAll(disputes, d => d.Known.Note?.Year), Array.ConvertAll(disputes, d => d.Known.Deduction?.Payment),
        Array.ConvertAll(disputes, d => d.Known.Deduction is { } kept ? Words.Of(kept.Reason) : null), Array.ConvertAll(disputes, d => d.Known.Deduction?.Reference));

    // An invoice that was never beyond the law has no alert to lose.
    static Task ShowExcesses(Session session, Shown<Invoice>[] judged, CancellationToken stop) => judged.Length == 0 ? Task.CompletedTask : AlertTable.Show(
        session, "payment_term_exceeds_legal_cap", Array.ConvertAll(judged, i => i.Id),
        [
            .. judged.Where(i => i.State.Excess is { IsOver: false }).Select(i => new Alert(
                "payment_term_exceeds_legal_cap", i.Id, i.State.Document!.Creditor, i.State.Document.Account, i.Id, i.State.Content!.IssuedOn,
                new Dictionary<string, string>
                {
                    ["dueOn"] = Day(i.State.Excess!.DueOn), ["latest"] = Day(i.State.Excess.Latest), ["rule"] = i.State.Excess.Rule, ["source"] = i.State.Excess.Source,
                })),
        ],
        stop);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static Task ShowStatuses(Session session, (Guid Invoice, int Position, EInvoiceStatus Status)[] statuses, CancellationToken stop) => statuses.Length == 0 ? Task.CompletedTask : session.Run(
        """
        insert into e_invoice_statuses (invoice, position, code, status_on, reasons, received_cents, paid_cents, remaining_cents, approved_cents, not_approved_cents)
        select i, p, c, d, coalesce(string_to_array(nullif(r, ''), ','), '{}'), m, n, l, a, x
          from unnest($1::uuid[], $2::int[], $3::int[], $4::date[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[]) as s(i, p, c, d, r, m, n, l, a, x)
        on conflict do nothing
        """, stop,
        Array.ConvertAll(statuses, s => s.Invoice), Array.ConvertAll(statuses, s => s.Position), Array.ConvertAll(statuses, s => s.Status.Code), Array.ConvertAll(statuses, s => s.Status.On),
        Array.ConvertAll(statuses, s => string.Join(',', s.Status.Reasons.All)), Array.ConvertAll(statuses, s => s.Status.Amounts.Received?.Cents), Array.ConvertAll(statuses, s => s.Status.Amounts.Paid?.Cents),
        Array.ConvertAll(statuses, s => s.Status.Amounts.Remaining?.Cents), Array.ConvertAll(statuses, s => s.Status.Amounts.Approved?.Cents), Array.ConvertAll(statuses, s => s.Status.Amounts.NotApproved?.Cents));

    static Task ShowReminders(Session session, (Guid Invoice, ReminderHistory History)[] reminders, CancellationToken stop) => reminders.Length == 0 ? Task.CompletedTask : session.Run(
        """
        insert into imported_reminders (invoice, level, last_reminded_on, channel) select * from unnest($1::uuid[], $2::int[], $3::date[], $4::text[])
        on conflict (invoice) do update set level = excluded.level, last_reminded_on = excluded.last_reminded_on, channel = excluded.channel
        """, stop,
        Array.ConvertAll(reminders, r => r.Invoice), Array.ConvertAll(reminders, r => r.History.Level), Array.ConvertAll(reminders, r => r.History.LastRemindedOn),
        Array.ConvertAll(reminders, r => r.History.Channel is ReminderChannel.None ? null : Words.Of(r.History.Channel)));

    static Task ShowHolds(Session session, (Guid Invoice, string Hold, KnownHold Known)[] holds, CancellationToken stop) => holds.Length == 0 ? Task.CompletedTask : session.Run(
        """
        insert into invoice_holds (invoice, hold, reason, until_on, lifted) select * from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::boolean[])
        on conflict (invoice, hold) do update set reason = excluded.reason, until_on = excluded.until_on, lifted = excluded.lifted
        """, stop,
        Array.ConvertAll(holds, h => h.Invoice), Array.ConvertAll(holds, h => h.Hold), Array.ConvertAll(holds, h => Words.Of(h.Known.Reason)),
        Array.ConvertAll(holds, h => h.Known.Until), Array.ConvertAll(holds, h => h.Known.IsLifted));
}
