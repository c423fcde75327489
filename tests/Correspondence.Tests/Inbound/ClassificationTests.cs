using System.Text;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Inbound;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Inbound;

public sealed class ClassificationTests
{
    static readonly DateOnly Monday = new(2026, 3, 16);

    public static TheoryData<string, MailKind, string?, string?> Known { get; } = new()
    {
        { "postfix_user_unknown", MailKind.HardBounce, "5.1.1", null },
        { "postfix_delayed", MailKind.Delayed, "4.4.1", null },
        { "postfix_gave_up", MailKind.SoftBounce, "4.4.1", null },
        { "postfix_mailbox_full", MailKind.SoftBounce, "5.2.2", null },
        { "postfix_delivered", MailKind.Delivered, "2.0.0", null },
        { "postfix_relayed", MailKind.Relayed, "2.0.0", null },
        { "exchange_online_not_found", MailKind.HardBounce, "5.1.10", null },
        { "exchange_online_edge_block", MailKind.HardBounce, "5.4.1", null },
        { "exchange_spam_block", MailKind.SoftBounce, "5.7.606", null },
        { "gmail_no_such_user", MailKind.HardBounce, "5.1.1", null },
        { "ovh_no_enhanced_code", MailKind.HardBounce, null, null },
        { "unknown_domain", MailKind.HardBounce, "5.4.4", null },
        { "qmail_failure", MailKind.HardBounce, "5.1.1", null },
        { "exim_failure", MailKind.HardBounce, null, null },
        { "exim_warning", MailKind.Delayed, null, null },
        { "domino_failure", MailKind.HardBounce, null, null },
        { "arf_abuse", MailKind.Complaint, null, null },
        { "outlook_absence_fr", MailKind.AutoReply, null, "2026-03-27" },
        { "gmail_vacation_en", MailKind.AutoReply, null, "2026-03-30" },
        { "absence_de_without_headers", MailKind.AutoReply, null, "2026-03-24" },
        { "absence_es_without_headers", MailKind.AutoReply, null, "2026-03-23" },
        { "absence_it_without_headers", MailKind.AutoReply, null, "2026-03-25" },
        { "old_autoresponder", MailKind.AutoReply, null, null },
        { "ticket_acknowledged", MailKind.AutoReply, null, null },
        { "read_receipt", MailKind.AutoReply, null, null },
        { "newsletter", MailKind.AutoReply, null, null },
        { "mailinblack_challenge", MailKind.Challenge, null, null },
        { "boxbe_challenge", MailKind.Challenge, null, null },
        { "real_reply_fr", MailKind.Reply, null, null },
        { "real_reply_windows_1252", MailKind.Reply, null, null },
        { "real_reply_quotes_a_bounce", MailKind.Reply, null, null },
        { "real_reply_no_header_no", MailKind.Reply, null, null },
        { "real_reply_by_reference", MailKind.Reply, null, null },
        { "real_reply_new_thread", MailKind.Reply, null, null },
        { "real_reply_html_only", MailKind.Reply, null, null },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_mail_is_told_for_what_it_is(string name, MailKind kind, string? status, string? returns) =>
        Assert.Equal(new Classified(kind, status, returns is null ? null : DateOnly.Parse(returns, System.Globalization.CultureInfo.InvariantCulture)), Classification.Of(ReadMail.Of(Mails.Raw(name)).Mail, Monday));

    [Fact]
    public void Every_mail_of_the_collection_is_in_the_table() => Assert.Equal(Mails.All, Known.Select(row => (string)((object[])row)[0]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("5.1.1", null, true)]
    [InlineData("5.1.10", null, true)]
    [InlineData("5.2.1", null, true)]
    [InlineData("5.4.4", null, true)]
    [InlineData("5.1.8", "550 Sender address rejected", false)]
    [InlineData("5.2.2", "User unknown? no, mailbox full", false)]
    [InlineData("5.7.1", "550 5.7.1 Message rejected as spam", false)]
    [InlineData("5.7.1", "550 5.7.1 Recipient not found", true)]
    [InlineData("5.0.0", "550 unknown user", true)]
    [InlineData("5.0.0", "554 message refused", false)]
    [InlineData("4.1.1", "450 unknown user", false)]
    [InlineData(null, "550 No such user here", true)]
    [InlineData(null, "552 mailbox is full for that user", false)]
    [InlineData(null, "550 no such user: try again later", false)]
    [InlineData(null, null, false)]
    public void Only_what_is_wrong_with_the_address_itself_speaks_against_it(string? status, string? said, bool hard) => Assert.Equal(hard, BounceCodes.IsHard(status, said));

    [Theory]
    [InlineData("de retour le 2 avril", "2026-04-02")]
    [InlineData("absent jusqu’au 1er avril 2026", "2026-04-01")]
    [InlineData("back on Monday, March 23rd, 2026", "2026-03-23")]
    [InlineData("until 2026-03-20", "2026-03-20")]
    [InlineData("jusqu'au vendredi 20/03", "2026-03-20")]
    [InlineData("jusqu'au 4 janvier", "2027-01-04")]
    [InlineData("bis 31. März 2026", "2026-03-31")]
    [InlineData("hasta el lunes 23 de marzo de 2026", "2026-03-23")]
    [InlineData("jusqu'au 12 février 2026", null)]
    [InlineData("jusqu'au 31 février", null)]
    [InlineData("until further notice", null)]
    [InlineData("until 99/99/9999", null)]
    [InlineData("", null)]
    public void A_day_of_return_is_read_where_one_is_said(string said, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), ReturnDates.In(said, Monday));

    [Theory]
    [InlineData(3_979)]
    [InlineData(3_980)]
    public void A_picture_at_the_end_of_what_is_read_is_no_fault(int before) =>
        Assert.Equal(new DateOnly(2026, 3, 20), ReturnDates.In($"until 2026-03-20 x{new string('.', before)}" + string.Concat(Enumerable.Repeat("🏖", 40)), Monday));

    [Theory]
    [InlineData("", "", "Nous contestons cette facture. -- Messagerie protégée par Mailinblack")]
    [InlineData("", "RE: Votre message reste en attente", "Nous contestons cette facture, votre message est en attente chez notre acheteur.")]
    [InlineData("", "RE: Rappel", "We dispute this invoice. -- See boxbe.com, spamarrest.com and our challenge-response policy")]
    [InlineData("Precedence: list\r\n", "RE: Rappel", "Nous contestons cette facture.")]
    public void A_person_who_disputes_is_no_machine_whatever_stands_below(string header, string subject, string text) =>
        Assert.Equal(MailKind.Reply, Classification.Of(ReadMail.Of(Encoding.UTF8.GetBytes($"From: dg@client.example\r\nSubject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(subject))}?=\r\n{header}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}")).Mail, Monday).Kind);

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\r\n", "Votre message est en attente", "Bonjour")]
    [InlineData("Precedence: bulk\r\n", "Rappel", "Your message waits at boxbe.com")]
    [InlineData("", "Rappel", "Veuillez cliquer : cliquez ci-dessous afin de vous authentifier")]
    public void A_filter_that_asks_is_known_by_its_mark_or_its_own_sentence(string header, string subject, string text) =>
        Assert.Equal(MailKind.Challenge, Classification.Of(ReadMail.Of(Encoding.UTF8.GetBytes($"From: dg@client.example\r\nSubject: {subject}\r\n{header}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}")).Mail, Monday).Kind);

    [Fact]
    public void Of_several_recipients_in_a_report_the_worst_counts()
    {
        var mail = ReadMail.Of(Mails.Raw("postfix_delivered")).Mail;
        Assert.Equal(
            new Classified(MailKind.HardBounce, "5.1.1"),
            Classification.Of(mail with { Reports = [new("delivered", "2.0.0", null), new("failed", "5.1.1", null), new("delayed", "4.4.1", null)] }, Monday));
    }

    [Theory]
    [InlineData("postfix_user_unknown", "compta@client.example", MailKind.HardBounce)]
    [InlineData("postfix_user_unknown", "direction@client.example", null)]
    [InlineData("postfix_delivered", "direction@client.example", null)]
    [InlineData("gmail_no_such_user", "direction@client.example", null)]
    [InlineData("exim_failure", "compta@client.example", MailKind.HardBounce)]
    [InlineData("exim_failure", "direction@client.example", null)]
    [InlineData("qmail_failure", "direction@client.example", MailKind.HardBounce)]
    public void A_report_is_about_the_recipients_that_it_names(string name, string address, MailKind? kind) =>
        Assert.Equal(kind, ReadMail.Of(Mails.Raw(name)).Mail.About(address) is { } its ? Classification.Of(its, Monday).Kind : null);

    [Fact]
    public void A_copy_that_was_not_reached_says_nothing_of_the_debtor()
    {
        var mail = ReadMail.Of(Mails.Raw("postfix_delivered")).Mail;
        var both = mail with { Reports = [new("delivered", "2.0.0", null, ["compta@client.example"]), new("failed", "5.1.1", null, ["vente@atelier.example"])] };
        Assert.Equal(new Classified(MailKind.Delivered, "2.0.0"), Classification.Of(both.About("compta@client.example")!, Monday));
    }
}
