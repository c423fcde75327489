using System.Net;
using System.Text;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>An electronic invoice that cannot be booked is refused by the term that is wrong, and nothing is half done.</summary>
public sealed class EInvoiceRefusalTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly EInvoiceDesk desk = new(service);

    [Fact]
    public async Task Who_sells_and_who_buys_must_be_known()
    {
        await Refuses(desk.Post(InvoiceXml.Cii.With(("FR44732829320", "FR03552081317"), ("732829320", "552081317"))), HttpStatusCode.Conflict, "creditor_unknown");
        await Refuses(desk.Post(InvoiceXml.Cii.With(("schemeID=\"0002\">732829320", "schemeID=\"0088\">73282932"), ("FR44732829320", "DE123456789"))), HttpStatusCode.UnprocessableEntity, "seller_unidentified", "BT-30");
        await Refuses(desk.Post(EInvoiceDesk.Of(InvoiceXml.Cii, "ANON-1", "NOBODY").With(("schemeID=\"0002\">404833048", "schemeID=\"0088\">1"), ("<ram:ID schemeID=\"VA\">FR83404833048</ram:ID>", ""))), HttpStatusCode.Conflict, "customer_unidentified");
    }

    [Fact]
    public async Task Another_account_than_the_first_is_refused_and_nothing_is_half_done()
    {
        await desk.Sends(EInvoiceDesk.Of(InvoiceXml.Cii, "ACC-1", await service.NewCustomer()), HttpStatusCode.Created);
        var (other, events) = (await service.NewCustomer(), await service.Events());
        await Refuses(desk.Post(EInvoiceDesk.Of(InvoiceXml.Cii, "ACC-1", other)), HttpStatusCode.Conflict, "account_differs");
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task What_lies_about_itself_is_refused_by_its_term()
    {
        await Refuses(desk.Post(InvoiceXml.Ubl.With((">120.00<", ">120.01<"))), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.Totals, "BT-112");
        await Refuses(desk.Post("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.NotWellFormed);
        await Refuses(desk.Post(""), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.NotWellFormed);
        await Refuses(desk.Post("%PDF-1.7 and nothing"), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.PdfUnreadable);
        await Refuses(desk.Post(new byte[33 << 20]), HttpStatusCode.RequestEntityTooLarge);
    }

    [SharedFact("data/einvoice")]
    public async Task A_PDF_that_breaks_off_is_locked_or_holds_no_invoice_is_refused_with_its_reason()
    {
        var pdf = await File.ReadAllBytesAsync(Shared.PathOf("data/einvoice/Facture_FR_BASICWL.pdf"));
        await Refuses(desk.Post(pdf[..(pdf.Length / 2)]), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.PdfUnreadable);
        await Refuses(desk.Post(Pdf("")), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.PdfWithoutXml);
        var locked = await Refuses(desk.Post(Pdf($"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<{new string('0', 64)}>/U<{new string('0', 64)}>>>")), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.PdfUnreadable);
        Assert.Contains("assword", locked.GetProperty("detail").GetString(), StringComparison.Ordinal);

        static string Pdf(string trailer) => $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R{trailer}>>\n%%EOF";
    }

    [Fact]
    public async Task Only_the_ERP_sends_invoices()
    {
        using var agency = service.Host.As("agency");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(InvoiceXml.Cii));
        Assert.Equal(HttpStatusCode.Forbidden, (await agency.PostAsync("/e-invoices", content)).StatusCode);
    }
}
