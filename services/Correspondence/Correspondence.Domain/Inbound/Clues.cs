using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Domain.Inbound;

/// <summary>By what a mail was found to belong to a case.</summary>
public enum MatchedBy
{
    /// <summary>By nothing.</summary>
    None,

    /// <summary>By the token in the address it was sent to.</summary>
    Token,

    /// <summary>By the Message-ID that it answers, or that a report brings back.</summary>
    MessageId,

    /// <summary>By the reference in its subject.</summary>
    Reference,

    /// <summary>By its author, who is known at one debtor only.</summary>
    Sender,

    /// <summary>A person has said so.</summary>
    Person,
}

/// <summary>What a mail says about what it belongs to, the surest first. Whoever writes can write anything: none of it opens anything, it only says to whom a person is to speak.</summary>
/// <param name="Decisions">Messages named by the addresses it was sent to.</param>
/// <param name="MessageIds">Without angle brackets; a report's own original first, then what it answers, then the thread, newest first.</param>
/// <param name="References">As our messages print them: eight hexadecimal digits.</param>
/// <param name="Sender">Its author; null where a machine has written it, whose address says nothing of a debtor.</param>
public sealed partial record Clues(ImmutableArray<Guid> Decisions, ImmutableArray<string> MessageIds, ImmutableArray<string> References, string? Sender)
{
    const int MostIds = 20, LongestId = 250;

    /// <summary>The clues of a mail.</summary>
    public static Clues Of(ReceivedMail mail, MailKind kind) => new(
        [.. mail.Recipients.Select(ReplyToken.From).OfType<Guid>().Distinct().Take(MostIds)],
        [.. Ids(mail).Where(id => id.Length <= LongestId).Distinct().Take(MostIds)],
        [.. Reference().Matches(mail.Subject).Select(found => found.Value).Distinct().Take(MostIds)],
        kind.IsWritten() && !mail.IsFromDaemon ? mail.From : null);

    static IEnumerable<string> Ids(ReceivedMail mail)
    {
        if (mail.Original is { } original) yield return original;
        foreach (Match id in Id().Matches(Short(mail.Header("in-reply-to")))) yield return id.Groups["id"].Value;
        foreach (var id in Id().Matches(Short(mail.Header("references"))).Reverse()) yield return id.Groups["id"].Value;
    }

    static string Short(string? header) => header is null ? "" : header.Length <= 8_000 ? header : header[^8_000..];

    [GeneratedRegex(@"<(?<id>[^<>\s]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\b[0-9A-F]{8}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
