using System.Net;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class AccountTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task The_due_date_follows_from_the_customers_term_and_later_terms_are_for_new_invoices()
    {
        var customer = await service.NewCustomer(termDays: 60);
        await service.Invoice(customer, "TERM-1", 100, "2026-02-02");
        await Accepts(service.Put($"/customers/{customer}", new { name = "Essai & Fils", kind = "company", termDays = 15 }));
        await service.Invoice(customer, "TERM-1", 100, "2026-02-02");
        await service.Invoice(customer, "TERM-2", 100, "2026-02-02");

        Assert.Equal("2026-04-03", (await service.Get("/invoices/TERM-1")).GetProperty("dueOn").GetString());
        Assert.Equal("2026-02-17", (await service.Get("/invoices/TERM-2")).GetProperty("dueOn").GetString());
    }

    [Fact]
    public async Task The_same_content_again_adds_no_event()
    {
        var customer = await service.NewCustomer();
        async Task Everything()
        {
            await Accepts(service.Put("", new { name = "Comptoir d'Essai" }));
            await Accepts(service.Put($"/customers/{customer}", new { name = "Essai & Fils", kind = "company", termDays = 30, contacts = new[] { new { role = "accounts_payable", email = "compta@essai.invalid" } } }));
            await service.Invoice(customer, "SAME-1", 12_000);
            await service.Payment(customer, "SAME-RG", 10_000, new { number = "SAME-1", year = 2026 });
            await Accepts(service.Put("/credit-notes/SAME-AV", new { customer, issuedOn = "2026-03-01", amountCents = 500, invoices = new[] { new { number = "SAME-1" } } }));
            await Accepts(service.Put("/invoices/SAME-1/disputes/L1", new { reason = "price", amountCents = 700 }));
            await Accepts(service.Post("/invoices/SAME-1/disputes/L1/resolution", new { outcome = "rejected" }));
            await Accepts(service.Put("/bank-feed", new { through = "2026-03-01" }));
        }

        await Everything();
        var events = await service.Events();
        await Everything();
        Assert.Equal(events, await service.Events());
        Assert.Equal(1_500, await service.Outstanding("SAME-1"));
    }

    [Fact]
    public async Task A_payment_before_its_invoice_waits_for_it()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "WAIT-OLD", 5_000);
        await service.Payment(customer, "WAIT-RG", 8_000, new { number = "WAIT-NEW" });
        Assert.Equal(8_000, await service.Unallocated("WAIT-RG"));

        await service.Invoice(customer, "WAIT-NEW", 6_000);
        Assert.Equal(0, await service.Outstanding("WAIT-NEW"));
        Assert.Equal(3_000, await service.Outstanding("WAIT-OLD"));
        Assert.Equal(0, await service.Unallocated("WAIT-RG"));
    }

    [Fact]
    public async Task An_overpayment_stays_on_the_account_until_the_next_invoice()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "OVER-1", 5_000);
        await service.Payment(customer, "OVER-RG", 7_000);
        Assert.Equal(2_000, await service.Unallocated("OVER-RG"));
        await service.Invoice(customer, "OVER-2", 3_000);
        Assert.Equal(1_000, await service.Outstanding("OVER-2"));
    }

    [Fact]
    public async Task A_payment_that_comes_back_makes_its_invoices_owed_again()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "BACK-1", 5_000);
        await service.Payment(customer, "BACK-RG", 5_000);
        Assert.Equal(0, await service.Outstanding("BACK-1"));
        await Accepts(service.Post("/payments/BACK-RG/reversal", new { on = "2026-03-09", reason = "rejected" }));
        await Accepts(service.Post("/payments/BACK-RG/reversal", new { on = "2026-03-09", reason = "rejected" }));
        Assert.Equal(5_000, await service.Outstanding("BACK-1"));
        Assert.True((await service.Get("/payments/BACK-RG")).GetProperty("isReversed").GetBoolean());
    }

    [Fact]
    public async Task A_smaller_invoice_gives_money_back_and_it_finds_another()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "LESS-1", 5_000, "2026-01-05");
        await service.Payment(customer, "LESS-RG", 5_000);
        await service.Invoice(customer, "LESS-2", 4_000, "2026-02-05");
        await service.Invoice(customer, "LESS-1", 3_500, "2026-01-05");
        Assert.Equal(0, await service.Outstanding("LESS-1"));
        Assert.Equal(2_500, await service.Outstanding("LESS-2"));
        Assert.Equal(0, await service.Unallocated("LESS-RG"));
    }

    [Fact]
    public async Task The_same_number_in_another_year_is_another_invoice()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "TWICE", 100, "2025-12-31");
        await service.Invoice(customer, "TWICE", 200, "2026-01-01");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/invoices/TWICE"), HttpStatusCode.UnprocessableEntity, field: "year");
        Assert.Equal(100, await service.Outstanding("TWICE?year=2025"));
        Assert.Equal(200, await service.Outstanding("twice?year=2026"));
    }

    [Fact]
    public async Task A_number_with_a_slash_is_reached_by_its_encoded_form()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "FA%2F2026%2F12", 100);
        Assert.Equal("FA/2026/12", (await service.Get("/invoices/FA%2F2026%2F12")).GetProperty("number").GetString());
    }

    [Fact]
    public async Task A_version_that_was_overtaken_is_refused()
    {
        var customer = await service.NewCustomer();
        var first = await service.Put("/invoices/ETAG-1", new { customer, issuedOn = "2026-02-02", amountCents = 100 });
        var version = first.Headers.ETag!.Tag;
        await Accepts(service.Put("/invoices/ETAG-1", new { customer, issuedOn = "2026-02-02", amountCents = 200 }, version));
        await Refuses(service.Put("/invoices/ETAG-1", new { customer, issuedOn = "2026-02-02", amountCents = 300 }, version), HttpStatusCode.PreconditionFailed, "stale");
        Assert.Equal(200, await service.Outstanding("ETAG-1"));
    }

    [Fact]
    public async Task Twenty_payments_at_once_give_exact_sums()
    {
        var customer = await service.NewCustomer();
        for (var i = 1; i <= 5; i++) await service.Invoice(customer, $"CROWD-{i}", 10_000, $"2026-01-{i:00}");
        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => service.Payment(customer, $"CROWD-RG-{i}", 2_003)));

        var outstanding = new List<long>();
        for (var i = 1; i <= 5; i++) outstanding.Add(await service.Outstanding($"CROWD-{i}"));
        Assert.Equal(50_000 - (20 * 2_003), outstanding.Sum());
        Assert.Equal([0, 0, 0, 0], outstanding[..4]);
        var left = 0L;
        for (var i = 1; i <= 20; i++) left += await service.Unallocated($"CROWD-RG-{i}");
        Assert.Equal(0, left);
        var items = await service.Get($"/customers/{customer}/open-items");
        Assert.Equal(1, items.GetArrayLength());
    }

    [Fact]
    public async Task Money_and_invoices_at_once_leave_nothing_undecided()
    {
        var customer = await service.NewCustomer();
        await Task.WhenAll(Enumerable.Range(1, 10).SelectMany(i => new[]
        {
            service.Invoice(customer, $"BOTH-{i}", 1_000 + i), service.Payment(customer, $"BOTH-RG-{i}", 1_000),
            Accepts(service.Put($"/credit-notes/BOTH-AV-{i}", new { customer, issuedOn = "2026-02-03", amountCents = i })),
        }));
        var items = await service.Get($"/customers/{customer}/open-items");
        Assert.Equal(0, items.GetArrayLength());
    }

    [Fact]
    public async Task Totals_and_accounts_add_up()
    {
        var owing = await service.NewCustomer();
        var credit = await service.NewCustomer();
        var before = await service.Get("/totals");
        await service.Invoice(owing, "TOTAL-1", 5_000);
        await service.Payment(owing, "TOTAL-RG-1", 2_000);
        await service.Payment(credit, "TOTAL-RG-2", 700);
        var after = await service.Get("/totals");

        long Cents(string name, System.Text.Json.JsonElement of) => of.GetProperty(name).GetProperty("cents").GetInt64();
        Assert.Equal(2_300, Cents("openBalance", after) - Cents("openBalance", before));
        Assert.Equal(3_000, Cents("amount", after.GetProperty("debtorsOwing")) - Cents("amount", before.GetProperty("debtorsOwing")));
        Assert.Equal(700, Cents("amount", after.GetProperty("debtorsInCredit")) - Cents("amount", before.GetProperty("debtorsInCredit")));
        int BeforeAllocation(string name, System.Text.Json.JsonElement of) => of.GetProperty("beforeAllocation").GetProperty(name).GetInt32();
        Assert.Equal((1, 2), (BeforeAllocation("openInvoices", after) - BeforeAllocation("openInvoices", before), BeforeAllocation("openCredits", after) - BeforeAllocation("openCredits", before)));

        var accounts = await service.Get("/accounts?limit=1000");
        Assert.Equal(-700, Cents("open", accounts.GetProperty("items").EnumerateArray().Single(a => a.GetProperty("number").GetString() == credit)));
        var summary = await service.Get("/payments/summary?from=2026-03-02&until=2026-03-02");
        Assert.True(Cents("received", summary) >= 2_700);
    }

    [Fact]
    public async Task Accounts_come_in_pages()
    {
        for (var i = 0; i < 3; i++) await service.NewCustomer();
        var seen = new List<string>();
        for (var after = ""; after is not null;)
        {
            var page = await service.Get($"/accounts?limit=2&after={Uri.EscapeDataString(after)}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("number").GetString()!));
            after = page.GetProperty("next").GetString();
        }

        Assert.True(seen.Count >= 3);
        Assert.Equal(seen.Distinct().Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task A_document_of_an_unknown_customer_is_refused() =>
        await Refuses(service.Put("/invoices/NOBODY-1", new { customer = "NOBODY", issuedOn = "2026-02-02", amountCents = 100 }), HttpStatusCode.Conflict, "customer_unknown");
}
