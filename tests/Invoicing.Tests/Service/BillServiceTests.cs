using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class BillServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task An_accepted_bill_holds_its_invoices_to_its_maturity_and_settles_nothing()
    {
        var customer = await Owing("BILL-1", "BILL-2");
        for (var i = 0; i < 2; i++) await Accepts(Bill("EF-1", customer, accepted: true, "BILL-1", "bill-2"));
        Assert.Equal(("bill:EF-1", "bill_accepted", "2026-05-06", false), await Hold("BILL-1"));
        Assert.Equal(("bill:EF-1", "bill_accepted", "2026-05-06", false), await Hold("BILL-2"));
        Assert.Equal(12_000, await service.Outstanding("BILL-1"));
        var shown = await service.Get("/bills/EF-1");
        Assert.Equal(("lcr", "open", "2026-05-06", 24_000, 2), (shown.Text("kind"), shown.Text("status"), shown.Text("moneyThereBy"), shown.Cents("amount"), shown.GetProperty("invoices").GetArrayLength()));
        await Eventually.Is(() => service.Bus.Heard<InvoiceHeldV1>().Count(m => m.Hold == "bill:EF-1") == 2, "both holds were told, each once");

        await Accepts(Bill("EF-1", customer, accepted: true, "BILL-1"));
        Assert.True((await Hold("BILL-2")).IsLifted);
        await Refuses(service.Post("/invoices/BILL-1/holds/bill:EF-1/lift", new { }), HttpStatusCode.UnprocessableEntity, field: "hold");
        await Refuses(service.Put("/invoices/BILL-1/holds/Bill:X", new { reason = "other" }), HttpStatusCode.UnprocessableEntity, field: "hold");

        await Accepts(service.Post("/bills/ef-1/cancellation", new { }));
        Assert.True((await Hold("BILL-1")).IsLifted);
        await Refuses(Bill("EF-1", customer, accepted: true, "BILL-2"), HttpStatusCode.Conflict, "bill_closed");
    }

    [Fact]
    public async Task A_bill_that_waits_for_its_acceptance_holds_nothing_until_it_is_there()
    {
        var customer = await Owing("BILL-3");
        await Accepts(Bill("EF-3", customer, accepted: false, "BILL-3"));
        Assert.Empty((await service.Get("/invoices/BILL-3")).GetProperty("holds").EnumerateArray());
        await Accepts(Bill("EF-3", customer, accepted: true, "BILL-3"));
        Assert.Equal(("bill:EF-3", "bill_accepted", "2026-05-06", false), await Hold("BILL-3"));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_writes_nothing()
    {
        var (customer, other) = (await Owing("BILL-4"), await Owing("BILL-5"));
        await Refuses(Bill("EF-4", customer, true, "BILL-NONE"), HttpStatusCode.Conflict, "invoice_unknown");
        await Refuses(Bill("EF-4", customer, true, "BILL-4", "BILL-5"), HttpStatusCode.Conflict, "invoice_of_other_customer");
        await Refuses(Bill("EF-4", "NOBODY", true, "BILL-4"), HttpStatusCode.Conflict, "customer_unknown");
        await Refuses(Bill("EF-4", customer, true), HttpStatusCode.UnprocessableEntity, field: "invoices");
        await Refuses(Bill("EF-4", customer, true, "BILL-4", "bill-4"), HttpStatusCode.UnprocessableEntity, field: "invoices[1]");
        await Refuses(service.Put("/bills/EF-4", Asked(customer, true, ["BILL-4"], 12_001)), HttpStatusCode.Conflict, "invoice_exceeded");
        await Refuses(service.Put("/bills/EF-4", new { customer, kind = "traite", amountCents = 1, drawnOn = "2026-03-02", maturesOn = "2026-03-01", invoices = new object?[] { null } }), HttpStatusCode.UnprocessableEntity, field: "kind");
        await Refuses(service.Post("/bills/EF-4/paid", new { }), HttpStatusCode.NotFound);
        Assert.Empty((await service.Get("/invoices/BILL-4")).GetProperty("holds").EnumerateArray());
        await Accepts(Bill("EF-4", customer, true, "BILL-4"));
        await Refuses(Bill("EF-5", customer, true, "BILL-4"), HttpStatusCode.Conflict, "invoice_exceeded");
        await Refuses(Bill("EF-4", other, true, "BILL-5"), HttpStatusCode.Conflict, "account_differs");
        await Refuses(service.Post("/bills/EF-4/unpaid", new { reason = "contested" }), HttpStatusCode.Conflict, "bill_not_due");
        await Refuses(service.Post("/bills/EF-4/unpaid", new { reason = "bored" }), HttpStatusCode.UnprocessableEntity, field: "reason");
        await Refuses(service.Post("/bills/EF-4/paid", new { on = "2026-05-01" }), HttpStatusCode.UnprocessableEntity, field: "on");
    }

    [Fact]
    public async Task An_unpaid_bill_lets_its_invoices_go_and_is_known_of_its_payer()
    {
        await using var later = await Start(new(2026, 5, 4));
        var customer = await Owing(later, "BILL-6", "BILL-7");
        await Accepts(later.Put("/bills/EF-6", Asked(customer, true, ["BILL-6"])));
        await Accepts(later.Put("/bills/EF-7", Asked(customer, true, ["BILL-7"])));
        for (var i = 0; i < 2; i++) await Accepts(later.Post("/bills/EF-6/unpaid", new { reason = "insufficient_funds", on = "2026-05-04" }));
        Assert.True((await Hold(later, "BILL-6")).IsLifted);
        Assert.Equal((12_000, 1), (await later.Outstanding("BILL-6"), await later.Count("select count(*) from mt_events where type = 'bill_returned'")));
        var signal = Assert.Single((await later.Get($"/customers/{customer}/credit")).GetProperty("signals").EnumerateArray());
        Assert.Equal(("bill:EF-6", "payment_incident", "high", "2027-05-04"), (signal.Text("reference"), signal.Text("kind"), signal.Text("severity"), signal.Text("expiresOn")));
        var alert = Assert.Single((await later.Get("/alerts?kind=bill_unpaid")).GetProperty("items").EnumerateArray());
        Assert.Equal((customer, "2026-05-04", "EF-6", "insufficient_funds"), (alert.Text("customer"), alert.Text("since"), alert.GetProperty("details").Text("bill"), alert.GetProperty("details").Text("reason")));

        await Accepts(later.Post("/bills/EF-7/paid", new { on = "2026-04-30" }));
        Assert.Equal(("bill:EF-7", "bill_accepted", "2026-05-06", false), await Hold(later, "BILL-7"));
        Assert.Equal(12_000, await later.Outstanding("BILL-7"));
        await Refuses(later.Post("/bills/EF-7/cancellation", new { }), HttpStatusCode.Conflict, "bill_closed");
        Assert.Equal(["EF-7"], Numbers(await later.Get($"/bills?customer={customer}&maturesFrom=2026-04-30&maturesUntil=2026-04-30&after=2026-04-30|EF-6")));
        Assert.Empty(Numbers(await later.Get("/bills?open=true")));

        await later.Payment(customer, "BILL-RG-6", 12_000, new { number = "BILL-6" });
        await later.Host.SetToday(new(2026, 5, 5));
        await later.Host.DoDay(new(2026, 5, 5));
        Assert.Empty((await later.Get("/alerts?kind=bill_unpaid")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_bill_that_was_paid_and_comes_back_takes_its_payment_with_it_as_one_incident()
    {
        await using var later = await Start(new(2026, 5, 4));
        var customer = await Owing(later, "BACK-1", "BACK-2");
        await Accepts(later.Put("/bills/EF-B1", Asked(customer, true, ["BACK-1"])));
        await Accepts(later.Post("/bills/EF-B1/paid", new { on = "2026-04-30" }));
        await Accepts(later.Put("/payments/BACK-VIR", new { customer, receivedOn = "2026-05-04", amountCents = 12_000, invoices = new[] { new { number = "BACK-1" } } }));
        Assert.Equal(0, await later.Outstanding("BACK-1"));
        await Refuses(later.Post("/bills/EF-B1/unpaid", new { reason = "insufficient_funds", on = "2026-04-29" }), HttpStatusCode.Conflict, "bill_closed");
        await Refuses(later.Post("/bills/EF-B1/unpaid", new { reason = "insufficient_funds", payment = "NONE" }), HttpStatusCode.Conflict, "payment_unknown");
        for (var i = 0; i < 2; i++) await Accepts(later.Post("/bills/EF-B1/unpaid", new { reason = "insufficient_funds", on = "2026-05-04" }));
        Assert.Equal((12_000, 1), (await later.Outstanding("BACK-1"), await later.Count("select count(*) from credits where reversal_reason = 'bill_unpaid' and not is_incident")));
        Assert.Equal(1, (await later.Get($"/customers/{customer}/payment-behaviour")).Number("incidents"));
        Assert.Single((await later.Get("/alerts?kind=bill_unpaid")).GetProperty("items").EnumerateArray());
        Assert.Single((await later.Get($"/customers/{customer}/credit")).GetProperty("signals").EnumerateArray());
    }

    [Fact]
    public async Task Where_several_payments_may_be_its_money_one_is_named_and_where_none_came_none_goes()
    {
        await using var later = await Start(new(2026, 5, 4));
        var customer = await Owing(later, "TWO-1", "TWO-2");
        await Accepts(later.Put("/bills/EF-T1", Asked(customer, true, ["TWO-1", "TWO-2"], 6_000)));
        await Accepts(later.Post("/bills/EF-T1/paid", new { on = "2026-04-30" }));
        foreach (var n in new[] { "1", "2" }) await Accepts(later.Put($"/payments/TWO-VIR-{n}", new { customer, receivedOn = "2026-05-04", amountCents = 12_000, invoices = new[] { new { number = $"TWO-{n}" } } }));
        await Refuses(later.Post("/bills/EF-T1/unpaid", new { reason = "other" }), HttpStatusCode.Conflict, "payment_ambiguous");
        await Accepts(later.Put("/invoices/TWO-3", new { customer, issuedOn = "2026-03-01", dueOn = "2026-03-31", amountCents = 700 }));
        await Accepts(later.Put("/payments/TWO-VIR-3", new { customer, receivedOn = "2026-05-04", amountCents = 700, invoices = new[] { new { number = "TWO-3" } } }));
        await Refuses(later.Post("/bills/EF-T1/unpaid", new { reason = "other", payment = "TWO-VIR-3" }), HttpStatusCode.Conflict, "payment_unknown");
        for (var i = 0; i < 2; i++) await Accepts(later.Post("/bills/EF-T1/unpaid", new { reason = "other", payment = "two-vir-2" }));
        Assert.Equal((0, 12_000), (await later.Outstanding("TWO-1"), await later.Outstanding("TWO-2")));

        var another = await Owing(later, "NEVER-1");
        await Accepts(later.Put("/bills/EF-N1", Asked(another, true, ["NEVER-1"])));
        await Accepts(later.Post("/bills/EF-N1/paid", new { on = "2026-04-30" }));
        await Accepts(later.Post("/bills/EF-N1/unpaid", new { reason = "no_order_to_pay" }));
        Assert.Equal("unpaid", (await later.Get("/bills/EF-N1")).Text("status"));
    }

    static List<string?> Numbers(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(b => b.Text("number"))];

    Task<string> Owing(params string[] invoices) => Owing(service, invoices);

    static async Task<string> Owing(InvoicingService service, params string[] invoices)
    {
        var customer = await service.NewCustomer();
        foreach (var invoice in invoices) await service.Invoice(customer, invoice, 12_000);
        return customer;
    }

    Task<HttpResponseMessage> Bill(string number, string customer, bool accepted, params string[] invoices) => service.Put($"/bills/{number}", Asked(customer, accepted, invoices));

    static object Asked(string customer, bool accepted, string[] invoices, long each = 12_000) => new
    {
        customer, kind = "lcr", amountCents = Math.Max(1, each * invoices.Length), drawnOn = "2026-03-02", maturesOn = "2026-04-30", accepted,
        invoices = invoices.Select(i => new { number = i, year = 2026, amountCents = each }),
    };

    Task<(string?, string?, string?, bool IsLifted)> Hold(string invoice) => Hold(service, invoice);

    static async Task<(string?, string?, string?, bool IsLifted)> Hold(InvoicingService service, string invoice)
    {
        var hold = Assert.Single((await service.Get($"/invoices/{invoice}")).GetProperty("holds").EnumerateArray());
        return (hold.Text("hold"), hold.Text("reason"), hold.Text("until"), hold.GetProperty("isLifted").GetBoolean());
    }
}
