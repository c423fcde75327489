namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>What a line of the file turned out to be.</summary>
public abstract record FecRow
{
    FecRow() { }

    /// <summary>A row that can be read.</summary>
    public sealed record Parsed(FecEntry Entry) : FecRow;

    /// <summary>A row that cannot be booked.</summary>
    /// <param name="Rejection">Line, field, reason.</param>
    /// <param name="Document">The entry it belongs to, or null when even that cannot be read.</param>
    public sealed record Rejected(FecRejection Rejection, FecDocument? Document) : FecRow;

    /// <summary>The file is refused. Always the last row; all that came before it is void.</summary>
    public sealed record Refused(FecProblem Problem) : FecRow;
}
