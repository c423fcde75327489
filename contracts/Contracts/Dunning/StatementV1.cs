namespace Recouvrement.Contracts.Dunning;

/// <summary>What a debtor owes as of a day, frozen: the same to the cent whenever it is read.</summary>
/// <param name="AsOf">Interest is computed to this day, included.</param>
/// <param name="Lines">The invoices claimed.</param>
/// <param name="Others">Other open invoices, listed for information.</param>
/// <param name="InterestPeriods">How the interest came about, a line per half-year and change of principal.</param>
/// <param name="RateOrigin">Where the rate comes from, in words for the debtor.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="OutstandingCents">Sum of the lines.</param>
/// <param name="InterestCents">Sum of the lines; 0 where the text claims none.</param>
/// <param name="CompensationCents">Flat recovery compensation, sum of the lines.</param>
public sealed record StatementV1(
    DateOnly AsOf, StatementLineV1[] Lines, OtherInvoiceV1[] Others, InterestPeriodV1[] InterestPeriods, string? RateOrigin,
    string Currency, long OutstandingCents, long InterestCents, long CompensationCents);

/// <summary>One invoice claimed.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="AmountCents">Amount including tax.</param>
/// <param name="OutstandingCents">Still owed.</param>
/// <param name="DaysLate">Days after the due date.</param>
/// <param name="InterestCents">Late interest to the day.</param>
/// <param name="CompensationCents">40 € once per late invoice of a professional debtor (C. com. D441-5).</param>
public sealed record StatementLineV1(
    Guid Invoice, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long OutstandingCents, int DaysLate, long InterestCents, long CompensationCents);

/// <summary>Another open invoice of the same debtor.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="OutstandingCents">Still owed.</param>
public sealed record OtherInvoiceV1(Guid Invoice, string Number, string Reference, DateOnly DueOn, long OutstandingCents);

/// <summary>Interest of one invoice over one period.</summary>
/// <param name="Reference">The invoice, as shown.</param>
/// <param name="From">First day, included.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Days">Number of days.</param>
/// <param name="RatePercent">Yearly rate as decimal text, <c>12.15</c>.</param>
/// <param name="BaseCents">Principal it is computed on.</param>
/// <param name="AmountCents">Half-up to the cent.</param>
public sealed record InterestPeriodV1(string Reference, DateOnly From, DateOnly To, int Days, string RatePercent, long BaseCents, long AmountCents);
