using System.Globalization;

namespace Recouvrement.Kernel.Identifiers;

/// <summary>
/// One plain mailbox in a form that is safe in a mail header and in an SMTP command: ASCII, no display name, no comment, no quoting,
/// nothing that could end the line. Stricter than RFC 5321 on purpose: what it turns away is a typing error or an attack.
/// </summary>
public sealed record EmailAddress
{
    const int Longest = 254, LongestLocal = 64;

    static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    EmailAddress(string text) => Text = text;

    /// <summary><c>local@domain</c>, the domain in its ASCII form.</summary>
    public string Text { get; }

    /// <summary>The address, or null when the text is none.</summary>
    public static EmailAddress? Parse(string? text)
    {
        if (text?.Trim(' ') is not { Length: > 2 and <= Longest } given) return null;
        var at = given.LastIndexOf('@');
        if (at is < 1 or > LongestLocal || !IsLocal(given[..at])) return null;
        return Domain(given[(at + 1)..]) is { } domain && at + 1 + domain.Length <= Longest ? new($"{given[..at]}@{domain}") : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    static bool IsLocal(string local) =>
        local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
        && local.All(c => char.IsAsciiLetterOrDigit(c) || ".!#$%&'*+-/=?^_`{|}~".Contains(c));

    static string? Domain(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain);
            return ascii.Contains('.') && !ascii.EndsWith('.') ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
