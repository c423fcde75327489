using Recouvrement.Correspondence.Payments;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.Typesetting;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>What a letter is to whoever hears it read.</summary>
public sealed class StructureTests(Press press) : IClassFixture<Press>
{
    static readonly PaymentSlip Slip = PaymentSlip.Of(Guid.Parse("8f2a1c3e-1111-7000-8000-000000000000"), Samples.Creditor, "C004117", Samples.Statement(1));
    static readonly TextContent Content = Samples.Content with { Plan = null, Letter = Samples.Content.Letter with { Payment = Slip } };

    [Theory]
    [MemberData(nameof(LetterTests.Letters), MemberType = typeof(LetterTests))]
    public async Task A_letter_names_its_language_and_title_and_is_made_of_headings_paragraphs_and_tables(string letter)
    {
        var read = await Structure(letter);
        Assert.Equal(("PDF/A-3b", "fr-FR"), (read.Standard, read.Language));
        Assert.EndsWith("R-2026-004117-3", read.Title, StringComparison.Ordinal);
        Assert.StartsWith("Objet : ", Assert.Single(read.Elements, e => e.Role == "H1").Text, StringComparison.Ordinal);
        Assert.Contains(read.Elements, e => e.Role == "P" && e.Text.Contains("Madame, Monsieur,", StringComparison.Ordinal));
        Assert.Contains(read.Elements, e => e.Role == "Table");
        Assert.Contains(read.Elements, e => e.Role == "TH");
        Assert.Contains(read.Elements, e => e.Role == "TD");
    }

    [Fact]
    public async Task What_is_to_be_scanned_is_told_in_words_and_the_reference_is_printed()
    {
        var pdf = await press.Typesetter.Typeset("formal_notice.fr.typ", Content, CancellationToken.None);
        Assert.Equal(["Code QR du virement : bénéficiaire, IBAN, montant et référence"], (await Elements(pdf)).Where(e => e.Role == "Figure").Select(e => e.Alt));
        Assert.Contains($"Référence à rappeler : {Slip.Quote}", Wording.Flat((await press.Typesetter.ReadText(pdf, CancellationToken.None)).Text), StringComparison.Ordinal);
        Assert.DoesNotContain((await Structure("pre_reminder")).Elements, e => e.Role == "Figure");
    }

    [Fact]
    public async Task Beside_a_plan_nothing_is_to_be_scanned() =>
        Assert.DoesNotContain(await Elements(await press.Typesetter.Typeset("plan.fr.typ", Content with { Plan = Samples.Content.Plan }, CancellationToken.None)), e => e.Role == "Figure");

    [Fact]
    public async Task An_annex_has_a_heading_below_that_of_the_letter() =>
        Assert.Contains((await Structure("formal_notice")).Elements, e => e.Role == "H2" && e.Text.StartsWith("Annexe", StringComparison.Ordinal));

    async Task<PdfStructure> Structure(string letter) =>
        await press.Typesetter.ReadStructure(await press.Typesetter.Typeset($"{letter}.fr.typ", Content, CancellationToken.None), CancellationToken.None);

    async Task<IReadOnlyList<PdfElement>> Elements(byte[] pdf) => (await press.Typesetter.ReadStructure(pdf, CancellationToken.None)).Elements;
}
