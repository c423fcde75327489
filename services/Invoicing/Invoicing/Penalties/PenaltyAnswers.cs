using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>What the paid invoices of a customer owe for having been late, as it would be billed today.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="On">Today.</param>
/// <param name="Debtor"><c>company</c> or <c>public_body</c>; others owe nothing of it, and are billed nothing.</param>
/// <param name="DueOn">When the bill would be due; null where there is nothing to bill.</param>
/// <param name="Lines">One for each invoice, by the day it was paid.</param>
/// <param name="LeftOut">Invoices that were paid late and are not billed, and why.</param>
/// <param name="Interest">Of the lines.</param>
/// <param name="Compensation">Of the lines.</param>
/// <param name="Total">What the bill would ask, without VAT: it is outside its scope.</param>
/// <param name="ParametersVersion">The table of legal figures it was computed with.</param>
public sealed record PenaltyPreviewAnswer(
    string Customer, DateOnly On, string Debtor, DateOnly? DueOn, IReadOnlyList<PenaltyLineAnswer> Lines, IReadOnlyList<PenaltyLeftOutAnswer> LeftOut, Money Interest, Money Compensation, Money Total, string ParametersVersion);

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
public sealed record PenaltyLineAnswer(
    string Invoice, int Year, DateOnly DueOn, DateOnly PaidOn, int DaysLate, Money Interest, Money Compensation, Money Amount, IReadOnlyList<PenaltyPeriodAnswer> Periods, string? End, DateOnly? EndedOn);

/// <summary>Interest over some days.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Days">Both included.</param>
/// <param name="Base">What bore interest.</param>
/// <param name="RatePercent">Per year, <c>12.15</c>.</param>
/// <param name="Amount">Base × rate × days / 365, half-up to the cent.</param>
public sealed record PenaltyPeriodAnswer(DateOnly From, DateOnly To, int Days, Money Base, string RatePercent, Money Amount);

/// <summary>An invoice that was paid late and is not billed.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Reason"><c>billed</c>, <c>waived</c>, <c>insolvency</c>, <c>disputed</c>, <c>factored</c>, <c>lost</c>, <c>payment_presumed</c>, <c>date_uncertain</c> or <c>legal_parameter_missing</c>.</param>
public sealed record PenaltyLeftOutAnswer(string Invoice, int Year, string Reason);

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
public sealed record PenaltyBillAnswer(
    string Number, int Year, Guid Id, string Customer, DateOnly IssuedOn, DateOnly DueOn, Money Amount, Money Outstanding, IReadOnlyList<PenaltyLineAnswer> Lines, string ParametersVersion);

static class PenaltyAnswers
{
    public static PenaltyPreviewAnswer Of(string customer, DateOnly on, AssessedAccount account)
    {
        Money Sum(Func<PenaltyLine, Money> amount) => Money.OfCents(account.Lines.Sum(line => amount(line).Cents));
        return new(
            customer, on, Words.Of(account.Debtor.Kind), account.DueOn(on), [.. account.Lines.Select(Of)],
            [.. account.Late.Where(l => l.Obstacle is not PenaltyObstacle.None).Select(l => new PenaltyLeftOutAnswer(l.Document.Number, l.Document.Year!.Value, Words.Of(l.Obstacle)))],
            Sum(line => line.Interest), Sum(line => line.Compensation), Sum(line => line.Amount), AssessedAccount.Law.Version);
    }

    public static PenaltyBillAnswer Of(Invoice bill) => Of(bill.Document!, bill.Content!.IssuedOn, bill.Content.DueOn, bill.Content.Amount, bill.Outstanding, bill.Content.Penalties!);

    public static PenaltyBillAnswer Of(AccountDocument document, DateOnly issuedOn, DateOnly dueOn, Money amount, Money outstanding, BilledPenalties penalties) => new(
        document.Number, document.Year!.Value, document.Invoice, document.Customer, issuedOn, dueOn, amount, outstanding, [.. penalties.Lines.Select(Of)], penalties.ParametersVersion);

    static PenaltyLineAnswer Of(PenaltyLine line) => new(
        line.Number, line.Year, line.DueOn, line.PaidOn, line.PaidOn.DayNumber - line.DueOn.DayNumber, line.Interest, line.Compensation, line.Amount,
        [.. line.Periods.All.Select(p => new PenaltyPeriodAnswer(p.From, p.To, p.Days, p.Base, p.RatePercent, p.Amount))], line.End is { } end ? Words.Of(end) : null, line.EndedOn);
}
