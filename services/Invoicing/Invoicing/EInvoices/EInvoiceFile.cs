using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Invoicing.EInvoices;

/// <summary>A file that may be an invoice: XML, or a PDF with the XML inside (Factur-X). What it is follows from its bytes, never from its name.</summary>
public sealed class EInvoiceFile(Typesetter typesetter)
{
    /// <summary>In bytes.</summary>
    public const int Largest = 32 << 20;

    const int HeaderWithin = 1024, LongestCause = 200;

    /// <summary>What the file says, or why it is refused.</summary>
    /// <exception cref="TypesettingFailed">PDFs cannot be opened at the moment.</exception>
    public async Task<EInvoiceReading> Read(byte[] content, CancellationToken stop)
    {
        if (!IsPdf(content)) return EInvoiceReader.Read(content);
        try
        {
            var attachments = await typesetter.ReadAttachments(content, stop);
            return FacturX.Read([.. attachments.Select(a => (a.Name, a.Content))]);
        }
        catch (UnreadablePdf bad)
        {
            return Refused($"The PDF cannot be opened: {Cause(bad.Message)}");
        }
        catch (TypesettingFailed failed) when (failed.IsOfRequest)
        {
            return Refused("The PDF cannot be opened: it takes more time or memory than any invoice.");
        }
    }

    /// <summary>Readers of PDF forgive some bytes before its header.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> content) =>
        content[..Math.Min(content.Length, HeaderWithin)].IndexOf("%PDF-"u8) is >= 0 and var at && content[..at].IndexOf((byte)'<') < 0;

    static EInvoiceReading.Refused Refused(string reason) => new([new(EInvoiceProblems.PdfUnreadable, null, reason)]);

    static string Cause(string message)
    {
        var line = new string([.. message.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(LongestCause)]).Trim();
        return line.EndsWith('.') ? line : $"{line}.";
    }
}
