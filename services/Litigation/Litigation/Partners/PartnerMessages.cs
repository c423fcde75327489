using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Partners;

/// <summary>A message and the agency it is for.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Topic">Last part of the routing key.</param>
/// <param name="Message">What is sent.</param>
sealed record PartnerMessage(string Agency, string Topic, CloudEvent Message);

/// <summary>Data of <c>claims.placed.v1</c>: ids, amounts and references only. Names and addresses are read over REST.</summary>
sealed record PlacedData(
    Guid PlacementId, string Agency, string Creditor, Guid Case, Guid Debtor, DateOnly PlacedOn, string Currency, long TotalCents, IReadOnlyList<PlacedClaimData> Claims);

/// <summary>One claim of <see cref="PlacedData"/>.</summary>
sealed record PlacedClaimData(Guid ClaimId, string Number, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long OutstandingCents);

/// <summary>Data of <c>claims.balance-changed.v1</c>.</summary>
sealed record BalanceChangedData(Guid PlacementId, Guid ClaimId, long OutstandingCents, string Currency, string Cause, DateOnly On);

/// <summary>Data of <c>claims.recalled.v1</c>; without a list of claims it is about the whole placement.</summary>
sealed record RecalledData(Guid PlacementId, string Reason, DateOnly On);

/// <summary>Which facts agencies are told, and in which words. Their own collections are no news to them.</summary>
static class PartnerMessages
{
    public static PartnerMessage? Of(StoredEvent stored)
    {
        if (!EventNames<PlacementEvent>.Knows(stored.Type)) return null;
        return Streams.Placements.Read(stored) switch
        {
            ClaimsPlaced e        => Tell(stored, e.Mandate, "claims.placed", Placed(stored.Stream, e)),
            ClaimBalanceChanged e => Tell(stored, e.Mandate, "claims.balance-changed", new BalanceChangedData(stored.Stream, e.Invoice, e.Outstanding.Cents, e.Outstanding.Currency, e.Cause, e.On)),
            PlacementEnded e      => Tell(stored, e.Mandate, "claims.recalled", new RecalledData(stored.Stream, e.Reason, e.On)),
            _                     => null,
        };
    }

    static PartnerMessage Tell(StoredEvent stored, Mandate mandate, string topic, object data) => new(mandate.Agency, topic, CloudEvent.Of(stored, topic + ".v1", data));

    static PlacedData Placed(Guid placement, ClaimsPlaced placed) => new(
        placement, placed.Mandate.Agency, placed.Mandate.Of.Creditor, placed.Mandate.Of.Case, placed.Mandate.Of.Debtor, placed.On, placed.Total.Currency, placed.Total.Cents,
        [.. placed.Claims.Select(c => new PlacedClaimData(c.Invoice, c.Number, c.IssuedOn, c.DueOn, c.Amount.Cents, c.Outstanding.Cents))]);
}
