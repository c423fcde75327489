namespace Recouvrement.Correspondence.Texts;

// Text messages lie beside the e-mails: one file each, <kind>.<language>.sms.hbs.
public sealed partial class EmailTexts
{
    /// <summary>There is such a text message.</summary>
    public bool HasTextMessage(string name) => NameForm().IsMatch(name) && File.Exists(Path.Combine(folder, $"{name}.sms.hbs"));

    /// <summary>Fills a text message of a kind in the language of the content; one line.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text message.</exception>
    /// <exception cref="HandlebarsDotNet.HandlebarsException">The text is wrong, or names something that the content does not have.</exception>
    public string TextMessage(string kind, TextContent content)
    {
        var name = TextNames.Of(kind, content.Language);
        if (!HasTextMessage(name)) throw new KeyNotFoundException($"There is no text message {name}.");
        var filled = Engine(content.Language, content.Statement.Currency, html: false).Fill(File.ReadAllText(Path.Combine(folder, $"{name}.sms.hbs")), Data(content));
        return string.Join(' ', filled.Split((char[]?)['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));
    }
}
