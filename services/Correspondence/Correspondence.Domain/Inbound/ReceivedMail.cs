using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Domain.Inbound;

/// <summary>A mail that came in, taken apart as far as deciding what it is needs it. Every word of it may be a lie. Personal data: never in a fact or a log.</summary>
/// <param name="Headers">First value of each header, names in lower case, unfolded and decoded.</param>
/// <param name="From">Address of the author, lower case; null where there is none that can be read.</param>
/// <param name="Recipients">Addresses it was sent or delivered to, lower case.</param>
/// <param name="Subject">Decoded, <see cref="Flat"/>; empty where there is none.</param>
/// <param name="Text">What it says, <see cref="Flat"/>; empty where it says nothing.</param>
/// <param name="Reports">What a delivery report (RFC 3464) says of each recipient; none where it is no report.</param>
/// <param name="Feedback">Type of a complaint (RFC 5965), lower case; null where it is none.</param>
/// <param name="Original">Message-ID of the mail that a report or complaint brings along, without angle brackets.</param>
public sealed partial record ReceivedMail(
    ImmutableDictionary<string, string> Headers, string? From, ImmutableArray<string> Recipients, string Subject, string Text,
    ImmutableArray<RecipientReport> Reports, string? Feedback, string? Original)
{
    const int MostCharacters = 16_000;

    /// <summary>Whose complaint it is, as far as it says (Original-Rcpt-To, RFC 5965), lower case. Most that pass complaints on leave it out, or put something else in the place of the name.</summary>
    public ImmutableArray<string> ComplainedBy { get; init; } = [];

    /// <summary>A whole mail lies in it (message/rfc822).</summary>
    public bool CarriesAnother { get; init; }

    /// <summary>
    /// Its author passes on what somebody else has written: it carries a mail, or its subject says so, be it after the marks of answers. As the programs of our countries write it: TR, FW, FWD, WG, I, RV, RIF.
    /// </summary>
    public bool Forwards => CarriesAnother || ForwardingSubject().IsMatch(Subject);

    /// <summary>The beginning of a text, each run of white space as one space: what is searched is short, whatever was sent.</summary>
    public static string Flat(string text)
    {
        var flat = new StringBuilder();
        foreach (var c in text)
        {
            if (flat.Length == MostCharacters) break;
            if (!char.IsWhiteSpace(c)) flat.Append(c);
            else if (flat.Length > 0 && flat[^1] != ' ') flat.Append(' ');
        }

        return Cut(flat.ToString(), MostCharacters);
    }

    /// <summary>The beginning of a text; no pair of characters that is one is torn apart, for half of one is no text.</summary>
    public static string Cut(string text, int most) =>
        text.Length < most || (text.Length == most && !char.IsHighSurrogate(text[^1])) ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>Value of a header; null where it is absent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>
    /// What remains of a report for the message that went to an address: null where it is about others only, whom our mails have as well (a colleague's copy), or whom a stranger made up.
    /// A report that names nobody is about whatever it belongs to.
    /// </summary>
    /// <param name="address">Lower case.</param>
    public ReceivedMail? About(string address)
    {
        if (Reports.IsEmpty) return Header("x-failed-recipients") is { } failed && !failed.Split(',', StringSplitOptions.TrimEntries).Contains(address, StringComparer.OrdinalIgnoreCase) ? null : this;
        var its = Reports.RemoveAll(report => !report.Recipients.IsDefaultOrEmpty && !report.Recipients.Contains(address));
        return its.IsEmpty ? null : this with { Reports = its };
    }

    /// <summary>What remains of a report without what it says of others: null where that is all it says. One that names nobody stays whole.</summary>
    /// <param name="areOthers">Whether the addresses of one recipient, lower case, are another's.</param>
    public ReceivedMail? But(Func<IReadOnlyList<string>, bool> areOthers)
    {
        if (Reports.IsEmpty) return Header("x-failed-recipients") is { } failed && failed.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries).All(address => areOthers([address])) ? null : this;
        var rest = Reports.RemoveAll(report => !report.Recipients.IsDefaultOrEmpty && areOthers(report.Recipients));
        return rest.IsEmpty ? null : rest.Length == Reports.Length ? this : this with { Reports = rest };
    }

    /// <summary>A machine that carries mail has written it: it has no return path, or the name of one of its kind.</summary>
    public bool IsFromDaemon =>
        Header("return-path")?.Trim() is "<>"
        || From?.Split('@')[0] is "mailer-daemon" or "postmaster" or "mail-daemon" or "maildaemon" or "mailerdaemon";

    [GeneratedRegex(@"^\s*(?:(?:re|r|aw|sv|rép)\s*:\s*)*(?:tr|fwd?|wg|i|rv|rif)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForwardingSubject();
}

/// <summary>What a delivery report says of one recipient (RFC 3464, section 2.3).</summary>
/// <param name="Action"><c>failed</c>, <c>delayed</c>, <c>delivered</c>, <c>relayed</c> or <c>expanded</c>, lower case.</param>
/// <param name="Status">Enhanced status code, as <c>5.1.1</c>; null where it is none.</param>
/// <param name="Diagnostic">What the other server said.</param>
/// <param name="Recipients">Addresses of the recipient, as it was reached last and as it was written to, lower case; empty where none can be read.</param>
public sealed record RecipientReport(string Action, string? Status, string? Diagnostic, ImmutableArray<string> Recipients = default);
