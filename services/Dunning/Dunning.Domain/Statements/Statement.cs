using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Statements;

/// <summary>What a debtor owes as of a day (relevé), frozen: the same to the cent whenever it is read.</summary>
/// <param name="AsOf">Interest is computed to this day, included.</param>
/// <param name="Lines">The invoices claimed.</param>
/// <param name="Others">Other open invoices, for information.</param>
/// <param name="InterestPeriods">How the interest came about, a line per half-year and change of principal.</param>
/// <param name="RateOrigin">Where the rate comes from, in French for the debtor; null where no interest is claimed.</param>
/// <param name="Law">Version of the legal parameters it was computed with.</param>
/// <param name="Outstanding">Sum of the lines.</param>
/// <param name="Interest">Sum of the lines.</param>
/// <param name="Compensation">Sum of the lines.</param>
public sealed record Statement(
    DateOnly AsOf, ImmutableArray<StatementLine> Lines, ImmutableArray<OtherInvoice> Others, ImmutableArray<InterestPeriod> InterestPeriods,
    string? RateOrigin, string Law, Money Outstanding, Money Interest, Money Compensation)
{
    internal ImmutableHashSet<Guid> Mentions() => [.. Lines.Select(line => line.Invoice), .. Others.Select(other => other.Invoice)];
}

/// <summary>One invoice claimed.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Outstanding">Still owed by the books, less what is contested.</param>
/// <param name="DaysLate">Days after the due date.</param>
/// <param name="Interest">All late interest accrued to the day (pénalités de retard).</param>
/// <param name="Compensation">Flat compensation (indemnité forfaitaire, D441-5).</param>
public sealed record StatementLine(
    Guid Invoice, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, Money Amount, Money Outstanding, int DaysLate, Money Interest, Money Compensation);

/// <summary>Another open invoice of the same debtor.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Outstanding">Still owed.</param>
public sealed record OtherInvoice(Guid Invoice, string Number, string Reference, DateOnly DueOn, Money Outstanding);

/// <summary>Interest of one invoice over one period.</summary>
/// <param name="Reference">The invoice, as shown.</param>
/// <param name="From">First day, included.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Days">Number of days.</param>
/// <param name="RatePercent">Yearly rate as decimal text: events hold no fractions.</param>
/// <param name="Base">Principal it is computed on.</param>
/// <param name="Amount">Half-up to the cent.</param>
public sealed record InterestPeriod(string Reference, DateOnly From, DateOnly To, int Days, string RatePercent, Money Base, Money Amount);
