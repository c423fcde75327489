using System.Text;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Notices;

/// <summary>Makes the mail of a notice to a colleague, once: what goes out again after a crash is the same bytes.</summary>
sealed partial class NoticePreparation(NpgsqlDataSource database, IOptions<SmtpOptions> smtp, BusinessClock clock, ILogger<NoticePreparation> log)
{
    // The letterhead comes on another road than the notice: it may be a moment behind, not for ever.
    const int Patience = 6;

    readonly EmailTexts texts = new(Path.Combine(AppContext.BaseDirectory, "Templates/notices"));

    /// <summary>Makes the mail, or says why not.</summary>
    public async Task<Prepared> Prepare(Claim claim, MessageEvent.NoticeRequested asked, CancellationToken stop)
    {
        ColleagueNoticeV1? told;
        CreditorLetterheadChangedV1? creditor;
        Debtor? debtor;
        await using (var session = await Session.Open(database, stop))
        {
            told = await NoticeContents.Of(session, claim.Decision, stop);
            creditor = await AddressBook.Letterhead(session, asked.Notice.Creditor, stop);
            debtor = told?.Debtor is { } of ? await AddressBook.Debtor(session, of, stop) : null;
        }

        if (told is null) return new Prepared.Impossible("content_erased");
        if (creditor is null) return claim.Tries < Patience ? new Prepared.NotYet("no_letterhead") : new Prepared.Impossible("no_letterhead");
        if (!KindName().IsMatch(told.Kind) || !texts.Has(told.Kind)) return new Prepared.Impossible("unknown_template");
        if ((EmailAddress.Parse(creditor.Email) ?? EmailAddress.Parse(smtp.Value.Sender)) is not { } from) return new Prepared.Impossible("no_sender");
        if (EmailAddress.Parse(told.RedirectTo ?? told.Email) is not { } to) return new Prepared.Impossible(told.RedirectTo is null ? "no_address" : "no_mailbox");
        try
        {
            var mail = new MailDraft(
                claim.Decision, smtp.Value.Domain, clock.GetUtcNow(), from, creditor.Name, to, null, texts.Render(told.Kind, NoticeText.Of(told, creditor.Name, debtor?.Name), told.Currency),
                [.. told.Attachments.Select(file => new MailAttachment(file.Name, Encoding.UTF8.GetBytes(file.Text), $"{(file.MediaType == "text/csv" ? "text/csv" : "text/calendar")}; charset=utf-8"))], null)
            {
                ReplyTo = EmailAddress.Parse(told.AnswerEmail),
            };
            return new Prepared.Done(new(Document.Mail, MailComposition.Compose(mail), new(from.Text, to.Text)), ContactRole.None);
        }
        catch (Exception wrong) when (wrong is HandlebarsException or KeyNotFoundException)
        {
            log.LogError(wrong, "Notice {Notice}: template {Template} gives no mail", claim.Decision, told.Kind);
            return new Prepared.Impossible("template_error");
        }
    }

    [GeneratedRegex("^[a-z][a-z_]{0,39}$")]
    private static partial Regex KindName();
}
