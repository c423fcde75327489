namespace Recouvrement.Client.Erp;

/// <summary>An invoice as the ERP knows it.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="DueOn">Last day on which payment is in time; where null it follows from the customer's term.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="Reference">The debtor's own, such as an order number: letters show it in brackets after the number.</param>
/// <param name="VatCents">The tax in the amount; where null, what is known stays with an amount that stays.</param>
/// <param name="PrepaidCents">The part of the amount that was paid before the issue and is never owed; where null, what is known stays, and 0 takes it away.</param>
/// <param name="DeliveredOn">Day of delivery or performance: the legal term, and some legal caps, count from it. Where null, what is known stays.</param>
/// <param name="Instalments">Its parts, where they have due dates of their own; where null, what is known stays with an amount that stays, and none at all makes it due on one day.</param>
public sealed record Invoice(
    string Customer, DateOnly IssuedOn, long AmountCents, DateOnly? DueOn = null, string? Currency = null, string? Reference = null, long? VatCents = null, long? PrepaidCents = null, DateOnly? DeliveredOn = null,
    IReadOnlyList<Instalment>? Instalments = null);

/// <summary>A part of an invoice with a due date of its own.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="AmountCents">How much, in the currency of the invoice.</param>
/// <param name="Retention">Kept back as security until that day (retenue de garantie).</param>
public sealed record Instalment(DateOnly DueOn, long AmountCents, bool Retention = false);

/// <summary>A part of a booked invoice with a due date of its own.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Open">Still owed: what is paid pays the oldest first.</param>
/// <param name="IsRetention">Kept back as security until that day.</param>
public sealed record BookedInstalment(DateOnly DueOn, Amount Amount, Amount Open, bool IsRetention);

/// <summary>The true dates of an opening entry, or of a debit without an invoice.</summary>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="IssuedOn">Date of issue; where null, the recorded one is right.</param>
public sealed record ConfirmedDates(DateOnly DueOn, DateOnly? IssuedOn = null);

/// <summary>Why an invoice is not to be dunned (blocage), although nobody contests it.</summary>
/// <param name="Reason">
/// <c>e_invoice_refused</c>, <c>e_invoice_rejected</c>, <c>e_invoice_cancelled</c>, <c>routing_error</c>, <c>e_invoice_suspended</c>, <c>payment_announced</c>, <c>payee_changed</c>,
/// <c>already_paid</c>, <c>factored</c>, <c>bill_accepted</c>, <c>payment_under_way</c>, <c>retention</c>, <c>erp_block</c> or <c>other</c>.
/// </param>
/// <param name="Until">Last day; where null, until it is lifted.</param>
public sealed record Hold(string Reason, DateOnly? Until = null);

/// <summary>An invoice on its account.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Year">Year of issue as its key has it.</param>
/// <param name="Id">The <c>invoice</c> of events.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Reference">What people are shown: the number, with the debtor's own reference in brackets.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment is in time; of several instalments, the oldest that is open.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="DateUncertain">Waits for a person to confirm its dates; not dunned until then.</param>
/// <param name="OpenDisputes">How many disputes have not ended.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="Allocations">What was set against it; only where one invoice is asked for.</param>
/// <param name="Disputes">Only where one invoice is asked for.</param>
/// <param name="Vat">The tax in the amount; null where no source said.</param>
/// <param name="Prepaid">Paid before the issue, part of the amount and never owed; null where nothing was.</param>
/// <param name="DeliveredOn">Day of delivery or performance; null where no source said.</param>
/// <param name="Holds">What keeps it from being dunned, or did; only where one invoice is asked for.</param>
/// <param name="Statuses">Of the electronic invoice, in the order they came; only where one invoice is asked for.</param>
/// <param name="Cause">Why it is not paid, as a person found out or else as the debtor said; null where nobody knows.</param>
/// <param name="CauseDepartment">Whose fault that is.</param>
/// <param name="PaymentReference">Creditor reference (RF) for the payer to quote; null on an invoice from before there were any, until it changes.</param>
/// <param name="Reminders">What the ERP had done before; only where one invoice is asked for.</param>
/// <param name="Instalments">Its parts, where they have due dates of their own.</param>
/// <param name="Assignments">Factors that have it, or had it, in the order they came; only where one invoice is asked for.</param>
/// <param name="IsPenalty">A bill of penalties of invoices that were paid late.</param>
/// <param name="CauseHeardOn">When the debtor said the cause, and nobody has looked into it; null where a person found out.</param>
public sealed record BookedInvoice(
    string Number, int Year, Guid Id, string Customer, string Reference, DateOnly IssuedOn, DateOnly DueOn, Amount Amount, Amount Outstanding, bool DateUncertain, int OpenDisputes, long Version,
    IReadOnlyList<AllocatedCredit>? Allocations = null, IReadOnlyList<RecordedDispute>? Disputes = null, Amount? Vat = null, Amount? Prepaid = null, DateOnly? DeliveredOn = null, IReadOnlyList<RecordedHold>? Holds = null,
    string? Cause = null, string? CauseDepartment = null, IReadOnlyList<EInvoiceStatus>? Statuses = null, ReminderHistory? Reminders = null, string? PaymentReference = null,
    IReadOnlyList<BookedInstalment>? Instalments = null, IReadOnlyList<KnownAssignment>? Assignments = null, bool IsPenalty = false, DateOnly? CauseHeardOn = null)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>A part of a payment or credit note on an invoice.</summary>
/// <param name="Kind"><c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Number">Its reference or number.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Basis"><c>designation</c> (the payer named it), <c>lettering</c> (the accountants did) or <c>rule</c>.</param>
/// <param name="Rule">By which rule of imputation; null where it was made before rules were recorded.</param>
public sealed record AllocatedCredit(string Kind, string Number, Amount Amount, string Basis, string? Rule = null);

/// <summary>What keeps an invoice from being dunned, or did.</summary>
/// <param name="Hold">Its reference.</param>
/// <param name="Reason">As in <see cref="Erp.Hold"/>.</param>
/// <param name="Until">Last day; null until it is lifted.</param>
/// <param name="IsLifted">It was lifted.</param>
public sealed record RecordedHold(string Hold, string Reason, DateOnly? Until, bool IsLifted);
