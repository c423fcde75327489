using System.Text.Json;
using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>Which text is taken, and how each language writes.</summary>
public sealed class TextNamesTests
{
    [Theory]
    [InlineData("de", "DE", "de")]
    [InlineData("DE-at", "AT", "de")]
    [InlineData("it", null, "it")]
    [InlineData("fr", "DE", "fr")]
    [InlineData("pt", "PT", "en")]
    [InlineData("pt", null, "fr")]
    [InlineData("pt", "FR", "fr")]
    [InlineData("pt", " re ", "fr")]
    [InlineData(null, "MC", "fr")]
    [InlineData(null, null, "fr")]
    [InlineData("", "US", "en")]
    [InlineData("../../etc/passwd", "US", "en")]
    public void A_debtor_reads_his_own_language_else_English_abroad_and_French_at_home(string? asked, string? country, string language) =>
        Assert.Equal(language, TextNames.Language(asked, country));

    [Theory]
    [InlineData("letter_2", "firm", "firm")]
    [InlineData("letter_2", null, "severe")]
    [InlineData("reminder_2", null, "firm")]
    [InlineData("reminder_1", null, "courteous")]
    [InlineData("reminder_1", "shouting", "courteous")]
    public void A_text_speaks_as_it_was_asked_else_as_its_place_in_the_escalation_wants(string kind, string? asked, string tone) => Assert.Equal(tone, TextNames.Tone(kind, asked));

    [Theory]
    [InlineData("fr", "1 234 567,89 €", "-1 234,56 CHF", "1er août 2026", "05/03/2026", "2 jours")]
    [InlineData("en", "€1,234,567.89", "-CHF 1,234.56", "1 August 2026", "5 Mar 2026", "2 days")]
    [InlineData("de", "1.234.567,89 €", "-1.234,56 CHF", "1. August 2026", "05.03.2026", "2 Tage")]
    [InlineData("es", "1.234.567,89 €", "-1.234,56 CHF", "1 de agosto de 2026", "05/03/2026", "2 días")]
    [InlineData("it", "1.234.567,89 €", "-1.234,56 CHF", "1° agosto 2026", "05/03/2026", "2 giorni")]
    public void Each_language_writes_amounts_and_days_in_its_own_form_with_spaces_that_never_break(string language, string euros, string francs, string date, string day, string days)
    {
        var forms = Words.Of(Repository.Templates, language).Forms;
        var written = new[] { forms.Money(123_456_789), forms.Money(-123_456, "CHF"), forms.LongDay(new(2026, 8, 1)), forms.ShortDay(new(2026, 3, 5)), forms.Count(2) };
        Assert.Equal([euros, francs, date, day, days], written.Select(Wording.Flat));
        Assert.All(written, text => Assert.DoesNotContain(' ', text));
    }

    [Fact]
    public void All_languages_have_the_same_words()
    {
        var french = Paths("fr");
        Assert.All(TextNames.Languages, language => Assert.Equal(french, Paths(language)));
    }

    [Fact]
    public void A_value_that_looks_like_a_place_is_none() =>
        Assert.Equal("{amount} au capital de {form}", Words.Of(Repository.Templates, "fr").Say("capital", "{amount}", "{form}"));

    [Theory]
    [InlineData("taux de refinancement de la Banque centrale européenne majoré de 10 points (article L441-10 du code de commerce)")]
    [InlineData("taux de refinancement de la Banque centrale européenne en vigueur au premier jour du semestre au cours duquel les intérêts ont commencé à courir, majoré de 8 points (article R2192-31 du code de la commande publique)")]
    [InlineData("taux contractuel de 9,5 % par an, clause du contrat pour les factures émises à compter du 01/01/2026")]
    [InlineData("3 fois le taux de l'intérêt légal, clause du contrat pour les factures émises à compter du 01/01/2026, les intérêts dus pour une année entière produisant eux-mêmes intérêt (article 1343-2 du code civil)")]
    [InlineData("taux de refinancement de la Banque centrale européenne majoré de 12 points, clause du contrat pour les factures émises à compter du 01/01/2026 ; taux contractuel de 9 % par an")]
    public void Where_a_rate_comes_from_is_said_without_a_word_of_French(string origin)
    {
        Assert.Equal(origin, Words.Of(Repository.Templates, "fr").Origin(origin));
        foreach (var language in TextNames.Languages.Skip(1))
        {
            var said = Words.Of(Repository.Templates, language).Origin(origin);
            Assert.All((string[])["taux", "majoré", "points (", "par an", "clause du", "intérêt", "fois", " du code de", "refinancement"], word => Assert.DoesNotContain(word, said.Replace("percentage points (", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    static List<string> Paths(string language)
    {
        var paths = new List<string>();
        void Walk(JsonElement at, string path)
        {
            foreach (var member in at.EnumerateObject())
                if (member.Value.ValueKind is JsonValueKind.Object) Walk(member.Value, $"{path}{member.Name}.");
                else paths.Add(path + member.Name);
        }

        Walk(JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Templates, $"words.{language}.json"))).RootElement, "");
        return [.. paths.Order(StringComparer.Ordinal)];
    }
}
