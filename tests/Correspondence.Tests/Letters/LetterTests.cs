using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.Typesetting;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

public sealed class LetterTests(Press press) : IClassFixture<Press>
{
    readonly Typesetter typesetter = press.Typesetter;

    /// <summary>Every letter there is, with content that fits its step.</summary>
    public static TheoryData<string> Letters => ["pre_reminder", "reminder_1", "letter_1", "reminder_2", "letter_2", "formal_notice"];

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task Every_letter_says_who_writes_to_whom_about_which_invoice(string letter)
    {
        var text = await Printed(letter, Samples.Content);
        Assert.All(
            (string[])["Ateliers Duvernay – SAS au capital de 150 000 € – SIREN 732 829 320 – RCS Lyon 732 829 320", "Siège social : 12 quai des Célestins, 69002 LYON",
                "Menuiserie Lefèvre & Fils SARL", "8 rue des Charpentiers 38500 VOIRON", "Lyon, le 15 septembre 2026", "R-2026-004117-3", "C004117",
                "FA2026-0001 01/04/2026 31/05/2026 14 000,00 € 2 000,00 € 12 000,00 €", "Claire Montagnier", "Responsable du crédit client", "Page 1 / "],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task A_letter_prints_the_link_by_which_its_debtor_answers_where_there_is_one(string letter)
    {
        const string link = "https://relance.example/answers/abc_-123";
        Assert.Contains(link, (await Printed(letter, Samples.Content with { AnswerUrl = link })).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("répondre en un instant", await Printed(letter, Samples.Content), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task No_letter_threatens_with_courts_or_charges_fees(string letter)
    {
        var text = await Printed(letter, Samples.Content with { Statement = Samples.Statement(3, others: 2) });
        Assert.All(Wording.NeverSaid, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("letter_1")]
    [InlineData("letter_2")]
    [InlineData("formal_notice")]
    public async Task A_letter_that_claims_states_interest_with_rate_origin_and_days_and_the_compensation_on_its_own_line(string letter)
    {
        var text = await Printed(letter, Samples.Content);
        Assert.All(
            (string[])["Principal : solde des factures 12 000,00 €", "Pénalités de retard arrêtées au 15 septembre 2026", "433,75 €",
                "12,15 % puis 12,40 %", "majoré de 10 points (article L441-10, II du code de commerce)",
                "Indemnité forfaitaire pour frais de recouvrement (1 facture × 40,00 €) 40,00 €", "Total dû au 15 septembre 2026 12 473,75 €",
                "FA2026-0001 01/06/2026 30/06/2026 30 12 000,00 € 12,15 % 119,84 €", "FA2026-0001 01/07/2026 15/09/2026 77 12 000,00 € 12,40 % 313,91 €",
                "IBAN FR76 3000 6000 0112 3456 7890 189 – BIC AGRIFRPP", "Référence à rappeler : C004117 – R-2026-004117-3"],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pre_reminder")]
    [InlineData("reminder_1")]
    public async Task A_first_contact_claims_neither_interest_nor_compensation(string letter)
    {
        var text = await Printed(letter, Samples.Content with { Statement = Samples.Statement(1) });
        Assert.All((string[])["pénalité", "indemnité", "40,00", "433,75", "mise en demeure", "impayé"], word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_formal_notice_states_its_one_consequence_word_for_word()
    {
        var text = await Printed("formal_notice", Samples.Content);
        Assert.Contains("Lettre recommandée avec avis de réception", text, StringComparison.Ordinal);
        Assert.Contains("Objet : Mise en demeure de payer", text, StringComparison.Ordinal);
        Assert.Contains("nous vous mettons en demeure de nous régler la somme de 12 473,75 €, arrêtée au 15 septembre 2026, au plus tard le 5 octobre 2026.", text, StringComparison.Ordinal);
        Assert.Contains("À défaut de règlement au 5 octobre 2026, nous nous réservons le droit d'engager toute procédure utile au recouvrement de notre créance.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("société de recouvrement", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_second_letter_names_the_sanction_and_its_date() =>
        Assert.Contains("À défaut, nous vous mettrons en demeure, puis transmettrons le dossier à notre société de recouvrement à compter du 19 octobre 2026.",
            await Printed("letter_2", Samples.Content), StringComparison.Ordinal);

    [Theory]
    [InlineData("formal_notice", "deadline")]
    [InlineData("letter_2", "sanctionOn")]
    public async Task A_letter_that_lacks_its_date_is_not_made(string letter, string lacking)
    {
        var error = await Assert.ThrowsAsync<TemplateError>(() => typesetter.Typeset($"{letter}.fr.typ", Samples.Content with { Deadline = null, SanctionOn = null }, CancellationToken.None));
        Assert.Contains(lacking, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_invoices_break_over_pages_each_with_its_header_and_every_reference()
    {
        var pages = await Pages("formal_notice", Samples.Content with { Statement = Samples.Statement(200, others: 60) });
        var text = string.Join('\n', pages);
        Assert.InRange(pages.Count, 8, 20);
        Assert.All(Enumerable.Range(1, 200), number => Assert.Contains($"FA2026-{number:0000}", text, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 60), number => Assert.Contains($"FA2026-9{number:000}", text, StringComparison.Ordinal));
        Assert.Contains("Claire Montagnier", pages[0], StringComparison.Ordinal);
        Assert.All(pages.Skip(1), page => Assert.Contains("Facture ", page, StringComparison.Ordinal));
        Assert.All(pages.Select((page, index) => (page, index)), at => Assert.Contains($"Page {at.index + 1} / {pages.Count}", at.page, StringComparison.Ordinal));
        Assert.Contains("Pour information : vos autres factures en cours", text, StringComparison.Ordinal);
        Assert.Contains("(200 factures × 40,00 €) 8 000,00 €", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_longer_number_than_its_column_loses_nothing()
    {
        const string Longest = "FACTURE/2026/VENTES-NATIONALES/00012";
        var statement = Samples.Statement(1);
        var text = await Printed("letter_1", Samples.Content with { Statement = statement with { Lines = [statement.Lines[0] with { Reference = Longest }] } });
        Assert.Contains(Longest, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#panic() *gras* $x$ <a> _b_ @ref // \\ & \"SARL\"")]
    [InlineData("SOCIÉTÉ COOPÉRATIVE D'APPROVISIONNEMENT DES ARTISANS MENUISIERS ET CHARPENTIERS DU DAUPHINÉ ET DE LA SAVOIE")]
    public async Task A_debtor_is_named_as_he_is(string name) =>
        Assert.Contains(name, await Printed("formal_notice", Samples.Content with { Debtor = Samples.Debtor with { Name = name } }), StringComparison.Ordinal);

    [Fact]
    public async Task A_creditor_of_whom_little_is_known_writes_all_the_same()
    {
        var bare = new Letterhead("732829320", "Durand Nadia", null, null, null, ["1 place du Marché", "01000 BOURG-EN-BRESSE"], null, null, null, null, null, null);
        var text = await Printed("letter_1", Samples.Content with { Creditor = bare, Deadline = null });
        Assert.Contains("Durand Nadia – SIREN 732 829 320", text, StringComparison.Ordinal);
        Assert.Contains("Règlement aux coordonnées bancaires portées sur nos factures.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("buyer", "À l'attention de l'acheteur")]
    [InlineData("site_manager", "À l'attention du conducteur de travaux")]
    [InlineData("public_accountant", "À l'attention du comptable public")]
    public async Task A_letter_to_nobody_by_name_is_for_the_role(string role, string line) =>
        Assert.Contains(line, await Printed("letter_1", Samples.Content with { Debtor = Samples.Debtor with { Role = role } }), StringComparison.Ordinal);

    [Fact]
    public async Task A_letter_says_in_one_sentence_what_is_offered()
    {
        Assert.Contains("convenir avec vous d'un règlement en trois échéances : il vous suffit de nous le demander.", (await Printed("letter_1", Samples.Content with { Offer = "three_instalments" })).Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("par prélèvement SEPA", await Printed("pre_reminder", Samples.Content with { Offer = "sepa_mandate" }), StringComparison.Ordinal);
        Assert.DoesNotContain("échéances : il vous suffit", (await Printed("letter_1", Samples.Content)).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirected_letter_says_that_it_is_a_control_copy() =>
        Assert.Contains("Copie de contrôle", await Printed("letter_1", Samples.Content with { RedirectTo = "controle@duvernay.invalid" }), StringComparison.Ordinal);

    [Fact]
    public async Task The_same_letter_is_the_same_bytes() =>
        Assert.Equal(
            await typesetter.Typeset("formal_notice.fr.typ", Samples.Content, CancellationToken.None),
            await typesetter.Typeset("formal_notice.fr.typ", Samples.Content, CancellationToken.None));

    async Task<IReadOnlyList<string>> Pages(string letter, TextContent content) =>
        (await typesetter.ReadText(await typesetter.Typeset($"{letter}.fr.typ", content, CancellationToken.None), CancellationToken.None)).Pages;

    async Task<string> Printed(string letter, TextContent content) => Wording.Flat(string.Join('\n', await Pages(letter, content)));
}
