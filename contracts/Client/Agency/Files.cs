namespace Recouvrement.Client.Agency;

/// <summary>What came of a file of reports.</summary>
/// <param name="Rows">Without the header and empty lines.</param>
/// <param name="Taken">On record, now or from before: a file sent twice does nothing more.</param>
/// <param name="Rejected">The others, by line: nothing of them is on record.</param>
public sealed record FileReport(long Rows, long Taken, IReadOnlyList<FieldError> Rejected);
