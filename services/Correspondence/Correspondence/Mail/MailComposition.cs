using System.Globalization;
using System.Text;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.Mail;

/// <summary>A mail before it is written down. Personal data.</summary>
/// <param name="Decision">Key of the message: names it for ever, so that a repetition is recognised.</param>
/// <param name="Domain">Right side of the Message-ID.</param>
/// <param name="At">Its date.</param>
/// <param name="From">Sender.</param>
/// <param name="FromName">Shown as sender.</param>
/// <param name="To">Recipient.</param>
/// <param name="ToName">Shown as recipient.</param>
/// <param name="Text">What it says.</param>
/// <param name="Attachments">Files that come with it.</param>
/// <param name="Redirected">What it would have been, when it goes to the creditor's own mailbox instead.</param>
sealed record MailDraft(
    Guid Decision, string Domain, DateTimeOffset At, EmailAddress From, string FromName, EmailAddress To, string? ToName,
    EmailText Text, IReadOnlyList<MailAttachment> Attachments, About? Redirected)
{
    /// <summary>Where an answer goes; null where it goes to the sender.</summary>
    public EmailAddress? ReplyTo { get; init; }

    /// <summary>Who else gets it, openly; null where nobody does.</summary>
    public EmailAddress? Cc { get; init; }

    /// <summary>What it is written in, ISO 639-1.</summary>
    public string Language { get; init; } = TextNames.French;

    /// <summary>Its Message-ID, without angle brackets: the same for ever, so that a repetition and an answer are recognised.</summary>
    public string MessageId => $"{Decision}@{Domain}";
}

/// <summary>A file that comes with a mail.</summary>
/// <param name="Name">File name of letters, digits, '-', '_' and '.'.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="MediaType">One of ours, never one of others: it stands in a header.</param>
sealed record MailAttachment(string Name, byte[] Bytes, string MediaType = "application/pdf");

/// <summary>
/// Writes a mail down (RFC 5322, MIME). The same draft gives the same bytes: what is hashed is what is sent, today and on every repetition.
/// All text is encoded, so nothing in it can become a header, a part or a command.
/// </summary>
static class MailComposition
{
    /// <summary>The bytes of the mail; ASCII, lines end with CR LF.</summary>
    public static byte[] Compose(MailDraft draft)
    {
        var mail = new StringBuilder();
        Header(mail, "Date", draft.At.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header(mail, "From", Mailbox(draft.From, draft.FromName));
        Header(mail, "To", Mailbox(draft.To, draft.ToName));
        if (draft.Cc is { } copy) Header(mail, "Cc", copy.Text);
        if (draft.ReplyTo is { } answers) Header(mail, "Reply-To", answers.Text);
        Header(mail, "Subject", Encoded(draft.Text.Subject));
        Header(mail, "Message-ID", $"<{draft.MessageId}>");
        // It is what it is (RFC 3834): no program answers it as if a person had written, and people answer it all the same.
        Header(mail, "Auto-Submitted", "auto-generated");
        if (draft.Redirected is { } about)
        {
            Header(mail, "X-Recouvrement-Step", Encoded(about.Step));
            Header(mail, "X-Recouvrement-Channel", WireNames.Of(about.Channel));
        }

        Header(mail, "MIME-Version", "1.0");
        Header(mail, "Content-Language", draft.Language);
        if (draft.Attachments.Count > 0)
            Multipart(mail, "mixed", draft.Decision, [part => Alternatives(part, draft), .. draft.Attachments.Select<MailAttachment, Action<StringBuilder>>(file => part => Attach(part, file))]);
        else
            Alternatives(mail, draft);
        return Encoding.ASCII.GetBytes(mail.ToString());
    }

    static void Alternatives(StringBuilder mail, MailDraft draft) =>
        Multipart(mail, "alternative", draft.Decision, part => Text(part, "plain", draft.Text.Text), part => Text(part, "html", draft.Text.Html));

    static void Multipart(StringBuilder mail, string kind, Guid decision, params ReadOnlySpan<Action<StringBuilder>> parts)
    {
        // No line of a Base64 part begins with two hyphens, so the boundary cannot be met inside.
        var boundary = $"{kind}-{decision:N}";
        Header(mail, "Content-Type", $"multipart/{kind};\r\n boundary=\"{boundary}\"");
        mail.Append("\r\n");
        foreach (var part in parts)
        {
            mail.Append("--").Append(boundary).Append("\r\n");
            part(mail);
        }

        mail.Append("--").Append(boundary).Append("--\r\n");
    }

    static void Text(StringBuilder mail, string kind, string text)
    {
        Header(mail, "Content-Type", $"text/{kind}; charset=utf-8");
        Body(mail, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
    }

    static void Attach(StringBuilder mail, MailAttachment file)
    {
        Header(mail, "Content-Type", file.MediaType);
        Header(mail, "Content-Disposition", $"attachment;\r\n filename=\"{Plain(file.Name)}\"");
        Body(mail, file.Bytes);
    }

    static void Body(StringBuilder mail, byte[] bytes)
    {
        Header(mail, "Content-Transfer-Encoding", "base64");
        mail.Append("\r\n").Append(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
    }

    static void Header(StringBuilder mail, string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");

    static string Mailbox(EmailAddress address, string? name) =>
        string.IsNullOrWhiteSpace(name) ? address.Text : $"{Encoded(name)}\r\n <{address.Text}>";

    /// <summary>Text in a header: plain where it is short and harmless, else encoded words (RFC 2047), folded.</summary>
    internal static string Encoded(string text)
    {
        var line = FrenchText.OneLine(text);
        if (line.Length is > 0 and <= 60 && line.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_') && line[0] != ' ' && line[^1] != ' ') return line;
        var words = new List<string>();
        var word = new List<byte>();
        var piece = new byte[4];
        foreach (var rune in line.EnumerateRunes())
        {
            var bytes = piece.AsSpan(0, rune.EncodeToUtf8(piece));
            // 39 bytes are 52 characters in Base64: with its frame and the header's name before it, a line stays below the 78 it should keep to.
            if (word.Count + bytes.Length > 39) Close();
            word.AddRange(bytes);
        }

        Close();
        return string.Join("\r\n ", words);

        void Close()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }

    static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
}
