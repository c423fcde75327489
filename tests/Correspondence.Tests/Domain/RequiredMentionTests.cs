using Recouvrement.Correspondence.Domain.Templates;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>What is looked for in a text as it is read, and what is found.</summary>
public sealed class RequiredMentionTests
{
    [Theory]
    [InlineData(123_456, "1 234,56 €", true)]
    [InlineData(123_456, "1\u202f234,56\u00a0€", true)]
    [InlineData(123_456, "€1,234.56", true)]
    [InlineData(123_456, "1.234,56 €", true)]
    [InlineData(123_456, "1'234.56 CHF", true)]
    [InlineData(123_456, "1234,56", true)]
    [InlineData(123_456, "1 234,5", false)]
    [InlineData(123_456, "11 234,56", false)]
    [InlineData(123_456, "1 234,567", false)]
    [InlineData(123_456, "1 234,65", false)]
    [InlineData(400, "4,00 €", true)]
    [InlineData(400, "14,00 €", false)]
    [InlineData(7, "0,07 €", true)]
    [InlineData(25_000_000, "30 250 000,00 €", true)]
    public void An_amount_is_found_to_the_cent_however_it_is_grouped(long cents, string text, bool found) => Assert.Equal(found, new PrintedText(text).SaysAmount(cents));

    [Theory]
    [InlineData("fr", "au plus tard le 5 octobre 2026.", true)]
    [InlineData("fr", "au plus tard le 5\u00a0OCTOBRE 2026.", true)]
    [InlineData("fr", "le 15 octobre 2026", false)]
    [InlineData("fr", "le 05/10/2026", true)]
    [InlineData("fr", "le 5 octobre", false)]
    [InlineData("fr", "by 5 October 2026", false)]
    [InlineData("en", "by 5 October 2026", true)]
    [InlineData("en", "by October 5, 2026", true)]
    [InlineData("en", "5 Oct 2026", true)]
    [InlineData("de", "bis zum 5. Oktober 2026", true)]
    [InlineData("es", "el 5 de octubre de 2026", true)]
    [InlineData("it", "entro il 5 ottobre 2026", true)]
    [InlineData("nl", "uiterlijk 5-10-2026", false)]
    [InlineData("nl", "uiterlijk 2026-10-05", true)]
    public void A_day_is_found_in_figures_or_in_the_words_of_its_language(string language, string text, bool found) =>
        Assert.Equal(found, new PrintedText(text).SaysDay(new(2026, 10, 5), language));

    [Theory]
    [InlineData("Total 12 473,75 €", "")]
    [InlineData("Total 12 473,76 €", "12 473,76")]
    [InlineData("Total 12 473,75 € et frais 15,00 €", "15,00")]
    [InlineData("107 12 473,75 €", "")]
    [InlineData("le 31.05.2026, tél. 04.72.00.00.00, L441-10", "")]
    [InlineData("taux 12,15 %", "")]
    public void A_figure_that_nobody_decided_is_seen(string text, string seen) =>
        Assert.Equal(seen, string.Join(' ', new PrintedText(text).Others(new HashSet<long> { 1_247_375, 1_215 })));

    [Theory]
    [InlineData("formal_notice", "fr", "Nous saisirons le tribunal de commerce.", "tribunal")]
    [InlineData("formal_notice", "fr", "Un huissier se présentera.", "huissier")]
    [InlineData("formal_notice", "fr", "Le paiement est attendu sous 8 jours.", "sous 8 jours")]
    [InlineData("letter_2", "fr", "Le paiement est attendu sous 8 jours.", null)]
    [InlineData("letter_1", "fr", "Des frais de dossier seront ajoutés.", "frais de dossier")]
    [InlineData("pre_reminder", "fr", "Des pénalités sont dues.", "pénalités")]
    [InlineData("letter_1", "fr", "Des pénalités sont dues.", null)]
    [InlineData("letter_1", "es", "Sin embargo, no hemos recibido su pago.", null)]
    [InlineData("letter_1", "es", "Procederemos al embargo.", "embargo")]
    [InlineData("letter_1", "de", "Der Gerichtsvollzieher wird kommen.", "gerichtsvollzieher")]
    [InlineData("letter_1", "de", "Wir bitten um Ihre Zahlung.", null)]
    [InlineData("letter_1", "it", "Procederemo al pignoramento.", "pignoramento")]
    [InlineData("letter_1", "en", "We shall go to court.", "court")]
    [InlineData("letter_1", "nl", "Un huissier et a bailiff", "huissier bailiff")]
    public void Wording_that_is_not_safe_is_found_by_language(string kind, string language, string text, string? found) =>
        Assert.Equal(found ?? "", string.Join(' ', SafeWording.Forbidden(kind, language, new(text))));

    [Fact]
    public void A_formal_notice_has_the_most_to_say()
    {
        Assert.Equal(
            [
                "as_of", "compensation", "consequence", "creditor_capital", "creditor_legal_form", "creditor_name", "creditor_rcs", "creditor_seat", "creditor_siren", "deadline", "debtor_address", "debtor_name",
                "formal_notice_words", "interest_amount", "interest_days", "interest_origin", "interest_rate", "invoice_amount", "invoice_balance", "invoice_due_on", "invoice_issued_on", "invoice_number", "invoice_paid",
                "message_date", "message_reference", "payment_account", "payment_reference", "signature", "total",
            ], RequiredMentions.Of("formal_notice", TextForm.Letter).Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(RequiredMentions.Of("pre_reminder", TextForm.Email), m => m.Name is "total" or "interest_amount" or "deadline" or "payment_account");
        Assert.Contains(RequiredMentions.Of("letter_2", TextForm.Letter), m => m.Name == "sanction_date");
    }

    [Fact]
    public void Of_an_empty_page_every_mention_is_missing_and_what_is_nothing_need_not_be_said()
    {
        var key = new TextKey("732829320", "formal_notice", TextForm.Letter, "fr", null);
        var samples = TextSamples.For("formal_notice");
        string[] Missing(TextSample sample) => [.. RequiredMentions.Faults(key, "pdf", sample, new("")).Select(f => f.Mention)];
        Assert.Equal(RequiredMentions.Of("formal_notice", TextForm.Letter).Count(), Missing(samples[0]).Length);
        Assert.All(samples.Where(s => s.Statement.InterestCents == 0), sample => Assert.DoesNotContain(Missing(sample), m => m.StartsWith("interest", StringComparison.Ordinal) || m == "compensation"));
    }

    [Fact]
    public void The_samples_differ_in_what_matters()
    {
        var samples = TextSamples.For("formal_notice");
        Assert.Equal(TextSamples.Names, samples.Select(s => s.Name));
        Assert.Contains(samples, s => s.Statement.Lines.Count == 1);
        Assert.Contains(samples, s => s.Statement.Lines.Count >= 60);
        Assert.Contains(samples, s => s.Statement.Currency != "EUR");
        Assert.Contains(samples, s => s.Statement.InterestCents == 0);
        Assert.Contains(samples, s => s.SignedBy is not null);
        Assert.All(samples, s => Assert.Equal(s.Statement.InterestCents, s.Statement.InterestPeriods.Sum(p => p.AmountCents)));
        Assert.All(TextSamples.For("pre_reminder"), s => Assert.All(s.Statement.Lines, l => Assert.True(l.DueOn > s.Date)));
    }
}
