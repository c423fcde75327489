using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Recouvrement.Invoicing.Domain.Xml;

/// <summary>
/// Where a business term stands under an element: <c>ram:A/ram:B</c>. A step may ask for a scheme (<c>ram:ID[@VA]</c>), for none
/// (<c>cbc:ID[@]</c>), or for the text of an element below it (<c>cac:X[cac:Y/cbc:ID=VAT]</c>).
/// </summary>
sealed partial class XmlPath
{
    // Ways come from this code only, never from a file: they are few.
    static readonly ConcurrentDictionary<string, XmlPath> Parsed = new(StringComparer.Ordinal);

    readonly Step[] steps;

    XmlPath(string text) => steps = [.. Steps().Matches(text).Select(m => Step.Of(m.Groups["name"].Value, m.Groups["filter"].Success ? m.Groups["filter"].Value : null))];

    public static XmlPath Parse(string text) => Parsed.GetOrAdd(text, static way => new(way));

    public IEnumerable<XmlPart> Of(XmlPart root) =>
        steps.Aggregate((IEnumerable<XmlPart>)[root], (found, step) => found.SelectMany(part => part.Parts).Where(step.Fits));

    sealed record Step(string Name, string? Scheme, XmlPath? Below, string? Text)
    {
        public static Step Of(string name, string? filter)
        {
            if (filter is null) return new(name, null, null, null);
            if (filter.StartsWith('@')) return new(name, filter[1..], null, null);
            var at = filter.IndexOf('=', StringComparison.Ordinal);
            return new(name, null, Parse(filter[..at]), filter[(at + 1)..]);
        }

        public bool Fits(XmlPart part) =>
            part.Name == Name && (Scheme is null || (part.Scheme ?? "") == Scheme) && (Below is null || Below.Of(part).Any(b => b.Text == Text));
    }

    [GeneratedRegex(@"(?<name>[^/\[\]]+)(\[(?<filter>[^\]]*)\])?(/|$)")]
    private static partial Regex Steps();
}
