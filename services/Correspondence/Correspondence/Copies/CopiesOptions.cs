namespace Recouvrement.Correspondence.Copies;

/// <summary>What copies of invoices may take. Configuration section <c>Copies</c>.</summary>
public sealed class CopiesOptions
{
    /// <summary>Sheets of paper in one envelope at most, the letter's own included; 0: no copies are printed.</summary>
    public int MostSheets { get; set; } = 45;

    /// <summary>Bytes of the copies that lie inside the PDF of a letter that goes as a file too (PDF/A-3); where they are together larger, none does, for they go beside it as well.</summary>
    public long MostInside { get; set; } = 4 << 20;

    /// <summary>How long it may take to look at the copies of one letter: what nobody has looked at by then does not go with it.</summary>
    public TimeSpan ReadWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Copies are printed at all.</summary>
    internal bool ArePrinted => MostSheets > 0;
}
