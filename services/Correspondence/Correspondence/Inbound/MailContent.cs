using System.Text;
using MimeKit;
using MimeKit.Text;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>What people see of a mail: text only, whatever it was written in. Personal data.</summary>
/// <param name="From">Address of its author; null where it cannot be read.</param>
/// <param name="To">To whom it says it goes.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">What it says.</param>
/// <param name="Parts">Its parts, opened as far as makes sense.</param>
/// <param name="Files">Those of them that are files.</param>
sealed record MailContent(string? From, string To, string Subject, string Text, IReadOnlyList<MimeEntity> Parts, IReadOnlyList<MimePart> Files)
{
    const int MostParts = 300, LongestText = 200_000, LongestLine = 998;

    /// <summary>Of a mail that says nothing.</summary>
    public static MailContent None { get; } = new(null, "", "", "", [], []);

    /// <summary>The content of a mail.</summary>
    public static MailContent Of(MimeMessage message)
    {
        var parts = Opened(message.Body);
        MimePart[] files = [.. parts.OfType<MimePart>().Where(IsFile)];
        var words = parts.OfType<TextPart>().Except(files.OfType<TextPart>()).ToArray();
        var plain = string.Join("\n\n", words.Where(part => !part.IsHtml).Select(Said));
        return new(
            null, OneLine(message.To.ToString()), OneLine(message.Subject ?? ""),
            string.IsNullOrWhiteSpace(plain) ? string.Join("\n\n", words.Where(part => part.IsHtml).Select(part => Words(Said(part)))) : plain, parts, files);
    }

    /// <summary>What a text part says, safe to be kept and shown.</summary>
    public static string Said(TextPart part)
    {
        try
        {
            return Clean(part.Text);
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>Safe to be kept, and to be one line.</summary>
    public static string OneLine(string text)
    {
        var line = FrenchText.OneLine(text.Length > 4 * LongestLine ? text[..(4 * LongestLine)] : text).Trim();
        return line.Length <= LongestLine ? line : line[..(char.IsHighSurrogate(line[LongestLine - 1]) ? LongestLine - 1 : LongestLine)];
    }

    // A mail within a mail is a file: what it says was not said to us.
    static List<MimeEntity> Opened(MimeEntity? body)
    {
        var (opened, toOpen) = (new List<MimeEntity>(), new Stack<MimeEntity>());
        if (body is not null) toOpen.Push(body);
        while (toOpen.TryPop(out var part) && opened.Count < MostParts)
        {
            if (part is not Multipart several)
            {
                opened.Add(part);
                continue;
            }

            foreach (var inner in several.Take(MostParts).Reverse()) toOpen.Push(inner);
        }

        return opened;
    }

    static bool IsFile(MimePart part) => part.IsAttachment || part.FileName is not null || part is not (TextPart or MessageDeliveryStatus or MessageFeedbackReport);

    // Text out of HTML: nothing of it is ever shown as HTML.
    static string Words(string html)
    {
        var (words, silent) = (new StringBuilder(), 0);
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (words.Length < LongestText && tokens.ReadNextToken(out var token))
            switch (token)
            {
                case HtmlTagToken { Id: HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Title, IsEmptyElement: false } tag: silent = Math.Max(0, silent + (tag.IsEndTag ? -1 : 1)); break;
                case HtmlTagToken { Id: HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 }: words.Append('\n'); break;
                case HtmlDataToken { Kind: HtmlTokenKind.Data } data when silent == 0: words.Append(data.Data); break;
            }

        return Clean(words.ToString());
    }

    static string Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (clean.Length >= LongestText) break;
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune)) clean.Append(rune);
        }

        return clean.ToString();
    }
}
