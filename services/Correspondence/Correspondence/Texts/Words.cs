using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Texts;

/// <summary>The words and forms of one language, as <c>words.&lt;language&gt;.json</c> has them for letters, e-mails and call scripts alike.</summary>
public sealed partial class Words
{
    static readonly ConcurrentDictionary<string, Words> Read = [];

    readonly JsonElement words;

    Words(string file)
    {
        words = JsonDocument.Parse(File.ReadAllText(file)).RootElement.Clone();
        Forms = words.GetProperty("forms").Deserialize<LanguageText>(JsonSerializerOptions.Web)!;
    }

    /// <summary>How amounts and days are written.</summary>
    public LanguageText Forms { get; }

    /// <summary>The words of a language, read once.</summary>
    /// <param name="folder">Folder of texts; its words lie in it or one above.</param>
    /// <param name="language">ISO 639-1.</param>
    /// <exception cref="FileNotFoundException">There are none.</exception>
    public static Words Of(string folder, string language)
    {
        var file = new[] { folder, Path.Combine(folder, "..") }.Select(at => Path.GetFullPath(Path.Combine(at, $"words.{language}.json"))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There are no words.{language}.json in {folder} or above.");
        return Read.GetOrAdd(file, path => new(path));
    }

    /// <summary>A word or sentence by its path, such as <c>attention.buyer</c>, its places filled in order; null where there is none.</summary>
    public string? Say(string path, params ReadOnlySpan<string> with)
    {
        var at = words;
        foreach (var part in path.Split('.'))
            if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(part, out at)) return null;
        if (at.ValueKind is not JsonValueKind.String) return null;
        // In one pass: a value that looks like a place is none.
        var (values, filled) = (with.ToArray(), 0);
        return Place().Replace(at.GetString()!, place => filled < values.Length ? values[filled++] : place.Value);
    }

    /// <summary>How many of something that <c>forms</c> has a singular and a plural of.</summary>
    public string Count(int number, string of) => $"{number}\u00a0{words.GetProperty("forms").GetProperty(of)[number > 1 ? 1 : 0].GetString()}";

    /// <summary>The origin of a rate, which a statement gives in French, phrase by phrase in this language.</summary>
    public string Origin(string french)
    {
        if (words.TryGetProperty("origins", out var phrases))
            foreach (var phrase in phrases.EnumerateArray()) french = french.Replace(phrase[0].GetString()!, phrase[1].GetString(), StringComparison.Ordinal);
        return french;
    }

    [GeneratedRegex("\\{[a-z]+\\}")]
    private static partial Regex Place();
}
