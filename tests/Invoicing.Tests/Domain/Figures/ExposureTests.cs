using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Figures;

public sealed class ExposureTests
{
    static readonly DateOnly Today = new(2026, 6, 30);

    // 500 not due, 300 late, 50 paid in advance, 200 delivered, 1 000 ordered.
    static readonly Exposure Customer = new(50_000, 30_000, -5_000, 20_000, 100_000);

    [Theory]
    [InlineData(200_000, 90, 85_500)] // 90 % of 950 delivered or invoiced
    [InlineData(40_000, 90, 36_000)]  // 90 % of the cover
    [InlineData(33, 50, 16)]          // no cent is insured in part
    public void An_insurer_covers_what_is_delivered_up_to_its_cover(long cover, int percent, long insured)
    {
        var under = Customer.Under(File(cover: (cover, percent)), Today, "EUR");
        Assert.Equal((195_000, insured, 195_000 - insured), (under.Total, under.Insured, under.AtRisk));
    }

    [Theory]
    [InlineData(200_000, 5_000)]
    [InlineData(195_000, 0)]
    [InlineData(100_000, -95_000)]
    [InlineData(0, -195_000)]
    public void Headroom_is_the_limit_less_all_of_it(long limit, long headroom) => Assert.Equal(headroom, Customer.Under(File(limit), Today, "EUR").Headroom);

    [Fact]
    public void Without_a_limit_there_is_no_headroom_and_without_a_cover_all_is_at_risk()
    {
        var under = Customer.Under(CreditFile.Initial, Today, "EUR");
        Assert.Equal((null, null, 195_000), (under.Limit, under.Headroom, under.AtRisk));
    }

    [Fact]
    public void A_limit_and_a_cover_hold_in_their_own_currency_and_on_their_days()
    {
        var file = File(200_000, (200_000, 90));
        Assert.Equal((null, 0), (Customer.Under(file, Today, "CHF").Limit, Customer.Under(file, Today, "CHF").Insured));
        Assert.Equal((null, 0), (Customer.Under(file, new(2025, 12, 31), "EUR").Limit, Customer.Under(file, new(2025, 12, 31), "EUR").Insured));
    }

    [Fact]
    public void In_a_group_the_headroom_is_that_of_the_members_that_have_a_limit()
    {
        var group = Customer.Under(File(200_000), Today, "EUR") + Customer.Under(CreditFile.Initial, Today, "EUR") + Exposure.None.Under(File(10_000), Today, "EUR");
        Assert.Equal((390_000, 210_000, 15_000), (group.Total, group.Limit, group.Headroom));
    }

    static CreditFile File(long? limit = null, (long Cents, int Percent)? cover = null)
    {
        var file = CreditFile.Initial;
        if (limit is { } cents) file = file with { Limits = file.Limits.Add("L", new(new(Money.OfCents(cents), new(2026, 1, 1), null), "erp")) };
        if (cover is { } of) file = file with { Covers = file.Covers.Add("P", new("Assureur", Money.OfCents(of.Cents), of.Percent, new(2026, 1, 1), null, 30, 30, 60)) };
        return file;
    }
}
