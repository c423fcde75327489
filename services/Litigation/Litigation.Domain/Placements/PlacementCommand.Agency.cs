using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Domain.Placements;

// What the agency reports besides acts and money received. A reference is the agency's own, once per placement.
public abstract partial record PlacementCommand
{
    /// <summary>The agency does not take the claims on.</summary>
    /// <param name="Reference">The agency's own.</param>
    /// <param name="Why">Why not.</param>
    /// <param name="On">Business date.</param>
    public sealed record RefusePlacement(string Reference, AgencyRefusal Why, DateOnly On) : PlacementCommand;

    /// <summary>The agency asks for something.</summary>
    /// <param name="Reference">The agency's own; the answer names it.</param>
    /// <param name="Kind">Asked for.</param>
    /// <param name="Invoice">The claim it is about; null for all.</param>
    /// <param name="On">Business date.</param>
    public sealed record AskInformation(string Reference, QuestionKind Kind, Guid? Invoice, DateOnly On) : PlacementCommand;

    /// <summary>The agency has gone on to the next phase.</summary>
    /// <param name="Reference">The agency's own.</param>
    /// <param name="To">The phase it is in now.</param>
    /// <param name="ChangedOn">Since when.</param>
    /// <param name="On">Business date.</param>
    public sealed record ChangePhase(string Reference, Phase To, DateOnly ChangedOn, DateOnly On) : PlacementCommand;

    /// <summary>The debtor promised the agency to pay.</summary>
    /// <param name="Reference">The agency's own.</param>
    /// <param name="Invoice">The claim.</param>
    /// <param name="Amount">Promised.</param>
    /// <param name="By">Last day for it.</param>
    /// <param name="MadeOn">Day of the promise.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportPromise(string Reference, Guid Invoice, Money Amount, DateOnly By, DateOnly MadeOn, DateOnly On) : PlacementCommand;

    /// <summary>The agency and the debtor agreed on a plan for all that is owed or a part of it.</summary>
    /// <param name="Reference">The agency's own.</param>
    /// <param name="Total">Sum of the parts.</param>
    /// <param name="Parts">In the order of their days.</param>
    /// <param name="AgreedOn">Day of the agreement.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportPlan(string Reference, Money Total, ImmutableArray<AgreedInstalment> Parts, DateOnly AgreedOn, DateOnly On) : PlacementCommand;

    /// <summary>The debtor contests a claim.</summary>
    /// <param name="Reference">The agency's own.</param>
    /// <param name="Invoice">The claim.</param>
    /// <param name="Reason">As the debtor says.</param>
    /// <param name="Amount">Of it, contested.</param>
    /// <param name="FoundOn">Day the agency heard of it.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportDispute(string Reference, Guid Invoice, DisputeReason Reason, Money Amount, DateOnly FoundOn, DateOnly On) : PlacementCommand;

    /// <summary>The agency found something out about the debtor.</summary>
    /// <param name="Reference">The agency's own.</param>
    /// <param name="Finding">What.</param>
    /// <param name="FoundOn">When.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportDebtor(string Reference, DebtorFinding Finding, DateOnly FoundOn, DateOnly On) : PlacementCommand;

    /// <summary>The agency gave the debtor a receipt (quittance, CPCE R124-6).</summary>
    /// <param name="Reference">Of the receipt.</param>
    /// <param name="Collection">Reference of the money received.</param>
    /// <param name="IssuedOn">Day of the receipt.</param>
    /// <param name="On">Business date.</param>
    public sealed record IssueReceipt(string Reference, string Collection, DateOnly IssuedOn, DateOnly On) : PlacementCommand;

    /// <summary>The agency passed money on, in a transfer that may be for other placements as well.</summary>
    /// <param name="Remittance">Reference of the transfer.</param>
    /// <param name="Lines">Its lines of this placement: reference of the money received, and how much of it was passed on.</param>
    /// <param name="RemittedOn">Day of the transfer.</param>
    /// <param name="Limits">The law's limits of time.</param>
    /// <param name="On">Business date.</param>
    public sealed record TakeRemittance(string Remittance, ImmutableArray<(string Collection, Money Amount)> Lines, DateOnly RemittedOn, TimeLimits Limits, DateOnly On) : PlacementCommand;

    /// <summary>The agency invoiced its fees, on an invoice that may be for other placements as well.</summary>
    /// <param name="FeeInvoice">Reference of the agency's invoice.</param>
    /// <param name="Lines">Its lines of this placement: reference of the money received, the fee, and whether the debtor is to bear it.</param>
    /// <param name="InvoicedOn">Date of the invoice.</param>
    /// <param name="On">Business date.</param>
    public sealed record TakeFeeInvoice(string FeeInvoice, ImmutableArray<(string Collection, AgencyFee Fee, bool OfDebtor)> Lines, DateOnly InvoicedOn, DateOnly On) : PlacementCommand
    {
        /// <summary>Its fixed fees of this placement: code in the grid, the fee, and whether the debtor is to bear it.</summary>
        public ImmutableArray<(string Code, AgencyFee Fee, bool OfDebtor)> Fixed { get; init; } = [];
    }

    /// <summary>The agency asks the creditor to agree to an act.</summary>
    /// <param name="Reference">The agency's own; the answer names it.</param>
    /// <param name="Act">What for.</param>
    /// <param name="On">Business date.</param>
    public sealed record AskGreenLight(string Reference, GreenLitAct Act, DateOnly On) : PlacementCommand;

    /// <summary>The agency has nothing more to do.</summary>
    /// <param name="Reference">The agency's own.</param>
    /// <param name="Code">Why.</param>
    /// <param name="On">Business date.</param>
    public sealed record ClosePlacement(string Reference, ClosureCode Code, DateOnly On) : PlacementCommand;
}
