using System.Globalization;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Partners;

/// <summary>A message and the agency it is for.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Topic">Last part of the routing key.</param>
/// <param name="Message">What is sent.</param>
sealed record PartnerMessage(string Agency, string Topic, CloudEvent Message)
{
    /// <summary>As it goes out.</summary>
    public PartnerLine Line => new(long.Parse(Message.Sequence, CultureInfo.InvariantCulture), Message.Id, Topic, Message.Type, Message.Json());
}

/// <summary>A message to an agency as it is sent.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Id">Of the event.</param>
/// <param name="Topic">Last part of the routing key.</param>
/// <param name="Type">With its version.</param>
/// <param name="Body">The CloudEvent.</param>
sealed record PartnerLine(long Sequence, Guid Id, string Topic, string Type, byte[] Body);

/// <summary>The mandate on these claims begins. Names and addresses are not in it: read them at GET /agency/placements/{placementId} while the mandate lives.</summary>
/// <param name="PlacementId">Names the placement in every answer.</param>
/// <param name="Agency">The agency's name in the creditor's register, as in its queue.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Case">The creditor's case: one debtor's unpaid invoices.</param>
/// <param name="Debtor">The debtor's account with that creditor; the same in later placements.</param>
/// <param name="PlacedOn">Business day from which the agency acts.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="TotalCents">Sum of what is outstanding.</param>
/// <param name="Claims">What is placed.</param>
sealed record PlacedData(
    Guid PlacementId, string Agency, [Format(PartnerFormat.Siren)] string Creditor, Guid Case, Guid Debtor, DateOnly PlacedOn, [Format(PartnerFormat.Currency)] string Currency,
    [Format(PartnerFormat.Owed)] long TotalCents, [NotEmpty] IReadOnlyList<PlacedClaimData> Claims);

/// <summary>One claim of <see cref="PlacedData"/>.</summary>
/// <param name="ClaimId">Names the claim in every answer.</param>
/// <param name="Number">The creditor's invoice number.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="DueOn">Day it fell due.</param>
/// <param name="AmountCents">The invoice, tax included.</param>
/// <param name="OutstandingCents">Principal still owed when placed.</param>
sealed record PlacedClaimData(
    Guid ClaimId, string Number, DateOnly IssuedOn, DateOnly DueOn, [Format(PartnerFormat.Owed)] long AmountCents, [Format(PartnerFormat.Owed)] long OutstandingCents);

/// <summary>A direct payment, a credit note, or one of them undone. Not sent for what the agency itself collected and reported.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="OutstandingCents">Principal still owed after the change; nothing more is to be collected at 0.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="Cause">payment, credit_note, undone, write_off (the creditor gave it up) or recovered (it is owed again); others may come.</param>
/// <param name="On">Business day of the change.</param>
sealed record BalanceChangedData(
    Guid PlacementId, Guid ClaimId, long OutstandingCents, [AddedLater, Format(PartnerFormat.Currency)] string Currency, [Format(PartnerFormat.Word)] string Cause, DateOnly On);

/// <summary>The mandate on these claims ends; without a list, on all of the placement. Nothing more is done or collected for them.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="ClaimIds">Only these claims.</param>
/// <param name="Reason">Why: settled, disputed, insolvent, creditor_request; others may come.</param>
/// <param name="On">Last day of the mandate on them.</param>
sealed record RecalledData(Guid PlacementId, [NotEmpty] IReadOnlyList<Guid>? ClaimIds, [Format(PartnerFormat.Word)] string Reason, DateOnly On);

/// <summary>Which facts agencies are told, and in which words. Their own collections are no news to them.</summary>
static class PartnerMessages
{
    /// <summary>All messages. A new one is a line here with its record above, an arm in <see cref="Of"/> and a sample in <c>contracts/partner/samples</c>; the rest is generated.</summary>
    public static IReadOnlyList<PartnerMessageType> Types { get; } =
    [
        new("claims.placed", 1, typeof(PlacedData), "Claims were placed with the agency", "your mandate on these claims begins", "read the debtor, acknowledge, work"),
        new("claims.balance-changed", 1, typeof(BalanceChangedData), "What is owed on a placed claim has changed at the creditor's", "paid or credited at the creditor's", "collect no more than what is left"),
        new("claims.recalled", 1, typeof(RecalledData), "The creditor takes claims back", "the mandate ends, for the listed claims or all", "stop"),
    ];

    static readonly Dictionary<Type, PartnerMessageType> ByData = Types.ToDictionary(t => t.Data);

    /// <summary>What an agency is told of a stored fact; null when it is told nothing.</summary>
    public static PartnerMessage? Of(StoredEvent stored)
    {
        if (!EventNames<PlacementEvent>.Knows(stored.Type)) return null;
        return Streams.Placements.Read(stored) switch
        {
            ClaimsPlaced e        => Tell(stored, e.Mandate, Placed(stored.Stream, e)),
            ClaimBalanceChanged e => Tell(stored, e.Mandate, new BalanceChangedData(stored.Stream, e.Invoice, e.Outstanding.Cents, e.Outstanding.Currency, e.Cause, e.On)),
            PlacementEnded e      => Tell(stored, e.Mandate, new RecalledData(stored.Stream, null, e.Reason, e.On)),
            _                     => null,
        };
    }

    static PartnerMessage Tell(StoredEvent stored, Mandate mandate, object data)
    {
        var type = ByData[data.GetType()];
        return new(mandate.Agency, type.Topic, CloudEvent.Of(stored, type.Name, data));
    }

    static PlacedData Placed(Guid placement, ClaimsPlaced placed) => new(
        placement, placed.Mandate.Agency, placed.Mandate.Of.Creditor, placed.Mandate.Of.Case, placed.Mandate.Of.Debtor, placed.On, placed.Total.Currency, placed.Total.Cents,
        [.. placed.Claims.Select(c => new PlacedClaimData(c.Invoice, c.Number, c.IssuedOn, c.DueOn, c.Amount.Cents, c.Outstanding.Cents))]);
}
