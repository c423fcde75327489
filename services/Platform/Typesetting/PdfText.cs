namespace Recouvrement.Platform.Typesetting;

/// <summary>The text of a PDF, page by page: lines as printed, every kind of space a plain one.</summary>
/// <param name="Pages">One text per page.</param>
public sealed record PdfText(IReadOnlyList<string> Pages)
{
    /// <summary>All pages, one after the other.</summary>
    public string Text => string.Join('\n', Pages);
}
