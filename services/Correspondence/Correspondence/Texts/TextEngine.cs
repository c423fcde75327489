using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using HandlebarsDotNet;
using Members = System.Collections.Generic.Dictionary<string, object?>;

namespace Recouvrement.Correspondence.Texts;

/// <summary>Handlebars with the words of one language, the amounts of one currency and the markup of one form. A template is compiled once.</summary>
sealed class TextEngine
{
    // Templates of entities come and go: those of a day stay, and no more.
    const int MostCompiled = 500;

    readonly Words words;
    readonly IHandlebars language;
    readonly Lock compiling = new();
    readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> compiled = [];

    public TextEngine(string folder, string language, string currency, bool html)
    {
        words = Words.Of(folder, language);
        var forms = words.Forms;
        this.language = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, NoEscape = !html });
        Says<long>("money", cents => forms.Money(cents, currency));
        Says<string>("date", day => forms.LongDay(DayOf(day)));
        Says<string>("day", day => forms.ShortDay(DayOf(day)));
        Says<long>("days", forms.Count);
        Says<string>("fours", text => FrenchText.InGroups(text, 4));
        Says<string>("origin", words.Origin);
        Says<Members>("identity", Identity);
        Says<Members>("accessories", statement => Accessories(statement));
        Says<Members>("total", statement => (long)statement["outstandingCents"]! + Accessories(statement));
        Says<Members>("planned", plan => ((List<object?>)plan["instalments"]!).Sum(instalment => (long)((Members)instalment!)["amountCents"]!));
        this.language.RegisterHelper("the", (_, given) => words.Say(((ICollection)given[0]!).Count > 1 ? "mail.many" : "mail.one")!);
        Says<Members>("right", Right);
        Says<Members>("signer", content => Signer(content, "Name"));
        Says<Members>("quality", content => Signer(content, "Title"));
        Says<object?>("offered", offer => words.Say($"offer.{offer}") ?? "");
        this.language.RegisterHelper("tally", (_, given) => words.Count(((ICollection)given[0]!).Count, $"{given[1]}"));
        this.language.RegisterHelper("word", (_, given) =>
            words.Say($"{given[0]}", [.. given.Skip(1).Select(value => $"{value}")]) ?? throw new HandlebarsException($"There is no word '{given[0]}'."));
        Asks("several", given => ((ICollection)given[0]!).Count > 1);
        Asks("late", given => (long)given[0]! > 0);
        Asks("courteous", given => given[0] is not ("firm" or "severe"));
        Asks("firm", given => given[0] is "firm");
        Asks("severe", given => given[0] is "severe");
        Asks("is", given => string.Equals($"{given[0]}", $"{given[1]}", StringComparison.Ordinal));
        Frames("p", html ? "<p>" : "", html ? "</p>\n" : "\n");
        Frames("points", html ? "<ul>\n" : "", html ? "</ul>\n" : "\n");
        Frames("point", html ? "<li>" : "- ", html ? "</li>" : "");
        Parts(folder, html ? ".html" : ".txt");
    }

    /// <summary>Fills a template.</summary>
    /// <exception cref="HandlebarsException">It is wrong, or names something that the data does not have.</exception>
    public string Fill(string template, object data)
    {
        if (!compiled.TryGetValue(template, out var ready))
            lock (compiling)
            {
                if (compiled.Count >= MostCompiled) compiled.Clear();
                ready = compiled.GetOrAdd(template, language.Compile);
            }

        return ready(data);
    }

    void Parts(string folder, string form)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "parts"), "*.hbs"))
        {
            var (name, part) = (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
            language.RegisterTemplate(name, part);
            if (name.EndsWith(form, StringComparison.Ordinal)) language.RegisterTemplate(name[..^form.Length], part);
        }
    }

    void Says<T>(string name, Func<T, object> says) => language.RegisterHelper(name, (_, given) => says((T)given[0]!));

    void Asks(string name, Func<Arguments, bool> asks) =>
        language.RegisterHelper(name, (output, block, context, given) =>
        {
            if (asks(given)) block.Template(output, context);
            else block.Inverse(output, context);
        });

    void Frames(string name, string before, string after) =>
        language.RegisterHelper(name, (output, block, context, _) =>
        {
            output.WriteSafeString(before);
            block.Template(output, context);
            output.WriteSafeString(after);
        });

    static DateOnly DayOf(string? day) => day is null ? throw new HandlebarsException("This text states a day that the data lacks.") : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static long Accessories(Members statement) => (long)statement["interestCents"]! + (long)statement["compensationCents"]!;

    // By which law more is owed than the invoices say, as in the letters; nothing of it to a consumer.
    string Right(Members statement)
    {
        var (interest, compensation) = ((long)statement["interestCents"]! > 0, (long)statement["compensationCents"]! > 0);
        var law = interest && compensation ? statement["rateOrigin"] is string origin && origin.Contains("commande publique", StringComparison.Ordinal) ? "public" : "commerce"
            : interest ? "interest" : "compensation";
        return words.Say($"right.{law}")!;
    }

    // The sales director where the step says so and he has a name, else the signatory, as in the letters.
    static string Signer(Members content, string part)
    {
        var creditor = (Members)content["creditor"]!;
        var who = content["signedBy"] is "sales_director" && creditor["salesDirectorName"] is string { Length: > 0 } ? "salesDirector" : "signatory";
        return creditor[who + part] as string ?? "";
    }

    // The mentions that business letters owe (C. com. R123-237), as in the footer of the letters.
    string Identity(Members creditor)
    {
        var siren = FrenchText.InGroups((string)creditor["siren"]!, 3);
        string?[] parts =
        [
            (string)creditor["name"]!,
            creditor["legalForm"] is not string form ? null : creditor["capitalCents"] is long cents ? words.Say("capital", form, words.Forms.Capital(cents)) : form,
            $"SIREN {siren}",
            creditor["rcsCity"] is string city ? words.Say("register", city, siren) : null,
            words.Say("seat", string.Join(", ", (List<object?>)creditor["address"]!)),
        ];
        return string.Join(" – ", parts.Where(part => part is not null));
    }
}
