using System.Text.RegularExpressions;
using HandlebarsDotNet;
using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Correspondence.Copies;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.Inbound;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.OwnTexts;
using Recouvrement.Correspondence.Suppressions;
using Recouvrement.Correspondence.TextMessages;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Correspondence.Sending;

/// <summary>What came of making a document.</summary>
abstract record Prepared
{
    Prepared()
    {
    }

    /// <summary>It exists.</summary>
    /// <param name="Document">What leaves.</param>
    /// <param name="Role">Whom it addresses.</param>
    /// <param name="Address">Where a letter goes.</param>
    /// <param name="Text">Which text it was made with.</param>
    public sealed record Done(Document Document, ContactRole Role, AddressKind? Address = null, TextUsed? Text = null) : Prepared
    {
        /// <summary>Copies of invoices that go with it.</summary>
        public IReadOnlyList<EnclosedCopy>? Copies { get; init; }

        /// <summary>The debtor's address as suppressions compare it; null for a mail to a colleague.</summary>
        public string? Key { get; init; }
    }

    /// <summary>It can never be made as things stand.</summary>
    public sealed record Impossible(string Reason) : Prepared;

    /// <summary>Something is missing that should come.</summary>
    public sealed record NotYet(string Fault) : Prepared;
}

/// <summary>
/// Makes the document of a message, once: a letter by Typst, a mail by Handlebars, from what the request has frozen and the names
/// and addresses of today. The same input gives the same bytes.
/// </summary>
sealed partial class Preparation(
    NpgsqlDataSource database, TextChoice choice, TextPress press, EmailTexts texts, Enclosures enclosures, Envelopes envelopes, TextPreparation textMessages, IOptions<SmtpOptions> smtp, IOptions<InboundOptions> inbound, BusinessClock clock, ILogger<Preparation> log)
{
    // Names and letterheads come from another service on another road than the request: they may be a moment behind, not for ever.
    const int Patience = 6;

    /// <summary>Makes the document, or says why not.</summary>
    /// <param name="claim">Of the message.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="without">It did not leave with its copies.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Prepared> Prepare(Claim claim, MessageEvent.MessageRequested asked, bool without, CancellationToken stop)
    {
        Debtor? debtor;
        CreditorLetterheadChangedV1? creditor;
        string? mailbox;
        Enclosed enclosed;
        IReadOnlyList<OwnText> own;
        MailAddressing addressing;
        BarredWays barred;
        await using (var session = await Session.Open(database, stop))
        {
            debtor = await AddressBook.Debtor(session, asked.Asked.Debtor, stop);
            creditor = await AddressBook.Letterhead(session, asked.About.Creditor, stop);
            mailbox = await Mailbox(session, claim.Decision, stop);
            addressing = await MailAddressing.Of(session, claim.Decision, asked.Asked.Redirected, inbound.Value, stop);
            enclosed = await enclosures.Of(session, asked, claim.Tries < Patience, without, stop);
            own = await TextChoice.InForce(session, asked.About.Creditor, asked.Asked.Template, clock.Today, stop);
            barred = debtor is null ? BarredWays.None : await SuppressionTable.Barred(
                session, asked.About.Creditor, asked.Asked.Debtor, AddressKey.All(debtor.Contacts, debtor.Seat), clock.Today, stop);
        }

        if (creditor is null) return claim.Tries < Patience ? new Prepared.NotYet("no_letterhead") : new Prepared.Impossible(SendingFailure.NoLetterhead);
        if (debtor is null) return claim.Tries < Patience ? new Prepared.NotYet("no_contacts") : new Prepared.Impossible(SendingFailure.NoAddress);
        var (found, failure) = barred.Choose(asked.About.Channel, asked.Asked.Role, debtor.Contacts, debtor.Seat);
        if (found is not { Contact: var contact } recipient) return new Prepared.Impossible(failure!);
        if (!TemplateName().IsMatch(asked.Asked.Template)) return new Prepared.Impossible(SendingFailure.UnknownTemplate);
        if (enclosed.Against is { } against) return against;
        if (asked.AreTooNear(clock.Today)) return new Prepared.Impossible(SendingFailure.DeadlineTooNear);
        var content = Content.Of(claim.Decision, asked, debtor, contact, creditor, mailbox, clock.Today) with { Copies = enclosed.Words };
        try
        {
            if (asked.About.Channel is Channel.Sms) return asked.Asked.Redirected ? new Prepared.Impossible(SendingFailure.TextMessageRedirected) : textMessages.Of(asked.Asked.Template, contact, content);
            if (await choice.Choose(own, asked.Asked.Template, TextChoice.FormOf(asked.About), content, clock.Today, stop) is not { } text) return new Prepared.Impossible(SendingFailure.UnknownTemplate);
            var prepared = asked switch
            {
                { About.Channel: Channel.Email } => Mailed(
                    claim.Decision, asked, contact, content, press.Email(text, asked.Asked.Template, content), enclosed.Rule.Letter ? await Letter(own, asked, content, enclosed, stop) : null, enclosed, addressing),
                { Asked.Redirected: true }       => await Redirected(claim.Decision, asked, contact, content, text, enclosed, addressing, stop),
                _ => await Posted(asked, debtor, contact, content, text, enclosed, stop),
            };
            return prepared is Prepared.Done done
                ? done with { Address = recipient.At is AddressKind.None ? null : recipient.At, Text = text.Used, Key = AddressKey.Of(asked.About.Channel, contact), Copies = done.Copies ?? enclosed.Named }
                : prepared;
        }
        catch (Exception wrong) when (wrong is TemplateError or HandlebarsException or KeyNotFoundException)
        {
            // The message names template and line; what it says of the data may be personal and stays here.
            log.LogError(wrong, "Message {Decision}: template {Template} gives no document", claim.Decision, asked.Asked.Template);
            return new Prepared.Impossible(SendingFailure.TemplateError);
        }
        catch (OwnTextFails fails)
        {
            // It waits, to be seen, until an operator retires that version: a shipped text in its place would say what nobody has chosen.
            log.LogError(fails, "Message {Decision}: the entity's own text for {Template} gives no document", claim.Decision, asked.Asked.Template);
            return new Prepared.NotYet("own_text_fails");
        }
        catch (TypesettingFailed)
        {
            return new Prepared.NotYet("typesetting");
        }
    }

    Prepared Mailed(Guid decision, MessageEvent.MessageRequested asked, Contact contact, TextContent content, EmailText text, byte[]? letter, Enclosed enclosed, MailAddressing addressing)
    {
        var own = EmailAddress.Parse(content.Creditor.Email);
        if ((own ?? EmailAddress.Parse(smtp.Value.Sender)) is not { } from) return new Prepared.Impossible(SendingFailure.NoSender);
        if (EmailAddress.Parse(asked.Asked.Redirected ? content.RedirectTo : contact.Email) is not { } to)
            return new Prepared.Impossible(asked.Asked.Redirected ? SendingFailure.NoMailbox : SendingFailure.NoAddress);

        var mail = new MailDraft(
            decision, smtp.Value.Domain, clock.GetUtcNow(), from, content.Creditor.Name, to, asked.Asked.Redirected ? null : contact.Name,
            text,
            [.. letter is null ? [] : new[] { new MailAttachment($"courrier-{content.Letter.Reference}.pdf", letter) }, .. enclosed.Files],
            asked.Asked.Redirected ? asked.About : null)
        {
            Language = content.Language,
            ReplyTo = addressing.ReplyTo,
            Cc = addressing.Copy,
        };
        return new Prepared.Done(new(Document.Mail, MailComposition.Compose(mail), new(from.Text, to.Text, MessageId: mail.MessageId, Cc: addressing.Copy?.Text, BounceTo: addressing.BounceTo?.Text)), contact.Role);
    }

    async Task<Prepared> Posted(MessageEvent.MessageRequested asked, Debtor debtor, Contact contact, TextContent content, ChosenText text, Enclosed enclosed, CancellationToken stop)
    {
        if (Content.Sender(content.Creditor) is not { } sender) return new Prepared.Impossible(SendingFailure.NoSenderAddress);
        if ((asked.About.Channel is Channel.ElectronicRegisteredLetter ? Content.Electronic(debtor, contact) : Content.Recipient(debtor, contact)) is not { } recipient) return new Prepared.Impossible(SendingFailure.NoAddress);
        var (letter, filled) = await Filled(content, text, enclosed, stop);
        return filled.Against ?? new Prepared.Done(new(Document.Pdf, letter, new(Sender: sender, Recipient: recipient)), contact.Role) { Copies = filled.Named };
    }

    // A control copy holds what the envelope would.
    async Task<Prepared> Redirected(Guid decision, MessageEvent.MessageRequested asked, Contact contact, TextContent content, ChosenText text, Enclosed enclosed, MailAddressing addressing, CancellationToken stop)
    {
        var (letter, filled) = await Filled(content, text, enclosed, stop);
        if (filled.Against is { } against) return against;
        var mailed = Mailed(decision, asked, contact, content, texts.Render("cover", content with { Copies = null }), letter, filled, addressing);
        return mailed is Prepared.Done done ? done with { Copies = filled.Named } : mailed;
    }

    Task<(byte[] Letter, Enclosed Enclosed)> Filled(TextContent content, ChosenText text, Enclosed enclosed, CancellationToken stop) =>
        envelopes.Fill(enclosed, fits => press.Letter(text, content with { Copies = fits.Words }, stop, fits.Inside), stop);

    // A mail that brings the letter of its kind along brings the entity's own where there is one.
    async Task<byte[]?> Letter(IReadOnlyList<OwnText> own, MessageEvent.MessageRequested asked, TextContent content, Enclosed enclosed, CancellationToken stop) =>
        await choice.Choose(own, asked.Asked.Template, TextForm.Letter, content, clock.Today, stop) is { } text ? await press.Letter(text, content, stop, enclosed.Inside) : throw new KeyNotFoundException("There is no letter of this kind.");

    static async Task<string?> Mailbox(Session session, Guid decision, CancellationToken stop)
    {
        await using var command = session.Command("select mailbox from redirections where decision = $1", decision);
        return await command.ExecuteScalarAsync(stop) as string;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex TemplateName();
}
