using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Deliveries as they can be read, each linked to its order.</summary>
static class DeliveryTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Delivery>> changed, CancellationToken stop)
    {
        await session.Run(
            """
            insert into deliveries (id, creditor, customer, number, order_number, delivered_on, amount_cents, currency, version)
            select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::date[], $7::bigint[], $8::text[], $9::bigint[])
            on conflict (id) do update set order_number = excluded.order_number, delivered_on = excluded.delivered_on, amount_cents = excluded.amount_cents, currency = excluded.currency, version = excluded.version
            """, stop,
            changed.Column(d => d.Id), changed.Column(d => d.State.Document!.Creditor), changed.Column(d => d.State.Document!.Account), changed.Column(d => d.State.Document!.Number),
            changed.Column(d => d.State.Content!.Order), changed.Column(d => d.State.Content!.DeliveredOn), changed.Column(d => d.State.Content!.Amount?.Cents),
            changed.Column(d => d.State.Content!.Amount?.Currency), changed.Column(d => d.Version));
        foreach (var (id, delivery, _) in changed)
            await LinkTable.Write(
                session, id, new(delivery.Document!.Creditor, ChainStep.Delivery, delivery.Document.Number, null),
                delivery.Content!.Order is { } order ? [new(ChainStep.Order, order)] : [], stop);
    }
}
