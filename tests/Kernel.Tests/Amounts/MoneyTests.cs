using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Amounts;
using Xunit;

namespace Recouvrement.Kernel.Tests.Amounts;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0.005", "0.01")]
    [InlineData("0.0049999", "0.00")]
    [InlineData("2.675", "2.68")]
    [InlineData("2.665", "2.67")]
    [InlineData("-0.005", "-0.01")]
    [InlineData("119.835616438", "119.84")]
    public void A_half_cent_is_rounded_up_away_from_zero(string exact, string rounded) =>
        Assert.Equal(Decimal(rounded), Money.Rounded(Decimal(exact)).Amount);

    [Theory]
    [InlineData("0.001")]
    [InlineData("12.345")]
    [InlineData("-0.009")]
    public void A_fraction_of_a_cent_is_no_amount(string amount) => Assert.Throws<ArgumentException>(() => Money.Euros(Decimal(amount)));

    [Theory]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("E€R")]
    [InlineData("ÉUR")]
    public void A_currency_is_three_capital_letters(string currency) => Assert.Throws<ArgumentException>(() => new Money(1, currency));

    [Fact]
    public void Cents_and_amount_are_one() =>
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(), cents =>
            Money.OfCents(cents).Cents == cents && Money.OfCents(cents).Amount * 100 == cents && Money.Euros(Money.OfCents(cents).Amount) == Money.OfCents(cents))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_and_differences_are_exact()
    {
        Assert.Equal(Money.Euros(0.30m), Money.Euros(0.10m) + Money.Euros(0.20m));
        Assert.Equal(Money.Euros(-0.10m), Money.Euros(0.20m) - Money.Euros(0.30m));
        Assert.Equal(Money.Euros(-5), -Money.Euros(5));
    }

    [Fact]
    public void Two_currencies_are_neither_added_nor_compared()
    {
        Assert.Throws<InvalidOperationException>(() => Money.Euros(1) + new Money(1, "USD"));
        Assert.Throws<InvalidOperationException>(() => Money.Euros(1) < new Money(1, "USD"));
        Assert.NotEqual(Money.Euros(1), new Money(1, "USD"));
    }

    [Fact]
    public void A_sum_that_starts_from_zero_takes_the_currency_of_what_is_added() =>
        Assert.Equal(new Money(3, "USD"), new[] { new Money(1, "USD"), new Money(2, "USD") }.Aggregate(Money.Zero, (sum, money) => sum + money));

    [Fact]
    public void The_smaller_and_the_larger_of_two()
    {
        Assert.Equal(Money.Euros(1), Money.Min(Money.Euros(2), Money.Euros(1)));
        Assert.Equal(Money.Euros(2), Money.Max(Money.Euros(2), Money.Euros(1)));
        Assert.True(Money.Zero.IsZero && !Money.Zero.IsPositive && Money.OfCents(1).IsPositive && !Money.OfCents(-1).IsPositive);
    }

    [Fact]
    public void It_is_stored_as_integer_cents_and_read_back()
    {
        var money = new Money(-12.30m, "CHF");
        var json = JsonSerializer.Serialize(money);
        Assert.Equal("""{"cents":-1230,"currency":"CHF"}""", json);
        Assert.Equal(money, JsonSerializer.Deserialize<Money>(json));
        Assert.Equal(money, JsonSerializer.Deserialize<Money>("""{"currency":"CHF","added":{"later":[1]},"cents":-1230}"""));
    }

    [Theory]
    [InlineData("12.30")]
    [InlineData("\"12.30\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"cents":1}""")]
    [InlineData("""{"currency":"EUR"}""")]
    [InlineData("""{"cents":1.5,"currency":"EUR"}""")]
    [InlineData("""{"cents":"1","currency":"EUR"}""")]
    [InlineData("""{"cents":9223372036854775808,"currency":"EUR"}""")]
    [InlineData("""{"cents":1,"currency":"euro"}""")]
    [InlineData("""{"cents":1,"currency":2}""")]
    [InlineData("""{"cents":1,""")]
    public void What_is_no_money_is_bad_JSON(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
