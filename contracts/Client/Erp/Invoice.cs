namespace Recouvrement.Client.Erp;

/// <summary>An invoice as the ERP knows it.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="DueOn">Last day on which payment is in time; where null it follows from the customer's term.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="Reference">The debtor's own, such as an order number: letters show it in brackets after the number.</param>
public sealed record Invoice(string Customer, DateOnly IssuedOn, long AmountCents, DateOnly? DueOn = null, string? Currency = null, string? Reference = null);

/// <summary>The true dates of an opening entry, or of a debit without an invoice.</summary>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="IssuedOn">Date of issue; where null, the recorded one is right.</param>
public sealed record ConfirmedDates(DateOnly DueOn, DateOnly? IssuedOn = null);

/// <summary>What a debtor contests (litige).</summary>
/// <param name="Reason">
/// <c>already_paid</c>, <c>duplicate</c>, <c>not_delivered</c>, <c>price</c>, <c>quantity</c>, <c>quality</c>, <c>purchase_order_missing</c>, <c>invoice_not_received</c> or <c>other</c>.
/// </param>
/// <param name="AmountCents">How much of the invoice; all of it where null.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record Dispute(string Reason, long? AmountCents = null, string? Currency = null);

/// <summary>How a dispute ended.</summary>
/// <param name="Outcome"><c>upheld</c> (the debtor was right), <c>rejected</c> or <c>settled</c>.</param>
public sealed record Resolution(string Outcome);

/// <summary>An invoice on its account.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Year">Year of issue as its key has it.</param>
/// <param name="Id">The <c>invoice</c> of events.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Reference">What people are shown: the number, with the debtor's own reference in brackets.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment is in time.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="DateUncertain">Waits for a person to confirm its dates; not dunned until then.</param>
/// <param name="OpenDisputes">How many disputes have not ended.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="Allocations">What was set against it; only where one invoice is asked for.</param>
/// <param name="Disputes">Only where one invoice is asked for.</param>
public sealed record BookedInvoice(
    string Number, int Year, Guid Id, string Customer, string Reference, DateOnly IssuedOn, DateOnly DueOn, Amount Amount, Amount Outstanding, bool DateUncertain, int OpenDisputes, long Version,
    IReadOnlyList<AllocatedCredit>? Allocations = null, IReadOnlyList<RecordedDispute>? Disputes = null)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>A part of a payment or credit note on an invoice.</summary>
/// <param name="Kind"><c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Number">Its reference or number.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Basis"><c>designation</c> (the payer named it), <c>lettering</c> (the accountants did) or <c>rule</c>.</param>
public sealed record AllocatedCredit(string Kind, string Number, Amount Amount, string Basis);

/// <summary>A dispute on record.</summary>
/// <param name="Dispute">Its reference.</param>
/// <param name="Reason">As in <see cref="Erp.Dispute"/>.</param>
/// <param name="Amount">How much of the invoice.</param>
/// <param name="Outcome">As in <see cref="Resolution"/>; null while it is open.</param>
public sealed record RecordedDispute(string Dispute, string Reason, Amount Amount, string? Outcome);
