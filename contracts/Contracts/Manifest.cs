using System.Reflection;
using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;

namespace Recouvrement.Contracts;

/// <summary>One contract, who publishes it and which queues receive it.</summary>
/// <param name="Type">The record.</param>
/// <param name="Name">Name on the wire, and of its exchange.</param>
/// <param name="Publisher">Service.</param>
/// <param name="Queues">Queues that receive a copy; empty when it is meant for nobody yet.</param>
public sealed record Contract(Type Type, string Name, string Publisher, IReadOnlyList<string> Queues);

/// <summary>
/// Who subscribes to what. Every service declares all of it before it publishes: a message that reaches no queue is lost,
/// and the broker can only prove that it reached one. Also what the flow of a day is counted with.
/// </summary>
public static class Manifest
{
    const string Invoicing = "invoicing", Dunning = "dunning", Correspondence = "correspondence", Litigation = "litigation";

    /// <summary>The queue of each service.</summary>
    public static IReadOnlyList<string> Queues { get; } = [Invoicing, Dunning, Correspondence, Litigation];

    /// <summary>Every contract.</summary>
    public static IReadOnlyList<Contract> Contracts { get; } =
    [
        Of<CreditorLetterheadChangedV1>(Dunning, Correspondence, Litigation),
        Of<DebtorChangedV1>(Dunning, Litigation),
        Of<DebtorInsolvencyOpenedV1>(Dunning, Litigation),
        Of<DebtorInsolvencyClosedV1>(Dunning, Litigation),
        Of<PenaltyClauseAgreedV1>(Dunning),
        Of<CreditInsuredV1>(Dunning),
        Of<DebtorContactsChangedV1>(Dunning, Correspondence, Litigation),
        Of<InvoiceIssuedV1>(Dunning),
        Of<InvoiceAmendedV1>(Dunning, Litigation),
        Of<InvoiceBalanceChangedV1>(Dunning, Litigation),
        Of<InvoiceDisputedV1>(Dunning, Litigation),
        Of<InvoiceDisputeResolvedV1>(Dunning, Litigation),
        Of<InvoiceHeldV1>(Dunning, Litigation),
        Of<InvoiceReminderHistoryV1>(Dunning),
        Of<InvoiceHoldLiftedV1>(Dunning, Litigation),
        Of<InvoiceCopyKeptV1>(Dunning, Correspondence, Litigation),
        Of<InvoiceCopyWithdrawnV1>(Dunning, Correspondence, Litigation),
        Of<ClaimEvidenceListedV1>(Litigation),
        Of<PaymentReceivedV1>(Dunning, Litigation),
        Of<PaymentCorrectedV1>(Dunning, Litigation),
        Of<PaymentReversedV1>(Dunning),
        Of<BankFeedReceivedV1>(Dunning),
        Of<MessageRequestedV1>(Correspondence),
        Of<MessageWithdrawnV1>(Correspondence),
        Of<CallAskedV1>(Correspondence),
        Of<ColleagueNoticeV1>(Correspondence),
        Of<ClaimsHandedOverV1>(Invoicing, Correspondence, Litigation),
        Of<ClaimsRecalledV1>(Litigation),
        Of<ClaimsAssignedV1>(Litigation),
        Of<CaseHistoryKeptV1>(Litigation),
        Of<PenaltiesWaivedV1>(Invoicing, Litigation),
        Of<CauseHeardV1>(Invoicing),
        Of<DiscountEarnedV1>(Invoicing),
        Of<DiscountTakenBackV1>(Invoicing),
        Of<MessageSentV1>(Dunning, Litigation),
        Of<CasePaperKeptV1>(Litigation),
        Of<CasePaperErasedV1>(Litigation),
        Of<MessageFailedV1>(Dunning),
        Of<RegisteredLetterMovedV1>(Dunning, Litigation),
        Of<MessageBouncedV1>(Dunning),
        Of<DebtorWayChangedV1>(Dunning),
        Of<ReplyReceivedV1>(Dunning),
        Of<ClaimsPlacedV1>(Dunning),
        Of<PlacementAcknowledgedV1>(Dunning),
        Of<AgencyActionReportedV1>(Dunning),
        Of<AgencyPromiseReportedV1>(Dunning),
        Of<CollectionReportedV1>(Invoicing, Dunning),
        Of<ClaimReturnedV1>(Dunning),
        Of<PaymentOrderServedV1>(Dunning),
        Of<CourtActionEndedV1>(Dunning),
        Of<ClaimDeclaredV1>(Dunning),
        Of<ClaimAdmittedV1>(Dunning),
        Of<DebtWrittenOffV1>(Invoicing),
        Of<RecoveredAfterWriteOffV1>(Invoicing),
        Of<AgencyBreachFoundV1>(),
        Of<EvidenceHoldChangedV1>(Correspondence),
        Of<AgencyRemittedV1>(Invoicing),
        Of<AgencyFeesInvoicedV1>(Invoicing),
        Of<AgencyDisputeReportedV1>(Invoicing),
    ];

    /// <summary>The contract of a record.</summary>
    /// <exception cref="KeyNotFoundException">The record is not in the manifest.</exception>
    public static Contract ContractOf(Type type) =>
        Contracts.FirstOrDefault(c => c.Type == type) ?? throw new KeyNotFoundException($"{type.Name} is not in the manifest of contracts.");

    static Contract Of<T>(params string[] queues)
    {
        var name = typeof(T).GetCustomAttribute<EntityNameAttribute>()!.EntityName;
        return new(typeof(T), name, name[..name.IndexOf('.', StringComparison.Ordinal)], queues);
    }
}
