using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Figures;

/// <summary>Reads what is at risk with each account on a day: invoices from the dated ledger, deliveries by their day, orders from their streams.</summary>
sealed class ExposureReading(IEventStore store)
{
    const string Open =
        $"""
        {AccountChoice.Rows},
        open as (select r.customer, r.document, r.document_kind, sum(r.amount_cents) as cents from rows r group by r.customer, r.document, r.document_kind)
        select o.customer, coalesce(sum(p.cents) filter (where p.due_on >= $3 and not s.sold), 0)::bigint, coalesce(sum(p.cents) filter (where p.due_on < $3 and not s.sold), 0)::bigint, coalesce(sum(p.cents) filter (where i.id is null), 0)::bigint,
               coalesce(sum(p.cents) filter (where s.sold), 0)::bigint
          from open o left join invoices i on i.id = o.document and o.document_kind = 'invoice' cross join lateral open_parts(i.instalments, i.due_on, o.cents::bigint) p
               cross join lateral (select exists (select from invoice_assignments a where a.invoice = i.id and not a.with_recourse and a.assigned_on <= $3 and coalesce(a.taken_back_on > $3, true)) as sold) s group by o.customer
        """;

    // As the view of deliveries not invoiced has it, for the end of a day.
    const string Delivered =
        $"""
        {AccountChoice.Rows}
        select d.customer, upper(d.order_number), sum(d.amount_cents)::bigint from deliveries d join accounts a on a.id = d.customer
         where d.currency = $2 and d.delivered_on <= $3
           and not exists (
                 select from document_links l join invoices i on i.creditor = l.creditor and upper(i.number) = upper(l.number) and i.year = l.year
                  where l.creditor = d.creditor and l.kind = 'invoice' and l.parent_kind = 'delivery' and upper(l.parent_number) = upper(d.number) and i.issued_on <= $3)
           and not exists (
                 select from document_links l join invoices i on i.creditor = l.creditor and upper(i.number) = upper(l.number) and i.year = l.year
                  where l.creditor = d.creditor and l.kind = 'invoice' and l.parent_kind = 'order' and upper(l.parent_number) = upper(d.order_number) and i.issued_on >= d.delivered_on and i.issued_on <= $3
                    and not exists (select from document_links o where o.document = l.document and o.parent_kind = 'delivery'))
         group by 1, 2
        """;

    // An invoice of several orders is shared among them by their size.
    const string Invoiced =
        """
        select t.order_key, sum(t.amount_cents::numeric * o.cents / greatest(1, (
                   select sum(g.amount_cents) from invoices_of_orders u join order_gate g on g.creditor = u.creditor and upper(g.order_number) = u.order_key and g.stage = 'order' where u.invoice = t.invoice and u.creditor = $1)))
          from unnest($2::text[], $3::bigint[]) as o(order_key, cents) join invoices_of_orders t on t.creditor = $1 and t.order_key = o.order_key join invoices i on i.id = t.invoice and i.issued_on <= $4 group by t.order_key
        """;

    sealed record Passed(Guid Customer, string Key, long Cents);

    /// <summary>The exposure of each account chosen, with its number.</summary>
    public async Task<List<(string Number, Guid Customer, string Key, Exposure Exposure)>> Read(Session session, AccountChoice choice, CancellationToken stop)
    {
        var accounts = await session.Read(
            $"{AccountChoice.Rows} select a.id, a.number, a.key, f.content from accounts a left join credit_files f on f.customer = a.id",
            r => (Id: r.GetGuid(0), Number: r.GetString(1), Key: r.GetString(2), File: r.Text(3) is { } content ? CreditFileTable.Read(content) : CreditFile.Initial), stop, choice.Parameters);
        var open = (await session.Read(Open, r => (Customer: r.GetGuid(0), NotDue: r.GetInt64(1), Late: r.GetInt64(2), Unallocated: r.GetInt64(3), Assigned: r.GetInt64(4)), stop, choice.Parameters)).ToDictionary(o => o.Customer);
        var delivered = await session.Read(Delivered, r => (Customer: r.GetGuid(0), Order: r.Text(1), Cents: r.IsDBNull(2) ? 0 : r.GetInt64(2)), stop, choice.Parameters);
        var ordered = (await Ordered(session, choice, [.. accounts.Select(a => a.Id)], delivered.Where(d => d.Order is not null).GroupBy(d => d.Order!).ToDictionary(g => g.Key, g => g.Sum(d => d.Cents)), stop))
            .ToLookup(o => o.Customer, o => o.Cents);
        var waiting = delivered.ToLookup(d => d.Customer, d => d.Cents);
        return
        [
            .. accounts.Select(a => (a.Number, a.Id, a.Key, (open.TryGetValue(a.Id, out var o) ? new Exposure(o.NotDue, o.Late, o.Unallocated, waiting[a.Id].Sum(), ordered[a.Id].Sum()) { Assigned = o.Assigned } : new(0, 0, 0, waiting[a.Id].Sum(), ordered[a.Id].Sum()))
                .Under(a.File, choice.On, choice.Currency))),
        ];
    }

    async Task<IEnumerable<Passed>> Ordered(Session session, AccountChoice choice, Guid[] customers, Dictionary<string, long> delivered, CancellationToken stop)
    {
        var orders = await session.Read(
            "select id, customer, upper(order_number) from order_gate where creditor = $1 and stage = 'order' and currency = $2 and customer = any($3)",
            r => (Id: r.GetGuid(0), Customer: r.GetGuid(1), Key: r.GetString(2)), stop, choice.Creditor, choice.Currency, customers);
        if (orders.Count == 0) return [];
        var streams = await store.ReadStreams(session, [.. orders.Select(o => o.Id)], stop);
        var passed = orders.Select(o => new Passed(o.Customer, o.Key, Standing(streams[o.Id].Select(Books.GatedOrderFacts.Read), choice))).Where(o => o.Cents > 0).ToList();
        var invoiced = (await session.Read(
            Invoiced, r => (Key: r.GetString(0), Cents: r.GetDecimal(1)), stop, choice.Creditor, passed.Select(o => o.Key).ToArray(), passed.Select(o => o.Cents).ToArray(), choice.On)).ToDictionary(i => i.Key, i => i.Cents);
        return passed.Select(o => o with { Cents = (long)Math.Round(Math.Max(0, o.Cents - invoiced.GetValueOrDefault(o.Key) - delivered.GetValueOrDefault(o.Key)), MidpointRounding.AwayFromZero) });
    }

    // What the gate and people had said of it until the day.
    static long Standing(IEnumerable<GatedOrderEvent> facts, AccountChoice choice)
    {
        var order = Folding.Fold<GatedOrder, GatedOrderCommand, GatedOrderEvent>(facts.Where(f => DayOf(f) <= choice.On));
        return !order.IsWithdrawn && order.Stages.GetValueOrDefault(GateStage.Order) is { } standing && standing.Question.Amount.Currency == choice.Currency
               && (standing.Decision is GateDecision.Allow or GateDecision.Conditions || standing.Review is GateReview.Released) ? standing.Question.Amount.Cents : 0;
    }

    static DateOnly DayOf(GatedOrderEvent fact) => fact switch
    {
        GatedOrderEvent.OrderGateAnswered e   => e.On,
        GatedOrderEvent.GatedOrderReleased e  => e.On,
        GatedOrderEvent.GatedOrderRefused e   => e.On,
        GatedOrderEvent.GatedOrderWithdrawn e => e.On,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
