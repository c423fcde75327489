namespace Recouvrement.Platform.Typesetting;

/// <summary>The text of a PDF, page by page: lines as printed, every kind of space a plain one.</summary>
/// <param name="Pages">One text per page.</param>
public sealed record PdfText(IReadOnlyList<string> Pages)
{
    /// <summary>All pages, one after the other.</summary>
    public string Text => string.Join('\n', Pages);
}

/// <summary>A file attached to a PDF.</summary>
/// <param name="Name">As the PDF has it: no path to be used.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PdfAttachment(string Name, byte[] Content);
