using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Statuses come as JSON or as the platforms' message, each counts once, and each has its effect.</summary>
public sealed class EInvoiceStatusTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_refused_invoice_is_held_until_it_is_on_its_way_again()
    {
        await service.Invoice(await service.NewCustomer(), "ST-1", 120_00);
        await Accepts(Post("ST-1", 210, "2026-02-10", "DOUBLON", "ADR_ERR"));
        var events = await service.Events();
        await Accepts(Post("ST-1", 210, "2026-02-10", "ADR_ERR", "DOUBLON"));
        Assert.Equal(events, await service.Events());
        Assert.Equal(("e_invoice_refused", false), await Hold("ST-1"));
        await Accepts(Post("ST-1", 202, "2026-02-12"));
        Assert.Equal(("e_invoice_refused", true), await Hold("ST-1"));

        var statuses = (await service.Get("/invoices/ST-1")).GetProperty("statuses").EnumerateArray().ToList();
        Assert.Equal([210, 202], statuses.Select(s => s.GetProperty("status").GetInt32()));
        Assert.Equal(("2026-02-10", "ADR_ERR DOUBLON"), (statuses[0].GetProperty("on").GetString(), string.Join(' ', statuses[0].GetProperty("reasons").EnumerateArray().Select(r => r.GetString()))));
        Assert.Empty(statuses[1].GetProperty("reasons").EnumerateArray());
    }

    [Fact]
    public async Task A_message_of_the_platform_opens_a_dispute_of_its_part_once()
    {
        await service.Invoice(await service.NewCustomer(), "ST-2", 120_00, "2026-03-01");
        for (var i = 0; i < 2; i++) await Accepts(Message(StatusMessageTests.Cdar.With(("FA-1", "ST-2"))));
        var invoice = await service.Get("/invoices/ST-2");
        var dispute = Assert.Single(invoice.GetProperty("disputes").EnumerateArray());
        Assert.Equal(("einvoice:207:2026-03-03", "quality", 30_00), (dispute.GetProperty("dispute").GetString(), dispute.GetProperty("reason").GetString(), Cents(dispute.GetProperty("amount"))));
        Assert.Equal(90_00, Cents(Assert.Single(invoice.GetProperty("statuses").EnumerateArray()).GetProperty("remaining")));
    }

    [Fact]
    public async Task What_cannot_be_a_status_is_refused()
    {
        await service.Invoice(await service.NewCustomer(), "ST-3", 120_00);
        await Refuses(Post("ST-NONE", 210, "2026-02-10"), HttpStatusCode.NotFound);
        await Refuses(Post("ST-3", 299, "2026-02-10"), HttpStatusCode.UnprocessableEntity, field: "status");
        await Refuses(Post("ST-3", 210, "1980-02-10"), HttpStatusCode.UnprocessableEntity, field: "on");
        await Refuses(Post("ST-3", 210, "2026-02-10", "a sentence about Mr Martin"), HttpStatusCode.UnprocessableEntity, field: "reasons");
        await Refuses(service.Erp.PostAsJsonAsync("/e-invoice-statuses", new { creditor = Siren, number = "ST-3", status = 207, on = "2026-02-10", amounts = new { rap = -1 } }), HttpStatusCode.UnprocessableEntity, field: "amounts.rap");
        await Refuses(service.Erp.PostAsJsonAsync("/e-invoice-statuses", new { creditor = Siren, number = "ST-3", status = 207, on = "2026-02-10", amounts = new { rap = 1, currency = "USD" } }), HttpStatusCode.Conflict, "currency_differs");
        await Refuses(Message("<a/>"), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.RootUnknown);
        await Refuses(Message(StatusMessageTests.Cdar.With(("FA-1", "ST-NONE"))), HttpStatusCode.NotFound);
        await Refuses(Message(new string(' ', 2 << 20)), HttpStatusCode.RequestEntityTooLarge);
    }

    Task<HttpResponseMessage> Post(string number, int status, string on, params string[] reasons) =>
        service.Erp.PostAsJsonAsync("/e-invoice-statuses", new { creditor = Siren, number, status, on, reasons });

    async Task<HttpResponseMessage> Message(string xml)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(xml));
        return await service.Erp.PostAsync("/e-invoice-status-messages", body);
    }

    async Task<(string?, bool)> Hold(string invoice)
    {
        var hold = Assert.Single((await service.Get($"/invoices/{invoice}")).GetProperty("holds").EnumerateArray());
        return (hold.GetProperty("reason").GetString(), hold.GetProperty("isLifted").GetBoolean());
    }

    static long Cents(JsonElement money) => money.GetProperty("cents").GetInt64();
}
