using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Typesetting;

public sealed class AttachmentTests : IAsyncDisposable
{
    readonly Typesetter typesetter = new(Options.Create(new TypesettingOptions { MostMemory = 400L << 20 }), NullLogger<Typesetter>.Instance);

    public ValueTask DisposeAsync() => typesetter.DisposeAsync();

    [SharedTheory("data/einvoice")]
    [InlineData("Facture_FR_BASICWL.pdf", 4_967)]
    [InlineData("Avoir_FR_type381_BASIC.pdf", 7_533)]
    public async Task The_invoice_inside_a_real_Factur_X_is_found(string file, int length)
    {
        var attachment = Assert.Single(await Read(await File.ReadAllBytesAsync(Shared.PathOf($"data/einvoice/{file}"))));
        Assert.Equal(("factur-x.xml", length), (attachment.Name, attachment.Content.Length));
    }

    [Fact]
    public async Task An_attachment_comes_back_byte_for_byte()
    {
        var attachment = Assert.Single(await Read(Pdf("a.xml", [0, 255, 10, 13, 60])));
        Assert.Equal("a.xml", attachment.Name);
        Assert.Equal([0, 255, 10, 13, 60], attachment.Content);
    }

    [Fact]
    public async Task A_PDF_without_attachments_has_none() => Assert.Empty(await Read(Pdf(null, [])));

    [Fact]
    public async Task A_truncated_PDF_is_unreadable()
    {
        var whole = Pdf("a.xml", new byte[100]);
        await Assert.ThrowsAsync<UnreadablePdf>(() => Read(whole[..(whole.Length / 2)]));
    }

    [Fact]
    public async Task An_attachment_larger_than_any_invoice_is_refused() =>
        Assert.Contains("larger", (await Assert.ThrowsAsync<UnreadablePdf>(() => Read(Pdf("a.xml", new byte[17 << 20])))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_small_PDF_that_unpacks_to_gigabytes_costs_its_worker_and_nobody_else()
    {
        var failed = await Assert.ThrowsAsync<TypesettingFailed>(() => Read(Pdf("a.xml", new byte[600 << 20])));
        Assert.True(failed.IsOfRequest, failed.Message);
        Assert.Single(await Read(Pdf("a.xml", [1])));
    }

    Task<IReadOnlyList<PdfAttachment>> Read(byte[] pdf) => typesetter.ReadAttachments(pdf, CancellationToken.None);

    static byte[] Pdf(string? name, byte[] attached)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) pack.Write(attached);
        using var pdf = new MemoryStream();
        List<long> places = [];
        Text("%PDF-1.7\n");
        Add(name is null ? "<< /Type /Catalog /Pages 2 0 R >>" : $"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [({name}) 4 0 R] >> >> >>");
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
        Add($"<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F 5 0 R >> >>");
        Add($"<< /Type /EmbeddedFile /Filter /FlateDecode /Length {packed.Length} >>\nstream\n", packed.ToArray(), "\nendstream");
        var table = pdf.Position;
        Text($"xref\n0 6\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:0000000000} 00000 n \n"))}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF");
        return pdf.ToArray();

        void Text(string text) => pdf.Write(Encoding.ASCII.GetBytes(text));
        void Add(string head, byte[]? body = null, string tail = "")
        {
            places.Add(pdf.Position);
            Text($"{places.Count} 0 obj\n{head}");
            pdf.Write(body ?? []);
            Text($"{tail}\nendobj\n");
        }
    }
}
