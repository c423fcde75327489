using System.Collections.Concurrent;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>The texts of the product, by name: what is used where an entity has put none of its own in force, and what one starts from.</summary>
/// <param name="emails">Those by e-mail.</param>
/// <param name="folder">Default: <c>Templates</c> beside the program.</param>
sealed class ShippedTexts(EmailTexts emails, string? folder = null)
{
    readonly string folder = folder ?? Path.Combine(AppContext.BaseDirectory, "Templates");
    readonly ConcurrentDictionary<(string Name, TextForm Form), TextSource?> read = [];

    /// <summary>Names of all of them, each with its language.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFiles(folder, "*.*.typ").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.StartsWith("words.", StringComparison.Ordinal))
        .Union(emails.Names).Order(StringComparer.Ordinal);

    /// <summary>Names of the parts that e-mails can take in.</summary>
    public IReadOnlySet<string> Parts { get; } = Directory.EnumerateFiles(Path.Combine(folder ?? Path.Combine(AppContext.BaseDirectory, "Templates"), "parts"), "*.hbs")
        .Select(file => Path.GetFileNameWithoutExtension(file)).SelectMany(name => (string[])[name, name.Split('.')[0]]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The file of a letter.</summary>
    public string File(string name) => Path.Combine(folder, $"{name}.typ");

    /// <summary>A text; null where there is none of that name and form.</summary>
    /// <param name="name"><c>formal_notice.fr</c>: made of a kind and a language that are known.</param>
    /// <param name="form">Letter or e-mail.</param>
    public TextSource? Of(string name, TextForm form) => read.GetOrAdd((name, form), of => of.Form switch
    {
        TextForm.Letter when System.IO.File.Exists(File(of.Name)) => new TextSource.Letter(System.IO.File.ReadAllText(File(of.Name))),
        TextForm.Email when emails.Has(of.Name)                   => new TextSource.Email(emails.Source(of.Name)),
        _                                                         => null,
    });
}
