using System.Globalization;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Kernel.LateInterest;
using static Recouvrement.Invoicing.Tests.Domain.Penalties.PaidInvoices;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain.Penalties;

/// <summary>What an invoice owes that was paid late (rules R2.1 to R2.4, R2.7; the vectors of the rules).</summary>
public sealed class PaidLateTests
{
    static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("paid before it was due", 1_000, "2026-03-31", "2026-03-30", "")]
    [InlineData("paid on the day it was due", 1_000, "2026-03-31", "2026-03-31", "")]
    [InlineData("PEN-4, a day late", 1_000, "2026-03-31", "2026-04-01", "04-01..04-01 1 d 12.15 = 33 + 4000")]
    [InlineData("two days late", 1_000, "2026-03-31", "2026-04-02", "04-01..04-02 2 d 12.15 = 67 + 4000")]
    [InlineData("to the last day of a half-year", 12_000, "2026-05-31", "2026-06-30", "06-01..06-30 30 d 12.15 = 11984 + 4000")]
    [InlineData("to the first day of the next", 12_000, "2026-05-31", "2026-07-01", "06-01..06-30 30 d 12.15 = 11984, 07-01..07-01 1 d 12.40 = 408 + 4000")]
    [InlineData("PEN-1", 12_000, "2026-05-31", "2026-09-15", "06-01..06-30 30 d 12.15 = 11984, 07-01..09-15 77 d 12.40 = 31391 + 4000")]
    [InlineData("so little that only the compensation is left", 1, "2026-03-31", "2026-04-01", "04-01..04-01 1 d 12.15 = 0 + 4000")]
    public void From_the_day_after_it_was_due_to_the_day_of_the_money(string why, int euros, string due, string paid, string owed) =>
        Assert.Equal((why, owed), (why, Shown(PaidLate.Of(Paid(euros, Day(due), (Day(paid), euros)), Debtor(), Today, LegalParameters.Shipped))));

    [Fact]
    public void A_public_buyer_owes_the_rate_of_the_half_year_in_which_it_began() =>
        Assert.Equal("06-01..06-30 30 d 10.15 = 10011, 07-01..09-15 77 d 10.15 = 25695 + 4000", Shown(Of(Paid(12_000, new(2026, 5, 31), (new(2026, 9, 15), 12_000)), DebtorKind.PublicBody)));

    [Theory]
    [InlineData(DebtorKind.Consumer)]
    [InlineData(DebtorKind.Unknown)]
    public void Nobody_else_owes_anything(DebtorKind debtor) => Assert.Null(Of(Paid(12_000, new(2026, 5, 31), (new(2026, 9, 15), 12_000)), debtor));

    [Fact]
    public void Part_payments_paid_interest_first_as_the_statement_of_late_interest_says()
    {
        // R2.4: 71 days at 12.15 make 236.34, then 7 236.34 bears 48.18 and 226.17.
        var owed = Of(Paid(10_000, new(2026, 3, 31), (new(2026, 6, 10), 3_000), (new(2026, 9, 30), 7_000)));
        Assert.Equal("04-01..06-10 71 d 12.15 = 23634, 06-11..06-30 20 d 12.15 = 4818, 07-01..09-30 92 d 12.40 = 22617 + 4000", Shown(owed));
    }

    [Fact]
    public void What_was_paid_in_time_but_for_a_rest_bears_interest_on_the_rest() =>
        Assert.Equal("04-01..04-10 10 d 12.15 = 33 + 4000", Shown(Of(Paid(10_000, new(2026, 3, 31), (new(2026, 3, 20), 9_900), (new(2026, 4, 10), 100)))));

    [Fact]
    public void What_is_open_or_not_paid_yet_is_dunned_and_not_billed()
    {
        Assert.Null(Of(Paid(1_000, new(2026, 3, 31), (new(2026, 4, 10), 999.99m))));
        Assert.Null(PaidLate.Of(Paid(1_000, new(2026, 3, 31), (new(2026, 4, 10), 1_000)), Debtor(), new(2026, 4, 9), LegalParameters.Shipped));
        Assert.Null(Of(Paid(1_000, new(2026, 3, 31))));
        var paid = Paid(1_000, new(2026, 3, 31), (new(2026, 4, 10), 1_000));
        var ahead = paid with { Late = paid.Late with { Rows = [.. paid.Late.Rows, Moves(MovementKind.Undoing, 10), Moves(MovementKind.Allocation, -10)] } };
        Assert.Null(Of(ahead));
        Assert.Equal(Today.AddDays(1), PaidLate.Of(ahead, Debtor(), Today.AddDays(1), LegalParameters.Shipped)!.Line!.PaidOn);

        static DatedRow Moves(MovementKind kind, decimal amount) => new(Today.AddDays(1), new(kind, Today.AddDays(1), Euros(amount), new Guid(1, 0, 0, new byte[8])), true);
    }

    [Theory]
    [InlineData("2026-03-01", PenaltyObstacle.None)] // issued that day: what is caused on it or later is payable (L622-17)
    [InlineData("2026-03-02", null)] // it could not be paid when it fell due: nobody was late
    [InlineData("2026-04-05", PenaltyObstacle.Insolvency)]
    [InlineData("2026-11-22", PenaltyObstacle.Insolvency)]
    [InlineData("2026-11-23", PenaltyObstacle.None)]
    public void What_was_caused_before_a_judgment_is_declared_and_not_billed(string judgment, PenaltyObstacle? obstacle) =>
        Assert.Equal(obstacle, PaidLate.Of(Paid(1_000, new(2026, 3, 31), (new(2026, 4, 10), 1_000)), Debtor(DebtorKind.Company, Day(judgment)), Today, LegalParameters.Shipped)?.Obstacle);

    [Theory]
    [InlineData(DebtorKind.Company, "2031-03-01", PenaltyObstacle.None)] // issued on 1 March 2026
    [InlineData(DebtorKind.Company, "2031-03-02", PenaltyObstacle.LimitationToCheck)]
    [InlineData(DebtorKind.PublicBody, "2030-12-31", PenaltyObstacle.None)]
    [InlineData(DebtorKind.PublicBody, "2031-01-01", PenaltyObstacle.LimitationToCheck)]
    public void What_may_be_time_barred_waits_for_a_person(DebtorKind debtor, string today, PenaltyObstacle obstacle) =>
        Assert.Equal(obstacle, PaidLate.Of(Paid(1_000, new(2026, 3, 31), (new(2026, 4, 10), 1_000)), Debtor(debtor), Day(today), LegalParameters.Shipped)!.Obstacle);

    [Fact]
    public void What_else_keeps_it_from_being_billed_is_named()
    {
        var paid = Paid(1_000, new(2026, 3, 31), (new(2026, 4, 10), 1_000));
        var disputed = paid.After(new InvoiceEvent.InvoiceDisputed(Document, "L-1", DisputeReason.Price, Euros(100)));
        Assert.Equal(PenaltyObstacle.Disputed, Of(disputed)!.Obstacle);
        Assert.Equal(PenaltyObstacle.None, Of(disputed.After(new InvoiceEvent.DisputeResolved(Document, "L-1", DisputeOutcome.Rejected)))!.Obstacle);
        Assert.Equal(PenaltyObstacle.Factored, Of(paid.After(new InvoiceEvent.InvoiceHeld(Document, "assignment", HoldReason.Factored, null)))!.Obstacle);
        Assert.Equal(PenaltyObstacle.Billed, Of(paid with { Known = PenaltyObstacle.Billed })!.Obstacle);
        Assert.Equal(PenaltyObstacle.PaymentPresumed, Of(paid with { Known = PenaltyObstacle.PaymentPresumed })!.Obstacle);
        var old = Of(Paid(1_000, new(2018, 3, 31), (new(2018, 4, 10), 1_000)))!;
        Assert.Equal((null, PenaltyObstacle.LegalParameterMissing), (old.Line, old.Obstacle));
    }

    [Theory]
    [InlineData(DebtorKind.Company, "2026-11-20", "2026-12-22")]
    [InlineData(DebtorKind.PublicBody, "2026-11-07", "2026-12-22")]
    [InlineData(DebtorKind.PublicBody, "2026-11-08", "2026-12-23")] // 45 days after the principal, R2192-36
    public void A_bill_is_due_after_thirty_days_and_a_public_buyer_has_forty_five_from_the_principal(DebtorKind debtor, string paidOn, string due) =>
        Assert.Equal(Day(due), PenaltyBill.DueOn(Today, debtor, Day(paidOn), LegalParameters.Shipped));

    [Theory]
    [InlineData("PEN-2026-000001", 1)]
    [InlineData("PEN-2026-012345", 12345)]
    [InlineData("PEN-2026-00001", null)]
    [InlineData("XPEN-2026-000001", null)]
    [InlineData("PEN-2026-000001-A", null)]
    public void Only_numbers_of_the_series_count_in_it(string number, int? nth) => Assert.Equal(nth, PenaltyBill.Nth(number));

    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static PaidLate? Of(PaidInvoice paid, DebtorKind debtor = DebtorKind.Company) => PaidLate.Of(paid, Debtor(debtor), Today, LegalParameters.Shipped);

    static string Shown(PaidLate? late) => late?.Line is not { } line ? ""
        : $"{string.Join(", ", line.Periods.All.Select(p => $"{p.From:MM-dd}..{p.To:MM-dd} {p.Days} d {p.RatePercent} = {p.Amount.Cents}"))} + {line.Compensation.Cents}";
}
