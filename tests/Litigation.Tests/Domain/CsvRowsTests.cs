using Recouvrement.Litigation.Partners.Files;

namespace Recouvrement.Litigation.Tests.Domain;

public sealed class CsvRowsTests
{
    [Theory]
    [InlineData("a;b\n1;2\n", "1:a|b 2:1|2")]
    [InlineData("a,b\r\n1,2", "1:a|b 2:1|2")]
    [InlineData("a\tb\n\n1\t2\n\n", "1:a|b 3:1|2")]
    [InlineData("a;b\n\"1;\"\"x\"\"\n2\";3\n4;5", "1:a|b 2:1;\"x\"\n2|3 4:4|5")]
    [InlineData("a;b\n;\n", "1:a|b 2:|")]
    [InlineData("a; b \n 1 ;2", "1:a|b 2:1|2")]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    public void Rows_are_found_with_their_lines(string text, string rows) => Assert.Equal(rows, string.Join(' ', CsvRows.Of(text).Select(r => $"{r.Line}:{string.Join('|', r.Fields)}")));

    [Theory]
    [InlineData("a;b\n1;\"2", "A quote is not closed.")]
    [InlineData("a;b\n1;HUGE", "A field has more than 4000 characters.")]
    public void What_is_no_row_says_why(string text, string fault) => Assert.Equal(fault, CsvRows.Of(text.Replace("HUGE", new('x', 4001), StringComparison.Ordinal)).Last().Fault);

    [Fact]
    public void What_is_written_is_read_the_same() =>
        Assert.Equal(["a", "", "x;y", "\"q\"", "two\nlines"], CsvRows.Of("1;2;3;4;5\n" + CsvRows.Row("a", null, "x;y", "\"q\"", "two\nlines")).Last().Fields);
}
