using System.Diagnostics;
using System.Text.Json;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Placements;

/// <summary>Placements, what is owed on their claims, and what their agencies reported.</summary>
static class PlacementView
{
    public const string Collection = "collection";

    public static async Task Show(Session session, Guid stream, Placement state, IReadOnlyList<Appended<PlacementEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                PlacementEvent.ClaimsPlaced e          => Place(session, stream, e, stop),
                PlacementEvent.PlacementAcknowledged e => session.Run("update placements set acknowledged_on = $2, acknowledged_as = $3 where placement = $1", stop, stream, e.On, e.Reference),
                PlacementEvent.ActionReported e        => Report(session, stream, e.Reference, JsonNamingPolicy.SnakeCaseLower.ConvertName(e.Kind.ToString()), null, null, null, e.ActedOn, e.On, stop),
                PlacementEvent.CollectionReported e    => Report(session, stream, e.Reference, Collection, e.Invoice, e.Amount.Cents, e.Excess.Cents, e.CollectedOn, e.On, stop),
                PlacementEvent.CollectionBooked e      => Balance(session, stream, e.Invoice, e.Outstanding.Cents, stop),
                PlacementEvent.ClaimBalanceChanged e   => Balance(session, stream, e.Invoice, e.Outstanding.Cents, stop),
                PlacementEvent.PlacementEnded e        => session.Run("update placements set ended_on = $2, end_reason = $3 where placement = $1", stop, stream, e.On, e.Reason),
                _ => throw new UnreachableException(),
            });
    }

    static async Task Place(Session session, Guid placement, PlacementEvent.ClaimsPlaced placed, CancellationToken stop)
    {
        var of = placed.Mandate.Of;
        await session.Run(
            "insert into placements (placement, file, case_id, creditor, debtor, customer_number, agency, currency, total_cents, placed_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            stop, placement, placed.File, of.Case, of.Creditor, of.Debtor, of.CustomerNumber, placed.Mandate.Agency, placed.Total.Currency, placed.Total.Cents, placed.On);
        await session.Run(
            "update claims set placement = $1, placed_cents = outstanding_cents where file = $2 and invoice = any ($3)",
            stop, placement, placed.File, placed.Claims.Select(c => c.Invoice).ToArray());
    }

    static Task<int> Balance(Session session, Guid placement, Guid invoice, long outstanding, CancellationToken stop) =>
        session.Run("update claims set outstanding_cents = $3 where placement = $1 and invoice = $2", stop, placement, invoice, outstanding);

    static Task<int> Report(
        Session session, Guid placement, string reference, string kind, Guid? invoice, long? amount, long? excess, DateOnly actedOn, DateOnly on, CancellationToken stop) =>
        session.Run(
            "insert into reports (placement, reference, kind, invoice, amount_cents, excess_cents, acted_on, reported_on) values ($1, $2, $3, $4::uuid, $5::bigint, $6::bigint, $7, $8)",
            stop, placement, reference, kind, invoice, amount, excess, actedOn, on);
}
