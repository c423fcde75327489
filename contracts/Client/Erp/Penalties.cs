namespace Recouvrement.Client.Erp;

/// <summary>What the paid invoices of a customer owe for having been late, as it would be billed today.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="On">Today.</param>
/// <param name="Debtor"><c>company</c> or <c>public_body</c>; others owe nothing of it, and are billed nothing.</param>
/// <param name="DueOn">When the bill would be due; null where there is nothing to bill.</param>
/// <param name="Lines">One for each invoice, by the day it was paid.</param>
/// <param name="LeftOut">Invoices that were paid late and are not billed, and why.</param>
/// <param name="Interest">Of the lines.</param>
/// <param name="Compensation">Of the lines.</param>
/// <param name="Total">What the bill would ask, without VAT.</param>
/// <param name="ParametersVersion">The table of legal figures it was computed with.</param>
public sealed record PenaltyPreview(
    string Customer, DateOnly On, string Debtor, DateOnly? DueOn, IReadOnlyList<PenaltyLine> Lines, IReadOnlyList<PenaltyLeftOut> LeftOut, Amount Interest, Amount Compensation, Amount Total, string ParametersVersion);

/// <summary>What one invoice owes for having been paid late.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="Year">Its year.</param>
/// <param name="DueOn">When it was due, or its first part.</param>
/// <param name="PaidOn">Day of the last money on it.</param>
/// <param name="DaysLate">From one to the other.</param>
/// <param name="Interest">The sum of the periods.</param>
/// <param name="Compensation">The flat one, once per invoice.</param>
/// <param name="Amount">Both.</param>
/// <param name="Periods">How the interest came about.</param>
/// <param name="End">Why it is asked for no more: <c>source_moved</c>, <c>mistake</c> or <c>waived</c>; null while it is.</param>
/// <param name="EndedOn">From which day.</param>
public sealed record PenaltyLine(
    string Invoice, int Year, DateOnly DueOn, DateOnly PaidOn, int DaysLate, Amount Interest, Amount Compensation, Amount Amount, IReadOnlyList<PenaltyPeriod> Periods, string? End, DateOnly? EndedOn);

/// <summary>Interest over some days.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Days">Both included.</param>
/// <param name="Base">What bore interest.</param>
/// <param name="RatePercent">Per year, <c>12.15</c>.</param>
/// <param name="Amount">Base × rate × days / 365, half-up to the cent.</param>
public sealed record PenaltyPeriod(DateOnly From, DateOnly To, int Days, Amount Base, string RatePercent, Amount Amount);

/// <summary>An invoice that was paid late and is not billed.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Reason"><c>billed</c>, <c>waived</c>, <c>insolvency</c>, <c>disputed</c>, <c>factored</c>, <c>lost</c>, <c>payment_presumed</c>, <c>date_uncertain</c> or <c>legal_parameter_missing</c>.</param>
public sealed record PenaltyLeftOut(string Invoice, int Year, string Reason);

/// <summary>Bill what the paid invoices of a customer owe for having been late.</summary>
/// <param name="PaidFrom">Only invoices that were paid on this day or later; all of them where null.</param>
public sealed record PenaltyBilling(DateOnly? PaidFrom = null);

/// <summary>What came of it.</summary>
/// <param name="Bill">Null where nothing was left to bill.</param>
public sealed record PenaltyBilled(PenaltyBill? Bill);

/// <summary>A bill of penalties: an invoice of a series of its own.</summary>
/// <param name="Number">Its number, <c>PEN-2026-000001</c>.</param>
/// <param name="Year">Of its issue.</param>
/// <param name="Id">The <c>invoice</c> of events.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="DueOn">Last day on which payment is in time.</param>
/// <param name="Amount">What it asks: the lines that have not ended.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="Lines">One for each invoice.</param>
/// <param name="ParametersVersion">The table of legal figures it was computed with.</param>
public sealed record PenaltyBill(
    string Number, int Year, Guid Id, string Customer, DateOnly IssuedOn, DateOnly DueOn, Amount Amount, Amount Outstanding, IReadOnlyList<PenaltyLine> Lines, string ParametersVersion);

/// <summary>A bill of penalties is taken back as a whole.</summary>
/// <param name="Reason"><c>mistake</c>: its invoices may be billed again; <c>waived</c>: never, and not against a public buyer.</param>
public sealed record PenaltyCancellation(string Reason);
