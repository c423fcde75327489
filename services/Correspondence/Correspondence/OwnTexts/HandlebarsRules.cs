using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>
/// What an e-mail that an entity has written may contain: the fields of the content, the words and parts of the shipped e-mails, and nothing that runs long, reaches an object behind the data, or leaves
/// something unencoded in HTML. Whatever is not known to be harmless is refused, by line.
/// </summary>
static partial class HandlebarsRules
{
    const int Largest = 64 * 1024, MostTags = 500, Deepest = 12;

    static readonly FrozenSet<string> Fields = FieldsOf(typeof(TextContent), []).ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Values = new[]
    {
        "money", "date", "day", "days", "fours", "origin", "identity", "accessories", "total", "planned", "the", "right", "offered", "tally", "word",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Blocks = new[] { "if", "unless", "with", "each", "several", "late", "courteous", "firm", "severe", "is", "p", "points", "point" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All that is wrong with one template of an e-mail.</summary>
    /// <param name="field">Name of the template in the request.</param>
    /// <param name="template">Its source.</param>
    /// <param name="parts">Names of the shipped parts.</param>
    public static IReadOnlyList<InputError> Faults(string field, string template, IReadOnlySet<string> parts)
    {
        var faults = new List<InputError>();
        if (template.Length > Largest) return [new(field, $"is at most {Largest} characters")];
        try
        {
            Read(field, template, parts, faults);
        }
        catch (RegexMatchTimeoutException)
        {
            faults.Add(new(field, "takes too long to be read"));
        }

        return faults;
    }

    static void Read(string field, string template, IReadOnlySet<string> parts, List<InputError> faults)
    {
        var (open, tags) = (new Stack<string>(), 0);
        foreach (Match tag in Tag().Matches(template))
        {
            void Wrong(string what) => faults.Add(new(field, what, 1 + template.AsSpan(0, tag.Index).Count('\n')));
            if (++tags > MostTags)
            {
                Wrong($"has more than {MostTags} tags");
                break;
            }

            // Where a comment ends is told differently by different readers.
            if (tag.Value.LastIndexOf("{{", StringComparison.Ordinal) > 1) Wrong("has a tag inside a comment");
            else if (tag.Value.StartsWith("{{{", StringComparison.Ordinal) || tag.Groups["raw"].Success) Wrong("leaves something unencoded: {{{ }}} and {{& }} are not allowed");
            else if (!tag.Groups["close"].Success) Wrong("has a tag that does not end");
            else Check(tag.Groups["sigil"].Value, tag.Groups["inner"].Value.Trim(), open, parts, Wrong);
        }

        if (open.Count > 0) faults.Add(new(field, $"does not end its {{{{#{open.Peek()}}}}}", 1 + template.AsSpan().Count('\n')));
    }

    static void Check(string sigil, string inner, Stack<string> open, IReadOnlySet<string> parts, Action<string> wrong)
    {
        if (sigil == "!") return;
        var words = Token().Matches(inner).Select(m => m.Value).ToList();
        if (string.Concat(words).Length != inner.Count(c => !char.IsWhiteSpace(c)) + words.Sum(w => w.Count(char.IsWhiteSpace)) || words.Count == 0 && sigil != "")
        {
            wrong($"has a tag that is not understood: '{Shown(inner)}'");
            return;
        }

        switch (sigil)
        {
            case "/":
                if (open.Count == 0 || open.Pop() != words[0]) wrong($"ends '{Shown(words[0])}', which is not open");
                return;
            case ">":
                if (!parts.Contains(words[0])) wrong($"has a part '{Shown(words[0])}' that does not exist");
                else if (open.Contains("each")) wrong("has a part inside an each");
                else words.Skip(1).ToList().ForEach(word => Value(word, wrong));
                return;
            case "#" or "^" when words.Count > 0:
                if (sigil == "^" && words is [var inverse] && Path(inverse) || Blocks.Contains(words[0])) Opens(words[0], open, wrong);
                else wrong($"has a block '{Shown(words[0])}' that is not known");
                Arguments(words, wrong);
                return;
            case "":
                if (words is ["else", ..]) words.RemoveAt(0);
                if (words.Count == 0) return;
                if (!Values.Contains(words[0]) && !Blocks.Contains(words[0])) Value(words[0], wrong);
                Arguments(words, wrong);
                return;
            default:
                wrong($"has a tag '{{{{{sigil}' that is not allowed");
                return;
        }
    }

    // Lists are as long as a case makes them: one in another would multiply them.
    static void Opens(string block, Stack<string> open, Action<string> wrong)
    {
        if (block == "each" && open.Contains("each")) wrong("has an each inside an each");
        if (open.Count >= Deepest) wrong($"is nested deeper than {Deepest}");
        open.Push(block);
    }

    static void Arguments(List<string> words, Action<string> wrong)
    {
        for (var at = 1; at < words.Count; at++)
            if (words[at] is "(" or ")" || (words[at - 1] == "(" && Values.Contains(words[at]))) continue;
            else Value(words[at], wrong);
    }

    static void Value(string word, Action<string> wrong)
    {
        if (!Literal().IsMatch(word) && !Path(word)) wrong($"names '{Shown(word)}', which is no field of the content");
    }

    static bool Path(string word)
    {
        var path = word;
        while (path.StartsWith("../", StringComparison.Ordinal)) path = path[3..];
        if (path is "this" or "." or ".." or "@index" or "@first" or "@last" or "@root") return true;
        return path.Split('.') is var segments && segments.Select((segment, at) =>
            Fields.Contains(segment) || Number().IsMatch(segment) || (at == 0 && segment is "this" or "@root")).All(known => known);
    }

    static IEnumerable<string> FieldsOf(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) yield break;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            yield return JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var of = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (of.Namespace?.StartsWith("Recouvrement", StringComparison.Ordinal) is true)
                foreach (var inner in FieldsOf(of, seen)) yield return inner;
        }
    }

    static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    // Up to the first closing braces; a comment may hold some.
    [GeneratedRegex(@"\{\{(?<raw>&)?(?:(?<sigil>!)--.*?--(?<close>~?\}\})|\{?~?(?<sigil>[#/^>!*]?)(?<inner>[^{}]*)(?<close>~?\}\}\}?)?)", RegexOptions.Singleline | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Tag();

    [GeneratedRegex("""\(|\)|"[^"]*"|'[^']*'|[^\s()"'=|]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex("""^("[^"]*"|'[^']*'|-?[0-9]{1,9}|true|false|null)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\[?[0-9]{1,3}\]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
