using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>A mail that was read. Personal data.</summary>
/// <param name="Key">The same for the same mail, by whichever way it comes.</param>
/// <param name="Mail">What it is decided by.</param>
/// <param name="Content">What people see of it.</param>
sealed record MailRead(Guid Key, ReceivedMail Mail, MailContent Content);

/// <summary>Reads mails as they come from strangers: nothing in them makes it throw, go deep or go on for ever.</summary>
static partial class ReadMail
{
    const int MostHeaders = 500, DeepestPart = 24;

    static readonly string[] RecipientHeaders = ["to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "apparently-to"];

    static readonly ParserOptions Options = new() { MaxMimeDepth = DeepestPart, MaxAddressGroupDepth = 2, CharsetEncoding = Encoding.UTF8 };

    static ReadMail() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads a mail. What cannot be read at all is a mail without author and text.</summary>
    public static MailRead Of(byte[] raw)
    {
        var message = Parsed(raw);
        if (message is null) return new(KeyOf("", raw), new(ImmutableDictionary<string, string>.Empty, null, [], "", "", [], null, null), MailContent.None);
        var headers = Headers(message);
        var content = MailContent.Of(message);
        var from = message.From.Mailboxes.Concat(message.Sender is { } sender ? [sender] : []).Select(Address).FirstOrDefault(address => address is not null);
        var mail = new ReceivedMail(
            headers, from, [.. Recipients(message).Distinct().Take(100)], ReceivedMail.Flat(content.Subject), ReceivedMail.Flat(content.Text),
            [.. content.Parts.OfType<MessageDeliveryStatus>().SelectMany(part => Tried(() => Reports(part).ToArray()) ?? []).Take(100)],
            content.Parts.OfType<MessageFeedbackReport>().Select(part => Tried(() => Feedback(part)) ?? "").FirstOrDefault(), Original(content))
        {
            CarriesAnother = content.Parts.Any(part => part is MessagePart),
            ComplainedBy = [.. content.Parts.OfType<MessageFeedbackReport>().SelectMany(part => Tried(() => Complaining(part).ToArray()) ?? []).Distinct().Take(100)],
        };
        return new(KeyOf(headers.GetValueOrDefault("message-id") ?? $"{headers.GetValueOrDefault("date")}|{headers.GetValueOrDefault("subject")}", raw), mail, content with { From = from });
    }

    // The way of a mail stands in its header, and differs; what it says, under the id that its author gave it, does not. The id alone would let one mail hide another.
    static Guid KeyOf(string id, byte[] raw) =>
        NameBasedId.Of($"inbound-mail|{id.Trim()}|{Convert.ToHexStringLower(SHA256.HashData(Array.FindAll(Body(raw), b => b is not (byte)'\r')))}");

    static byte[] Body(byte[] raw)
    {
        var lines = raw.AsSpan();
        var (strict, loose) = (lines.IndexOf("\r\n\r\n"u8), lines.IndexOf("\n\n"u8));
        var at = strict >= 0 && (loose < 0 || strict < loose) ? strict + 4 : loose >= 0 ? loose + 2 : 0;
        return lines[at..].TrimEnd("\r\n"u8).ToArray();
    }

    static MimeMessage? Parsed(byte[] raw) => Tried(() => MimeMessage.Load(Options, new MemoryStream(BoundedFields.Of(raw), writable: false))) is { Headers.Count: > 0 } message ? message : null;

    // Parts are parsed when they are looked at: each may be broken by itself.
    static T? Tried<T>(Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or InvalidOperationException or NotSupportedException or IOException)
        {
            return null;
        }
    }

    static ImmutableDictionary<string, string> Headers(MimeMessage message)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var header in message.Headers.Take(MostHeaders)) headers.TryAdd(header.Field.ToLowerInvariant(), MailContent.OneLine(header.Value));
        // That of the body is the same; where MIME is broken it may stand there alone.
        if (message.Body?.Headers[HeaderId.ContentType] is { } type) headers.TryAdd("content-type", MailContent.OneLine(type));
        return headers.ToImmutable();
    }

    static IEnumerable<string> Recipients(MimeMessage message) => message.Headers
        .Where(header => RecipientHeaders.Contains(header.Field.ToLowerInvariant()))
        .SelectMany(header => InternetAddressList.TryParse(Options, header.Value, out var list) ? list.Mailboxes : [])
        .Select(Address).OfType<string>();

    static string? Address(MailboxAddress mailbox) => EmailAddress.Parse(mailbox.Address)?.Text.ToLowerInvariant();

    static IEnumerable<RecipientReport> Reports(MessageDeliveryStatus status)
    {
        // The first group is about the mail, each further one about a recipient.
        foreach (var group in status.StatusGroups.Take(100))
            if (group["Action"] is { } action)
                yield return new(
                    MailContent.OneLine(action).Split(' ', ';', '(')[0].ToLowerInvariant(), BounceCodes.Read(group["Status"]),
                    group["Diagnostic-Code"] is { } said ? ReceivedMail.Flat(MailContent.OneLine(said)) : null, Named(group));
    }

    // Each is written as "rfc822; address".
    static ImmutableArray<string> Named(HeaderList group) =>
        [.. new[] { group["Final-Recipient"], group["Original-Recipient"] }.OfType<string>()
            .Select(field => EmailAddress.Parse(MailContent.OneLine(field).Split(';', 2)[^1].Trim(' ', '<', '>'))?.Text.ToLowerInvariant()).OfType<string>().Distinct()];

    static string Feedback(MessageFeedbackReport report) => MailContent.OneLine(report.Fields["Feedback-Type"] ?? "").Trim().ToLowerInvariant();

    static IEnumerable<string> Complaining(MessageFeedbackReport report) => report.Fields
        .Where(field => field.Field.Equals("Original-Rcpt-To", StringComparison.OrdinalIgnoreCase))
        .Select(field => EmailAddress.Parse(MailContent.OneLine(field.Value).Trim(' ', '<', '>'))?.Text.ToLowerInvariant()).OfType<string>();

    // What a report brings back; a program of before reports has only its text.
    static string? Original(MailContent content)
    {
        foreach (var part in content.Parts)
        {
            var id = part switch
            {
                MessagePart returned => Tried(() => returned.Message?.MessageId ?? "") is { Length: > 0 } known ? known : null,
                TextPart text when text.ContentType.IsMimeType("text", "rfc822-headers") => MailContent.Said(text) is var headers && Id().Match(headers) is { Success: true } found ? found.Groups["id"].Value : null,
                _ => null,
            };
            if (id is not null) return MailContent.OneLine(id);
        }

        return Id().Match(content.Text) is { Success: true } quoted ? quoted.Groups["id"].Value : null;
    }

    [GeneratedRegex(@"^[ \t>]*Message-ID:\s*<(?<id>[^<>\s]{1,250})>", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
