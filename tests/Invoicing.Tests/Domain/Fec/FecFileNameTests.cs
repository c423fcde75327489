using Recouvrement.Invoicing.Domain.Fec;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

public sealed class FecFileNameTests
{
    [Theory]
    [InlineData("732829320FEC20221231.txt")]
    [InlineData("732829320fec20221231.TXT")]
    [InlineData("732829320FEC20221231")]
    [InlineData(" 732829320FEC20221231.csv ")]
    [InlineData(@"C:\Exports\732829320FEC20221231.tsv")]
    [InlineData("../../732829320FEC20221231.txt")]
    public void The_name_says_whose_books_and_which_year(string name)
    {
        Assert.True(FecFileName.TryRead(name, out var file, out _));
        Assert.Equal(("732829320", new DateOnly(2022, 12, 31), null), (file.Creditor.Digits, file.ClosingOn, file.Warning));
    }

    [Fact]
    public void A_wrong_check_digit_is_a_warning()
    {
        Assert.True(FecFileName.TryRead("111111111FEC20221231.TXT", out var file, out _));
        Assert.Equal("The SIREN 111111111 in the file name fails its check digit.", file.Warning);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("export.txt")]
    [InlineData("73282932FEC20221231.txt")]
    [InlineData("7328293200FEC20221231.txt")]
    [InlineData("732829320FEC20221331.txt")]
    [InlineData("732829320FEC00000000.txt")]
    [InlineData("732829320FEC2022123.txt")]
    [InlineData("732829320FEC20221231-2.txt")]
    [InlineData("٧٣٢٨٢٩٣٢٠FEC20221231.txt")]
    [InlineData("732829320FEC20221231.txt/")]
    public void Any_other_name_is_refused(string? name)
    {
        Assert.False(FecFileName.TryRead(name, out _, out var problem));
        Assert.Equal(FecProblems.FileName, problem.Code);
    }
}
