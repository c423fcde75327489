using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

public sealed class EmailTextsTests
{
    static readonly EmailTexts Texts = new(Repository.Templates);

    static readonly string[] Kinds = [.. Texts.Names.Where(name => name.EndsWith(".fr", StringComparison.Ordinal)).Select(name => name.Split('.')[0])];

    public static TheoryData<string> Names => [.. Kinds];

    [Fact]
    public void Every_step_by_e_mail_has_its_text() => Assert.Equal(
        ["cover", "handover_notice", "invoice_copy", "letter_1", "letter_2", "plan", "pre_reminder", "reminder_1", "reminder_2", "statement"], Kinds);

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_forms_say_who_writes_and_never_threaten(string name)
    {
        var email = Texts.Render(name, Samples.Content with { Statement = Samples.Statement(3, others: 2) });
        Assert.All((string[])[email.Text, email.Html], form =>
        {
            var said = Wording.Flat(form);
            Assert.Contains("Ateliers Duvernay – SAS au capital de 150 000 € – SIREN 732 829 320 – RCS Lyon 732 829 320", said, StringComparison.Ordinal);
            Assert.Contains("R-2026-004117-3", said, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", said, StringComparison.Ordinal);
            Assert.All(Wording.NeverSaid, word => Assert.DoesNotContain(word, email.Subject + said, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Theory]
    [InlineData("pre_reminder")]
    [InlineData("reminder_1")]
    [InlineData("reminder_2")]
    public void A_reminder_lists_its_invoices_and_the_others_apart(string name)
    {
        var email = Texts.Render(name, Samples.Content with { Statement = Samples.Statement(2, others: 1) });
        Assert.All((string[])[email.Text, email.Html], form =>
        {
            var (claimed, information) = Parts(Wording.Flat(form));
            Assert.Contains("FA2026-0001", claimed, StringComparison.Ordinal);
            Assert.Contains("24 000,00 €", claimed, StringComparison.Ordinal);
            Assert.Contains("FA2026-9001", information, StringComparison.Ordinal);
            Assert.Contains("1 234,56 €", information, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void One_click_writes_to_the_creditor_with_the_reference_as_subject() =>
        Assert.Contains($"<a href=\"mailto:{Samples.Content.Creditor.Email}?subject={Samples.Content.Letter.Reference}\">", Texts.Render("reminder_1", Samples.Content).Html, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_debtor_can_answer_by_a_link_where_there_is_one(string name)
    {
        const string link = "https://relance.example/answers/abc_-123";
        var email = Texts.Render(name, Samples.Content with { AnswerUrl = link });
        Assert.Contains($" {link}\n", email.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{link}\">", email.Html, StringComparison.Ordinal);
        var without = Texts.Render(name, Samples.Content);
        Assert.All((string[])[without.Text, without.Html], form => Assert.DoesNotContain("Répondre en un instant", form, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pre_reminder")]
    [InlineData("reminder_1")]
    [InlineData("reminder_2")]
    public void Amounts_stand_in_the_currency_of_the_statement(string name)
    {
        var email = Texts.Render(name, Samples.Content with { Statement = Samples.BeforeDueDate(Samples.Statement(2, others: 1)) with { Currency = "USD" } });
        Assert.All((string[])[email.Text, email.Html], form =>
        {
            Assert.Contains("24 000,00 USD", Wording.Flat(form), StringComparison.Ordinal);
            Assert.DoesNotContain("00 €", Wording.Flat(form).Replace("150 000 €", "", StringComparison.Ordinal), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("sepa_mandate", "par prélèvement SEPA : nous vous adresserons le mandat à signer sur simple demande.")]
    [InlineData("three_instalments", "un règlement en trois échéances : il vous suffit de nous le demander.")]
    public void What_is_offered_stands_once_in_a_sentence_of_its_own(string offer, string sentence)
    {
        foreach (var name in Kinds)
        {
            var email = Texts.Render(name, Samples.Content with { Offer = offer });
            Assert.All((string[])[email.Text, email.Html], form => Assert.Single(Wording.Flat(form).Split(sentence)[1..]));
            Assert.DoesNotContain(sentence, Texts.Render(name, Samples.Content with { Offer = "free_holidays" }).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(sentence, Texts.Render(name, Samples.Content).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_pre_reminder_informs_and_claims_nothing()
    {
        var email = Texts.Render("pre_reminder", Samples.Content with { Statement = Samples.BeforeDueDate(Samples.Statement(1)) });
        var said = Wording.Flat(email.Subject + " " + email.Text);
        Assert.Contains("Votre facture FA2026-0001 à échéance du 31 mai 2026", said, StringComparison.Ordinal);
        Assert.Contains("que vous l'avez bien reçue, qu'elle est enregistrée dans votre comptabilité, et que le règlement est prévu à l'échéance ?", said, StringComparison.Ordinal);
        Assert.All((string[])["retard", "pénalité", "indemnité", "impayé", "rappel", "IBAN"], word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_first_reminder_assumes_an_oversight_and_adds_nothing_to_the_invoice()
    {
        var said = Wording.Flat(Texts.Render("reminder_1", Samples.Content).Text);
        Assert.Contains("Il s'agit sans doute d'un oubli", said, StringComparison.Ordinal);
        Assert.All((string[])["pénalité", "indemnité", "impayé", "433,75"], word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_statement_adds_up_principal_interest_and_compensation()
    {
        var email = Texts.Render("reminder_2", Samples.Content);
        Assert.Equal("Relevé de votre compte au 15 septembre 2026 : 12 000,00 € échus – Ateliers Duvernay", Wording.Flat(email.Subject));
        Assert.All((string[])["433,75 €", "40,00 €", "12 473,75 €", "5 octobre 2026"], amount => Assert.Contains(amount, Wording.Flat(email.Text), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_data_says_is_never_markup_in_HTML(string name)
    {
        var hostile = Samples.Content with
        {
            Creditor = Samples.Creditor with { Name = "<script>alert(1)</script>", SignatoryName = "\"><img src=x>" },
            Debtor = Samples.Debtor with { CustomerNumber = "<b>{{creditor.iban}}</b>" },
            RedirectTo = "controle@duvernay.invalid",
        };
        var html = Texts.Render(name, hostile).Html;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;b&gt;{{creditor.iban}}&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<b>{{creditor.iban}}</b>", Texts.Render(name, hostile).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_adds_no_header_and_no_line(string name)
    {
        var hostile = Samples.Content with { Creditor = Samples.Creditor with { Name = "Duvernay\r\nBcc: tous@duvernay.invalid\u2028\u202e\0" } };
        var email = Texts.Render(name, hostile);
        Assert.DoesNotContain(email.Subject, char.IsControl);
        Assert.DoesNotContain("\nBcc:", email.Text, StringComparison.Ordinal);
        Assert.Contains("Duvernay Bcc: tous@duvernay.invalid", email.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "On suppose un oubli ou un obstacle")]
    [InlineData(2, "obtenir un engagement daté")]
    [InlineData(3, "avec le commercial du compte")]
    public void Each_call_has_its_aim(int order, string aim)
    {
        var script = Texts.CallScript(Samples.Content with { Call = new(order, "+33472000000") });
        Assert.Contains(aim, script, StringComparison.Ordinal);
        Assert.Contains("FA2026-0001", script, StringComparison.Ordinal);
        Assert.Contains("+33472000000", script, StringComparison.Ordinal);
        Assert.Single(script.Split('\n'), line => line.StartsWith("OBJECTIF", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_ever_left_unencoded_by_a_template() =>
        Assert.All(Directory.EnumerateFiles(Repository.Templates, "*.hbs", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("{{{", File.ReadAllText(file), StringComparison.Ordinal));

    static (string Claimed, string Information) Parts(string said)
    {
        var at = said.IndexOf("Pour information", StringComparison.Ordinal);
        return (said[..at], said[at..]);
    }
}
