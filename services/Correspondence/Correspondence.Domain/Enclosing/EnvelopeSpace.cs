namespace Recouvrement.Correspondence.Domain.Enclosing;

/// <summary>What one envelope (pli) holds of a letter and the copies that are printed with it.</summary>
/// <param name="Sheets">Sheets of paper at most, the letter's own included.</param>
/// <param name="Documents">Documents at most, the letter included.</param>
public sealed record EnvelopeSpace(int Sheets, int Documents)
{
    /// <summary>Sheets of a document that is printed on both sides and begins on a sheet of its own.</summary>
    /// <param name="pages">Its pages.</param>
    public static int SheetsOf(int pages) => (pages + 1) / 2;

    /// <summary>Whether any further copy could still go in, behind those before it.</summary>
    /// <param name="letter">Sheets of the letter.</param>
    /// <param name="copies">Pages of each copy before it; null of one that cannot be printed.</param>
    public bool HasRoom(int letter, IReadOnlyList<int?> copies) => Takes(letter, [.. copies, 1])[^1];

    /// <summary>Which copies go in beside the letter: in their order, each that still fits. A large one that does not fit keeps no small one out.</summary>
    /// <param name="letter">Sheets of the letter.</param>
    /// <param name="copies">Pages of each copy; null of one that cannot be printed.</param>
    public IReadOnlyList<bool> Takes(int letter, IReadOnlyList<int?> copies)
    {
        var (sheets, documents) = (letter, 1);
        return [.. copies.Select(pages =>
        {
            if (pages is not { } printed || documents >= Documents || sheets + SheetsOf(printed) > Sheets) return false;
            (sheets, documents) = (sheets + SheetsOf(printed), documents + 1);
            return true;
        })];
    }
}
