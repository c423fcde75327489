using System.Net;
using System.Text;
using Recouvrement.Client.Erp;

namespace Recouvrement.Client.Tests;

public sealed class EInvoiceTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>, IAsyncLifetime
{
    const string Siren = InvoicingWithClient.Siren;

    const string Ubl = $"""
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ID>EF-1</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate><cbc:DueDate>2026-03-31</cbc:DueDate>
          <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Comptoir</cbc:RegistrationName><cbc:CompanyID schemeID="0002">{Siren}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
          <cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Essai</cbc:RegistrationName><cbc:CompanyID schemeID="0002">404833048</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
          <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">100.00</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">100.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
        </Invoice>
        """;

    readonly IErpClient erp = invoicing.Erp;

    public Task InitializeAsync() => erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_electronic_invoice_is_sent_as_a_file_and_is_one_invoice()
    {
        var receipt = await erp.SendEInvoiceAsync(Sent(Ubl));
        Assert.Equal(("booked", "invoice", "404833048", new DateOnly(2026, 3, 31)), (receipt.Outcome, receipt.Document, receipt.Customer, receipt.DueOn!.Value));
        Assert.Equal(100_00, (await erp.GetInvoiceAsync(Siren, receipt.Number, receipt.Year)).Outstanding.Cents);
        Assert.Equal("known", (await erp.SendEInvoiceAsync(Sent(Ubl), receipt.Customer)).Outcome);
    }

    [Fact]
    public async Task A_file_that_contradicts_itself_is_refused_with_its_term()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => erp.SendEInvoiceAsync(Sent(Ubl.Replace("PayableAmount currencyID=\"EUR\">100", "PayableAmount currencyID=\"EUR\">99", StringComparison.Ordinal))));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "e_invoice_totals", "BT-115"), (refused.Status, refused.Code, Assert.Single(refused.Errors).Field));
    }

    [Fact]
    public async Task A_status_is_recorded_and_shown_with_what_follows_from_it()
    {
        var receipt = await erp.SendEInvoiceAsync(Sent(Ubl.Replace("EF-1", "EF-2", StringComparison.Ordinal)));
        await erp.RecordEInvoiceStatusAsync(new(Siren, receipt.Number, 207, new(2026, 3, 3), receipt.Year, ["PU_ERR"], new(Mnattc: 10_00)));
        var invoice = await erp.GetInvoiceAsync(Siren, receipt.Number);
        var status = Assert.Single(invoice.Statuses!);
        Assert.Equal((207, "PU_ERR", 10_00), (status.Status, Assert.Single(status.Reasons), status.NotApproved!.Cents));
        Assert.Equal(("price", 10_00), (Assert.Single(invoice.Disputes!).Reason, invoice.Disputes![0].Amount.Cents));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Assert.ThrowsAsync<ProblemException>(() => erp.SendEInvoiceStatusMessageAsync(Sent(Ubl)))).Status);
    }

    static MemoryStream Sent(string text) => new(Encoding.UTF8.GetBytes(text));
}
