using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Orders that the gate was asked about, a row for each stage.</summary>
static class GatedOrderTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<GatedOrder>> changed, CancellationToken stop)
    {
        foreach (var (id, order, version) in changed)
            foreach (var (stage, standing) in order.Stages)
                await session.Run(
                    """
                    insert into order_gate (id, creditor, customer, order_number, stage, amount_cents, currency, decision, review, withdrawn, standing, answered_on, version)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13)
                    on conflict (id, stage) do update set amount_cents = excluded.amount_cents, currency = excluded.currency, decision = excluded.decision, review = excluded.review,
                        withdrawn = excluded.withdrawn, standing = excluded.standing, answered_on = excluded.answered_on, version = excluded.version
                    """, stop,
                    id, order.Account!.Creditor, BusinessKey.OfCustomer(Siren.Parse(order.Account.Creditor)!.Value, order.Account.Customer), order.Number, Words.Of(stage), standing.Question.Amount.Cents,
                    standing.Question.Amount.Currency, Words.Of(standing.Decision), Words.Of(standing.Review), order.IsWithdrawn, JsonSerializer.Serialize(standing, EventJson.Options), standing.On, version);
    }

    /// <summary>The standing of a row.</summary>
    public static GateStanding Read(string standing) => JsonSerializer.Deserialize<GateStanding>(standing, EventJson.Options)!;
}
