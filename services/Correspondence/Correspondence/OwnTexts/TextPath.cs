using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>Which text a request is about, and the source that it brings along.</summary>
static class TextPath
{
    const int LargestLetter = 128 * 1024;

    /// <summary>Characters that people may note.</summary>
    public const int LongestNote = 300;

    /// <summary>Largest request with a source.</summary>
    public const long Largest = 1024 * 1024;

    /// <summary>Null where all of it is known.</summary>
    public static IResult? Read(string siren, string kind, string form, string language, string? tone, out TextKey key)
    {
        var errors = new List<InputError>();
        var (creditor, known) = (Siren.Parse(siren), WireNames.Known<TextForm>(form));
        if (creditor is null) errors.Add(new("siren", "is nine digits"));
        if (!RequiredMentions.Kinds.Contains(kind)) errors.Add(new("kind", $"is one of {string.Join(", ", RequiredMentions.Kinds)}"));
        if (known is null) errors.Add(new("form", "is letter or email"));
        if (!TextNames.Languages.Contains(language)) errors.Add(new("language", $"is one of {string.Join(", ", TextNames.Languages)}"));
        if (tone is not null && !TextKey.Tones.Contains(tone)) errors.Add(new("tone", $"is one of {string.Join(", ", TextKey.Tones)}; absent: for all of them"));
        key = errors.Count > 0 ? null! : new(creditor!.Value.Digits, kind, known!.Value, language, tone);
        return errors.Count > 0 ? Problems.Invalid([.. errors]) : null;
    }

    /// <summary>The source of a draft, or all that is wrong with it.</summary>
    public static (TextSource? Source, IResult? Problem) Source(TextForm form, TextDraft draft, IReadOnlySet<string> parts)
    {
        var errors = new List<InputError>();
        if (draft.Note is { Length: > LongestNote }) errors.Add(new("note", $"is at most {LongestNote} characters"));
        TextSource? source = form is TextForm.Letter ? Letter(draft, errors) : Email(draft, parts, errors);
        return errors.Count > 0 ? (null, Problems.Invalid([.. errors])) : (source, null);
    }

    static TextSource.Letter? Letter(TextDraft draft, List<InputError> errors)
    {
        if (draft is not { Subject: null, Text: null, Html: null, Body: null }) errors.Add(new("source", "is all that a letter has"));
        if (string.IsNullOrWhiteSpace(draft.Source) || draft.Source.Length > LargestLetter) errors.Add(new("source", $"is a Typst source of 1 to {LargestLetter} characters"));
        return errors.Count > 0 ? null : new(draft.Source!.ReplaceLineEndings("\n"));
    }

    static TextSource.Email? Email(TextDraft draft, IReadOnlySet<string> parts, List<InputError> errors)
    {
        if (draft.Source is not null) errors.Add(new("source", "is for letters"));
        if (draft.Body is null == (draft.Text is null && draft.Html is null)) errors.Add(new("body", "is given, or else text and html"));
        foreach (var (field, template) in draft.Body is null ? new[] { ("subject", draft.Subject), ("text", draft.Text), ("html", draft.Html) } : [("subject", draft.Subject), ("body", draft.Body)])
            if (string.IsNullOrWhiteSpace(template)) errors.Add(new(field, "is missing"));
            else errors.AddRange(HandlebarsRules.Faults(field, template, parts));
        return errors.Count > 0 ? null : new(new(draft.Subject!.ReplaceLineEndings("\n"), (draft.Body ?? draft.Text!).ReplaceLineEndings("\n"), (draft.Body ?? draft.Html!).ReplaceLineEndings("\n")));
    }
}
