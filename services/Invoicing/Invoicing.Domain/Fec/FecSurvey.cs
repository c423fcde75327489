using System.Runtime.CompilerServices;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>What a whole FEC adds up to.</summary>
/// <param name="Rows">Lines under the header, blank ones not counted, rejected ones counted.</param>
/// <param name="Rejected">Rows that are bad by themselves; the rows that fall with their entry come on top (<see cref="FecSurvey.Rows"/>).</param>
/// <param name="Debit">Sum over all rows that can be read.</param>
/// <param name="Credit">Sum over all rows that can be read.</param>
/// <param name="UnbalancedEntries">Entries that do not balance by themselves; lawful where the export numbers each row.</param>
public sealed record FecTotals(long Rows, long Rejected, Money Debit, Money Credit, long UnbalancedEntries);

/// <summary>
/// The first of two readings of a FEC. Whether a row may be booked depends on rows after it: a rejected row takes its whole entry with
/// it, and the file must balance. So the content is read twice, in memory that depends neither on the number of rows nor of entries:
/// once to survey it, once for the rows to book (<see cref="Rows"/>).
/// </summary>
/// <remarks>
/// No half documents: in a file with rejected rows every entry that does not balance by itself is rejected too, because a rejected row
/// whose entry cannot be read (a bad EcritureDate, a cut line) may be its missing part. In a file without rejected rows only the totals
/// must balance: exports exist that number each row.
/// </remarks>
public sealed class FecSurvey
{
    /// <summary>More bad rows than this refuse the file.</summary>
    public const int MostRejections = 50_000;

    // Cents of every sum must stay exact in JSON numbers, below 2^53.
    static readonly Money Largest = Money.OfCents((1L << 53) - 1);

    readonly Dictionary<FecDocument, string> broken;

    FecSurvey(FecProblem? problem, FecTotals totals, FecJournals journals, LossAccounts accounts, FecLosses losses, Dictionary<FecDocument, string> broken) =>
        (Problem, Totals, Journals, Accounts, Losses, this.broken) = (problem, totals, journals, accounts, losses, broken);

    /// <summary>Why the file is refused, or null. Of a refused file nothing may be booked.</summary>
    public FecProblem? Problem { get; }

    /// <summary>Of a refused file: up to where it was read.</summary>
    public FecTotals Totals { get; }

    /// <summary>What kind of journal each one is.</summary>
    public FecJournals Journals { get; }

    internal LossAccounts Accounts { get; }

    internal FecLosses Losses { get; }

    /// <summary>Reads the content once, to its end or to the first problem, by the standard chart of accounts.</summary>
    /// <param name="content">Not disposed.</param>
    /// <param name="stop">Cancels.</param>
    public static Task<FecSurvey> Of(Stream content, CancellationToken stop = default) => Of(content, LossAccounts.Standard, stop);

    /// <summary>Reads the content once, to its end or to the first problem.</summary>
    /// <param name="content">Not disposed.</param>
    /// <param name="accounts">The entity's, by which losses are told from payments.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<FecSurvey> Of(Stream content, LossAccounts accounts, CancellationToken stop = default)
    {
        var documents = new OpenDocuments(accounts);
        var broken = new Dictionary<FecDocument, string>();
        var totals = new FecTotals(0, 0, Money.Zero, Money.Zero, 0);
        FecProblem? problem = null;
        await foreach (var row in FecReader.Read(content, stop))
        {
            switch (row)
            {
                case FecRow.Refused refused:
                    problem = refused.Problem;
                    break;
                case FecRow.Rejected { Rejection: var rejection } rejected:
                    totals = totals with { Rows = totals.Rows + 1, Rejected = totals.Rejected + 1 };
                    if (rejected.Document is { } document) broken.TryAdd(document, $"Rejected with its entry: line {rejection.Line}.");
                    if (totals.Rejected > MostRejections)
                        problem = new(FecProblems.TooManyRejections, rejection.Line, rejection.Field, $"More than {MostRejections} rows are bad; the last one: {rejection.Reason}");
                    break;
                case FecRow.Parsed { Entry: var entry }:
                    totals = totals with { Rows = totals.Rows + 1, Debit = totals.Debit + entry.Debit, Credit = totals.Credit + entry.Credit };
                    problem = TooLarge(totals, entry) ?? documents.Add(entry);
                    break;
            }

            if (problem is not null) return new(problem, totals, FecJournals.None, accounts, FecLosses.None, []);
        }

        var unbalanced = documents.Unbalanced();
        totals = totals with { UnbalancedEntries = unbalanced.Count };
        documents.Losses.Without(unbalanced.Select(entry => entry.Document));
        if (totals.Rejected == 0) problem = Unbalanced(totals, documents, unbalanced);
        else
            foreach (var (document, line) in unbalanced)
                broken.TryAdd(document, $"Rejected with its entry, which does not balance without the rejected rows: line {line}.");
        return new(problem, totals, documents.Journals(), accounts, documents.Losses, broken);
    }

    /// <summary>
    /// The rows to book and the rows rejected, each with its line: by itself or with its entry. Of a refused file only the refusal.
    /// </summary>
    /// <param name="content">The same bytes once more, from their beginning; not disposed.</param>
    /// <param name="stop">Cancels.</param>
    public async IAsyncEnumerable<FecRow> Rows(Stream content, [EnumeratorCancellation] CancellationToken stop = default)
    {
        if (Problem is not null)
        {
            yield return new FecRow.Refused(Problem);
            yield break;
        }

        await foreach (var row in FecReader.Read(content, stop))
            yield return row is FecRow.Parsed { Entry: var entry } && broken.TryGetValue(entry.Document, out var reason)
                ? new FecRow.Rejected(new(entry.LineNumber, null, reason), entry.Document)
                : row;
    }

    static FecProblem? TooLarge(FecTotals totals, FecEntry entry) =>
        Beyond(totals.Debit) || Beyond(totals.Credit)
            ? new(FecProblems.TotalTooLarge, entry.LineNumber, null, $"The totals of the file pass {Largest}.")
            : null;

    static bool Beyond(Money total) => total > Largest || total < -Largest;

    static FecProblem? Unbalanced(FecTotals totals, OpenDocuments documents, List<(FecDocument Document, long Line)> unbalanced)
    {
        if (totals.Debit == totals.Credit) return null;
        var reason = $"The file does not balance: debit {totals.Debit}, credit {totals.Credit}.";
        if (unbalanced.Count > 1 && unbalanced.Count > documents.Balanced) return new(FecProblems.Unbalanced, null, null, reason);
        var (document, line) = unbalanced.MinBy(entry => entry.Line);
        return new(FecProblems.Unbalanced, line, null,
            $"{reason} The first entry that does not: journal {FecText.Shown(document.JournalCode)}, number {FecText.Shown(document.EntryNumber)}, {document.EntryDate:yyyy-MM-dd}.");
    }
}
