using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Tests.Service;
using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>What colleagues read.</summary>
public sealed class NoticeTextTests
{
    static readonly EmailTexts Texts = new(Path.Combine(Repository.Templates, "notices"));

    public static TheoryData<string> Kinds => [.. Texts.Names];

    [Fact]
    public void Every_kind_has_its_text() => Assert.Equal(
        ["meeting_cancelled", "meeting_list", "meeting_minutes", "meeting_moved", "request_asked", "request_escalated", "request_reminded", "sales_told_of_threat", "task_given"], Texts.Names);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_forms_say_that_the_mail_is_internal_and_nothing_is_left_open(string kind)
    {
        foreach (var told in new[] { Colleague.Notice(kind), Colleague.Notice(kind) with { InsteadOf = Guid.Empty, ColleagueName = "Bruno", AnswerName = null, AnswerEmail = null, Note = null, Invoices = [], Time = null, Count = null } })
        {
            var email = Render(told);
            Assert.All((string[])[email.Text, email.Html], form =>
            {
                Assert.Contains("ne le transmettez pas au client", form, StringComparison.Ordinal);
                Assert.Contains(told.Subject.ToString(), form, StringComparison.Ordinal);
                Assert.DoesNotContain("{{", form, StringComparison.Ordinal);
            });
            Assert.DoesNotContain('\n', email.Subject);
        }
    }

    [Fact]
    public void A_request_says_what_by_when_and_where_to_answer()
    {
        var said = Wording.Flat(Render(Colleague.Notice()).Text);
        Assert.Contains("Merci de nous transmettre le bon de livraison signé.", said, StringComparison.Ordinal);
        Assert.Contains("client Menuiserie Bôchard (C0012)", said, StringComparison.Ordinal);
        Assert.Contains("facture FA2026-0012 : 1 000,00 €, échéance du 9 février 2026", said, StringComparison.Ordinal);
        Assert.Contains("au plus tard le 18 mars 2026", said, StringComparison.Ordinal);
        Assert.Contains("Répondez à Anne Essai (anne@atelier.example)", said, StringComparison.Ordinal);
        Assert.Contains("Précision : À demander à l'entrepôt", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_sells_is_told_what_is_threatened_from_when_how_to_object_and_until_when()
    {
        var told = Colleague.Notice("sales_told_of_threat");
        var email = Render(told);
        var said = Wording.Flat(email.Text);
        Assert.Contains("nous doit 1 000,00 €", said, StringComparison.Ordinal);
        Assert.Contains("une mise en demeure à partir du 19 mars 2026", said, StringComparison.Ordinal);
        Assert.Contains("dites-le au plus tard le 18 mars 2026, avec la raison : à Anne Essai (anne@atelier.example)", said, StringComparison.Ordinal);
        Assert.Contains("C0012", email.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(1, null)]
    [InlineData(2, "… et 1 autre facture")]
    [InlineData(2_500, "… et 2499 autres factures")]
    public void Who_sells_is_told_how_many_more_invoices_there_are(int? inAll, string? said)
    {
        var email = Render(Colleague.Notice("sales_told_of_threat") with { Lines = inAll });
        Assert.All((string[])[email.Text, email.Html], form =>
        {
            if (said is null) Assert.DoesNotContain("autre", form, StringComparison.Ordinal);
            else Assert.Matches($"{said}(\n|</p>)", form);
        });
    }

    [Theory]
    [InlineData("TaskKind", "unknown", "other")]
    [InlineData("RequestItem", "unknown", "other_question")]
    public void All_that_Dunning_asks_of_colleagues_has_words_of_its_own(string words, params string[] without)
    {
        var known = JsonDocument.Parse(File.ReadAllText(Repository.DunningApi)).RootElement.GetProperty("components").GetProperty("schemas").GetProperty(words).GetProperty("enum")
            .EnumerateArray().Select(word => word.GetString()!).Except(without).ToList();
        Func<string?, string> said = words == "TaskKind" ? NoticeWords.Task : NoticeWords.Request;
        Assert.NotEmpty(known);
        Assert.Distinct(known.Append("other").Select(said));
    }

    [Fact]
    public void A_manager_hears_who_has_not_answered_and_how_often_it_was_reminded() => Assert.Contains(
        "Bruno n'a pas répondu à une demande dont le délai était fixé au 18 mars 2026, malgré 2 rappels.", Wording.Flat(Render(Colleague.Notice("request_escalated") with { ColleagueName = "Bruno" }).Text), StringComparison.Ordinal);

    [Fact]
    public void Who_stands_in_is_told_for_whom_and_a_control_copy_names_the_member_by_its_id()
    {
        Assert.Contains("en l'absence de votre collègue Bruno.", Render(Colleague.Notice() with { InsteadOf = Guid.Empty, ColleagueName = "Bruno" }).Text, StringComparison.Ordinal);
        var copy = Colleague.Notice(redirectTo: "essai@creancier.example");
        Assert.All((string[])[Render(copy).Text, Render(copy).Html], form => Assert.Contains($"n'a pas été adressé au collègue {copy.Member}", form, StringComparison.Ordinal));
    }

    [Fact]
    public void What_came_from_data_is_encoded_in_html()
    {
        var html = Render(Colleague.Notice() with { Note = "<script>alert(1)</script>", AnswerName = "<b>X</b>" }).Html;
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    static EmailText Render(ColleagueNoticeV1 told) => Texts.Render(told.Kind, NoticeText.Of(told, "Atelier Lumière", "Menuiserie Bôchard"), told.Currency);
}
