namespace Recouvrement.Correspondence.Domain.Enclosing;

/// <summary>A page as it is shown.</summary>
/// <param name="Width">In points, 72 to the inch.</param>
/// <param name="Height">The same.</param>
public readonly record struct PrintedPage(double Width, double Height)
{
    // 210 by 297 mm, and two millimetres for whoever rounds.
    const double Short = 595.28, Long = 841.89, Tolerance = 5.67;

    /// <summary>It is of A4, upright or across.</summary>
    public bool IsA4 => Near(Math.Min(Width, Height), Short) && Near(Math.Max(Width, Height), Long);

    /// <summary>Why a PDF is not printed as it is, snake_case; null where it is.</summary>
    /// <param name="isEncrypted">It has a key, if only against being changed or printed.</param>
    /// <param name="pages">All of its pages.</param>
    public static string? Against(bool isEncrypted, IReadOnlyCollection<PrintedPage> pages) =>
        isEncrypted ? "encrypted" : pages.Count == 0 ? "without_pages" : pages.All(page => page.IsA4) ? null : "not_a4";

    static bool Near(double told, double wanted) => Math.Abs(told - wanted) <= Tolerance;
}
