using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class BusinessKeyTests
{
    [Theory]
    [InlineData("FA2026-0012", "FA2026-0012")]
    [InlineData("  fa/12 bis ", "fa/12 bis")]
    [InlineData("Re\u0301gie 7", "R\u00e9gie 7")]
    [InlineData("facture \ud83d\ude80", "facture \ud83d\ude80")]
    public void A_number_is_trimmed_and_composed(string given, string expected) => Assert.Equal(expected, BusinessKey.Parse(given)?.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("FA|12")]
    [InlineData("FA\012")]
    [InlineData("FA\n12")]
    [InlineData("FA\u200b12")]
    [InlineData("FA\u202e12")]
    [InlineData("FA\ufffe12")]
    public void What_could_make_two_numbers_one_is_none(string? given) => Assert.Null(BusinessKey.Parse(given));

    [Fact]
    public void Half_a_surrogate_pair_is_no_text() => Assert.All(["FA\ud83d", "\ude80FA", "FA\ud83dFA"], given => Assert.Null(BusinessKey.Parse(given)));

    [Fact]
    public void A_number_has_an_end() => Assert.Null(BusinessKey.Parse(new string('9', BusinessKey.Longest + 1)));

    [Fact]
    public void The_same_number_is_the_same_stream_in_any_case_and_another_in_another_year()
    {
        var siren = Siren.Parse("732829320")!.Value;
        Assert.Equal(BusinessKey.OfInvoice(siren, "fa2026-0012", 2026), BusinessKey.OfInvoice(siren, " FA2026-0012 ", 2026));
        Assert.NotEqual(BusinessKey.OfInvoice(siren, "FA2026-0012", 2026), BusinessKey.OfInvoice(siren, "FA2026-0012", 2025));
        Assert.Equal(NameBasedId.Of("invoice|732829320|FA2026-0012|2026"), BusinessKey.OfInvoice(siren, "FA2026-0012", 2026));
    }
}
