using System.Net;
using System.Net.Http.Json;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>An electronic invoice is one receivable, whatever its format and however often it comes.</summary>
public sealed class EInvoiceIntakeTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly EInvoiceDesk desk = new(service);

    [SharedTheory("data/einvoice")]
    [InlineData("factur-x-en16931.xml", "123456782", "invoices/F20260023", 104_90, 104_90, "2026-03-02")]
    [InlineData("ubl-21-extended-ctc-fr.xml", "999999998", "invoices/F124212", 308_03, 208_03, "2026-07-16")]
    [InlineData("UC10_F202600004_EXTENDED_FX_CII_Commentee.xml", "100000009", "invoices/F202600004", 6_150_00, 6_150_00, "2026-02-02")]
    [InlineData("Facture_FR_BASICWL.pdf", "999999998", "invoices/FA-2017-0010", 671_15, 470_15, "2017-12-13")]
    [InlineData("Avoir_FR_type381_BASIC.pdf", "999999998", "credit-notes/AV-2017-0005", 233_47, 233_47, null)]
    public async Task A_real_file_is_booked_as_its_readme_says(string file, string seller, string path, long amount, long owed, string? due)
    {
        var content = await File.ReadAllBytesAsync(Shared.PathOf($"data/einvoice/{file}"));
        await Accepts(service.Erp.PutAsJsonAsync($"/creditors/{seller}", new { name = "Vendeur" }));
        await Accepts(service.Erp.PutAsJsonAsync($"/creditors/{seller}/customers/{file}", new { name = "Acheteur", kind = "company" }));

        var answer = await desk.Sends(content, HttpStatusCode.Created, $"?customer={file}");
        Assert.Equal(("booked", seller, amount), (EInvoiceDesk.Text(answer, "outcome"), EInvoiceDesk.Text(answer, "creditor"), EInvoiceDesk.Cents(answer, "amount")));
        Assert.StartsWith($"/creditors/{seller}/{path}", EInvoiceDesk.Text(answer, "link"), StringComparison.Ordinal);
        var booked = await service.Read(EInvoiceDesk.Text(answer, "link")!);
        Assert.Equal((amount, owed), (EInvoiceDesk.Cents(booked, "amount"), EInvoiceDesk.Cents(booked, due is null ? "unallocated" : "outstanding")));
        if (due is not null) Assert.Equal(due, EInvoiceDesk.Text(booked, "dueOn"));

        var events = await service.Events();
        Assert.Equal("known", EInvoiceDesk.Text(await desk.Sends(content), "outcome"));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task The_same_invoice_in_two_formats_and_by_PUT_is_one_invoice()
    {
        var customer = await service.NewCustomer();
        var (cii, ubl) = (EInvoiceDesk.Of(InvoiceXml.Cii, "TWO-1", customer), EInvoiceDesk.Of(InvoiceXml.Ubl, "TWO-1", customer));
        Assert.Equal(("booked", customer), (EInvoiceDesk.Text(await desk.Sends(cii, HttpStatusCode.Created), "outcome"), EInvoiceDesk.Text(await desk.Sends(cii), "customer")));
        var events = await service.Events();
        Assert.Equal("known", EInvoiceDesk.Text(await desk.Sends(ubl), "outcome"));
        await Accepts(service.Put("/invoices/TWO-1", new { customer, issuedOn = "2026-03-01", dueOn = "2026-03-31", amountCents = 120_00, reference = "PO-9" }));
        Assert.Equal(events, await service.Events());
        Assert.Equal(100_00, await service.Outstanding("TWO-1"));

        Assert.Equal("corrected", EInvoiceDesk.Text(await desk.Sends(ubl.With(("2026-03-31", "2026-04-15"))), "outcome"));
        Assert.Equal("2026-04-15", EInvoiceDesk.Text(await service.Get("/invoices/TWO-1"), "dueOn"));
    }

    [Fact]
    public async Task What_the_ERP_has_sent_already_keeps_its_account_and_its_reference()
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put("/invoices/ERP-1", new { customer, issuedOn = "2026-03-01", dueOn = "2026-03-31", amountCents = 120_00, vatCents = 20_00, prepaidCents = 20_00, reference = "Chantier 5" }));
        var answer = await desk.Sends(EInvoiceDesk.Of(InvoiceXml.Ubl, "ERP-1", "UNKNOWN-NUMBER"));
        Assert.Equal(("known", customer), (EInvoiceDesk.Text(answer, "outcome"), EInvoiceDesk.Text(answer, "customer")));
        Assert.Equal("ERP-1 (Chantier 5)", EInvoiceDesk.Text(await service.Get("/invoices/ERP-1"), "reference"));
    }

    [Fact]
    public async Task A_buyer_nobody_knows_gets_an_account_that_its_next_invoice_finds()
    {
        var first = await desk.Sends(EInvoiceDesk.Of(InvoiceXml.Cii, "NEW-1", "NOBODY", "552100554"), HttpStatusCode.Created);
        Assert.Equal("552100554", EInvoiceDesk.Text(first, "customer"));
        Assert.Contains("customer_opened", EInvoiceDesk.Codes(first));
        Assert.Equal("Essai et Fils", EInvoiceDesk.Text(await service.Get("/customers/552100554"), "name"));
        var second = await desk.Sends(EInvoiceDesk.Of(InvoiceXml.Ubl, "NEW-2", "NOBODY", "552100554"), HttpStatusCode.Created);
        Assert.Equal("552100554", EInvoiceDesk.Text(second, "customer"));
        Assert.DoesNotContain("customer_opened", EInvoiceDesk.Codes(second));
    }

    [Fact]
    public async Task A_company_with_two_accounts_is_told_apart_by_who_sends()
    {
        var (one, other) = (await service.NewCustomer(), await service.NewCustomer());
        await desk.Sends(EInvoiceDesk.Of(InvoiceXml.Cii, "AMB-1", one, "775670417"), HttpStatusCode.Created);
        await desk.Sends(EInvoiceDesk.Of(InvoiceXml.Cii, "AMB-2", other, "775670417"), HttpStatusCode.Created);
        await Refuses(desk.Post(EInvoiceDesk.Of(InvoiceXml.Cii, "AMB-3", "NOBODY", "775670417")), HttpStatusCode.Conflict, "customer_ambiguous");
        Assert.Equal(other, EInvoiceDesk.Text(await desk.Sends(EInvoiceDesk.Of(InvoiceXml.Cii, "AMB-3", "NOBODY", "775670417"), HttpStatusCode.Created, $"?customer={other}"), "customer"));
        await Refuses(desk.Post(EInvoiceDesk.Of(InvoiceXml.Cii, "AMB-4", "NOBODY"), "?customer=ABSENT"), HttpStatusCode.Conflict, "customer_unknown");
    }

    [Fact]
    public async Task The_buyers_reference_may_name_a_person_and_is_in_no_stream()
    {
        var customer = await service.NewCustomer();
        foreach (var (xml, number) in new[] { (InvoiceXml.Cii, "NAMED-1"), (InvoiceXml.Ubl, "NAMED-2") })
            await desk.Sends(EInvoiceDesk.Of(xml, number, customer).With(("SERVICE-7", "Zénobie Quidam"), ("PO-9", "")), HttpStatusCode.Created);
        Assert.Equal("NAMED-1", EInvoiceDesk.Text(await service.Get("/invoices/NAMED-1"), "reference"));
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));
    }
}
