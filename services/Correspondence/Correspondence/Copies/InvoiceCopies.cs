using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Copies;

/// <summary>The copy of an invoice, proved to be the bytes that the ERP sent.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="FileName"><c>facture-NUMBER.pdf</c>, of letters, digits, '-', '_' and '.'.</param>
/// <param name="MediaType"><c>application/pdf</c>.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Bytes">Its content.</param>
sealed record InvoiceCopy(Guid Invoice, string Number, string FileName, string MediaType, string Sha256, byte[] Bytes)
{
    /// <summary>How many are printed; null where it is not, or nobody has looked.</summary>
    public int? Pages { get; init; }
}

/// <summary>What was found of the copies of some invoices.</summary>
/// <param name="Files">In the order of the invoices.</param>
/// <param name="BeyondBound">Numbers of those that would have made the message too large.</param>
/// <param name="Missing">How many are not there, lost or spoilt.</param>
sealed record FoundCopies(IReadOnlyList<InvoiceCopy> Files, IReadOnlyList<string> BeyondBound, int Missing);

/// <summary>Reads copies of invoices from the store that Invoicing keeps them in. One that is not there is none; one that is lost or spoilt is an error for the operator.</summary>
sealed partial class InvoiceCopies(IDocumentStore store, IConfiguration configuration, ILogger<InvoiceCopies> log)
{
    const long MostBytes = 8 << 20;
    const int HeaderWithin = 1024, LongestNumber = 60;
    static readonly string PdfType = "application/pdf";

    readonly bool isSet = DocumentStores.IsSet(configuration);
    readonly long most = configuration.GetValue("Copies:MostBytes", MostBytes);

    /// <summary>Copies of invoices, the first ones of them up to the bound of a message.</summary>
    /// <exception cref="IOException">The store is away.</exception>
    public async Task<FoundCopies> Of(Session session, IReadOnlyList<Guid> invoices, CancellationToken stop)
    {
        if (!isSet) return new([], [], invoices.Count);
        var known = await session.Read(
            "select c.invoice, c.number, c.sha256, c.size from unnest($1) with ordinality as asked(invoice, position) join invoice_copies c using (invoice) where c.sha256 is not null and c.media_type = $2 order by position",
            r => (Invoice: r.GetGuid(0), Number: r.GetString(1), Sha256: r.GetString(2), Size: r.GetInt64(3)), stop, invoices.ToArray(), PdfType);
        List<InvoiceCopy> files = [];
        List<string> beyond = [];
        var total = 0L;
        foreach (var copy in known)
        {
            if (total + copy.Size > most)
            {
                beyond.Add(copy.Number);
                continue;
            }

            switch (await KeptBytes.Of(store, copy.Sha256, copy.Size, stop))
            {
                case KeptBytes.Whole { Bytes: var bytes } when IsPdf(bytes):
                    total += copy.Size;
                    files.Add(new(copy.Invoice, copy.Number, Named(copy.Number, files), PdfType, copy.Sha256, bytes));
                    break;
                case KeptBytes.Lost:
                    LogSpoilt(copy.Invoice, copy.Sha256, "document_lost");
                    break;
                default:
                    LogSpoilt(copy.Invoice, copy.Sha256, "document_corrupted");
                    break;
            }
        }

        return new(files, beyond, invoices.Count - files.Count - beyond.Count);
    }

    /// <summary>The very copies that a message was decided to go with; null where one of them is not there any more.</summary>
    /// <exception cref="IOException">The store is away.</exception>
    public async Task<IReadOnlyList<InvoiceCopy>?> Decided(IReadOnlyList<EnclosedCopy> named, CancellationToken stop)
    {
        List<InvoiceCopy> files = [];
        foreach (var copy in named)
        {
            if (copy.Size is not { } size) continue;
            if (await KeptBytes.Of(store, copy.Sha256, size, stop) is not KeptBytes.Whole { Bytes: var bytes })
            {
                LogSpoilt(copy.Invoice, copy.Sha256, "document_lost");
                return null;
            }

            files.Add(new(copy.Invoice, copy.Number, Named(copy.Number, files), PdfType, copy.Sha256, bytes));
        }

        return files;
    }

    /// <summary>The name of a file from a number that may hold anything.</summary>
    internal static string FileName(string number) =>
        $"facture-{new string([.. number.Take(LongestNumber).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')])}.pdf";

    // Numbers that differ in what no file name can hold.
    static string Named(string number, List<InvoiceCopy> before)
    {
        var name = FileName(number);
        for (var n = 2; before.Any(b => string.Equals(b.FileName, name, StringComparison.OrdinalIgnoreCase)); n++) name = $"{FileName(number)[..^4]}-{n}.pdf";
        return name;
    }

    static bool IsPdf(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, HeaderWithin)].IndexOf("%PDF-"u8) >= 0;

    [LoggerMessage(LogLevel.Error, "The copy of invoice {Invoice} with hash {Sha256} is left out of a message: {Code}. Send the document again")]
    partial void LogSpoilt(Guid invoice, string sha256, string code);
}
