using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace Recouvrement.Correspondence.Texts;

/// <summary>
/// The e-mails and call scripts of a folder of Handlebars templates, each compiled once when it is first used.
/// Safe for concurrent use; touches nothing but the folder.
/// </summary>
/// <param name="folder">Default: <c>Templates</c> beside the program.</param>
public sealed partial class EmailTexts(string? folder = null)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly string folder = folder ?? Path.Combine(AppContext.BaseDirectory, "Templates");
    readonly ConcurrentDictionary<string, Lazy<EmailSource>> sources = [];
    readonly ConcurrentDictionary<(string Language, string Currency, bool Html), Lazy<TextEngine>> engines = [];

    /// <summary>E-mails that <see cref="Render(string, TextContent)"/> knows, each with its language: <c>reminder_1.fr</c>.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFiles(folder, "*.subject.hbs").Select(file => Path.GetFileName(file)[..^".subject.hbs".Length]).Order(StringComparer.Ordinal);

    /// <summary>There is such an e-mail.</summary>
    public bool Has(string name) => NameForm().IsMatch(name) && File.Exists(Path.Combine(folder, $"{name}.subject.hbs"));

    /// <summary>What an e-mail is made from.</summary>
    /// <exception cref="KeyNotFoundException">There is no such e-mail.</exception>
    public EmailSource Source(string name) => Has(name) ? sources.GetOrAdd(name, of => new(() => Read(of))).Value : throw new KeyNotFoundException($"There is no e-mail {name}.");

    /// <summary>Fills the e-mail of a kind in the language of the content.</summary>
    /// <exception cref="KeyNotFoundException">There is no such e-mail.</exception>
    /// <exception cref="HandlebarsException">The text is wrong, or names something that the content does not have.</exception>
    public EmailText Render(string kind, TextContent content) => Render(Source(TextNames.Of(kind, content.Language)), content);

    /// <summary>Fills an e-mail that lies elsewhere than in the folder, with the parts and words of the folder.</summary>
    /// <exception cref="HandlebarsException">The text is wrong, or names something that the content does not have.</exception>
    public EmailText Render(EmailSource source, TextContent content) => Render(source, content, content.Language, content.Statement.Currency);

    /// <summary>Fills a notice to a colleague, with its amounts in a currency.</summary>
    /// <exception cref="KeyNotFoundException">There is no such e-mail.</exception>
    /// <exception cref="HandlebarsException">The text is wrong, or names something that the content does not have.</exception>
    public EmailText Render<TContent>(string name, TContent content, string currency) where TContent : class => Render(Source(name), content, TextNames.French, currency);

    /// <summary>Fills the script of a call to the debtor.</summary>
    public string CallScript(TextContent content) =>
        Engine(content.Language, content.Statement.Currency, html: false).Fill(File.ReadAllText(Path.Combine(folder, $"{TextNames.Of("call", content.Language)}.txt.hbs")), Data(content)).Trim() + "\n";

    EmailText Render<TContent>(EmailSource source, TContent content, string language, string currency)
    {
        var (data, plain) = (Data(content), Engine(language, currency, html: false));
        return new(
            string.Join(' ', plain.Fill(source.Subject, data).Split((char[]?)['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)),
            Gaps().Replace(plain.Fill(source.Text, data), "\n\n").Trim() + "\n",
            Engine(language, currency, html: true).Fill(source.Html, data));
    }

    TextEngine Engine(string language, string currency, bool html) => engines.GetOrAdd((language, currency, html), of => new(() => new(folder, of.Language, of.Currency, of.Html))).Value;

    EmailSource Read(string name)
    {
        string Of(string form) => File.ReadAllText(Path.Combine(folder, $"{name}.{form}.hbs"));
        var isOne = File.Exists(Path.Combine(folder, $"{name}.body.hbs"));
        return new(Of("subject"), Of(isOne ? "body" : "txt"), Of(isOne ? "body" : "html"));
    }

    static object Data<TContent>(TContent content) => Plain(JsonSerializer.SerializeToElement(content, Json))!;

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

    [GeneratedRegex("\n{3,}")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,39}(\.[a-z]{2})?$")]
    private static partial Regex NameForm();
}
