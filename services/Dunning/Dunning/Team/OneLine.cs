using System.Globalization;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Team;

/// <summary>Words that people type.</summary>
static class OneLine
{
    /// <summary>What is wrong with a line of text; null where nothing is. Its ends do not count.</summary>
    public static IResult? Wrong(string field, string? text, int longest, bool needed) =>
        string.IsNullOrWhiteSpace(text) ? needed ? Problems.Invalid(field, "is needed") : null
        : text.Trim().Length <= longest && !text.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) ? null
        : Problems.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"is one line of at most {longest} characters"));

    /// <summary>Without its blank ends; nothing where it is blank.</summary>
    public static string? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
