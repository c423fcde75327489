using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Domain.Placements;

// What the agency reported besides acts and money received.
public abstract partial record PlacementEvent
{
    /// <summary>The agency does not take the claims on.</summary>
    public sealed record PlacementRefused(Mandate Mandate, string Reference, AgencyRefusal Why, DateOnly On) : PlacementEvent;

    /// <summary>The agency asks for something. Absent, <c>Invoice</c> means all claims.</summary>
    public sealed record InformationAsked(Mandate Mandate, string Reference, QuestionKind Kind, Guid? Invoice, DateOnly On) : PlacementEvent;

    /// <summary>The agency has gone on to the next phase.</summary>
    public sealed record PhaseChanged(Mandate Mandate, string Reference, Phase From, Phase To, DateOnly ChangedOn, DateOnly On) : PlacementEvent;

    /// <summary>The debtor promised the agency to pay.</summary>
    public sealed record PromiseReported(Mandate Mandate, string Reference, Guid Invoice, Money Amount, DateOnly By, DateOnly MadeOn, DateOnly On) : PlacementEvent;

    /// <summary>The agency and the debtor agreed on a plan.</summary>
    public sealed record PlanReported(Mandate Mandate, string Reference, Money Total, ImmutableArray<AgreedInstalment> Parts, DateOnly AgreedOn, DateOnly On) : PlacementEvent;

    /// <summary>The debtor contests a claim, or a part of it.</summary>
    public sealed record DisputeReported(Mandate Mandate, string Reference, Guid Invoice, DisputeReason Reason, Money Amount, DateOnly FoundOn, DateOnly On) : PlacementEvent;

    /// <summary>The agency found something out about the debtor.</summary>
    public sealed record DebtorFound(Mandate Mandate, string Reference, DebtorFinding Finding, DateOnly FoundOn, DateOnly On) : PlacementEvent;

    /// <summary>The debtor has its receipt for money received (quittance, CPCE R124-6).</summary>
    public sealed record ReceiptIssued(Mandate Mandate, string Reference, string Collection, DateOnly IssuedOn, DateOnly On) : PlacementEvent;

    /// <summary>Of money received, the agency has passed this on.</summary>
    public sealed record CollectionRemitted(Mandate Mandate, string Remittance, string Collection, Money Amount, DateOnly RemittedOn, DateOnly On) : PlacementEvent;

    /// <summary>On money received, the agency has invoiced this fee to the creditor.</summary>
    public sealed record FeeInvoiced(Mandate Mandate, string FeeInvoice, string Collection, AgencyFee Fee, DateOnly InvoicedOn, DateOnly On) : PlacementEvent;

    /// <summary>The agency has invoiced a fixed fee of the grid to the creditor.</summary>
    public sealed record FixedFeeInvoiced(Mandate Mandate, string FeeInvoice, string Code, AgencyFee Fee, DateOnly InvoicedOn, DateOnly On) : PlacementEvent;

    /// <summary>The agency asks the creditor to agree to an act.</summary>
    public sealed record GreenLightAsked(Mandate Mandate, string Reference, GreenLitAct Act, DateOnly On) : PlacementEvent;

    /// <summary>The agency has nothing more to do.</summary>
    public sealed record PlacementClosed(Mandate Mandate, string Reference, ClosureCode Code, DateOnly On) : PlacementEvent;
}
