using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Identifiers;
using Xunit;

namespace Recouvrement.Kernel.Tests.Identifiers;

public sealed class IbanTests
{
    const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Theory]
    [InlineData("FR7630006000011234567890189", true)]
    [InlineData("FR1420041010050500013M02606", true)]
    [InlineData("FR20 1254 2547 2569 8542 5874 698", true)]
    [InlineData("FR76 1254 2547 2569 8542 5874 698", false)]
    [InlineData("FR7630006000011234567890188", false)]
    [InlineData("DE89370400440532013000", true)]
    [InlineData("GB82WEST12345698765432", true)]
    [InlineData("MT84MALT011000012345MTLCAST001S", true)]
    public void Check_digits_are_reported(string text, bool valid) => Assert.Equal(valid, Iban.Parse(text)!.Value.HasValidCheckDigits);

    [Fact]
    public void It_is_printed_in_groups_of_four()
    {
        var iban = Iban.Parse("fr76 3000 6000 0112 3456 7890 189")!.Value;
        Assert.Equal("FR7630006000011234567890189", iban.Compact);
        Assert.Equal("FR76 3000 6000 0112 3456 7890 189", iban.Printed);
        Assert.Equal("FR", iban.Country);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("FR76")]
    [InlineData("FR763000600001123456789018")]
    [InlineData("FR76300060000112345678901890")]
    [InlineData("7630006000011234567890189FR")]
    [InlineData("FRA630006000011234567890189")]
    [InlineData("FR76-30006-00001-12345678901-89")]
    [InlineData("DE8937040044053201300012345678901234567")]
    [InlineData("FR76300060000112345678901８9")]
    public void What_has_another_shape_is_no_IBAN(string? text) => Assert.Null(Iban.Parse(text));

    [Fact]
    public void Every_single_wrong_digit_is_found()
    {
        const string right = "FR7630006000011234567890189";
        foreach (var at in Enumerable.Range(2, right.Length - 2))
            foreach (var digit in "0123456789".Where(digit => digit != right[at]))
                Assert.False(Iban.Parse(right[..at] + digit + right[(at + 1)..])!.Value.HasValidCheckDigits);
    }

    [Fact]
    public void The_check_agrees_with_dividing_the_whole_number() =>
        Prop.ForAll(Accounts.ToArbitrary(), account =>
            Iban.Parse(account)!.Value.HasValidCheckDigits == (WholeNumber(account[4..] + account[..4]) % 97 == 1)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("30006", "00001", "12345678901", "89")]
    [InlineData("20041", "01005", "0500013M026", "06")]
    public void The_French_key_follows_from_bank_branch_and_account(string bank, string branch, string account, string key) =>
        Assert.Equal(key, Rib.KeyOf(bank, branch, account));

    [Fact]
    public void A_French_IBAN_holds_the_national_number()
    {
        Assert.Equal(new Rib("30006", "00001", "12345678901", "89"), Rib.Of(Iban.Parse("FR7630006000011234567890189")!.Value));
        Assert.True(Rib.Of(Iban.Parse("FR1420041010050500013M02606")!.Value)!.HasValidKey);
        Assert.False(new Rib("30006", "00001", "12345678901", "88").HasValidKey);
        Assert.Null(Rib.Of(Iban.Parse("DE89370400440532013000")!.Value));
        Assert.Null(Rib.Of(Iban.Parse("FR763000A000011234567890189")!.Value));
    }

    static Gen<string> Accounts =>
        from check in Gen.Choose(0, 99)
        from rest in Gen.Elements(Alphanumeric.ToCharArray()).ArrayOf(18)
        select $"DE{check.ToString("00", CultureInfo.InvariantCulture)}{new string(rest)}";

    static BigInteger WholeNumber(string text) =>
        BigInteger.Parse(string.Concat(text.Select(c => Alphanumeric.IndexOf(c, StringComparison.Ordinal))), CultureInfo.InvariantCulture);
}
