namespace Recouvrement.Client.Erp;

/// <summary>What a debtor contests (litige), and who deals with it.</summary>
/// <param name="Reason">
/// <c>already_paid</c>, <c>duplicate</c>, <c>not_delivered</c>, <c>price</c>, <c>quantity</c>, <c>quality</c>, <c>purchase_order_missing</c>, <c>invoice_not_received</c> or <c>other</c>.
/// </param>
/// <param name="AmountCents">How much of the invoice; all of it where null. What is not contested goes on being dunned.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="Owner">Code of the collector or department that deals with it; no name and no mail address.</param>
/// <param name="Department">
/// At fault: <c>sales</c>, <c>logistics</c>, <c>production</c>, <c>quality</c>, <c>invoicing</c>, <c>accounting</c>, <c>credit</c>, <c>customer</c> or <c>none</c>; where null, the one the reason is laid to.
/// </param>
/// <param name="Deadline">Last day on which an answer is in time.</param>
public sealed record Dispute(string Reason, long? AmountCents = null, string? Currency = null, string? Owner = null, string? Department = null, DateOnly? Deadline = null);

/// <summary>How a dispute ended.</summary>
/// <param name="Outcome"><c>upheld</c> (the debtor was right), <c>rejected</c>, <c>settled</c> or <c>withdrawn</c> (the debtor contests it no more, and nobody judged it).</param>
/// <param name="CreditNote">Number of the credit note that settles it, of the same customer and known there.</param>
/// <param name="CreditNoteYear">Its year of issue, where several years have the number.</param>
public sealed record Resolution(string Outcome, string? CreditNote = null, int? CreditNoteYear = null);

/// <summary>A dispute on record.</summary>
/// <param name="Dispute">Its reference.</param>
/// <param name="Reason">As in <see cref="Erp.Dispute"/>.</param>
/// <param name="Amount">How much of the invoice.</param>
/// <param name="Outcome">As in <see cref="Resolution"/>; null while it is open.</param>
/// <param name="Owner">Who deals with it; null while nobody does.</param>
/// <param name="Department">At fault.</param>
/// <param name="Deadline">Last day on which an answer is in time.</param>
/// <param name="CreditNote">Number of the credit note that settled it.</param>
public sealed record RecordedDispute(string Dispute, string Reason, Amount Amount, string? Outcome, string? Owner, string Department, DateOnly? Deadline, string? CreditNote);

/// <summary>A dispute in the list.</summary>
/// <param name="Invoice">Number of the invoice.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Dispute">Reference of the dispute.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Reason">As in <see cref="Erp.Dispute"/>.</param>
/// <param name="Amount">How much of the invoice.</param>
/// <param name="Outstanding">Still owed on the invoice, contested or not.</param>
/// <param name="Department">At fault.</param>
/// <param name="Owner">Who deals with it; null while nobody does.</param>
/// <param name="Deadline">Last day on which an answer is in time.</param>
/// <param name="IsLate">Open after its deadline.</param>
/// <param name="OpenedOn">First day.</param>
/// <param name="ResolvedOn">Last day; null while it is open.</param>
/// <param name="Outcome">As in <see cref="Resolution"/>; null while it is open.</param>
/// <param name="CreditNote">Number of the credit note that settled it.</param>
/// <param name="CreditNoteYear">Its year of issue.</param>
/// <param name="Payment">Reference of the payment whose payer kept the amount back; null where it is no deduction.</param>
/// <param name="Deduction">Why, by the payer's word: as in <see cref="NamedDeduction"/>.</param>
/// <param name="DeductionReference">The payer's own reference.</param>
public sealed record ListedDispute(
    string Invoice, int Year, string Dispute, string Customer, string Reason, Amount Amount, Amount Outstanding, string Department, string? Owner, DateOnly? Deadline, bool IsLate,
    DateOnly? OpenedOn, DateOnly? ResolvedOn, string? Outcome, string? CreditNote, int? CreditNoteYear,
    string? Payment = null, string? Deduction = null, string? DeductionReference = null);

/// <summary>What one customer keeps back for one reason, as far as nobody has ended the dispute.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Reason">As in <see cref="NamedDeduction"/>.</param>
/// <param name="Deductions">How many, and their sum.</param>
/// <param name="OldestOn">First day of the oldest.</param>
public sealed record CustomerDeductions(string Customer, string Reason, CountAndAmount Deductions, DateOnly? OldestOn);

/// <summary>What customers of an entity keep back.</summary>
/// <param name="Total">Over all customers and reasons.</param>
/// <param name="ByCustomerAndReason">By customer number, then reason.</param>
public sealed record OpenDeductions(CountAndAmount Total, IReadOnlyList<CustomerDeductions> ByCustomerAndReason);

/// <summary>What disputes of one kind came to.</summary>
/// <param name="Key">The cause, department or sales person; null where none is known.</param>
/// <param name="Disputes">Opened in the period.</param>
/// <param name="Resolved">Of them, ended by now.</param>
/// <param name="AverageDays">From the first to the last day of those that ended; null when none has.</param>
/// <param name="UpheldPercent">Of those that ended, in which the debtor was right; null when none has.</param>
/// <param name="Unpaid">Invoices owed now that have this cause, contested or not, whenever they were issued.</param>
/// <param name="Heard">Those of them whose cause the debtor said and nobody has looked into; null of a service from before that was kept.</param>
public sealed record DisputeStatistic(string? Key, CountAndAmount Disputes, int Resolved, decimal? AverageDays, decimal? UpheldPercent, CountAndAmount Unpaid, CountAndAmount? Heard = null);

/// <summary>Why an invoice is not paid.</summary>
/// <param name="Cause">One of the taxonomy.</param>
/// <param name="Department">At fault; where null, the one the cause is laid to.</param>
public sealed record UnpaidCause(string Cause, string? Department = null);

/// <summary>A cause of the taxonomy.</summary>
/// <param name="Cause">Its name.</param>
/// <param name="Department">It is laid to this one where nobody says otherwise.</param>
/// <param name="Label">For people, in French.</param>
public sealed record NonPaymentCause(string Cause, string Department, string Label);
