namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>Why a whole file is refused. Nothing of a refused file may be booked.</summary>
/// <param name="Code">snake_case, stable, one of <see cref="FecProblems"/>.</param>
/// <param name="Line">The physical line (the header is line 1), or null where no single line is to blame.</param>
/// <param name="Field">The column by its legal name, or null.</param>
/// <param name="Reason">A sentence for the person who sent the file.</param>
public sealed record FecProblem(string Code, long? Line, string? Field, string Reason);

/// <summary>Why one row is not booked.</summary>
/// <param name="Line">The physical line (the header is line 1).</param>
/// <param name="Field">The column by its legal name, or null when the whole line is to blame.</param>
/// <param name="Reason">A sentence for the person who sent the file.</param>
public sealed record FecRejection(long Line, string? Field, string Reason);

/// <summary>The codes of <see cref="FecProblem"/>.</summary>
public static class FecProblems
{
    /// <summary>The name is not SIREN, FEC, closing date.</summary>
    public const string FileName = "fec_file_name";

    /// <summary>No byte but blanks.</summary>
    public const string Empty = "fec_empty";

    /// <summary>A header without a single entry under it.</summary>
    public const string NoEntries = "fec_no_entries";

    /// <summary>NUL bytes or UTF-16: not one of the encodings of a FEC.</summary>
    public const string Binary = "fec_binary";

    /// <summary>The first line bears no name of a FEC column.</summary>
    public const string NotAFec = "fec_not_a_fec";

    /// <summary>The columns are those of a FEC, but neither TAB nor | parts them.</summary>
    public const string Separator = "fec_separator";

    /// <summary>Columns are missing, unknown or there twice.</summary>
    public const string Header = "fec_header";

    /// <summary>The last line breaks off.</summary>
    public const string Truncated = "fec_truncated";

    /// <summary>Total debit and total credit differ though every row was read.</summary>
    public const string Unbalanced = "fec_unbalanced";

    /// <summary>The totals are beyond what events and JSON carry exactly.</summary>
    public const string TotalTooLarge = "fec_total_too_large";

    /// <summary>So many rows are bad that reporting each is of no use.</summary>
    public const string TooManyRejections = "fec_too_many_rejections";

    /// <summary>The rows of an entry lie too far apart to check entries in bounded memory.</summary>
    public const string Scattered = "fec_scattered";

    /// <summary>More entries of doubtful debts and losses than any books have.</summary>
    public const string TooManyLosses = "fec_too_many_losses";

    /// <summary>More journals than any books have.</summary>
    public const string TooManyJournals = "fec_too_many_journals";
}
