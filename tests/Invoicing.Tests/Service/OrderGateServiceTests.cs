using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class OrderGateServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task The_same_question_is_recorded_once_and_another_answer_again()
    {
        var customer = await Limited(100_000);
        Assert.Equal("allow", Decision(await Ask(customer, "ONCE", 100_000)));
        var events = await service.Events("order_gate_answered");
        Assert.Equal("allow", Decision(await Ask(customer, "ONCE", 100_000)));
        Assert.Equal(events, await service.Events("order_gate_answered"));

        await service.Invoice(customer, "ONCE-F", 50_000, "2026-03-01");
        var held = await Ask(customer, "ONCE", 100_000);
        Assert.Equal(("hold", "waiting", 150_000), (Decision(held), held.GetProperty("review").GetString(), held.GetProperty("exposure").GetProperty("cents").GetInt64()));
        Assert.Equal(events + 1, await service.Events("order_gate_answered"));
    }

    [Fact]
    public async Task Orders_deliveries_and_invoices_of_one_order_count_once()
    {
        var customer = await Limited(1_000_000);
        await Ask(customer, "CHAIN-1", 100_000);
        Assert.Equal(100_000, await Exposure(customer, "OTHER", 1) - 1);
        await Accepts(service.Put("/deliveries/CHAIN-BL", new { customer, order = "chain-1", deliveredOn = "2026-02-20", amountCents = 40_000 }));
        Assert.Equal(100_000, await Exposure(customer, "OTHER", 1) - 1);
        await service.Invoice(customer, "CHAIN-F", 40_000, "2026-02-25");
        Assert.Equal(140_000, await Exposure(customer, "OTHER", 1) - 1);
        await Accepts(service.Put("/invoices/CHAIN-F/links", new { deliveries = new[] { "CHAIN-BL" } }));
        Assert.Equal(100_000, await Exposure(customer, "OTHER", 1) - 1);
        await service.Payment(customer, "CHAIN-RG", 40_000);
        Assert.Equal(60_000, await Exposure(customer, "OTHER", 1) - 1);
        await Accepts(service.Post("/order-gate/CHAIN-1/withdrawal", new { }));
        Assert.Equal(0, await Exposure(customer, "OTHER", 1) - 1);
    }

    [Fact]
    public async Task An_invoice_of_two_orders_is_shared_between_them()
    {
        var customer = await Limited(1_000_000);
        await Ask(customer, "SHARE-1", 10_000);
        await Ask(customer, "SHARE-2", 90_000);
        await service.Invoice(customer, "SHARE-F", 100_000, "2026-03-01");
        await Accepts(service.Put("/invoices/SHARE-F/links", new { orders = new[] { "SHARE-1", "SHARE-2" } }));
        Assert.Equal(100_000, await Exposure(customer, "OTHER-2", 1) - 1);
    }

    [Fact]
    public async Task A_manager_releases_what_is_held_and_the_ERP_reads_it()
    {
        var customer = await Limited(0);
        Assert.Equal("hold", Decision(await Ask(customer, "REL-1", 5_000)));
        await Refuses(service.Post("/order-gate/REL-1/release", new { stage = "order", reason = "Vu avec M. Quidam" }), HttpStatusCode.Forbidden);
        using var manager = service.Host.As("manager");
        await Accepts(manager.PostAsJsonAsync($"/creditors/{Siren}/order-gate/REL-1/release", new { stage = "order", reason = "Vu avec M. Quidam" }));

        Assert.Equal("allow", Decision(await Ask(customer, "REL-1", 5_000)));
        var read = (await service.Get("/order-gate/REL-1"))[0];
        Assert.Equal(("released", "Vu avec M. Quidam"), (read.GetProperty("review").GetString(), read.GetProperty("reviewReason").GetString()));
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));
        Assert.Equal("hold", Decision(await Ask(customer, "REL-1", 5_001)));
    }

    [Fact]
    public async Task A_manager_refuses_and_the_list_of_what_waits_is_shorter()
    {
        var customer = await Limited(0);
        await Ask(customer, "REF-1", 5_000);
        bool Waits(JsonElement page) => page.GetProperty("items").EnumerateArray().Any(o => o.GetProperty("order").GetString() == "REF-1");
        Assert.True(Waits(await service.Get("/order-gate?waiting=true&limit=1000")));
        using var manager = service.Host.As("manager");
        await Accepts(manager.PostAsJsonAsync($"/creditors/{Siren}/order-gate/REF-1/refusal", new { stage = "order", reason = "Non" }));
        Assert.False(Waits(await service.Get("/order-gate?waiting=true&limit=1000")));
        Assert.Equal("refused", (await Ask(customer, "REF-1", 5_000)).GetProperty("review").GetString());
    }

    [Fact]
    public async Task Overdue_invoices_and_sanctions_are_all_named()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "LATE-1", 10_000, "2025-12-01");
        await service.Invoice(customer, "LATE-2", 10_000, "2025-11-01");
        await Accepts(service.Put("/invoices/LATE-2/disputes/L1", new { reason = "price" }));
        await Accepts(service.Put($"/customers/{customer}/sanctions/S-1", new { kind = "deliveries_stopped", announcedOn = "2026-02-20", effectiveOn = "2026-03-01" }));
        var answer = await Ask(customer, "LATE-CDE", 1_000, "delivery");
        Assert.Equal(["deliveries_stopped", "overdue"], answer.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        Assert.Equal(10_000, answer.GetProperty("reasons")[1].GetProperty("figures").GetProperty("overdue_cents").GetInt64());
        Assert.Equal("2026-01-01", answer.GetProperty("reasons")[1].GetProperty("since").GetString());
    }

    [Fact]
    public async Task What_insolvency_froze_is_no_reason_and_later_debts_are()
    {
        var customer = await Limited(100_000);
        await service.Invoice(customer, "FROZ-1", 500_000, "2025-12-01");
        await service.Invoice(customer, "FROZ-2", 20_000, "2026-02-05");
        await Accepts(service.Put("/deliveries/FROZ-BL", new { customer, deliveredOn = "2026-01-30", amountCents = 20_000 }));
        await service.Invoice(customer, "AFTER-1", 30_000, "2026-02-01");
        await Accepts(service.Put("/invoices/FROZ-2/links", new { deliveries = new[] { "FROZ-BL" } }));
        await Accepts(service.Put($"/customers/{customer}/insolvency", new { kind = "receivership", judgmentOn = "2026-02-01", publishedOn = "2026-02-10", court = "Tribunal de commerce de Lille", administrator = "Maître Quidam" }));

        var answer = await Ask(customer, "FROZ-CDE", 1_000);
        var reason = Assert.Single(answer.GetProperty("reasons").EnumerateArray());
        Assert.Equal(("insolvency_review", 520_000, 31_000), (reason.GetProperty("code").GetString(), reason.GetProperty("figures").GetProperty("frozen_cents").GetInt64(), answer.GetProperty("exposure").GetProperty("cents").GetInt64()));

        var insolvency = await service.Get($"/customers/{customer}/insolvency");
        Assert.Equal(("2026-04-10", "2026-08-10", "Maître Quidam"), (insolvency.GetProperty("declareBy").GetString(), insolvency.GetProperty("relieveBy").GetString(), insolvency.GetProperty("administrator").GetString()));
        Assert.Equal([true, true, false], insolvency.GetProperty("invoices").EnumerateArray().Select(i => i.GetProperty("isFrozen").GetBoolean()));
        Assert.Equal("2026-06-10", (await service.Get($"/customers/{customer}/insolvency?overseas=true")).GetProperty("declareBy").GetString());
        async Task<long> Held() => await service.Count(
            "select count(*) from invoice_holds h join invoices i on i.id = h.invoice join customers c on c.id = i.customer where c.number = $1 and h.reason = 'insolvency' and not h.lifted", customer);
        Assert.Equal(2, await Held());
        await service.Invoice(customer, "FROZ-3", 1_000, "2026-01-31");
        await service.Host.DoDay(Today);
        Assert.Equal(3, await Held());
        await Accepts(service.Post($"/customers/{customer}/insolvency/closing", new { on = "2026-03-01" }));
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/insolvency"), HttpStatusCode.NotFound);
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));
    }

    [Fact]
    public async Task Thresholds_are_dated_data_of_the_entity()
    {
        await using var other = await InvoicingService.Start(new(2026, 3, 2));
        var customer = await other.NewCustomer();
        await Accepts(other.Put("/gate-policies/2026-03-03", new { holdAll = true }));
        Assert.Equal("allow", Decision(await Ask(customer, "POL-1", 1_000, of: other)));
        await Accepts(other.Put("/gate-policies/2026-03-02", new { holdAll = true }));
        await Accepts(other.Put("/gate-policies/2026-03-02", new { holdAll = true }));
        Assert.Equal("hold", Decision(await Ask(customer, "POL-1", 1_000, of: other)));
        Assert.Equal((2, "2026-03-03"), ((int)await other.Events("gate_policy_set"), (await other.Get("/gate-policies"))[0].GetProperty("from").GetString()));
    }

    [Fact]
    public async Task A_delivery_is_work_for_accounting_until_an_invoice_names_it_or_its_order()
    {
        var customer = await service.NewCustomer();
        foreach (var (number, on) in new[] { ("NI-1", "2026-02-24"), ("NI-2", "2026-02-25"), ("NI-3", "2026-02-20") })
            await Accepts(service.Put($"/deliveries/{number}", new { customer, order = "NI-CDE", deliveredOn = on, amountCents = 1_000, signedBy = "Zoé Quidam" }));
        async Task<string[]> Waiting() => [.. (await service.Get("/deliveries-not-invoiced?days=5&limit=1000")).GetProperty("items").EnumerateArray()
            .Where(d => d.GetProperty("customer").GetString() == customer).Select(d => d.GetProperty("number").GetString()!)];

        Assert.Equal(["NI-3", "NI-1"], await Waiting());
        await service.Invoice(customer, "NI-F", 1_000, "2026-02-22");
        await Accepts(service.Put("/invoices/NI-F/links", new { orders = new[] { "NI-CDE" } }));
        Assert.Equal(["NI-1"], await Waiting());
        await Accepts(service.Put("/invoices/NI-F/links", new { deliveries = new[] { "ni-1" } }));
        Assert.Equal(["NI-3"], await Waiting());
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));
        Assert.Equal(1, await service.Count("select count(*) from document_links where kind = 'delivery' and number = 'NI-1' and parent_number = 'NI-CDE'"));
    }

    [Fact]
    public async Task Sanctions_are_a_feed_that_the_ERP_confirms()
    {
        var customer = await service.NewCustomer();
        var path = $"/customers/{customer}/sanctions/S-1";
        await Accepts(service.Put(path, new { kind = "orders_blocked", announcedOn = "2026-02-20", effectiveOn = "2026-03-01" }));
        var first = await Feed(0);
        Assert.True(first.GetProperty("isOverdue").GetBoolean());
        await Accepts(service.Put(path, new { kind = "orders_blocked", announcedOn = "2026-02-20", effectiveOn = "2026-03-01" }));
        Assert.Equal(first.GetProperty("position").GetInt64(), (await Feed(0)).GetProperty("position").GetInt64());

        await Accepts(service.Post($"{path}/execution", new { on = "2026-03-02" }));
        await Accepts(service.Post($"{path}/execution", new { on = "2026-03-02" }));
        var done = await Feed(first.GetProperty("position").GetInt64());
        Assert.Equal((false, "2026-03-02"), (done.GetProperty("isOverdue").GetBoolean(), done.GetProperty("executedOn").GetString()));
        await Accepts(service.Post($"{path}/lifting", new { on = "2026-03-02" }));
        Assert.Equal("2026-03-02", (await Feed(done.GetProperty("position").GetInt64())).GetProperty("liftedOn").GetString());

        async Task<JsonElement> Feed(long after) => Assert.Single((await service.Get($"/sanctions?after={after}&limit=1000")).GetProperty("items").EnumerateArray(), s => s.GetProperty("customer").GetString() == customer);
    }

    [Theory]
    [InlineData("POST", "/order-gate", """{"stage":"cart","customer":"C","order":"O","amountCents":1}""", 422, "stage")]
    [InlineData("POST", "/order-gate", """{"stage":"order","customer":"C","order":"O","amountCents":0}""", 422, "amountCents")]
    [InlineData("POST", "/order-gate", """{"stage":"order","customer":"C","order":"O|P","amountCents":1}""", 422, "order")]
    [InlineData("POST", "/order-gate", """{"stage":"order","customer":"C","order":"O","amountCents":1,"depositCents":2}""", 422, "depositCents")]
    [InlineData("POST", "/order-gate", """{"stage":"order","customer":"NOBODY","order":"O","amountCents":1}""", 409, null)]
    [InlineData("PUT", "/deliveries/D", """{"customer":"C","deliveredOn":"2026-03-03"}""", 422, "deliveredOn")]
    [InlineData("PUT", "/deliveries/D", """{"customer":"C","deliveredOn":"2026-03-01","amountCents":-1}""", 422, "amountCents")]
    [InlineData("PUT", "/gate-policies/2026-01-01", """{"overdueConditionDays":10,"overdueHoldDays":9}""", 422, "overdueHoldDays")]
    [InlineData("PUT", "/gate-policies/2026-01-01", """{"newlyFoundedDepositPercent":101}""", 422, "newlyFoundedDepositPercent")]
    [InlineData("PUT", "/gate-policies/never", "{}", 400, null)]
    [InlineData("PUT", "/customers/C/insolvency", """{"kind":"receivership","judgmentOn":"2026-03-03"}""", 422, "judgmentOn")]
    [InlineData("PUT", "/customers/C/insolvency", """{"kind":"bankrupt","judgmentOn":"2026-03-01","publishedOn":"2026-02-28"}""", 422, "publishedOn")]
    [InlineData("PUT", "/customers/C/sanctions/S", """{"kind":"terms_shortened","announcedOn":"2026-03-01","effectiveOn":"2026-03-01"}""", 422, "termDays")]
    [InlineData("PUT", "/customers/C/sanctions/S", """{"kind":"orders_blocked","announcedOn":"2026-03-02","effectiveOn":"2026-03-01"}""", 422, "effectiveOn")]
    [InlineData("GET", "/deliveries-not-invoiced?days=-1", null, 422, "days")]
    [InlineData("GET", "/deliveries-not-invoiced?after=zzz", null, 422, "after")]
    public async Task A_bad_body_is_named_and_nothing_is_written(string method, string path, string? body, int status, string? field)
    {
        var events = await service.Events();
        var request = new HttpRequestMessage(new(method), $"/creditors/{Siren}{path}") { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        await Refuses(service.Erp.SendAsync(request), (HttpStatusCode)status, field: field);
        Assert.Equal(events, await service.Events());
    }

    async Task<string> Limited(long cents)
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put($"/customers/{customer}/credit/limits/L-1", new { limitCents = cents, from = "2026-01-01" }));
        return customer;
    }

    async Task<long> Exposure(string customer, string order, long cents)
    {
        var exposure = (await Ask(customer, $"{order}-{Guid.NewGuid():N}", cents)).GetProperty("exposure").GetProperty("cents").GetInt64();
        return exposure - await service.Count(
            "select coalesce(sum(amount_cents), 0)::bigint - $3 from orders_not_invoiced where customer = (select id from customers where number = $1) and order_number like $2", customer, $"{order}-%", cents);
    }

    async Task<JsonElement> Ask(string customer, string order, long cents, string stage = "order", InvoicingService? of = null)
    {
        using var answer = await (of ?? service).Post("/order-gate", new { stage, customer, order, amountCents = cents });
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    static string? Decision(JsonElement answer) => answer.GetProperty("decision").GetString();
}
