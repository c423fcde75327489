using System.Net;
using System.Text.RegularExpressions;
using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>Every e-mail in every language and tone.</summary>
public sealed partial class EveryEmailTests
{
    static readonly EmailTexts Texts = new(Repository.Templates);

    static readonly string[] Kinds = ["cover", "handover_notice", "invoice_copy", "letter_1", "letter_2", "plan", "pre_reminder", "reminder_1", "reminder_2", "statement"];

    public static TheoryData<string, string> Emails
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var kind in Kinds) foreach (var language in TextNames.Languages) all.Add(kind, language);
            return all;
        }
    }

    [Fact]
    public void Every_kind_is_there_in_every_language() =>
        Assert.Equal(Kinds.SelectMany(kind => TextNames.Languages.Select(language => TextNames.Of(kind, language))).Order(StringComparer.Ordinal), Texts.Names);

    [Theory]
    [MemberData(nameof(Emails))]
    public void Both_forms_say_the_same_figures_in_the_form_of_their_language_and_nothing_that_must_not_be_said(string kind, string language)
    {
        foreach (var tone in (string[])["courteous", "firm", "severe"])
        {
            var content = Claim.For(kind, Claim.Content(language, tone) with { AnswerUrl = "https://relance.example/answers/a1", RedirectTo = "controle@duvernay.invalid" });
            var email = Texts.Render(kind, content);
            var (text, html) = (Wording.Flat(email.Text), Readable(email.Html));
            Assert.Equal(Amounts(text), Amounts(html));
            Assert.All(Figures(kind, content), figure => Assert.Contains(figure, text, StringComparison.Ordinal));
            Assert.All((string[])[email.Subject, text, html], form =>
            {
                Assert.All(Wording.Forbidden(language), word => Assert.DoesNotContain(word, form, StringComparison.OrdinalIgnoreCase));
                if (language != "fr") Assert.All(Wording.FrenchWords, word => Assert.DoesNotContain(word, form, StringComparison.Ordinal));
                Assert.DoesNotMatch("[{}]", form);
            });
            if (kind is not ("cover" or "pre_reminder" or "handover_notice")) Assert.All((string[])[text, html], form => Assert.Contains("https://paiement.duvernay.example/c?n=1&l=2", form, StringComparison.Ordinal));
            Assert.StartsWith($"<!DOCTYPE html>\n<html lang=\"{language}\">", email.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", email.Text, StringComparison.Ordinal);
            if (language != "fr") Assert.All((string[])[email.Subject, text], form => Assert.DoesNotMatch(" [:;?!]", form));
        }
    }

    [Theory]
    [MemberData(nameof(Emails))]
    public void A_debtor_of_whom_nothing_is_claimed_but_the_invoices_reads_nothing_of_interest_and_compensation(string kind, string language)
    {
        var content = kind == "plan" ? Claim.For(kind, Claim.Content(language, "severe")) : Claim.Content(language, "severe");
        var email = Texts.Render(kind, content with { Statement = Claim.Bare(content.Statement) });
        Assert.All((string[])["L441-10", "D441-5", "L2192-13", Written.Money(language, 4_000), Written.Money(language, 12_000)],
            word => Assert.DoesNotContain(word, Wording.Flat(email.Subject + email.Text) + Readable(email.Html), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("it")]
    public void A_plan_that_gives_principal_up_says_how_much_on_what_condition_and_what_happens_otherwise(string language)
    {
        var content = Claim.For("plan", Claim.Content(language, "courteous"));
        var (email, other) = (Texts.Render("plan", Claim.GivingUp(content)), Texts.Render("plan", content));
        Assert.All((string[])[Wording.Flat(email.Text), Readable(email.Html)], form =>
        {
            Assert.Contains(Sentences.GivenUp(language, content.Statement.OutstandingCents, 123_456), form, StringComparison.Ordinal);
            Assert.Contains(Sentences.NoOtherWaiver(language), form, StringComparison.Ordinal);
            Assert.All(Wording.Forbidden(language), word => Assert.DoesNotContain(word, form, StringComparison.OrdinalIgnoreCase));
            if (language != "fr") Assert.All(Wording.FrenchWords, word => Assert.DoesNotContain(word, form, StringComparison.Ordinal));
        });
        Assert.DoesNotContain(Sentences.NoOtherWaiver(language), Wording.Flat(other.Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sales_director", "Paul Verdier", "Paul Verdier")]
    [InlineData("sales_director", null, "Claire Montagnier")]
    [InlineData(null, "Paul Verdier", "Claire Montagnier")]
    public void The_sales_director_signs_where_the_step_says_so_and_he_has_a_name(string? by, string? director, string signer)
    {
        var content = Claim.Content("fr", "firm") with { SignedBy = by, Creditor = Samples.Creditor with { SalesDirectorName = director, SalesDirectorTitle = "Directeur commercial" } };
        var email = Texts.Render("letter_1", content);
        Assert.All((string[])[email.Text, email.Html], form => Assert.Equal(signer, ((string[])["Paul Verdier", "Claire Montagnier"]).Single(name => form.Contains(name, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("fr", "OBJECTIF")]
    [InlineData("en", "AIM")]
    [InlineData("de", "ZIEL")]
    [InlineData("es", "OBJETIVO")]
    [InlineData("it", "OBIETTIVO")]
    public void Each_call_has_its_one_aim_in_every_language(string language, string aim)
    {
        foreach (var order in (int[])[0, 1, 2, 3])
        {
            var script = Texts.CallScript(Claim.Content(language, "firm") with { Call = new(order, "+33472000000"), Offer = "three_instalments" });
            Assert.Single(script.Split('\n'), line => line.StartsWith(aim, StringComparison.Ordinal));
            Assert.Contains("FA2026-0001", script, StringComparison.Ordinal);
            Assert.Contains(Written.Money(language, 707_106), Wording.Flat(script), StringComparison.Ordinal);
        }
    }

    static IEnumerable<string> Figures(string kind, TextContent content)
    {
        var (language, owed) = (content.Language, content.Statement);
        if (kind == "cover") yield break;
        if (kind == "plan")
            foreach (var instalment in content.Plan!.Instalments) yield return $"{Written.Date(language, instalment.DueOn)}{(language == "fr" ? " :" : ":")} {Written.Money(language, instalment.AmountCents)}";
        else
            foreach (var line in owed.Lines)
            {
                yield return line.Reference;
                yield return Written.Day(language, line.DueOn);
                yield return Written.Money(language, line.OutstandingCents);
            }

        if (kind is not ("letter_1" or "letter_2" or "reminder_2" or "statement" or "handover_notice")) yield break;
        yield return Written.Money(language, owed.InterestCents);
        yield return Written.Money(language, owed.CompensationCents);
        yield return Written.Money(language, owed.OutstandingCents + owed.InterestCents + owed.CompensationCents);
    }

    static IReadOnlyList<string> Amounts(string said) => [.. Amount().Matches(said).Select(found => found.Value).Order(StringComparer.Ordinal)];

    static string Readable(string html) => Wording.Flat(WebUtility.HtmlDecode(Tags().Replace(html, " "))).Replace(" ,", ",", StringComparison.Ordinal);

    [GeneratedRegex(@"\d+[.,]\d\d(?!\d)")]
    private static partial Regex Amount();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
