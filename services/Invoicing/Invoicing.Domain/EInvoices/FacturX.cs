namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>An invoice as PDF with the same invoice as XML attached (Factur-X, ZUGFeRD 2, XRechnung in PDF). Only the XML counts.</summary>
public static class FacturX
{
    // In the order of the standards; ZUGFeRD 1 wrote its own older XML under the third name.
    static readonly string[] Names = ["factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml"];

    /// <summary>Reads the invoice among the attachments of a PDF.</summary>
    public static EInvoiceReading Read(IReadOnlyList<(string Name, byte[] Content)> attachments)
    {
        foreach (var name in Names)
        {
            var named = attachments.Where(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named.Count == 1 || (named.Count > 1 && named.TrueForAll(a => a.Content.AsSpan().SequenceEqual(named[0].Content)))) return EInvoiceReader.Read(named[0].Content);
            if (named.Count > 1) return Refused(EInvoiceProblems.Contradiction, $"The PDF holds {named.Count} different files {name}.");
        }

        return Refused(EInvoiceProblems.PdfWithoutXml, attachments.Any(a => string.Equals(a.Name, "order-x.xml", StringComparison.OrdinalIgnoreCase))
            ? "The PDF holds an order (Order-X), not an invoice."
            : "The PDF holds no invoice as XML (factur-x.xml).");
    }

    static EInvoiceReading.Refused Refused(string code, string reason) => new([new(code, null, reason)]);
}
