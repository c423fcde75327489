using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>Every letter in every language and tone, read back from the PDF. Each is made once and asked for everything.</summary>
public sealed class EveryLetterTests(Press press) : IClassFixture<Press>
{
    static readonly string[] Kinds =
    [
        "pre_reminder", "reminder_1", "letter_1", "reminder_2", "letter_2", "formal_notice", "works_notice", "retailer_notice", "statement", "plan", "handover_notice", "invoice_copy",
    ];

    static readonly string[] Tones = ["courteous", "firm", "severe"];

    public static TheoryData<string, string> Letters
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var kind in Kinds) foreach (var language in TextNames.Languages) all.Add(kind, language);
            return all;
        }
    }

    public static TheoryData<string> Languages => [.. TextNames.Languages];

    [Fact]
    public void Every_kind_is_there_in_every_language() => Assert.Equal(
        Kinds.SelectMany(kind => TextNames.Languages.Select(language => TextNames.Of(kind, language))).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.Templates, "*.*.typ").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task It_says_all_figures_of_its_statement_in_the_form_of_its_language_and_nothing_that_must_not_be_said(string kind, string language)
    {
        var said = new HashSet<string>();
        foreach (var tone in Tones)
        {
            var content = Claim.For(kind, Claim.Content(language, tone));
            var text = await Printed(kind, content);
            said.Add(text);
            Assert.All(Sentences.Figures(kind, content), figure => Assert.Contains(figure, text, StringComparison.Ordinal));
            Assert.All(Wording.Forbidden(language), word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
            if (language != "fr") Assert.All(Wording.FrenchWords, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
            Assert.DoesNotMatch("[{}#]", text);
            if (language != "fr") Assert.DoesNotMatch(" [:;?!]", text);
            if (kind is not ("pre_reminder" or "handover_notice")) Assert.Contains("https://paiement.duvernay.example/c?n=1&l=2", text, StringComparison.Ordinal);
        }

        // Where a tone makes a difference, no two letters are the same.
        if (kind is "reminder_1" or "letter_1" or "reminder_2" or "letter_2" or "formal_notice") Assert.Equal(Tones.Length, said.Count);
        Assert.Empty(press.Warnings);
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task A_debtor_of_whom_nothing_is_claimed_but_the_invoices_reads_nothing_of_interest_and_compensation(string kind, string language)
    {
        var content = Claim.Content(language, "severe");
        var text = await Printed(kind, content with { Statement = Claim.Bare(content.Statement) });
        Assert.All((string[])["L441-10", "D441-5", "L2192-13", "365", Written.Money(language, 4_000), Written.Money(language, 12_000)], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        if (Sentences.Claiming.Contains(kind) && kind != "statement") Assert.Contains(Written.Money(language, content.Statement.OutstandingCents), text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_formal_notice_says_mise_en_demeure_and_the_law_of_the_claim_whatever_it_speaks(string language)
    {
        foreach (var kind in Sentences.Notices)
        {
            var text = await Printed(kind, Claim.Content(language, "firm"));
            Assert.All((string[])["mise en demeure", "1344", "L441-10", "D441-5", Sentences.Consequence(language)], said => Assert.Contains(said, text, StringComparison.Ordinal));
            if (language != "fr") Assert.Contains(Sentences.LawOf(language), text, StringComparison.Ordinal);
            if (kind == "works_notice") Assert.All((string[])["1219", "1220", Written.Date(language, new(2026, 10, 19)), Sentences.SameContract(language)], said => Assert.Contains(said, text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Works_are_suspended_from_the_day_after_the_deadline_where_no_other_day_is_told(string language) => Assert.Contains(
        Written.Date(language, new(2026, 10, 6)), await Printed("works_notice", Claim.Content(language, "severe") with { SanctionOn = null }), StringComparison.Ordinal);

    [Fact]
    public async Task The_notice_to_a_retailer_is_signed_by_the_sales_director_where_he_has_a_name()
    {
        var content = Claim.Content("fr", "severe");
        Assert.Contains("Claire Montagnier", await Printed("retailer_notice", content), StringComparison.Ordinal);
        var signed = await Printed("retailer_notice", content with { Creditor = content.Creditor with { SalesDirectorName = "Paul Verdier", SalesDirectorTitle = "Directeur commercial" } });
        Assert.Contains("Paul Verdier Directeur commercial", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("Claire Montagnier", signed, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_plan_says_each_instalment_and_is_no_novation(string language)
    {
        var text = await Printed("plan", Claim.Content(language, "courteous"));
        Assert.All(
            (string[])["1330", Written.Date(language, new(2026, 9, 14)), $"1 {Written.Date(language, new(2026, 10, 1))} {Written.Money(language, 1_234_501)}", $"2 {Written.Date(language, new(2026, 11, 8))} {Written.Money(language, 987_602)}",
                $"3 {Written.Date(language, new(2026, 12, 31))} {Written.Money(language, 456_703)}", Written.Money(language, 2_678_806)],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_plan_that_gives_principal_up_says_how_much_on_what_condition_and_what_happens_otherwise(string language)
    {
        var content = Claim.For("plan", Claim.Content(language, "courteous"));
        var (text, other) = (await Printed("plan", Claim.GivingUp(content)), await Printed("plan", content));
        Assert.Contains(Sentences.GivenUp(language, content.Statement.OutstandingCents, 123_456), text, StringComparison.Ordinal);
        Assert.Contains(Sentences.NoOtherWaiver(language), text, StringComparison.Ordinal);
        Assert.All(Wording.Forbidden(language), word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        if (language != "fr") Assert.All(Wording.FrenchWords, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        Assert.All((string[])[Written.Money(language, 123_456), Sentences.NoOtherWaiver(language)], said => Assert.DoesNotContain(said, other, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_hand_over_names_the_agency_that_it_was_told_and_leaves_its_costs_with_the_creditor(string language)
    {
        var text = await Printed("handover_notice", Claim.Content(language, "courteous") with { Agency = "Recouvrement Alpin SAS" });
        Assert.Contains("Recouvrement Alpin SAS", text, StringComparison.Ordinal);
        Assert.Contains(Written.Date(language, new(2026, 10, 19)), text, StringComparison.Ordinal);
        Assert.Contains(Sentences.CostsAreOurs(language), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("it")]
    public async Task Interest_alone_cites_no_article_and_a_public_buyer_reads_his_own(string language)
    {
        var content = Claim.Content(language, "firm");
        var lines = content.Statement.Lines.Select(line => line with { CompensationCents = 0 }).ToArray();
        var interestAlone = await Printed("letter_1", content with { Statement = content.Statement with { Lines = lines, CompensationCents = 0, RateOrigin = null } });
        Assert.All((string[])["L441-10", "D441-5"], article => Assert.DoesNotContain(article, interestAlone, StringComparison.Ordinal));
        var bought = await Printed("formal_notice", content with { Statement = content.Statement with { RateOrigin = "taux de refinancement de la Banque centrale européenne en vigueur au premier jour du semestre au cours duquel les intérêts ont commencé à courir, majoré de 8 points (article R2192-31 du code de la commande publique)" } });
        Assert.All((string[])["L2192-13", "D2192-35", "R2192-31"], article => Assert.Contains(article, bought, StringComparison.Ordinal));
        Assert.DoesNotContain("L441-10", bought, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Amounts_stand_in_the_currency_of_the_statement(string language)
    {
        var content = Claim.Content(language, "firm", currency: "CHF");
        var text = await Printed("letter_1", content);
        Assert.Contains(Written.Money(language, content.Statement.OutstandingCents, "CHF"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Written.Money(language, content.Statement.OutstandingCents), text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Long_names_are_printed_whole(string language)
    {
        const string name = "SOCIÉTÉ COOPÉRATIVE D'APPROVISIONNEMENT DES ARTISANS MENUISIERS ET CHARPENTIERS DU DAUPHINÉ ET DE LA SAVOIE";
        const string street = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft 1234";
        var content = Claim.Content(language, "severe") with { Debtor = Samples.Debtor with { Name = name, Address = [street, "Bâtiment C, escalier 4, étage 12", "Zone industrielle des Grandes Terres", "A-1010 WIEN", "AUTRICHE"] } };
        var text = await Printed("formal_notice", content);
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Contains(street.Replace(" ", "", StringComparison.Ordinal), text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("A-1010 WIEN AUTRICHE", text, StringComparison.Ordinal);
        Assert.Empty(press.Warnings);
    }

    async Task<IReadOnlyList<string>> Pages(string kind, TextContent content) =>
        (await press.Typesetter.ReadText(await press.Typesetter.Typeset($"{TextNames.Of(kind, content.Language)}.typ", kind == "plan" && content.Plan is null ? Claim.For(kind, content) : content, CancellationToken.None), CancellationToken.None)).Pages;

    async Task<string> Printed(string kind, TextContent content) => Wording.Flat(string.Join('\n', await Pages(kind, content)));
}
