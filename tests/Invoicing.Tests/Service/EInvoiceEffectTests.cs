using System.Net;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What an electronic invoice does to what is owed: credit notes, corrections, what is paid or sold already.</summary>
public sealed class EInvoiceEffectTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly EInvoiceDesk desk = new(service);

    [Theory]
    [InlineData("381", "120.00", "100.00", "20.00")]
    [InlineData("380", "-120.00", "-100.00", "-20.00")]
    public async Task A_credit_note_in_either_sign_settles_the_invoice_it_names(string type, string gross, string net, string tax)
    {
        var (customer, number) = (await service.NewCustomer(), $"CN-{type}");
        await service.Invoice(customer, number, 300_00, "2026-01-15");
        await service.Invoice(customer, $"{number}-OLDER", 300_00, "2026-01-01");
        var note = EInvoiceDesk.Of(InvoiceXml.Cii, $"AV-{type}", customer).With((">380<", $">{type}<"), (">120.00<", $">{gross}<"), (">100.00</ram:TaxBasis", $">{net}</ram:TaxBasis"), (">20.00</ram:TaxTotal", $">{tax}</ram:TaxTotal"),
            ("<ram:TotalPrepaidAmount>20.00</ram:TotalPrepaidAmount>", ""), (">100.00</ram:Due", $">{gross}</ram:Due"), ("FA-0", number));
        var answer = await desk.Sends(note, HttpStatusCode.Created);
        Assert.Equal(("credit_note", 120_00), (EInvoiceDesk.Text(answer, "document"), EInvoiceDesk.Cents(answer, "payable")));
        Assert.Equal((180_00, 300_00), (await service.Outstanding(number), await service.Outstanding($"{number}-OLDER")));
        Assert.Equal("e_invoice", EInvoiceDesk.Text(await service.Get($"/credit-notes/AV-{type}"), "origin"));
        Assert.Equal("known", EInvoiceDesk.Text(await desk.Sends(note), "outcome"));
    }

    [Theory]
    [InlineData("PAID-1", "S1<", "S2<", "already_paid")]
    [InlineData("FACT-1", ">380<", ">393<", "factored")]
    public async Task What_is_paid_already_or_sold_to_a_factor_is_never_dunned(string number, string from, string to, string reason)
    {
        var xml = EInvoiceDesk.Of(InvoiceXml.Cii, number, await service.NewCustomer()).With((from, to));
        Assert.Contains(reason, EInvoiceDesk.Codes(await desk.Sends(xml, HttpStatusCode.Created)));
        var hold = Assert.Single((await service.Get($"/invoices/{number}")).GetProperty("holds").EnumerateArray());
        Assert.Equal((reason, false), (EInvoiceDesk.Text(hold, "reason"), hold.GetProperty("isLifted").GetBoolean()));

        await Accepts(service.Post($"/invoices/{number}/holds/{EInvoiceDesk.Text(hold, "hold")}/lift", new { }));
        await desk.Sends(xml);
        Assert.True(Assert.Single((await service.Get($"/invoices/{number}")).GetProperty("holds").EnumerateArray()).GetProperty("isLifted").GetBoolean());
    }

    [Fact]
    public async Task A_corrective_invoice_holds_the_one_it_replaces()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "WRONG-1", 130_00, "2026-01-15");
        Assert.Contains("replaces", EInvoiceDesk.Codes(await desk.Sends(EInvoiceDesk.Of(InvoiceXml.Cii, "RIGHT-1", customer).With((">380<", ">384<"), ("FA-0", "WRONG-1")), HttpStatusCode.Created)));
        Assert.Equal("e_invoice_cancelled", EInvoiceDesk.Text(Assert.Single((await service.Get("/invoices/WRONG-1")).GetProperty("holds").EnumerateArray()), "reason"));
    }

    [Fact]
    public async Task Nothing_owed_is_said_and_not_booked()
    {
        var events = await service.Events();
        var xml = EInvoiceDesk.Of(InvoiceXml.Ubl, "ZERO-1", "C").With((">120.00<", ">0.00<"), (">100.00<", ">0.00<"), (">20.00<", ">0.00<"));
        Assert.Equal("nothing_owed", EInvoiceDesk.Text(await desk.Sends(xml), "outcome"));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task All_paid_before_is_booked_and_not_owed()
    {
        var xml = EInvoiceDesk.Of(InvoiceXml.Ubl, "PRE-1", await service.NewCustomer()).With(("<cbc:PrepaidAmount currencyID=\"EUR\">20.00", "<cbc:PrepaidAmount currencyID=\"EUR\">120.00"), ("<cbc:PayableAmount currencyID=\"EUR\">100.00", "<cbc:PayableAmount currencyID=\"EUR\">0.00"));
        Assert.Equal("booked", EInvoiceDesk.Text(await desk.Sends(xml, HttpStatusCode.Created), "outcome"));
        Assert.Equal(0, await service.Outstanding("PRE-1"));
    }
}
