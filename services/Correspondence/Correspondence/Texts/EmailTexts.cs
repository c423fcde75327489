using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using HandlebarsDotNet;
using Members = System.Collections.Generic.Dictionary<string, object?>;

namespace Recouvrement.Correspondence.Texts;

/// <summary>The e-mails and call scripts of a folder of Handlebars templates, compiled once. Safe for concurrent use; touches nothing but the folder.</summary>
public sealed class EmailTexts
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    const string Euro = "EUR";

    readonly string folder;
    readonly ConcurrentDictionary<string, Dictionary<string, HandlebarsTemplate<object, object>>> byCurrency = [];

    /// <summary>Reads and compiles <c>*.hbs</c>.</summary>
    /// <param name="folder">Default: <c>Templates</c> beside the program.</param>
    /// <exception cref="HandlebarsException">A template is wrong.</exception>
    public EmailTexts(string? folder = null)
    {
        this.folder = folder ?? Path.Combine(AppContext.BaseDirectory, "Templates");
        byCurrency[Euro] = Compile(Euro);
    }

    // A text writes all its amounts in one currency.
    Dictionary<string, HandlebarsTemplate<object, object>> Compile(string currency)
    {
        var templates = new Dictionary<string, HandlebarsTemplate<object, object>>();
        var (plain, html) = (Language(folder, currency, encode: false), Language(folder, currency, encode: true));
        foreach (var file in Directory.EnumerateFiles(folder, "*.hbs"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            templates[name] = (name.EndsWith(".html", StringComparison.Ordinal) ? html : plain).Compile(File.ReadAllText(file));
        }

        return templates;
    }

    /// <summary>Names that <see cref="Render"/> knows.</summary>
    public IEnumerable<string> Names => byCurrency[Euro].Keys.Where(name => name.EndsWith(".subject", StringComparison.Ordinal)).Select(name => name[..^".subject".Length]).Order();

    /// <summary>Fills the e-mail of a step.</summary>
    /// <exception cref="KeyNotFoundException">There is no such e-mail.</exception>
    /// <exception cref="HandlebarsException">The text names something that the content does not have.</exception>
    public EmailText Render(string name, TextContent content) => Render(name, content, content.Statement.Currency);

    /// <summary>Fills a notice to a colleague, with its amounts in a currency.</summary>
    /// <exception cref="KeyNotFoundException">There is no such e-mail.</exception>
    /// <exception cref="HandlebarsException">The text names something that the content does not have.</exception>
    public EmailText Render<TContent>(string name, TContent content, string currency) where TContent : class
    {
        var (data, templates) = (Plain(JsonSerializer.SerializeToElement(content, Json))!, In(currency));
        return new(
            string.Join(' ', templates[$"{name}.subject"](data).Split((char[]?)['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)),
            templates[$"{name}.txt"](data).Trim() + "\n",
            templates[$"{name}.html"](data));
    }

    /// <summary>Fills the script of a call to the debtor.</summary>
    public string CallScript(TextContent content) => In(content.Statement.Currency)["call.txt"](Plain(JsonSerializer.SerializeToElement(content, Json))!).Trim() + "\n";

    Dictionary<string, HandlebarsTemplate<object, object>> In(string currency) => byCurrency.GetOrAdd(currency, Compile);

    static IHandlebars Language(string folder, string currency, bool encode)
    {
        var language = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, NoEscape = !encode });
        foreach (var part in Directory.EnumerateFiles(Path.Combine(folder, "parts"), "*.hbs"))
            language.RegisterTemplate(Path.GetFileNameWithoutExtension(part), File.ReadAllText(part));

        Says<long>(language, "money", cents => FrenchText.Money(cents, currency));
        Says<string>(language, "date", day => FrenchText.Date(DayOf(day)));
        Says<string>(language, "day", day => FrenchText.Day(DayOf(day)));
        Says<long>(language, "days", FrenchText.Days);
        Says<string>(language, "fours", text => FrenchText.InGroups(text, 4));
        Says<Members>(language, "identity", Identity);
        Says<Members>(language, "accessories", statement => Accessories(statement));
        Says<Members>(language, "total", statement => (long)statement["outstandingCents"]! + Accessories(statement));
        Asks(language, "several", given => ((ICollection)given[0]!).Count > 1);
        Asks(language, "late", given => (long)given[0]! > 0);
        Asks(language, "is", given => string.Equals($"{given[0]}", $"{given[1]}", StringComparison.Ordinal));
        return language;
    }

    static void Says<T>(IHandlebars language, string name, Func<T, object> says) =>
        language.RegisterHelper(name, (context, given) => says((T)given[0]!));

    static void Asks(IHandlebars language, string name, Func<Arguments, bool> asks) =>
        language.RegisterHelper(name, (output, block, context, given) =>
        {
            if (asks(given)) block.Template(output, context);
            else block.Inverse(output, context);
        });

    static DateOnly DayOf(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static long Accessories(Members statement) => (long)statement["interestCents"]! + (long)statement["compensationCents"]!;

    // The mentions that business letters owe (C. com. R123-237), as in the footer of the letters.
    static string Identity(Members creditor)
    {
        var siren = FrenchText.InGroups((string)creditor["siren"]!, 3);
        var capital = creditor["capitalCents"] is long cents ? $" au capital de {FrenchText.Capital(cents)}" : "";
        string?[] parts =
        [
            (string)creditor["name"]!,
            creditor["legalForm"] is string form ? form + capital : null,
            $"SIREN {siren}",
            creditor["rcsCity"] is string city ? $"RCS {city} {siren}" : null,
            $"Siège social : {string.Join(", ", (List<object?>)creditor["address"]!)}",
        ];
        return string.Join(" – ", parts.Where(part => part is not null));
    }

    static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value)),
        JsonValueKind.Array  => value.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => FrenchText.OneLine(value.GetString()!),
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.True   => true,
        JsonValueKind.False  => false,
        _                    => null,
    };
}
