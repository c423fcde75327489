using System.Runtime.CompilerServices;
using Recouvrement.Invoicing.Domain.Files;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// Reads the rows of a FEC from a stream, one by one, in constant memory: TAB or |, 18, 21 or 22 columns, Debit/Credit or Montant/Sens,
/// any lawful encoding and line end. Each row stands for itself here; whether its entry may be booked is known to <see cref="FecSurvey"/>,
/// after the last row.
/// </summary>
public static class FecReader
{
    // In bytes. The longest lawful rows known are under 1 000.
    const int LongestLine = 16 * 1024;

    /// <summary>
    /// The rows in the order of the file. Whatever the bytes, this ends normally or with one <see cref="FecRow.Refused"/>; only the stream
    /// itself and cancellation throw.
    /// </summary>
    /// <param name="content">Read once, forward, to its end or to the problem; not disposed.</param>
    /// <param name="stop">Cancels.</param>
    public static async IAsyncEnumerable<FecRow> Read(Stream content, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var lines = new FileLines(content, LongestLine);
        if (!await FirstLine(lines, stop))
        {
            yield return Refused(FecProblems.Empty, null, "The file is empty.");
            yield break;
        }

        if (HeaderProblem(lines, out var layout) is { } problem)
        {
            yield return new FecRow.Refused(problem);
            yield break;
        }

        var parser = new FecRowParser(layout!);
        FecRow? last = null;
        var isCut = false;
        while (await lines.Next(stop))
        {
            if (lines.HasNul)
            {
                yield return Refused(FecProblems.Binary, lines.Number, "The line holds NUL bytes: this is no text file.");
                yield break;
            }

            if (lines.IsBlank) continue;
            // One row late: that a short line is the last one is only known at the end.
            if (last is not null) yield return last;
            (last, isCut) = RowOf(parser, lines);
        }

        if (last is null) yield return Refused(FecProblems.NoEntries, null, "The file has a header and no entry.");
        else if (isCut && last is FecRow.Rejected { Rejection: var cut }) yield return Refused(FecProblems.Truncated, cut.Line, $"The file breaks off: {cut.Reason}");
        else yield return last;
    }

    static async ValueTask<bool> FirstLine(FileLines lines, CancellationToken stop)
    {
        while (await lines.Next(stop))
        {
            lines.Skip("\ufeff"u8);
            if (!lines.IsBlank) return true;
        }

        return false;
    }

    static FecProblem? HeaderProblem(FileLines lines, out FecLayout? layout)
    {
        layout = null;
        if (lines.Bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return new(FecProblems.Binary, lines.Number, null, "The file is in UTF-16; a FEC is in ASCII, ISO 8859-15 or UTF-8.");
        if (lines.HasNul) return new(FecProblems.Binary, lines.Number, null, "The file holds NUL bytes: it is no text file.");
        if (lines.IsTooLong) return new(FecProblems.NotAFec, lines.Number, null, $"The first line is longer than {LongestLine} bytes: this is no FEC.");
        return FecLayout.TryRead(lines.Bytes, out layout, out var problem) ? null : problem with { Line = lines.Number };
    }

    static (FecRow Row, bool IsCut) RowOf(FecRowParser parser, FileLines lines)
    {
        if (lines.IsTooLong) return (new FecRow.Rejected(new(lines.Number, null, $"The line is longer than {LongestLine} bytes."), null), false);
        var count = parser.Count(lines.Bytes);
        return (parser.Parse(lines.Number, lines.Bytes, count), count < parser.Columns);
    }

    static FecRow.Refused Refused(string code, long? line, string reason) => new(new FecProblem(code, line, null, reason));
}
