using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>The PDF of an electronic invoice is the copy of its invoice.</summary>
public sealed class EInvoiceCopyTests(Archive archive) : IClassFixture<Archive>
{
    readonly InvoicingService service = archive.Service;

    [Fact]
    public async Task The_pdf_of_an_electronic_invoice_is_kept_as_its_copy_once_and_its_xml_is_not()
    {
        var desk = new EInvoiceDesk(service);
        var customer = await service.NewCustomer();
        await desk.Sends(EInvoiceDesk.Of(InvoiceXml.Cii, "FX-1", customer), HttpStatusCode.Created);
        Assert.Equal(0, (await service.Get("/documents?holder=invoice&number=FX-1")).GetProperty("items").GetArrayLength());

        var pdf = await Pdf(EInvoiceDesk.Of(InvoiceXml.Cii, "FX-1", customer));
        Assert.DoesNotContain("copy_not_kept", EInvoiceDesk.Codes(await desk.Sends(pdf)));
        await Eventually.Is(() => Kept().Count == 1, "the copy is told");
        Assert.Equal((Archive.Sha256(pdf), "application/pdf", "FX-1"), (Kept()[0].Sha256, Kept()[0].MediaType, Kept()[0].Number));
        Assert.Equal(pdf, await File.ReadAllBytesAsync(archive.PathOf(pdf)));
        var events = await service.Events();
        await desk.Sends(pdf);
        Assert.Equal(events, await service.Events());

        IReadOnlyList<InvoiceCopyKeptV1> Kept() => [.. service.Bus.Heard<InvoiceCopyKeptV1>().Where(m => m.Number == "FX-1")];
    }

    [Fact]
    public async Task An_invoice_is_booked_whatever_becomes_of_its_copy()
    {
        var desk = new EInvoiceDesk(service);
        var pdf = await Pdf(EInvoiceDesk.Of(InvoiceXml.Cii, "FX-2", await service.NewCustomer()));
        archive.ScannerSays = "nonsense\0";
        try
        {
            Assert.Contains("copy_not_kept", EInvoiceDesk.Codes(await desk.Sends(pdf, HttpStatusCode.Created)));
        }
        finally
        {
            archive.ScannerSays = null;
        }

        Assert.False(File.Exists(archive.PathOf(pdf)));
        Assert.DoesNotContain("copy_not_kept", EInvoiceDesk.Codes(await desk.Sends(pdf)));
        Assert.True(File.Exists(archive.PathOf(pdf)));
    }

    [Fact]
    public async Task Without_a_store_the_pdf_is_booked_as_ever()
    {
        await using var bare = await Archive.Start(new Dictionary<string, string>());
        var answer = await new EInvoiceDesk(bare).Sends(await Pdf(EInvoiceDesk.Of(InvoiceXml.Cii, "FX-3", await bare.NewCustomer())), HttpStatusCode.Created);
        Assert.DoesNotContain("copy_not_kept", EInvoiceDesk.Codes(answer));
    }

    async Task<byte[]> Pdf(string xml)
    {
        var template = Path.Combine(archive.Folder, $"{Guid.CreateVersion7():N}.typ");
        Directory.CreateDirectory(archive.Folder);
        await File.WriteAllTextAsync(template, "#set document(title: \"Facture\")\n= Facture");
        return await service.Host.Services.GetRequiredService<Typesetter>().Typeset(template, new { }, [new("factur-x.xml", "text/xml", "Factur-X", Encoding.UTF8.GetBytes(xml))], default);
    }
}
