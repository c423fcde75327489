using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Penalties and the 40 € on invoices that were paid late: looked at, billed once, paid as any invoice.</summary>
public sealed class PenaltyServiceTests(InvoicingService service) : IClassFixture<InvoicingService>, IAsyncLifetime
{
    readonly PenaltyDesk desk = new(service);

    public Task InitializeAsync() => service.Host.SetToday(new(2026, 10, 1));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_paid_invoices_owe_is_shown_first_and_billed_once_on_one_document()
    {
        var customer = await desk.PaidLate("SHOW-1");
        await desk.Owes(customer, "SHOW-2", 100_000, "2026-03-31");
        await desk.Pays(customer, "SHOW-2-VIR", 100_000, "2026-04-01", "SHOW-2");
        await desk.Owes(customer, "SHOW-3", 100_000, "2026-03-31");
        await desk.Pays(customer, "SHOW-3-VIR", 100_000, "2026-03-31", "SHOW-3");

        var preview = await service.Get($"/customers/{customer}/penalties");
        Assert.Equal(["SHOW-2 1 33 4000", "SHOW-1 107 43375 4000"], PenaltyDesk.Lines(preview));
        Assert.Equal((43_408, 8_000, 51_408, "2026-10-31", "company"), (preview.Cents("interest"), preview.Cents("compensation"), preview.Cents("total"), preview.Text("dueOn"), preview.Text("debtor")));
        Assert.Equal(["2026-06-01 30 12.15 11984", "2026-07-01 77 12.40 31391"], preview.GetProperty("lines")[1].GetProperty("periods").EnumerateArray().Select(p => $"{p.Text("from")} {p.Number("days")} {p.Text("ratePercent")} {p.Cents("amount")}"));
        Assert.Equal($"{preview.GetProperty("lines")[1].Cents("interest")}", $"{(await service.Get("/invoices/SHOW-1/late-interest?on=2026-09-15")).GetProperty("invoices")[0].Cents("interestAccrued")}");
        Assert.Equal(["SHOW-1 107 43375 4000"], PenaltyDesk.Lines(await service.Get($"/customers/{customer}/penalties?paidFrom=2026-04-02")));

        var bill = await desk.Bills(customer);
        Assert.Equal(PenaltyDesk.Lines(preview), PenaltyDesk.Lines(bill));
        Assert.Equal((51_408, 51_408, "2026-10-31"), (bill.Cents("amount"), bill.Cents("outstanding"), bill.Text("dueOn")));
        var events = await service.Events();
        Assert.Equal(JsonValueKind.Null, (await desk.Posted(customer)).GetProperty("bill").ValueKind);
        Assert.Equal(events, await service.Events());
        Assert.Equal(["SHOW-2 billed", "SHOW-1 billed"], PenaltyDesk.LeftOut(await service.Get($"/customers/{customer}/penalties")));
        Assert.Equal($"{bill}", $"{await service.Get($"/penalty-bills/{bill.Text("number")}")}");
        Assert.Equal($"{bill}", $"{(await service.Get($"/penalty-bills?customer={customer}")).GetProperty("items")[0]}");
    }

    [Fact]
    public async Task A_bill_is_a_receivable_as_any_other_that_bears_no_interest_itself()
    {
        var customer = await desk.PaidLate("ANY-1");
        var number = (await desk.Bills(customer)).Text("number")!;
        var invoice = await service.Get($"/invoices/{number}");
        Assert.Equal((47_375, true, 0), (invoice.Cents("outstanding"), invoice.GetProperty("isPenalty").GetBoolean(), invoice.Cents("vat")));
        Assert.Equal([number], (await service.Get($"/customers/{customer}/open-items")).EnumerateArray().Select(i => i.Text("number")));
        Assert.Equal(47_375, (await service.Get("/figures/aged-balance?on=2026-10-01")).GetProperty("rows").EnumerateArray().Single(r => r.Text("key") == customer).Cents("total"));
        Assert.Equal(47_375, (await service.Get($"/customers/{customer}/statement?from=2026-10-01&to=2026-10-01")).Cents("closing"));

        // What the bill asks for is said once: a day before it, it was still to be asked for.
        var statement = await service.Get($"/customers/{customer}/late-interest?on=2026-12-31");
        Assert.Equal((0, 0, "ANY-1", number), (statement.GetProperty("invoices").GetArrayLength(), statement.Cents("total"), statement.GetProperty("billed")[0].Text("number"), statement.GetProperty("billed")[0].Text("bill")));
        Assert.Equal(43_375, (await service.Get($"/customers/{customer}/late-interest?on=2026-09-30")).GetProperty("invoices")[0].Cents("interestAccrued") - 221);
        Assert.Empty((await service.Get($"/invoices/{number}/late-interest?on=2026-12-31")).GetProperty("invoices").EnumerateArray());

        await Eventually.Is(() => service.Bus.Heard<InvoiceIssuedV1>().Any(m => m.Number == number), "the bill was told");
        Assert.Equal((true, 47_375, 47_375), service.Bus.Heard<InvoiceIssuedV1>().Where(m => m.Number == number).Select(m => (m.IsPenalty, m.AmountCents, m.OutstandingCents)).Single());
        Assert.False(service.Bus.Heard<InvoiceIssuedV1>().First(m => m.Number == "ANY-1").IsPenalty);

        await desk.Pays(customer, "ANY-VIR-2", 47_375, "2026-10-01", number);
        Assert.Equal(0, await service.Outstanding(number));
        Assert.Empty((await service.Get($"/customers/{customer}/penalties")).GetProperty("lines").EnumerateArray());
    }

    [Fact]
    public async Task The_ERP_posts_it_once_and_may_tell_of_it_again()
    {
        var customer = await desk.PaidLate("POST-1");
        var number = (await desk.Bills(customer)).Text("number")!;
        Assert.Equal([$"411/{customer} D47375", "7631 C47375"], await desk.Entry(number, 1));
        await Accepts(service.Put($"/invoices/{number}", new { customer, issuedOn = "2026-10-01", amountCents = 47_375 }));
        await Refuses(service.Put($"/invoices/{number}", new { customer, issuedOn = "2026-10-01", amountCents = 47_376 }), HttpStatusCode.Conflict, "penalty_bill");

        await Accepts(desk.Cancel(number, "mistake"));
        Assert.Equal(["7631 D47375", $"411/{customer} C47375"], await desk.Entry(number, 2));
        Assert.Equal(0, await service.Outstanding(number));
        Assert.Equal(["POST-1 107 43375 4000"], PenaltyDesk.Lines(await service.Get($"/customers/{customer}/penalties")));
    }

    [Fact]
    public async Task Who_is_no_professional_owes_nothing_of_it_and_what_is_doubtful_waits()
    {
        var consumer = await desk.PaidLate("WHO-1", "consumer");
        await Refuses(service.Post($"/customers/{consumer}/penalty-bills", new { }), HttpStatusCode.Conflict, "not_professional");
        Assert.Empty((await service.Get($"/customers/{consumer}/penalties")).GetProperty("lines").EnumerateArray());

        var customer = await desk.PaidLate("WHO-2");
        await Accepts(service.Put("/invoices/WHO-2/disputes/L-1", new { reason = "price", amountCents = 100 }));
        Assert.Equal(["WHO-2 disputed"], PenaltyDesk.LeftOut(await service.Get($"/customers/{customer}/penalties")));
        await Accepts(service.Put($"/customers/{customer}/insolvency", new { kind = "receivership", judgmentOn = "2026-09-20" }));
        Assert.Equal(["WHO-2 insolvency"], PenaltyDesk.LeftOut(await service.Get($"/customers/{customer}/penalties")));
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/NOBODY/penalties"), HttpStatusCode.NotFound);
        await Refuses(service.Post("/customers/NOBODY/penalty-bills", new { }), HttpStatusCode.NotFound);
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/penalty-bills/WHO-2"), HttpStatusCode.NotFound);
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/penalties?paidFrom=0001-01-01"), HttpStatusCode.UnprocessableEntity, field: "paidFrom");
    }

    [Fact]
    public async Task Asked_for_many_times_at_once_each_customer_has_one_bill_and_the_series_no_gap()
    {
        List<string> customers = [];
        for (var n = 0; n < 3; n++) customers.Add(await desk.PaidLate($"RACE-{n}"));
        await Task.WhenAll(customers.SelectMany(customer => Enumerable.Range(0, 4).Select(_ => desk.Posted(customer))));
        foreach (var customer in customers) Assert.Single((await service.Get($"/penalty-bills?customer={customer}")).GetProperty("items").EnumerateArray());
        var numbers = (await service.Get("/penalty-bills?limit=1000")).GetProperty("items").EnumerateArray().Select(b => b.Text("number")!).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => $"PEN-2026-{n:000000}"), numbers);
    }

    [Fact]
    public async Task Money_that_was_free_on_the_account_pays_it_at_once()
    {
        var customer = await desk.PaidLate("FREE-1");
        await desk.Pays(customer, "FREE-VIR", 10_000, "2026-09-30");
        Assert.Equal((47_375, 37_375), (await desk.Bills(customer)) is var bill ? (bill.Cents("amount"), bill.Cents("outstanding")) : default);
    }
}
