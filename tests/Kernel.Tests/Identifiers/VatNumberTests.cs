using Recouvrement.Kernel.Identifiers;
using Xunit;

namespace Recouvrement.Kernel.Tests.Identifiers;

public sealed class VatNumberTests
{
    [Theory]
    [InlineData("732829320", "FR44732829320")]
    [InlineData("404833048", "FR83404833048")]
    public void The_French_key_follows_from_the_SIREN(string siren, string number)
    {
        Assert.Equal(number, VatNumber.Of(Siren.Parse(siren)!.Value).Compact);
        Assert.True(VatNumber.Parse(number)!.Value.HasValidKey);
        Assert.Equal(Siren.Parse(siren), VatNumber.Parse(number)!.Value.Siren);
    }

    [Theory]
    [InlineData("FR45732829320", false)]
    [InlineData("FR00732829320", false)]
    [InlineData("FR4A732829320", null)]
    [InlineData("DE123456789", null)]
    [InlineData("EL094259216", null)]
    public void A_key_is_wrong_or_cannot_be_told(string number, bool? valid) => Assert.Equal(valid, VatNumber.Parse(number)!.Value.HasValidKey);

    [Theory]
    [InlineData("fr 44 732 829 320")]
    [InlineData("FR44\u00a0732\u202f829 320")]
    public void Spaces_and_small_letters_are_forgiven(string typed) => Assert.Equal("FR44732829320", VatNumber.Parse(typed)!.Value.Compact);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("FR")]
    [InlineData("44732829320")]
    [InlineData("FR4473282932")]
    [InlineData("FR44732829320123")]
    [InlineData("FR4473282932O")]
    [InlineData("FR44-732829320")]
    [InlineData("DE1234567890123")]
    public void What_has_another_shape_is_no_VAT_number(string? text) => Assert.Null(VatNumber.Parse(text));
}
