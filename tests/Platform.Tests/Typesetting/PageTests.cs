using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Typesetting;

/// <summary>How many pages a PDF has, of which size, and whether it is open.</summary>
public sealed class PageTests : IAsyncDisposable
{
    readonly Typesetter typesetter = new(Options.Create(new TypesettingOptions()), NullLogger<Typesetter>.Instance);

    public ValueTask DisposeAsync() => typesetter.DisposeAsync();

    [SharedTheory("data/einvoice")]
    [InlineData("Facture_FR_BASICWL.pdf")]
    [InlineData("Avoir_FR_type381_BASIC.pdf")]
    public async Task A_real_invoice_has_one_open_page_of_A4(string file)
    {
        var read = await typesetter.ReadPages(await File.ReadAllBytesAsync(Shared.PathOf($"data/einvoice/{file}")), CancellationToken.None);
        Assert.Equal((1, false, new PdfPageSize(595, 842)), (read.Count, read.IsEncrypted, Assert.Single(read.Sizes)));
    }

    [Fact]
    public async Task A_page_that_is_turned_has_the_size_that_is_shown()
    {
        var read = await typesetter.ReadPages(Pdf("/Rotate 90"), CancellationToken.None);
        Assert.Equal([new PdfPageSize(842, 595)], read.Sizes);
    }

    [Fact]
    public async Task What_is_no_PDF_has_no_pages() => await Assert.ThrowsAsync<UnreadablePdf>(() => typesetter.ReadPages("%PDF-1.7 torn"u8.ToArray(), CancellationToken.None));

    static byte[] Pdf(string page)
    {
        string[] objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page} >>"];
        var (pdf, places) = ("%PDF-1.4\n", "");
        foreach (var (at, one) in objects.Index())
        {
            places += $"{pdf.Length:0000000000} 00000 n \n";
            pdf += $"{at + 1} 0 obj\n{one}\nendobj\n";
        }

        return Encoding.ASCII.GetBytes($"{pdf}xref\n0 4\n0000000000 65535 f \n{places}trailer << /Size 4 /Root 1 0 R >>\nstartxref\n{pdf.Length}\n%%EOF");
    }
}
