using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;
using Xunit;

namespace Recouvrement.Kernel.Tests.PaymentTerms;

public sealed class InstalmentsTests
{
    static readonly Instalments Parts = Instalments.Of(
        [new(Day.Of("2027-03-31"), Money.Euros(50), IsRetention: true), new(Day.Of("2026-03-31"), Money.Euros(300)), new(Day.Of("2026-04-30"), Money.Euros(650))]);

    [Theory]
    [InlineData(1_000, "300 650 50")]
    [InlineData(900, "200 650 50")]
    [InlineData(700, "0 650 50")]
    [InlineData(50, "0 0 50")]
    [InlineData(0, "0 0 0")]
    public void What_is_paid_pays_the_oldest_first(int outstanding, string open) =>
        Assert.Equal(open, string.Join(' ', Parts.Open(Money.Euros(outstanding)).Select(p => p.Open.Amount.ToString("0", System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(1_000, "2026-03-31")]
    [InlineData(701, "2026-03-31")]
    [InlineData(700, "2026-04-30")]
    [InlineData(50, "2027-03-31")]
    [InlineData(0, "2027-03-31")]
    public void Due_is_the_oldest_part_that_is_open(int outstanding, string dueOn) => Assert.Equal(Day.Of(dueOn), Parts.NextDueOn(Money.Euros(outstanding)));

    [Theory]
    [InlineData("2026-03-30", 0)]
    [InlineData("2026-03-31", 200)]
    [InlineData("2026-04-29", 200)]
    [InlineData("2026-04-30", 850)]
    [InlineData("2027-03-31", 900)]
    public void A_part_can_be_claimed_from_its_own_due_date_on(string day, int due) => Assert.Equal(Money.Euros(due), Parts.DueBy(Money.Euros(900), Day.Of(day)));

    [Fact]
    public void The_law_caps_the_term_and_not_what_is_kept_back_as_security()
    {
        Assert.Equal((Day.Of("2026-03-31"), Day.Of("2026-04-30")), (Parts.FirstDueOn, Parts.TermEndsOn));
        Assert.Equal(Money.Euros(1_000), Parts.Total);
    }
}
