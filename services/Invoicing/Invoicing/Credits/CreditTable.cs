using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Credits;

/// <summary>Payments, credit notes and their allocations as they can be read.</summary>
static class CreditTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Credit>> changed, CancellationToken stop)
    {
        await session.Run(
            """
            insert into credits (id, creditor, customer, kind, number, year, reference, dated_on, amount_cents, unallocated_cents, currency, origin, is_reversed, designated, version, reversed_on, reversal_reason, reversal_code, is_incident, deductions, kept_cents)
            select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::text[], $8::date[], $9::bigint[], $10::bigint[], $11::text[], $12::text[], $13::boolean[], $14::jsonb[], $15::bigint[], $16::date[], $17::text[], $18::text[], $19::boolean[], $20::jsonb[], $21::bigint[])
            on conflict (id) do update set reference = excluded.reference, dated_on = excluded.dated_on, amount_cents = excluded.amount_cents, unallocated_cents = excluded.unallocated_cents,
                is_reversed = excluded.is_reversed, designated = excluded.designated, version = excluded.version,
                reversed_on = excluded.reversed_on, reversal_reason = excluded.reversal_reason, reversal_code = excluded.reversal_code, is_incident = excluded.is_incident, deductions = excluded.deductions, kept_cents = excluded.kept_cents
            """, stop,
            changed.Column(c => c.Id), changed.Column(c => c.State.Document!.Creditor), changed.Column(c => c.State.Document!.Account), changed.Column(c => Words.Of(c.State.Kind)), changed.Column(c => c.State.Document!.Number),
            changed.Column(c => c.State.Document!.Year), changed.Column(c => c.State.Content!.Reference), changed.Column(c => c.State.Content!.On), changed.Column(c => c.State.Content!.Amount.Cents),
            changed.Column(c => c.State.Funds.Unallocated.Cents), changed.Column(c => c.State.Content!.Amount.Currency), changed.Column(c => Words.Of(c.State.Origin)), changed.Column(c => c.State.IsReversed),
            changed.Column(c => JsonSerializer.Serialize(c.State.Content!.Designated, EventJson.Options)), changed.Column(c => c.Version), changed.Column(c => c.State.Reversal?.On),
            changed.Column(c => c.State.Reversal is { } back ? Words.Of(back.Reason) : null), changed.Column(c => c.State.Reversal?.Code), changed.Column(c => c.State.Reversal is { IsIncident: true }),
            changed.Column(c => c.State.Content!.Deductions is { } kept ? JsonSerializer.Serialize(kept, EventJson.Options) : null), changed.Column(c => c.State.Funds.Kept?.Amount.Cents ?? 0));

        // One that was only just booked stands nowhere yet.
        if (changed.Where(c => c.Version > 1).Select(c => c.Id).ToArray() is { Length: > 0 } known) await session.Run("delete from allocations where credit = any($1)", stop, known);
        var allocations = changed.SelectMany(c => c.State.Funds.Allocations.Select((a, position) => (Credit: c.Id, Position: position, Allocated: a))).ToArray();
        if (allocations.Length > 0)
            await session.Run(
                "insert into allocations (credit, invoice, position, amount_cents, basis, rule) select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::bigint[], $5::text[], $6::text[])", stop,
                Array.ConvertAll(allocations, a => a.Credit), Array.ConvertAll(allocations, a => a.Allocated.Invoice), Array.ConvertAll(allocations, a => a.Position),
                Array.ConvertAll(allocations, a => a.Allocated.Amount.Cents), Array.ConvertAll(allocations, a => Words.Of(a.Allocated.Basis)),
                Array.ConvertAll(allocations, a => a.Allocated.Rule is AllocationRule.None ? null : Words.Of(a.Allocated.Rule)));
    }
}
