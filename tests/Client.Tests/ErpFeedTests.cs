using Recouvrement.Client.Erp;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

public sealed class ErpFeedTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>
{
    const string Siren = InvoicingWithClient.Siren;
    readonly IErpClient erp = invoicing.Erp;

    [Fact]
    public async Task An_ERP_reads_what_it_must_do_and_says_that_it_has_done_it()
    {
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        await erp.PutLedgerAccountsAsync(Siren, new([new("customers", "411000")]));
        await erp.PutCustomerAsync(Siren, "C-1", new("Essai & Fils", "company"));
        await erp.PutInvoiceAsync(Siren, "FA-1", new("C-1", new(2026, 2, 2), 120_00));
        await erp.PutPaymentAsync(Siren, "VIR-1", new("C-1", new(2026, 3, 2), 20_00, Invoices: [new("FA-1")]));
        await Eventually.Is(async () => (await erp.GetErpFeedAsync(Siren, acknowledged: false)).Items.Count == 1, "the feed has the proposal");

        var item = await Pages.All(after => erp.GetErpFeedAsync(Siren, after, 1)).SingleAsync();
        Assert.Equal(("lettering_proposal", "411000", "VIR-1", "FA-1", new Amount(20_00, "EUR")), (item.Kind, item.Lettering!.Account, item.Lettering.Credit, item.Lettering.Invoice, item.Lettering.Amount));
        Assert.Equal(1, (await erp.AcknowledgeErpItemsAsync(Siren, new([new(item.Id, "LET-AA")]))).Acknowledged);
        Assert.Equal("LET-AA", (await erp.GetErpItemAsync(Siren, item.Id)).Acknowledgement!.Reference);
        Assert.Empty((await erp.GetErpFeedAsync(Siren, acknowledged: false)).Items);
        Assert.Equal(["customers"], (await erp.GetLedgerAccountsAsync(Siren)).Where(a => !a.IsStandard).Select(a => a.Role));
    }
}
