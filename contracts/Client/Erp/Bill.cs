namespace Recouvrement.Client.Erp;

/// <summary>A bill of exchange (effet de commerce). It settles nothing: the payment is sent as any other when its money is there.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Kind"><c>lcr</c> (lettre de change relevé) or <c>bor</c> (billet à ordre).</param>
/// <param name="AmountCents">All of it.</param>
/// <param name="DrawnOn">Day it was drawn or signed.</param>
/// <param name="MaturesOn">Day it is to be paid.</param>
/// <param name="Invoices">The invoices it is to pay, 1 to 100.</param>
/// <param name="Accepted">The debtor accepted it: its invoices are not dunned until its money could be there. A BOR always is; an LCR that is not stops nothing.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record Bill(
    string Customer, string Kind, long AmountCents, DateOnly DrawnOn, DateOnly MaturesOn, IReadOnlyList<CoveredInvoice> Invoices, bool Accepted = false, string? Currency = null);

/// <summary>An invoice that a bill is to pay.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="AmountCents">How much of it; it is held as a whole.</param>
public sealed record CoveredInvoice(string Number, int Year, long AmountCents);

/// <summary>The debtor's bank paid a bill.</summary>
/// <param name="On">Day of the payment; today by default, never before the maturity.</param>
public sealed record BillPaid(DateOnly? On = null);

/// <summary>A bill came back unpaid (effet impayé).</summary>
/// <param name="Reason"><c>insufficient_funds</c>, <c>contested</c>, <c>account_closed</c>, <c>no_order_to_pay</c>, <c>wrong_account</c> or <c>other</c>.</param>
/// <param name="On">Day it came back; today by default, never before the maturity.</param>
/// <param name="Payment">Of a bill that was said to be paid, the payment that was its money; only where several may be meant.</param>
public sealed record BillUnpaid(string Reason, DateOnly? On = null, string? Payment = null);

/// <summary>A bill of exchange as it stands.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Id">Its id in events.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Kind"><c>lcr</c>, <c>bor</c>, or <c>unspecified</c> where only an accounting export tells it.</param>
/// <param name="Amount">All of it.</param>
/// <param name="DrawnOn">Day it was drawn or signed.</param>
/// <param name="MaturesOn">Day it is to be paid.</param>
/// <param name="IsAccepted">The debtor has bound itself.</param>
/// <param name="Status"><c>open</c>, <c>paid</c>, <c>unpaid</c> or <c>cancelled</c>.</param>
/// <param name="EndedOn">Day it was paid or came back.</param>
/// <param name="Reason">Why it came back.</param>
/// <param name="MoneyThereBy">Last day on which the money of its maturity may still be on its way.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="Invoices">What it is to pay.</param>
/// <param name="IsMaturityAssumed">Nobody said when it matures: its invoices are held until it ends, and from that day on an alert asks.</param>
public sealed record RecordedBill(
    string Number, Guid Id, string Customer, string Kind, Amount Amount, DateOnly DrawnOn, DateOnly MaturesOn, bool IsAccepted, string Status, DateOnly? EndedOn, string? Reason, DateOnly MoneyThereBy, long Version,
    IReadOnlyList<BilledInvoice> Invoices, bool IsMaturityAssumed = false)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>An invoice that a bill is to pay.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Outstanding">Still owed of the invoice.</param>
public sealed record BilledInvoice(string Number, int Year, Amount Amount, Amount Outstanding);
