using System.ComponentModel;
using Microsoft.Extensions.Caching.Memory;
using Recouvrement.Correspondence.Domain.Enclosing;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Correspondence.Copies;

/// <summary>
/// Looks at copies of invoices: how many pages of each are printed. What it has seen it remembers for a while by hash, for the same copies are asked about again when a letter is tried again,
/// and a hostile one takes up the only worker that looks at it.
/// </summary>
/// <param name="read">Reads the pages of a PDF; a hostile one does no harm.</param>
/// <param name="log">Which copies are not printed, and why.</param>
sealed partial class PrintedCopies(Func<byte[], CancellationToken, Task<PdfPages>> read, ILogger<PrintedCopies> log) : IDisposable
{
    const int MostRemembered = 10_000;

    // Why a worker was given up may lie elsewhere; what the bytes say stays the same.
    static readonly TimeSpan Seen = TimeSpan.FromHours(6), GivenUp = TimeSpan.FromMinutes(10);

    readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    /// <summary>Pages of a document of ours.</summary>
    public async Task<int> Of(byte[] letter, CancellationToken stop) => (await read(letter, stop)).Count;

    /// <summary>Pages of a copy; null where it is not printed.</summary>
    /// <exception cref="TypesettingFailed">No worker could look at it.</exception>
    public async Task<int?> Of(InvoiceCopy copy, CancellationToken stop)
    {
        if (known.TryGetValue(copy.Sha256, out int? pages)) return pages;
        var (looked, holds) = await Look(copy, stop);
        known.Set(copy.Sha256, looked, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = holds });
        return looked;
    }

    async Task<(int? Pages, TimeSpan Holds)> Look(InvoiceCopy copy, CancellationToken stop)
    {
        try
        {
            var found = await read(copy.Bytes, stop);
            if (PrintedPage.Against(found.IsEncrypted, [.. found.Sizes.Select(page => new PrintedPage(page.Width, page.Height))]) is not { } reason) return (found.Count, Seen);
            LogUnprinted(copy.Invoice, copy.Sha256, reason);
            return (null, Seen);
        }
        catch (Exception unreadable) when (unreadable is UnreadablePdf or TypesettingFailed { IsOfRequest: true } or TypesettingFailed { InnerException: not (null or Win32Exception) })
        {
            LogUnprinted(copy.Invoice, copy.Sha256, "unreadable");
            return (null, unreadable is UnreadablePdf ? Seen : GivenUp);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => known.Dispose();

    [LoggerMessage(LogLevel.Warning, "The copy of invoice {Invoice} with hash {Sha256} is not printed: {Reason}. The letter says how to get it")]
    partial void LogUnprinted(Guid invoice, string sha256, string reason);
}
