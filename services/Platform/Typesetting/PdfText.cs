namespace Recouvrement.Platform.Typesetting;

/// <summary>The text of a PDF, page by page: lines as printed, every kind of space a plain one.</summary>
/// <param name="Pages">One text per page.</param>
public sealed record PdfText(IReadOnlyList<string> Pages)
{
    /// <summary>All pages, one after the other.</summary>
    public string Text => string.Join('\n', Pages);
}

/// <summary>The pages of a PDF.</summary>
/// <param name="Count">How many.</param>
/// <param name="IsEncrypted">It has a key of any kind, if only against being changed or printed.</param>
/// <param name="Sizes">Of the first two hundred.</param>
public sealed record PdfPages(int Count, bool IsEncrypted, IReadOnlyList<PdfPageSize> Sizes);

/// <summary>The size of a page as it is shown.</summary>
/// <param name="Width">In points, 72 to the inch.</param>
/// <param name="Height">The same.</param>
public readonly record struct PdfPageSize(double Width, double Height);

/// <summary>A file attached to a PDF.</summary>
/// <param name="Name">As the PDF has it: no path to be used.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PdfAttachment(string Name, byte[] Content);

/// <summary>What a tagged PDF says of itself to whoever cannot see it.</summary>
/// <param name="Title">Title of the document; null where it has none.</param>
/// <param name="Language">Language of the document, such as <c>fr-FR</c>; null where it names none.</param>
/// <param name="Standard">The archiving standard it claims, such as <c>PDF/A-3b</c>; null where it claims none.</param>
/// <param name="Elements">Its elements page by page in reading order; empty where it is not tagged.</param>
public sealed record PdfStructure(string? Title, string? Language, string? Standard, IReadOnlyList<PdfElement> Elements);

/// <summary>A tagged element.</summary>
/// <param name="Role">As PDF names it: <c>H1</c>, <c>P</c>, <c>Table</c>, <c>TH</c>, <c>Figure</c>.</param>
/// <param name="Text">Its own text, without that of elements inside it.</param>
/// <param name="Alt">What is read in place of a picture.</param>
public sealed record PdfElement(string Role, string Text, string? Alt);
