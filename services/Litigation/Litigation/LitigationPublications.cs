using Recouvrement.Contracts.Litigation;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.FeeInvoices;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.EvidenceHolds;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Domain.Remittances;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation;

/// <summary>What the other services are told. Agencies are told in <c>Partners/</c>.</summary>
static class LitigationPublications
{
    /// <param name="claims">Declarations, once the service is built: a decision is told with what was declared.</param>
    public static Publications With(Func<InsolvencyStreams> claims) => new Publications()
        .Publish<FileEvent, FileEvent.ClaimReturned, ClaimReturnedV1>(Streams.Files, (stored, e) => new(
            stored.Stream, e.Of.Case, e.Of.Creditor, e.Of.Debtor, e.Invoice, e.Number, e.Reason, stored.Version, e.On))
        .Publish<PlacementEvent, ClaimsPlaced, ClaimsPlacedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.File, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Of.Debtor, e.Mandate.Agency,
            [.. e.Claims.Select(c => new PlacedClaimV1(c.Invoice, c.Outstanding.Cents))], e.Total.Currency, e.Total.Cents, stored.Version, e.On, e.AgencyName))
        .Publish<PlacementEvent, PlacementAcknowledged, PlacementAcknowledgedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Agency, e.Reference, stored.Version, e.On))
        .Publish<PlacementEvent, ActionReported, AgencyActionReportedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Agency, e.Reference, Spelling.Of(e.Kind), e.ActedOn, stored.Version, e.On))
        .Publish<PlacementEvent, PromiseReported, AgencyPromiseReportedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Agency, e.Invoice, e.Reference, e.Amount.Cents, e.Amount.Currency, e.By, e.MadeOn, stored.Version, e.On))
        .Publish<PlacementEvent, CollectionReported, CollectionReportedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Of.Debtor, e.Mandate.Of.CustomerNumber, e.Mandate.Agency, e.Invoice,
            e.Reference, e.Amount.Cents, e.Amount.Currency, e.CollectedOn, stored.Version, e.On))
        .Publish<PlacementEvent, DisputeReported, AgencyDisputeReportedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Of.Debtor, e.Mandate.Of.CustomerNumber, e.Mandate.Agency, e.Invoice, e.Reference, AgencyDispute.Of(stored.Stream, e.Reference),
            Spelling.Of(e.Reason), e.Amount.Cents, e.Amount.Currency, e.FoundOn, stored.Version, e.On))
        .Publish<CourtEvent, CourtEvent.PaymentOrderServed, PaymentOrderServedV1>(Streams.Court, (stored, e) => new(
            stored.Stream, e.Matter.File, e.Matter.Of.Case, e.Matter.Of.Creditor, e.Matter.Of.Debtor, [.. e.Matter.Invoices], e.ServedOn, e.Manner is ServiceManner.InPerson, stored.Version, e.On))
        .Publish<CourtEvent, CourtEvent.EnforceableTitleObtained, CourtActionEndedV1>(Streams.Court, (stored, e) => Ended(stored, e.Matter, "title", false, e.ObtainedOn, e.On))
        .Publish<CourtEvent, CourtEvent.CourtClaimPaid, CourtActionEndedV1>(Streams.Court, (stored, e) => Ended(stored, e.Matter, "paid", false, e.PaidOn, e.On))
        .Publish<CourtEvent, CourtEvent.PaymentOrderRejected, CourtActionEndedV1>(Streams.Court, (stored, e) => Ended(stored, e.Matter, "rejected", true, e.RejectedOn, e.On))
        .Publish<CourtEvent, CourtEvent.CourtClaimDismissed, CourtActionEndedV1>(Streams.Court, (stored, e) => Ended(stored, e.Matter, "dismissed", true, e.DismissedOn, e.On))
        .Publish<CourtEvent, CourtEvent.CourtActionWithdrawn, CourtActionEndedV1>(Streams.Court, (stored, e) => Ended(stored, e.Matter, "withdrawn", true, e.WithdrawnOn, e.On))
        .Publish<CourtEvent, CourtEvent.CourtActionLapsed, CourtActionEndedV1>(Streams.Court, (stored, e) => Ended(stored, e.Matter, "lapsed", true, e.LapsedOn, e.On))
        .Publish<InsolvencyEvent, InsolvencyEvent.ClaimDeclared, ClaimDeclaredV1>(Streams.Insolvencies, (stored, e) => new(
            stored.Stream, e.Of.Creditor, e.Of.Debtor, e.Of.CustomerNumber, [.. e.Invoices], e.Of.JudgmentOn, e.SentOn, e.Amount.Cents, e.Amount.Currency, stored.Version, e.On))
        .Publish<InsolvencyEvent, InsolvencyEvent.ClaimAdmitted, ClaimAdmittedV1>(Streams.Insolvencies, (stored, e, session, stop) => Admitted(stored, e, claims(), session, stop))
        .Publish<WriteOffEvent, WriteOffEvent.DebtWrittenOff, DebtWrittenOffV1>(Streams.WriteOffs, (stored, e) => new(
            stored.Stream, e.Matter.Creditor, e.Matter.Debtor, e.Matter.CustomerNumber, e.Matter.Invoice, e.Matter.Number, e.Matter.Reference, e.Lost.Gross.Cents, e.Lost.Net.Cents, e.Lost.Vat.Cents, e.ReclaimedVat.Cents,
            e.Lost.Gross.Currency, Spelling.Of(e.Evidence.Ground), e.Evidence.On, e.Evidence.Proof, e.Duplicate?.Reference, e.Duplicate?.SentOn, e.WrittenOffOn, stored.Version, e.On))
        .Publish<WriteOffEvent, WriteOffEvent.RecoveredAfterWriteOff, RecoveredAfterWriteOffV1>(Streams.WriteOffs, (stored, e) => new(
            stored.Stream, e.Matter.Creditor, e.Matter.Debtor, e.Matter.CustomerNumber, e.Matter.Invoice, e.Matter.Number, e.Matter.Reference, e.Recovery, e.Amount.Cents, e.VatToRepay.Cents, e.Amount.Currency,
            e.RecoveredOn, stored.Version, e.On))
        .Publish<PlacementEvent, ClaimsAdded, ClaimsPlacedV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.File, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Of.Debtor, e.Mandate.Agency,
            [.. e.Claims.Select(c => new PlacedClaimV1(c.Invoice, c.Outstanding.Cents))], e.Total.Currency, e.Total.Cents, stored.Version, e.On))
        .Publish<PlacementEvent, BreachFound, AgencyBreachFoundV1>(Streams.Placements, (stored, e) => new(
            stored.Stream, e.Mandate.Of.Case, e.Mandate.Of.Creditor, e.Mandate.Agency, Spelling.Of(e.Kind), e.Reference, e.DueOn,
            e.Expected?.Cents, e.Found?.Cents, (e.Expected ?? e.Found)?.Currency, stored.Version, e.On))
        .Publish<HoldEvent, HoldEvent.EvidenceHeld, EvidenceHoldChangedV1>(Streams.EvidenceHolds, (stored, e) => new(e.Case, e.Creditor, [.. e.HandOvers], [.. e.Why.Select(Spelling.Of)], stored.Version, e.On))
        .Publish<HoldEvent, HoldEvent.EvidenceReleased, EvidenceHoldChangedV1>(Streams.EvidenceHolds, (stored, e) => new(e.Case, e.Creditor, [.. e.HandOvers], [], stored.Version, e.On))
        .Publish<RemittanceEvent, RemittanceEvent.RemittanceReported, AgencyRemittedV1>(Streams.Remittances, (stored, e) => new(
            stored.Stream, e.Transfer.Creditor, e.Transfer.Agency, e.Transfer.Reference, e.Transfer.Amount.Cents, e.Transfer.Amount.Currency, e.Transfer.RemittedOn, e.Transfer.Account,
            [.. e.Transfer.Lines.Select(line => new RemittedCollectionV1(line.Placement, line.Collection, line.Amount.Cents))], stored.Version, e.On))
        .Publish<FeeInvoiceEvent, FeeInvoiceEvent.FeesReported, AgencyFeesInvoicedV1>(Streams.FeeInvoices, (stored, e) => new(
            stored.Stream, e.Bill.Creditor, e.Bill.Agency, e.Bill.Reference, e.Bill.Fee.Net.Cents, e.Bill.Fee.Vat.Cents, e.Netted?.Cents ?? 0, e.Bill.Fee.Net.Currency, e.Bill.InvoicedOn, stored.Version, e.On));

    // What was declared stands as it was sent, whatever is recorded later.
    static async Task<ClaimAdmittedV1> Admitted(StoredEvent stored, InsolvencyEvent.ClaimAdmitted e, InsolvencyStreams claims, Session session, CancellationToken stop)
    {
        var (claim, _) = await claims.Load(session, stored.Stream, stop);
        var of = claim.Of!;
        return new(
            stored.Stream, of.Creditor, of.Debtor, of.CustomerNumber, [.. claim.Statement!.Claims.Select(c => c.Invoice)], of.JudgmentOn, claim.DeclaredOn!.Value, e.AdmittedOn,
            e.Amount.Cents, e.Amount.Currency, stored.Version, e.On);
    }

    static CourtActionEndedV1 Ended(StoredEvent stored, CourtMatter matter, string outcome, bool isVoid, DateOnly endedOn, DateOnly on) =>
        new(stored.Stream, matter.File, matter.Of.Case, matter.Of.Creditor, matter.Of.Debtor, [.. matter.Invoices], outcome, isVoid, endedOn, stored.Version, on);
}
