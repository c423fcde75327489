using Recouvrement.Platform.Hosting;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class CellTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+33 1 02 03 04 05")]
    [InlineData("-2+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    public void A_formula_is_a_text(string formula) => Assert.Equal($"'{formula}", Cell.Inert(formula));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("1=1")]
    public void Any_other_text_stays_as_it_is(string text) => Assert.Equal(text, Cell.Inert(text));
}
