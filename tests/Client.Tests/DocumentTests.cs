using System.Text;
using Recouvrement.Client.Erp;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Client.Tests;

public sealed class DocumentTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>, IAsyncLifetime
{
    const string Siren = InvoicingWithClient.Siren;
    readonly IErpClient erp = invoicing.Erp;

    public async Task InitializeAsync()
    {
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        await erp.PutCustomerAsync(Siren, "C-DOC", new("Essai", "company"));
        await erp.PutInvoiceAsync(Siren, "FA-DOC", new("C-DOC", new(2026, 2, 2), 100_00));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_document_is_registered_sent_and_read_back()
    {
        var bytes = Encoding.UTF8.GetBytes("%PDF é");
        await erp.PutDocumentAsync(Siren, "DOC-1", new("invoice_copy", SignerName: "Zoé Quidam", AttachedTo: [new("invoice", "FA-DOC", 2026)]));
        await erp.SendDocumentAsync(Siren, "DOC-1", new MemoryStream(bytes), "application/pdf");
        var read = await erp.GetDocumentAsync(Siren, "DOC-1");
        Assert.Equal(("application/pdf", bytes.Length, "Zoé Quidam"), (read.MediaType, read.Size, read.SignerName));
        await using var content = await erp.GetDocumentContentAsync(Siren, "DOC-1");
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal("DOC-1", Assert.Single((await erp.GetDocumentsAsync(Siren, "invoice_copy", "invoice", "FA-DOC")).Items).Reference);
    }

    [Fact]
    public async Task An_invoice_says_what_it_has_and_what_it_lacks()
    {
        await erp.PutDocumentAsync(Siren, "DOC-2", new("contract", AttachedTo: [new("customer", "C-DOC")]));
        await erp.SendDocumentAsync(Siren, "DOC-2", new MemoryStream([1]), "application/octet-stream");
        var documents = await erp.GetInvoiceDocumentsAsync(Siren, "FA-DOC");
        Assert.Contains(documents.Documents, d => d.Document.Reference == "DOC-2" && d.From == new DocumentHolder("customer", "C-DOC"));
        Assert.Contains(documents.Missing, m => m.AnyOf.SequenceEqual(["delivery_note", "acceptance_report"]));
    }

    [Fact]
    public async Task A_manager_erases_a_signer_when_nothing_rests_on_the_document()
    {
        var manager = RestClients.Over<IErpClient>(invoicing.Service.As(Roles.Manager));
        await erp.PutDocumentAsync(Siren, "DOC-3", new("proof", SignerName: "Zoé Quidam", AttachedTo: [new("invoice", "FA-DOC")]));
        Assert.Equal("claim_open", (await Assert.ThrowsAsync<ProblemException>(() => manager.EraseSignerAsync(Siren, "DOC-3", new("requested")))).Code);
        await manager.EraseSignerAsync(Siren, "DOC-3", new("wrong_person"));
        Assert.Null((await erp.GetDocumentAsync(Siren, "DOC-3")).SignerName);
    }
}
