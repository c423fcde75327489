using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Csv;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class WrittenValueTests
{
    [Theory]
    [InlineData("1234,56", 123_456)]
    [InlineData("1 234,56", 123_456)]
    [InlineData("1\u00a0234,56 €", 123_456)]
    [InlineData("1\u202f234\u202f567,8", 123_456_780)]
    [InlineData("1.234,56", 123_456)]
    [InlineData(" 12 ", 1_200)]
    [InlineData("(12,00)", -1_200)]
    [InlineData("12,00-", -1_200)]
    [InlineData("-12,00", -1_200)]
    [InlineData("\u221212,00", -1_200)]
    [InlineData("0,05", 5)]
    [InlineData("999999999999999,99", 99_999_999_999_999_999)]
    public void Amounts_with_a_decimal_comma_are_read(string text, long cents) => Assert.Equal(cents, WrittenAmount.Cents(text, ','));

    [Theory]
    [InlineData("1,234.56", 123_456)]
    [InlineData("1'234.56", 123_456)]
    [InlineData("1234.5", 123_450)]
    [InlineData("1 234", 123_400)]
    public void Amounts_with_a_decimal_point_are_read(string text, long cents) => Assert.Equal(cents, WrittenAmount.Cents(text, '.'));

    [Theory]
    [InlineData("12.50")]
    [InlineData("1,234.56")]
    [InlineData("1 23,00")]
    [InlineData("1 234.567,00")]
    [InlineData("1234 567,00")]
    [InlineData("12,345")]
    [InlineData("12,")]
    [InlineData(",50")]
    [InlineData("")]
    [InlineData("--1")]
    [InlineData("-(1)")]
    [InlineData("1e3")]
    [InlineData("\u0661\u0662")]
    [InlineData("9999999999999999")]
    [InlineData("12,00 EUR")]
    public void What_is_not_written_so_is_no_amount(string text) => Assert.Null(WrittenAmount.Cents(text, ','));

    [Fact]
    public void What_a_program_writes_in_french_is_read_back() => Prop.ForAll(
        Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(),
        cents => WrittenAmount.Cents((cents / 100m).ToString("N2", new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u202f", NegativeSign = "-", NumberNegativePattern = 1 }), ',') == cents)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("dd/MM/yyyy", "25/11/2003", true)]
    [InlineData("yyyyMMdd", "20031125", true)]
    [InlineData("d.M.yy", "5.1.26", true)]
    [InlineData("dd/MM/yyyy", "2003-11-25", false)]
    [InlineData("dd/MM/yyyy", "30/02/2026", false)]
    [InlineData("MM/dd/yyyy", "25/11/2003", false)]
    public void Days_are_read_in_the_format_declared_only(string format, string text, bool isRead) => Assert.Equal((true, isRead), (WrittenDay.IsFormat(format), WrittenDay.Parse(text, [format]) is not null));

    [Theory]
    [InlineData("yyyy")]
    [InlineData("MM/yyyy")]
    [InlineData("dd/mm/yyyy")]
    [InlineData("HH:mm")]
    [InlineData("d")]
    [InlineData("")]
    [InlineData("dddd d MMMM yyyy")]
    public void A_format_says_year_month_and_day_in_figures(string format) => Assert.False(WrittenDay.IsFormat(format));
}
