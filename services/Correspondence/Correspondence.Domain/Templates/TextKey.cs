using System.Text.RegularExpressions;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>As what a text is read.</summary>
public enum TextForm
{
    /// <summary>Never set.</summary>
    None,

    /// <summary>Printed: one Typst source, on the layout of the shipped letters.</summary>
    Letter,

    /// <summary>An e-mail: subject, plain text and HTML, as Handlebars.</summary>
    Email,
}

/// <summary>Which text of a creditor entity: one stream of versions.</summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="Kind">What the text is for, as policies name it.</param>
/// <param name="Form">Letter or e-mail.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Tone">For messages of this tone only; null: for all that have no text of their own.</param>
public sealed partial record TextKey(string Creditor, string Kind, TextForm Form, string Language, string? Tone)
{
    /// <summary>The tones there are.</summary>
    public static IReadOnlyList<string> Tones { get; } = ["courteous", "firm", "severe"];

    /// <summary>The shipped text that stands in for it: <c>formal_notice.fr</c>.</summary>
    public string Name => $"{Kind}.{Language}";

    /// <summary>The stream of its versions.</summary>
    public Guid Stream => NameBasedId.OfStream("text", Siren.Parse(Creditor) ?? throw new FormatException($"'{Creditor}' is no SIREN."), Kind, Form.ToString(), Language, Tone ?? "*");

    /// <summary>A name of a text, or null.</summary>
    public static string? Known(string? kind) => kind is not null && KindName().IsMatch(kind) ? kind : null;

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex KindName();
}

/// <summary>The text that a document was made with.</summary>
/// <param name="Name"><c>formal_notice.fr</c>.</param>
/// <param name="Version">Of the creditor's own; null for the one that is shipped.</param>
/// <param name="Tone">The tone that the own version is kept for; null for all of them.</param>
/// <param name="Sha256">Of the source; lower-case hexadecimal.</param>
public sealed record TextUsed(string Name, int? Version, string? Tone, string Sha256);
