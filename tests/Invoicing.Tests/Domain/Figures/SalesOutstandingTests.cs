using Recouvrement.Invoicing.Domain.Figures;

namespace Recouvrement.Invoicing.Tests.Domain.Figures;

public sealed class SalesOutstandingTests
{
    static readonly DateOnly JuneEnd = new(2026, 6, 30);

    // April 30 000.00, May 20 000.00, June 40 000.00; 55 000.00 open, 35 000.00 of it not due; 25 000.00 were open at the end of March.
    static readonly CollectionInputs Quarter = new(2_500_000, 9_000_000, 5_500_000, 3_500_000, Months((4, 3_000_000), (5, 2_000_000), (6, 4_000_000)));

    [Fact]
    public void Computed_by_hand_over_a_quarter_of_91_days()
    {
        Assert.Equal(55.61m, SalesOutstanding.Classic(Quarter, 91));      // 55 000 / 90 000 x 91
        Assert.Equal(35.39m, SalesOutstanding.BestPossible(Quarter, 91)); // 35 000 / 90 000 x 91
        Assert.Equal(20.22m, SalesOutstanding.AverageLate(Quarter, 91));  // 20 000 / 90 000 x 91
        Assert.Equal(75m, SalesOutstanding.Effectiveness(Quarter));       // (25 + 90 - 55) / (25 + 90 - 35)
        Assert.Equal(53.25m, SalesOutstanding.CountBack(Quarter, JuneEnd)); // 30 days of June, then 15 000 of May's 20 000: 0.75 x 31
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1_000_000, "7.5")]
    [InlineData(4_000_000, "30")]
    [InlineData(4_000_001, "30")]
    [InlineData(6_000_000, "61")]
    [InlineData(9_000_000, "91")]
    [InlineData(9_000_001, null)] // more is open than ever was invoiced
    [InlineData(-100, "0")]
    public void Counting_back_takes_month_after_month(long receivables, string? days) =>
        Assert.Equal(days is null ? null : decimal.Parse(days, System.Globalization.CultureInfo.InvariantCulture), SalesOutstanding.CountBack(Quarter with { Receivables = receivables }, JuneEnd));

    [Fact]
    public void A_month_that_has_not_ended_counts_up_to_the_day() => Assert.Equal(15m, SalesOutstanding.CountBack(Quarter with { Receivables = 4_000_000 }, new(2026, 6, 15)));

    [Fact]
    public void A_month_without_turnover_or_with_more_credit_notes_than_invoices_counts_whole()
    {
        foreach (var may in new[] { 0, -500_000 })
            Assert.Equal(30 + 31 + 5, SalesOutstanding.CountBack(Quarter with { Receivables = 4_500_000, Months = Months((4, 3_000_000), (5, may), (6, 4_000_000)) }, JuneEnd));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Without_turnover_nothing_is_defined_and_nothing_divided(long turnover)
    {
        var none = new CollectionInputs(0, turnover, 100, 100, Months());
        Assert.Equal(
            (null, null, null, null, null),
            (SalesOutstanding.Classic(none, 90), SalesOutstanding.BestPossible(none, 90), SalesOutstanding.AverageLate(none, 90), SalesOutstanding.Effectiveness(none), SalesOutstanding.CountBack(none, JuneEnd)));
    }

    [Fact]
    public void Everything_collected_that_was_due_is_a_hundred_percent() =>
        Assert.Equal(100m, SalesOutstanding.Effectiveness(Quarter with { Receivables = 3_500_000 }));

    [Fact]
    public void The_largest_amounts_overflow_nothing() =>
        Assert.NotNull(SalesOutstanding.Classic(new(long.MaxValue / 4, long.MaxValue / 4, long.MaxValue / 4, 0, Months()), 366));

    static Dictionary<DateOnly, long> Months(params (int Month, long Cents)[] months) => months.ToDictionary(m => new DateOnly(2026, m.Month, 1), m => m.Cents);
}
