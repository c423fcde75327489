using System.Text.RegularExpressions;
using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>What stands on which page, and how it is set: the demand and its signature are one page, a small table is never torn.</summary>
public sealed partial class PageTests(Press press) : IClassFixture<Press>
{
    static readonly EmailTexts Emails = new(Repository.Templates);

    public static TheoryData<string> Languages => [.. TextNames.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task However_many_invoices_none_is_lost_and_the_first_page_is_signed(string language)
    {
        foreach (var (kind, tone) in ((string, string)[])[("reminder_1", "severe"), ("letter_2", "courteous"), ("formal_notice", "courteous"), ("works_notice", "courteous"), ("works_notice", "severe"), ("retailer_notice", "severe")])
            foreach (var count in (int[])[1, 2, 4, 5, 60])
            {
                var content = Claim.Content(language, tone, count) with { AnswerUrl = "https://relance.duvernay.example/r/8f2a1c3e11117000800000000000" };
                var pages = await Pages(kind, content);
                var text = Wording.Flat(string.Join('\n', pages));
                Assert.All(content.Statement.Lines, line => Assert.Contains(
                    $"{line.Reference} {Written.Day(language, line.IssuedOn)} {Written.Day(language, line.DueOn)} {Written.Money(language, line.AmountCents)} {Written.Money(language, line.AmountCents - line.OutstandingCents)} {Written.Money(language, line.OutstandingCents)}",
                    text, StringComparison.Ordinal));
                Assert.Contains(Written.Money(language, content.Statement.OutstandingCents), text, StringComparison.Ordinal);
                Assert.Same(pages[0], Assert.Single(pages, page => page.Contains("Claire Montagnier", StringComparison.Ordinal)));
                // Whatever its table, the letter itself says which single invoice it is about.
                if (count == 1) Assert.Contains(content.Statement.Lines[0].Reference, pages[0], StringComparison.Ordinal);
            }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_table_of_a_few_rows_stands_on_one_page_with_its_sum(string language)
    {
        foreach (var kind in (string[])["letter_1", "reminder_2", "statement", "handover_notice"])
            foreach (var count in (int[])[2, 3, 4])
            {
                var content = Claim.Content(language, "firm", count);
                var periods = content.Statement.InterestPeriods;
                string Row(int at) => $"{periods[at].Reference} {Written.Day(language, periods[at].From)} {Written.Day(language, periods[at].To)}";
                var calculated = Wording.Flat(Assert.Single(await Pages(kind, content), page => Wording.Flat(page).Contains(Row(0), StringComparison.Ordinal)));
                Assert.Contains(Row(count - 1), calculated, StringComparison.Ordinal);
                Assert.Contains(Written.Money(language, content.Statement.InterestCents), calculated[calculated.IndexOf(Row(count - 1), StringComparison.Ordinal)..], StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData("fr", "votre autre facture en cours", "vos autres factures en cours")]
    [InlineData("en", "your other open invoice", "your other open invoices")]
    [InlineData("de", "Ihre weitere offene Rechnung", "Ihre weiteren offenen Rechnungen")]
    [InlineData("es", "su otra factura pendiente", "sus otras facturas pendientes")]
    [InlineData("it", "altra Vostra fattura aperta", "altre Vostre fatture aperte")]
    public async Task One_other_invoice_is_one_and_two_are_several(string language, string one, string many)
    {
        var content = Claim.Content(language, "firm");
        var two = content with { Statement = content.Statement with { Others = [.. content.Statement.Others, content.Statement.Others[0] with { Reference = "FA2026-9002" }] } };
        Assert.Matches($"{one}[^s]", Wording.Flat(string.Join('\n', await Pages("statement", content))));
        Assert.Matches($"{one}[^s]", Wording.Flat(Emails.Render("statement", content).Text));
        Assert.Contains(many, Wording.Flat(string.Join('\n', await Pages("statement", two))), StringComparison.Ordinal);
        Assert.Contains(many, Wording.Flat(Emails.Render("statement", two).Text), StringComparison.Ordinal);
    }

    [Fact]
    public void In_French_no_line_begins_with_a_colon_or_a_question_mark() =>
        Assert.All((string[])["words.fr.json", "*.fr.typ", "*.fr.body.hbs", "call.fr.txt.hbs"], form => Assert.All(
            Directory.EnumerateFiles(Repository.Templates, form), file => Assert.All(
                File.ReadLines(file).Where(line => !line.StartsWith("//", StringComparison.Ordinal)), line => Assert.DoesNotMatch(Breakable(), line))));

    async Task<IReadOnlyList<string>> Pages(string kind, TextContent content) =>
        (await press.Typesetter.ReadText(await press.Typesetter.Typeset($"{TextNames.Of(kind, content.Language)}.typ", content, CancellationToken.None), CancellationToken.None)).Pages;

    [GeneratedRegex("[^ ] [:;?!]( |$)")]
    private static partial Regex Breakable();
}
