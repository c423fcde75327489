using System.Text.RegularExpressions;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// The last net under what is logged: no line names a person or a secret on purpose, but it may quote another program that does, as a mail
/// server that refuses an address. What is known by its form is taken out; a name has none.
/// </summary>
static partial class Redaction
{
    const string Hidden = "***";

    /// <summary>A text without passwords in addresses and connection strings, e-mail addresses and account numbers.</summary>
    public static string Of(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal)) text = UserInfo().Replace(text, "://" + Hidden + "@");
        if (text.Contains('@', StringComparison.Ordinal)) text = Mail().Replace(text, "(e-mail)");
        if (text.Contains('=', StringComparison.Ordinal)) text = Setting().Replace(text, "$1=" + Hidden);
        return Account().Replace(text, found => Iban.Parse(found.Value) is { HasValidCheckDigits: true } ? "(IBAN)" : found.Value);
    }

    [GeneratedRegex(@"://[^/\s@""']+@")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b(password|pwd|secret|client_secret|api[_-]?key|access_token|token)=[^;&,\s""']+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")]
    private static partial Regex Account();
}
