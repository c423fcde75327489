using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>A letter names what lies in its envelope, and what can be had.</summary>
public sealed class EnclosureWordsTests(Press press) : IClassFixture<Press>
{
    static readonly CopiesInWords Copies = new(["FA2026-0001", "FA2026-0002"], OthersByLink: true) { LeftOut = ["FA2026-0003"] };

    public static TheoryData<string, string, string, string, string> Words { get; } = new()
    {
        { "fr", "Copies jointes des factures : FA2026-0001, FA2026-0002", "Copie jointe de la facture : FA2026-0001", "Copie envoyée sur demande, par le lien de réponse ci-dessus : FA2026-0003", "Copie envoyée sur demande : FA2026-0003" },
        { "en", "Copies of the invoices attached: FA2026-0001, FA2026-0002", "Copy of the invoice attached: FA2026-0001", "Copy sent on request, by the reply link above: FA2026-0003", "Copy sent on request: FA2026-0003" },
        { "de", "Kopien der Rechnungen anbei: FA2026-0001, FA2026-0002", "Kopie der Rechnung anbei: FA2026-0001", "Kopie auf Anfrage, über den Antwort-Link oben: FA2026-0003", "Kopie auf Anfrage: FA2026-0003" },
        { "es", "Se adjuntan copias de las facturas: FA2026-0001, FA2026-0002", "Se adjunta copia de la factura: FA2026-0001", "Copia a disposición mediante el enlace de respuesta anterior: FA2026-0003", "Copia a disposición si nos la solicitan: FA2026-0003" },
        { "it", "In allegato copie delle fatture: FA2026-0001, FA2026-0002", "In allegato copia della fattura: FA2026-0001", "Copia disponibile tramite il link di risposta qui sopra: FA2026-0003", "Copia disponibile su richiesta: FA2026-0003" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public async Task It_says_in_its_language_which_copies_come_with_it_and_which_are_sent_on_request(string language, string many, string one, string byLink, string onRequest)
    {
        var content = Claim.Content(language, "severe") with { AnswerUrl = "https://reponse.duvernay.example/r/abc" };
        foreach (var kind in Sentences.Notices)
        {
            var text = await Printed(kind, content with { Copies = Copies });
            Assert.Contains(many, text, StringComparison.Ordinal);
            Assert.Contains(byLink, text, StringComparison.Ordinal);
            Assert.All(Wording.Forbidden(language), word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        }

        var single = await Printed("formal_notice", content with { AnswerUrl = null, Copies = Copies with { Attached = ["FA2026-0001"] } });
        Assert.Contains(one, single, StringComparison.Ordinal);
        Assert.Contains(onRequest, single, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_copies_it_says_nothing_of_them_and_with_many_each_is_named()
    {
        var content = Claim.Content("fr", "firm");
        Assert.DoesNotContain("jointe", await Printed("formal_notice", content), StringComparison.Ordinal);
        string[] numbers = [.. Enumerable.Range(1, 29).Select(n => $"FACTURE-2026/{n:000000}")];
        var text = await Printed("formal_notice", content with { Copies = new(numbers, OthersByLink: false) });
        Assert.All(numbers, number => Assert.Contains(number, text, StringComparison.Ordinal));
        Assert.DoesNotContain("sur demande", text, StringComparison.Ordinal);
        Assert.Empty(press.Warnings);
    }

    async Task<string> Printed(string kind, TextContent content) => Wording.Flat((await press.Typesetter.ReadText(
        await press.Typesetter.Typeset($"{TextNames.Of(kind, content.Language)}.typ", content, CancellationToken.None), CancellationToken.None)).Text);
}
