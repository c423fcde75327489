using Recouvrement.Contracts.Litigation;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation;

/// <summary>What the other services are told. Agencies are told in <c>Partners/</c>.</summary>
static class LitigationPublications
{
    public static Publications All { get; } = new Publications()
        .Publish<FileEvent, FileEvent.ClaimReturned, ClaimReturnedV1>(Streams.Files, (stored, e) => new(
            stored.Stream, e.Of.Case, e.Of.Creditor, e.Of.Debtor, e.Invoice, e.Number, e.Reason, stored.Version, e.On))
        .Publish<PlacementEvent, ClaimsPlaced, ClaimsPlacedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.File, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Of.Debtor, e.Mandate.Agency,
            [.. e.Claims.Select(c => new PlacedClaimV1(c.Invoice, c.Outstanding.Cents))], e.Total.Currency, e.Total.Cents, stored.Version, e.On, e.AgencyName))
        .Publish<PlacementEvent, PlacementAcknowledged, PlacementAcknowledgedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Agency, e.Reference, stored.Version, e.On))
        .Publish<PlacementEvent, ActionReported, AgencyActionReportedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Agency, e.Reference, e.Kind switch
            {
                ActionKind.Letter => "letter",
                ActionKind.Call   => "call",
                _                 => "visit",
            }, e.ActedOn, stored.Version, e.On))
        .Publish<PlacementEvent, CollectionReported, CollectionReportedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Of.Debtor, e.Mandate.Of.CustomerNumber, e.Mandate.Agency, e.Invoice,
            e.Reference, e.Amount.Cents, e.Amount.Currency, e.CollectedOn, stored.Version, e.On));
}
