namespace Recouvrement.Platform.Typesetting;

/// <summary>A file to be attached to a PDF that is typeset, as PDF/A-3 allows.</summary>
/// <param name="Name">As its reader will see and save it: what no file may be called is replaced, and a name that is taken is numbered.</param>
/// <param name="MediaType">Such as <c>application/pdf</c>.</param>
/// <param name="Description">What it is, in words for the reader.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="Relationship">What it is to the document.</param>
public sealed record PdfFile(string Name, string MediaType, string Description, byte[] Bytes, PdfRelationship Relationship = PdfRelationship.Supplement)
{
    const int LongestName = 120;

    /// <summary>The files as a PDF can hold them: each name once, and one that any system can save.</summary>
    internal static IEnumerable<object> Named(IEnumerable<PdfFile> files)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var name = Saved(file.Name);
            for (var number = 2; !taken.Add(name); number++)
                name = $"{Path.GetFileNameWithoutExtension(Saved(file.Name))}-{number}{Path.GetExtension(Saved(file.Name))}";
            yield return new { Name = name, file.MediaType, file.Description, Relationship = file.Relationship.ToString().ToLowerInvariant(), Content = file.Bytes };
        }
    }

    static string Saved(string name)
    {
        var saved = string.Concat(name.Normalize().Select(c => char.IsControl(c) || char.IsSurrogate(c) || "/\\:*?\"<>|".Contains(c) ? '-' : c)).Trim(' ', '.');
        var ending = Path.GetExtension(saved) is { Length: <= 8 } kept ? kept : "";
        return saved switch
        {
            { Length: 0 }             => "file",
            { Length: > LongestName } => saved[..(LongestName - ending.Length)] + ending,
            _                         => saved,
        };
    }
}

/// <summary>What an attached file is to the document (ISO 32000-2, AFRelationship).</summary>
public enum PdfRelationship
{
    /// <summary>It goes with it.</summary>
    Supplement,

    /// <summary>The document was made from it.</summary>
    Source,

    /// <summary>Data shown in the document.</summary>
    Data,
}
