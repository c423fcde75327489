using System.ComponentModel;
using Recouvrement.Correspondence.Domain.Enclosing;
using Recouvrement.Correspondence.OwnTexts;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Correspondence.Copies;

/// <summary>
/// Decides what lies in the envelope of a letter on paper: the letter, and of its copies what can be printed and fits, before the letter is final, for it says which. A copy that cannot be
/// read is left out like one that does not fit, and keeps no letter back; it is read by the worker that hostile texts are typeset in.
/// </summary>
sealed partial class Envelopes([FromKeyedServices(TextPress.Apart)] Typesetter reader, IConfiguration configuration, ILogger<Envelopes> log)
{
    /// <summary>Documents of one sending at most, by the provider's word (../Post/README.md).</summary>
    public const int MostDocuments = 30;

    const int MostSheets = 45;

    readonly EnvelopeSpace envelope = new(configuration.GetValue("Copies:MostSheets", MostSheets), MostDocuments);

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

        var copies = new List<InvoiceCopy>();
        foreach (var copy in found.Copies) copies.Add(copy with { Pages = await Pages(copy, stop) });
        var sheets = 1;
        var fitting = Fitting(sheets);
        while (true)
        {
            var made = await letter(fitting);
            if (fitting.Copies.Count == 0) return (made, fitting);
            // How long the letter is shows once it is made; a longer one leaves less room, and then says so.
            sheets = Math.Max(sheets, EnvelopeSpace.SheetsOf((await reader.ReadPages(made, stop)).Count));
            var again = Fitting(sheets);
            if (again.Copies.SequenceEqual(fitting.Copies)) return (made, fitting);
            fitting = again;
        }

        Enclosed Fitting(int letterSheets)
        {
            var taken = envelope.Takes(letterSheets, [.. copies.Select(copy => copy.Pages)]);
            return found.With([.. copies.Where((_, at) => taken[at])], [.. copies.Where((_, at) => !taken[at]).Select(copy => copy.Number)]);
        }
    }

    // Null where it is not printed.
    async Task<int?> Pages(InvoiceCopy copy, CancellationToken stop)
    {
        try
        {
            var read = await reader.ReadPages(copy.Bytes, stop);
            if (PrintedPage.Against(read.IsEncrypted, [.. read.Sizes.Select(page => new PrintedPage(page.Width, page.Height))]) is not { } reason) return read.Count;
            LogUnprinted(copy.Invoice, copy.Sha256, reason);
        }
        catch (Exception unreadable) when (unreadable is UnreadablePdf or TypesettingFailed { IsOfRequest: true } or TypesettingFailed { InnerException: not (null or Win32Exception) })
        {
            LogUnprinted(copy.Invoice, copy.Sha256, "unreadable");
        }

        return null;
    }

    [LoggerMessage(LogLevel.Warning, "The copy of invoice {Invoice} with hash {Sha256} is not printed: {Reason}. The letter says how to get it")]
    partial void LogUnprinted(Guid invoice, string sha256, string reason);
}
