namespace Recouvrement.Client.Erp;

/// <summary>Money from a customer. Where it names no invoice, or more money than those take, the rules of imputation decide; what is left stays on the account.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="ReceivedOn">Day the funds were credited.</param>
/// <param name="AmountCents">What came in.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="Label">Shown to people; the reference by default.</param>
/// <param name="Invoices">What the payer named, at most 1000; an invoice not known yet gets its part when it comes. One named without an amount is paid but for what is kept back of it.</param>
/// <param name="Deductions">What the payer kept back, at most 1000; null leaves what is known as it is, and an empty list takes it back.</param>
public sealed record Payment(
    string Customer, DateOnly ReceivedOn, long AmountCents, string? Currency = null, string? Label = null, IReadOnlyList<NamedInvoice>? Invoices = null,
    IReadOnlyList<NamedDeduction>? Deductions = null);

/// <summary>A part of an invoice that the payer keeps back, as its remittance advice says (déduction d'office): contested, neither paid nor written off.</summary>
/// <param name="Invoice">The invoice's number; it is known there, and of the same customer.</param>
/// <param name="AmountCents">How much, in the currency of the payment; not more than would be owed without this payment.</param>
/// <param name="Reason"><c>logistics_penalty</c>, <c>promotion</c>, <c>price</c>, <c>quality</c>, <c>shortage</c>, <c>return</c> or <c>other</c>.</param>
/// <param name="Year">Its year of issue, where the number alone does not tell.</param>
/// <param name="Reference">The payer's own reference, at most 60 characters; needed where it keeps two parts of one invoice back for one reason.</param>
public sealed record NamedDeduction(string Invoice, long AmountCents, string Reason, int? Year = null, string? Reference = null);

/// <summary>What the payer of a payment kept back.</summary>
/// <param name="Deductions">All of it; what was told before and is not among them is taken back.</param>
public sealed record PaymentDeductions(IReadOnlyList<NamedDeduction> Deductions);

/// <summary>A credit note (avoir) as the ERP knows it.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="AmountCents">Including tax; a credit note of 12 euros is 1200, not -1200.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="Reference">Shown to people; its number by default.</param>
/// <param name="Invoices">The invoices it corrects; none is a rebate on the account.</param>
public sealed record CreditNote(string Customer, DateOnly IssuedOn, long AmountCents, string? Currency = null, string? Reference = null, IReadOnlyList<NamedInvoice>? Invoices = null);

/// <summary>An invoice that a payment or credit note is meant for.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year of issue, where the number alone does not tell.</param>
/// <param name="AmountCents">How much is meant for it; as much as it takes where null.</param>
public sealed record NamedInvoice(string Number, int? Year = null, long? AmountCents = null);

/// <summary>A payment came back (rejet de paiement).</summary>
/// <param name="On">Day it came back; today by default.</param>
/// <param name="Reason"><c>rejected</c>, <c>cheque_returned</c>, <c>recalled</c>, <c>chargeback</c> or <c>mistake</c>; where absent, what the code says, else <c>rejected</c>.</param>
/// <param name="ReasonCode">
/// Of a debit or transfer, the code of ISO 20022 (<c>AM04</c>, <c>MD01</c>…); of a cheque <c>insufficient_funds</c>, <c>opposition</c>, <c>closed_account</c> or <c>irregular</c>; of a card the
/// scheme's own. One that is not known is kept as told.
/// </param>
public sealed record Reversal(DateOnly? On = null, string? Reason = null, string? ReasonCode = null);

/// <summary>How a payment came back.</summary>
/// <param name="On">Day it came back.</param>
/// <param name="Reason"><c>rejected</c>, <c>cheque_returned</c>, <c>recalled</c>, <c>chargeback</c> or <c>mistake</c>.</param>
/// <param name="ReasonCode">Code of the instrument, as told; null where nobody said.</param>
/// <param name="Explanation">What a known code means.</param>
/// <param name="IsIncident">It says something of how the payer can or will pay.</param>
public sealed record KnownReversal(DateOnly On, string Reason, string? ReasonCode, string? Explanation, bool IsIncident);

/// <summary>A payment or credit note on its account.</summary>
/// <param name="Number">Reference of the payment, number of the credit note.</param>
/// <param name="Year">Year of issue of a credit note; a payment has none.</param>
/// <param name="Id">Its id in events.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Label">Shown to people.</param>
/// <param name="On">Day the funds were credited, or the credit note was issued.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Unallocated">Not set against any invoice.</param>
/// <param name="Origin"><c>erp</c>, <c>fec</c>, <c>agency</c> or <c>e_invoice</c>.</param>
/// <param name="IsReversed">The payment came back.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="Allocations">Where it went.</param>
/// <param name="Reversal">How it came back; null while it stands.</param>
/// <param name="Deductions">What the payer kept back.</param>
/// <param name="Kept">Taken as a small gain of the creditor; null where nothing was.</param>
public sealed record BookedCredit(
    string Number, int? Year, Guid Id, string Customer, string Label, DateOnly On, Amount Amount, Amount Unallocated, string Origin, bool IsReversed, long Version,
    IReadOnlyList<AllocatedInvoice>? Allocations = null, KnownReversal? Reversal = null, IReadOnlyList<BookedDeduction>? Deductions = null, Amount? Kept = null)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>A part of an invoice that the payer of a payment kept back.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">As in <see cref="NamedDeduction"/>.</param>
/// <param name="Reference">The payer's own.</param>
/// <param name="Dispute">Reference of the dispute of the invoice in which it is contested.</param>
public sealed record BookedDeduction(string Invoice, int? Year, Amount Amount, string Reason, string? Reference, string Dispute);

/// <summary>A part of a credit on an invoice.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Amount">How much of the credit.</param>
/// <param name="Basis"><c>designation</c> (the payer named it), <c>lettering</c> (the accountants did) or <c>rule</c>.</param>
/// <param name="Rule">By which rule of imputation; null where it was made before rules were recorded.</param>
public sealed record AllocatedInvoice(string Number, int Year, Amount Amount, string Basis, string? Rule = null);

/// <summary>Money received in a period.</summary>
/// <param name="Count">Payments.</param>
/// <param name="Received">Their sum; payments that came back are not in it.</param>
public sealed record PaymentsSummary(int Count, Amount Received);
