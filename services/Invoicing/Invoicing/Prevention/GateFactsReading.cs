using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Who and what the gate is asked about.</summary>
sealed record GateCase(Guid Customer, Guid Order, string OrderNumber, GateStage Stage, GateQuestion Question);

/// <summary>What the gate looks at, from tables only.</summary>
static class GateFactsReading
{
    sealed record Sums(long Open, long Free, long Frozen, long Overdue, DateOnly? Oldest);

    sealed record Chain(long Ordered, long Delivered, long OwnRemaining, long OwnAmount);

    /// <summary>Null when the customer is not known.</summary>
    public static async Task<(GateFacts Facts, GatePolicy Policy)?> Read(Session session, string siren, GateCase of, DateOnly today, CancellationToken stop)
    {
        var found = await session.Read(
            """
            select c.kind, f.content, (select p.policy from gate_policies p where p.creditor = $2 and p.valid_from <= $3 order by p.valid_from desc limit 1), coalesce(c.payer_profile, c.observed_payer)
              from customers c left join credit_files f on f.customer = c.id where c.id = $1
            """,
            r => (Kind: Words.Read<CustomerKind>(r.GetString(0)), File: r.Text(1) is { } content ? CreditFileTable.Read(content) : CreditFile.Initial,
                Policy: r.Text(2) is { } policy ? GatePolicyTable.Read(policy) : GatePolicy.Default, Payer: r.Text(3) is { } payer ? Words.Read<PayerProfile>(payer) : (PayerProfile?)null), stop, of.Customer, siren, today);
        if (found is not [var (kind, file, policy, payer)]) return null;

        var currency = of.Question.Amount.Currency;
        var sums = await Account(session, of.Customer, currency, file.Insolvency?.JudgmentOn, today, stop);
        var chain = await Orders(session, siren, of, currency, stop);
        // What is asked may be a part of what its own order already stands for, or the rest of it.
        var taken = chain.OwnAmount - chain.OwnRemaining;
        var own = of.Stage is GateStage.Order ? Math.Max(0, of.Question.Amount.Cents - taken) : Math.Max(of.Question.Amount.Cents, chain.OwnRemaining);
        return (new GateFacts(
            of.Stage, kind, of.Question.Amount, of.Question.Deposit, Money.OfCents(own, currency), Money.OfCents(sums.Open - sums.Free, currency), Money.OfCents(chain.Ordered, currency), Money.OfCents(chain.Delivered, currency), file,
            sums.Oldest is { } oldest ? new Overdue(oldest, Money.OfCents(sums.Overdue, currency)) : null, Money.OfCents(sums.Frozen, currency), payer), policy);
    }

    static async Task<Sums> Account(Session session, Guid customer, string currency, DateOnly? judgmentOn, DateOnly today, CancellationToken stop) => (await session.Read(
        """
        with owed as (
            select i.outstanding_cents as cents, i.due_on, i.date_uncertain or i.open_disputes > 0
                     or exists (select from invoice_holds h where h.invoice = i.id and not h.lifted and coalesce(h.until_on >= $4, true)) as halted,
                   $3::date is not null and coalesce(
                     (select min(d.delivered_on) from document_links l join deliveries d on d.creditor = l.creditor and upper(d.number) = upper(l.parent_number)
                       where l.creditor = i.creditor and l.kind = 'invoice' and upper(l.number) = upper(i.number) and l.year = i.year and l.parent_kind = 'delivery'), i.issued_on) < $3::date as frozen
              from invoices i where i.customer = $1 and i.outstanding_cents > 0 and i.currency = $2
               and not exists (select from invoice_assignments a where a.invoice = i.id and not a.with_recourse and a.assigned_on <= $4 and coalesce(a.taken_back_on > $4, true)))
        select coalesce(sum(cents) filter (where not frozen), 0)::bigint, (select coalesce(sum(unallocated_cents), 0) from credits where customer = $1 and unallocated_cents > 0 and currency = $2)::bigint,
               coalesce(sum(cents) filter (where frozen), 0)::bigint, coalesce(sum(cents) filter (where not frozen and not halted and due_on < $4), 0)::bigint,
               min(due_on) filter (where not frozen and not halted and due_on < $4)
          from owed
        """, r => new Sums(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.IsDBNull(4) ? null : r.Day(4)), stop, customer, currency, judgmentOn, today))[0];

    static async Task<Chain> Orders(Session session, string siren, GateCase of, string currency, CancellationToken stop) => (await session.Read(
        """
        select (select coalesce(sum(remaining_cents), 0) from orders_not_invoiced where customer = $1 and currency = $2 and id <> $3)::bigint,
               (select coalesce(sum(amount_cents), 0) from deliveries_not_invoiced where customer = $1 and currency = $2)::bigint,
               coalesce((select remaining_cents from orders_not_invoiced where id = $3 and currency = $2), 0)::bigint,
               coalesce((select amount_cents from orders_not_invoiced where id = $3 and currency = $2), 0)::bigint
        """, r => new Chain(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)), stop, of.Customer, currency, of.Order))[0];
}
