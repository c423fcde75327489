using System.Net;
using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>What a reader sees of the HTML of a mail, and what must not be in it.</summary>
static partial class HtmlReading
{
    /// <summary>Its text, without markup.</summary>
    public static string Text(string html) => WebUtility.HtmlDecode(Markup().Replace(Unseen().Replace(html, " "), " "));

    /// <summary>Markup that runs, asks elsewhere, takes input or hides what must be read; nothing where there is none.</summary>
    public static IEnumerable<string> Unsafe(string html) => Forbidden().Matches(html).Select(found => found.Value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Take(5);

    [GeneratedRegex(@"<!--.*?-->|<(head|style|script|title|template|noscript)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Markup();

    [GeneratedRegex(
        """<\s*(script|iframe|frame|object|embed|applet|form|input|button|select|textarea|link|base|svg|math|audio|video|template|noscript)\b|<\s*meta[^>]*http-equiv|<[^>]*\son[a-z]+\s*=|javascript\s*:|vbscript\s*:|data\s*:\s*text|@import|url\s*\(|<\s*img\b(?![^>]*\ssrc\s*=\s*["']?(cid:|data:image/))|display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0?\.?0+\b|font-size\s*:\s*0|text-indent\s*:\s*-|\shidden[\s>=]|srcset\s*=""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Forbidden();
}
