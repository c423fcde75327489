using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Domain.Enclosing;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Correspondence.Copies;

/// <summary>
/// Decides what lies in the envelope of a letter on paper: the letter, and of its copies what can be printed and fits, before the letter is final, for it says which. A copy that cannot be
/// read is left out like one that does not fit, and keeps no letter back; it is read by the worker that hostile texts are typeset in, which what cannot fit any more does not take up.
/// </summary>
sealed partial class Envelopes(PrintedCopies printed, PostProviders providers, IOptions<CopiesOptions> options, ILogger<Envelopes> log)
{
    /// <summary>Documents of one sending at most, by the provider's word (../Post/README.md).</summary>
    public const int MostDocuments = 30;

    readonly EnvelopeSpace envelope = new(options.Value.MostSheets - providers.AddedSheets, MostDocuments);

    /// <summary>The letter, and what goes with it in the end.</summary>
    /// <param name="found">What might go with it.</param>
    /// <param name="letter">Makes the letter; it says what comes with it.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="TypesettingFailed">No worker could do it.</exception>
    public async Task<(byte[] Letter, Enclosed Enclosed)> Fill(Enclosed found, Func<Enclosed, Task<byte[]>> letter, CancellationToken stop)
    {
        if (found.Copies.Count == 0) return (await letter(found), found);
        if (!found.IsPrinted)
        {
            var held = found.Copies.Count < MostDocuments ? found : found.With([.. found.Copies.Take(MostDocuments - 1)], [.. found.Copies.Skip(MostDocuments - 1).Select(copy => copy.Number)]);
            return (await letter(held), held);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(options.Value.ReadWithin);
        // Of the copies from the first on, those that were looked at.
        var pages = new List<int?>();
        var (sheets, isLate) = (1, false);
        var fitting = await Fitting(sheets);
        while (true)
        {
            var made = await letter(fitting);
            if (fitting.Copies.Count == 0) return (made, fitting);
            // How long the letter is shows once it is made; a longer one leaves less room, and then says so.
            sheets = Math.Max(sheets, EnvelopeSpace.SheetsOf(await printed.Of(made, stop)));
            var again = await Fitting(sheets);
            if (again.Copies.SequenceEqual(fitting.Copies)) return (made, fitting);
            fitting = again;
        }

        async Task<Enclosed> Fitting(int letterSheets)
        {
            while (!isLate && pages.Count < found.Copies.Count && envelope.HasRoom(letterSheets, pages)) await LookAt(found.Copies[pages.Count]);
            var taken = envelope.Takes(letterSheets, pages);
            var fits = found.With(
                [.. found.Copies.Take(pages.Count).Select((copy, at) => copy with { Pages = pages[at] }).Where((_, at) => taken[at])],
                [.. found.Copies.Where((_, at) => at >= pages.Count || !taken[at]).Select(copy => copy.Number)]);
            // What is sent for its copies alone is not given up because the worker was busy.
            return isLate && fits.Against is not null ? fits with { Against = new Prepared.NotYet("copies_not_read") } : fits;
        }

        async Task LookAt(InvoiceCopy copy)
        {
            try
            {
                pages.Add(await printed.Of(copy, limit.Token));
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                isLate = true;
                LogLate(copy.Invoice, copy.Sha256, found.Copies.Count - pages.Count);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "It took too long to look at the copies of a letter: at that of invoice {Invoice} with hash {Sha256} the time was up, and {Count} are not printed. The letter says how to get them")]
    partial void LogLate(Guid invoice, string sha256, int count);
}
