using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

public sealed class FrenchTextTests
{
    [Theory]
    [InlineData(0, "0,00\u00a0€")]
    [InlineData(5, "0,05\u00a0€")]
    [InlineData(123_456, "1\u00a0234,56\u00a0€")]
    [InlineData(123_456_789_00, "123\u00a0456\u00a0789,00\u00a0€")]
    [InlineData(-4_000, "-40,00\u00a0€")]
    public void An_amount_is_written_with_a_comma_and_spaces_that_never_break(long cents, string written) => Assert.Equal(written, FrenchText.Money(cents));

    [Theory]
    [InlineData("2026-03-05", "5\u00a0mars\u00a02026")]
    [InlineData("2026-08-01", "1er\u00a0août\u00a02026")]
    public void A_day_is_written_out(string day, string written) =>
        Assert.Equal(written, FrenchText.Date(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(1, "1\u00a0jour")]
    [InlineData(45, "45\u00a0jours")]
    public void One_day_is_singular(long days, string written) => Assert.Equal(written, FrenchText.Days(days));

    [Fact]
    public void An_IBAN_stands_in_groups_of_four() =>
        Assert.Equal("FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189", FrenchText.InGroups("FR76 30006000011234567890189", 4));
}
