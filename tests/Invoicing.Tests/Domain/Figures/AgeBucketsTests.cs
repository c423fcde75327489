using Recouvrement.Invoicing.Domain.Figures;

namespace Recouvrement.Invoicing.Tests.Domain.Figures;

public sealed class AgeBucketsTests
{
    [Fact]
    public void The_ranges_are_named_after_their_days()
    {
        Assert.Equal(["not_due", "1-30", "31-60", "61-90", "90+"], AgeBuckets.Usual.Labels);
        Assert.Equal(["not_due", "1-10", "10+"], AgeBuckets.Parse(" 10 ")!.Labels);
        Assert.Equal([1, 31, 61, 91], AgeBuckets.Usual.FirstDays);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("30,30")]
    [InlineData("60,30")]
    [InlineData("30,,60")]
    [InlineData("3651")]
    [InlineData("99999999999999999999")]
    [InlineData("1,2,3,4,5,6,7,8,9,10,11,12,13")]
    public void What_is_no_ascending_list_of_days_is_none(string text) => Assert.Null(AgeBuckets.Parse(text));
}
