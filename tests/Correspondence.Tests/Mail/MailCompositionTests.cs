using System.Text;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Kernel.Identifiers;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Mail;

public sealed class MailCompositionTests
{
    static readonly Guid Decision = new("0a9d9ea6-42a8-5b0c-8a06-3f9bb5b24d6c");

    [Fact]
    public void The_same_draft_gives_the_same_bytes() => Assert.Equal(MailComposition.Compose(Draft()), MailComposition.Compose(Draft()));

    [Fact]
    public void A_mail_is_ascii_in_lines_of_at_most_78_that_end_with_cr_lf()
    {
        var mail = Encoding.ASCII.GetString(MailComposition.Compose(Draft(subject: new string('é', 300), attachment: new("avis.pdf", new byte[5000]))));
        Assert.DoesNotContain(mail, c => c > 126 || c < 32 && c is not ('\r' or '\n'));
        Assert.Equal(mail.Count(c => c == '\r'), mail.Count(c => c == '\n'));
        Assert.All(mail.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
    }

    [Fact]
    public void What_it_would_have_been_is_only_said_of_a_redirected_mail()
    {
        var about = new About(Guid.Empty, "732829320", "formal_notice", Channel.RegisteredLetter);
        Assert.Contains("X-Recouvrement-Step: formal_notice\r\nX-Recouvrement-Channel: registered_letter\r\n", Text(Draft() with { Redirected = about }), StringComparison.Ordinal);
        Assert.DoesNotContain("X-Recouvrement", Text(Draft()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rappel de facture", "Rappel de facture")]
    [InlineData("", "=?utf-8?B??=")]
    [InlineData("a\r\nBcc: x@y.example", "=?utf-8?B?YSAgQmNjOiB4QHkuZXhhbXBsZQ==?=")]
    [InlineData("=?utf-8?B?ZXZpbA==?=", "=?utf-8?B?PT91dGYtOD9CP1pYWnBiQT09Pz0=?=")]
    [InlineData("Échéance", "=?utf-8?B?w4ljaMOpYW5jZQ==?=")]
    public void Text_in_a_header_is_plain_where_harmless_and_encoded_where_not(string text, string expected) => Assert.Equal(expected, MailComposition.Encoded(text));

    [Fact]
    public void A_long_header_is_folded_between_whole_characters()
    {
        var words = MailComposition.Encoded(string.Concat(Enumerable.Repeat("é🙂", 40))).Split("\r\n ");
        Assert.True(words.Length > 1);
        var decoded = words.Select(word => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2])));
        Assert.Equal(string.Concat(Enumerable.Repeat("é🙂", 40)), string.Concat(decoded));
        Assert.All(words, word => Assert.True(word.Length <= 75));
    }

    [Theory]
    [InlineData("Bonjour\r\n.\r\nRCPT TO:<x@y.example>\r\n", "Bonjour\r\n..\r\nRCPT TO:<x@y.example>\r\n")]
    [InlineData("..", "...\r\n")]
    [InlineData("fin", "fin\r\n")]
    public void A_mail_cannot_end_itself(string mail, string said) =>
        Assert.Equal(said, Encoding.ASCII.GetString(SmtpConversation.Stuffed(Encoding.ASCII.GetBytes(mail))));

    static string Text(MailDraft draft) => Encoding.ASCII.GetString(MailComposition.Compose(draft));

    static MailDraft Draft(string subject = "Rappel", MailAttachment? attachment = null) => new(
        Decision, "relances.example", new(2026, 3, 16, 7, 0, 0, TimeSpan.Zero), EmailAddress.Parse("compta@atelier.example")!, "Atelier Lumière",
        EmailAddress.Parse("compta@client.example")!, "Service comptabilité", new(subject, "Bonjour,\n\nUn rappel.\n", "<p>Bonjour</p>"), attachment is null ? [] : [attachment], null);
}
