using Recouvrement.Kernel.Identifiers;
using Xunit;

namespace Recouvrement.Kernel.Tests.Identifiers;

public sealed class CompanyNumberTests
{
    [Theory]
    [InlineData("732829320", true)]
    [InlineData("200000008", true)]
    [InlineData("404833048", true)]
    [InlineData("356000000", true)]
    [InlineData("987654321", false)]
    [InlineData("123456789", false)]
    [InlineData("111111111", false)]
    public void A_SIREN_with_a_wrong_check_digit_is_read_and_reported(string text, bool valid)
    {
        Assert.Equal(text, Siren.Parse(text)!.Value.Digits);
        Assert.Equal(valid, Siren.Parse(text)!.Value.HasValidCheckDigit);
    }

    [Theory]
    [InlineData("73282932000074", true)]
    [InlineData("73282932000075", false)]
    [InlineData("35600000000048", true)]  // La Poste, head office: by Luhn
    [InlineData("35600000049837", true)]  // La Poste, an office: digits add up to 45, Luhn fails
    [InlineData("35600000049838", false)]
    [InlineData("12345678900007", false)] // Luhn over fourteen fits, over the SIREN it does not
    public void A_SIRET_with_wrong_check_digits_is_read_and_reported(string text, bool valid)
    {
        Assert.Equal(text, Siret.Parse(text)!.Value.Digits);
        Assert.Equal(valid, Siret.Parse(text)!.Value.HasValidCheckDigit);
    }

    [Fact]
    public void A_SIRET_starts_with_its_SIREN() => Assert.Equal(Siren.Parse("732829320"), Siret.Parse("73282932000074")!.Value.Siren);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7328293200007")]
    [InlineData("732829320000740")]
    [InlineData("732 829 320 00074")]
    [InlineData("7328293200007A")]
    [InlineData("٧٣٢٨٢٩٣٢٠٠٠٠٧٤")]
    public void What_is_not_fourteen_digits_is_no_SIRET(string? text) => Assert.Null(Siret.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("73282932")]
    [InlineData("7328293200")]
    [InlineData("73282932X")]
    [InlineData("٧٣٢٨٢٩٣٢٠")]
    public void What_is_not_nine_digits_is_no_SIREN(string? text) => Assert.Null(Siren.Parse(text));

    [Fact]
    public void What_was_never_set_is_not_used_by_mistake()
    {
        Assert.Throws<InvalidOperationException>(() => default(Siren).Digits);
        Assert.Throws<InvalidOperationException>(() => default(Siret).Digits);
        Assert.Throws<InvalidOperationException>(() => default(Iban).Compact);
        Assert.Throws<InvalidOperationException>(() => default(VatNumber).Compact);
        Assert.Throws<InvalidOperationException>(() => default(CreditorReference).Compact);
    }
}
