using Recouvrement.Correspondence.Domain.TextMessages;
using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>Every shipped text message is one message, in every language, with one invoice and with many.</summary>
public sealed class TextMessageTextTests
{
    static readonly EmailTexts Texts = new(Repository.Templates);

    public static TheoryData<string> Names { get; } = [.. Directory.EnumerateFiles(Repository.Templates, "*.sms.hbs").Select(file => Path.GetFileName(file)[..^".sms.hbs".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_fits_into_one_message_and_says_who_writes_what_is_owed_and_whom_to_call(string named)
    {
        var (kind, language) = (named.Split('.')[0], named.Split('.')[1]);
        foreach (var (name, lines) in new[] { ("Ateliers Duvernay", 1), ("Ateliers Duvernay", 3), ("Établissements Lefèvre-Montagnier", 1) })
        {
            var content = Samples.Content with { Language = language, Statement = Samples.Statement(lines), Creditor = Samples.Creditor with { Name = name } };
            var text = GsmText.Plain(Texts.TextMessage(kind, content));
            Assert.InRange(GsmText.Septets(text)!.Value, 60, GsmText.Most);
            Assert.StartsWith(GsmText.Plain(name), text, StringComparison.Ordinal);
            Assert.Contains(language switch { "en" => $"€{lines * 12},000.00", "de" or "es" => $"{lines * 12}.000,00 €", _ => lines * 12 + (language == "it" ? ".000,00 €" : " 000,00 €") }, text, StringComparison.Ordinal);
            Assert.Contains("04 72 00 00 00", text, StringComparison.Ordinal);
            Assert.DoesNotContain(content.Statement.InterestCents.ToString(System.Globalization.CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
            Assert.DoesNotContain("?", text.Replace("Une question ?", "", StringComparison.Ordinal).Replace("Any question?", "", StringComparison.Ordinal).Replace("Fragen?", "", StringComparison.Ordinal).Replace("Dudas?", "", StringComparison.Ordinal).Replace("Domande?", "", StringComparison.Ordinal), StringComparison.Ordinal);
            if (lines == 1) Assert.Contains("FA2026-0001", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_kind_is_there_in_every_language() =>
        Assert.Equal(from kind in new[] { "pre_sms", "sms_1" } from language in TextNames.Languages.Order(StringComparer.Ordinal) select $"{kind}.{language}", Names.AsEnumerable<object[]>().Select(row => (string)row[0]));
}
