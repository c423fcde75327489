using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class OrderGateServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly GateDesk gate = new(service);

    [Fact]
    public async Task The_same_question_is_recorded_once_and_another_answer_again()
    {
        var customer = await gate.Limited(100_000);
        Assert.Equal("allow", GateDesk.Decision(await gate.Ask(customer, "ONCE", 100_000)));
        var events = await service.Events("order_gate_answered");
        Assert.Equal("allow", GateDesk.Decision(await gate.Ask(customer, "ONCE", 100_000)));
        Assert.Equal(events, await service.Events("order_gate_answered"));

        await service.Invoice(customer, "ONCE-F", 50_000, "2026-03-01");
        var held = await gate.Ask(customer, "ONCE", 100_000);
        Assert.Equal(("hold", "waiting", 150_000), (GateDesk.Decision(held), held.GetProperty("review").GetString(), held.GetProperty("exposure").GetProperty("cents").GetInt64()));
        Assert.Equal(events + 1, await service.Events("order_gate_answered"));
    }

    [Fact]
    public async Task A_manager_releases_what_is_held_and_the_ERP_reads_it()
    {
        var customer = await gate.Limited(0);
        Assert.Equal("hold", GateDesk.Decision(await gate.Ask(customer, "REL-1", 5_000)));
        await Refuses(service.Post("/order-gate/REL-1/release", new { stage = "order", reason = "Vu avec M. Quidam" }), HttpStatusCode.Forbidden);
        using var manager = service.Host.As("manager");
        await Accepts(manager.PostAsJsonAsync($"/creditors/{Siren}/order-gate/REL-1/release", new { stage = "order", reason = "Vu avec M. Quidam" }));

        Assert.Equal("allow", GateDesk.Decision(await gate.Ask(customer, "REL-1", 5_000)));
        var read = (await service.Get("/order-gate/REL-1"))[0];
        Assert.Equal(("released", "Vu avec M. Quidam"), (read.GetProperty("review").GetString(), read.GetProperty("reviewReason").GetString()));
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));
        Assert.Equal("hold", GateDesk.Decision(await gate.Ask(customer, "REL-1", 5_001)));
    }

    [Fact]
    public async Task A_manager_refuses_and_the_list_of_what_waits_is_shorter()
    {
        var customer = await gate.Limited(0);
        await gate.Ask(customer, "REF-1", 5_000);
        bool Waits(JsonElement page) => page.GetProperty("items").EnumerateArray().Any(o => o.GetProperty("order").GetString() == "REF-1");
        Assert.True(Waits(await service.Get("/order-gate?waiting=true&limit=1000")));
        using var manager = service.Host.As("manager");
        await Accepts(manager.PostAsJsonAsync($"/creditors/{Siren}/order-gate/REF-1/refusal", new { stage = "order", reason = "Non" }));
        Assert.False(Waits(await service.Get("/order-gate?waiting=true&limit=1000")));
        Assert.Equal("refused", (await gate.Ask(customer, "REF-1", 5_000)).GetProperty("review").GetString());
    }

    [Theory]
    [InlineData("2026-03-02", "allow")]
    [InlineData("2026-03-01", "hold")]
    public async Task An_expert_late_payer_waits_for_a_person_from_the_day_after_the_due_date(string dueOn, string decision)
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put($"/customers/{customer}", new { name = "Essai", kind = "company", payerProfile = "expert_late_payer" }));
        await Accepts(service.Put($"/invoices/EXPERT-{decision}", new { customer, issuedOn = "2026-02-02", dueOn, amountCents = 1_000 }));
        var answer = await gate.Ask(customer, $"EXPERT-O-{decision}", 5_000);
        Assert.Equal(decision, GateDesk.Decision(answer));
        Assert.Equal(decision == "hold" ? ["expert_late_payer"] : [], answer.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Overdue_invoices_and_sanctions_are_all_named()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "LATE-1", 10_000, "2025-12-01");
        await service.Invoice(customer, "LATE-2", 10_000, "2025-11-01");
        await Accepts(service.Put("/invoices/LATE-2/disputes/L1", new { reason = "price" }));
        await Accepts(service.Put($"/customers/{customer}/sanctions/S-1", new { kind = "deliveries_stopped", announcedOn = "2026-02-20", effectiveOn = "2026-03-01" }));
        var answer = await gate.Ask(customer, "LATE-CDE", 1_000, "delivery");
        Assert.Equal(["deliveries_stopped", "overdue"], answer.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        Assert.Equal(10_000, answer.GetProperty("reasons")[1].GetProperty("figures").GetProperty("overdue_cents").GetInt64());
        Assert.Equal("2026-01-01", answer.GetProperty("reasons")[1].GetProperty("since").GetString());
    }

    [Fact]
    public async Task Thresholds_are_dated_data_of_the_entity()
    {
        await using var other = await InvoicingService.Start(new(2026, 3, 2));
        var customer = await other.NewCustomer();
        await Accepts(other.Put("/gate-policies/2026-03-03", new { holdAll = true }));
        Assert.Equal("allow", GateDesk.Decision(await gate.Ask(customer, "POL-1", 1_000, of: other)));
        await Accepts(other.Put("/gate-policies/2026-03-02", new { holdAll = true }));
        await Accepts(other.Put("/gate-policies/2026-03-02", new { holdAll = true }));
        Assert.Equal("hold", GateDesk.Decision(await gate.Ask(customer, "POL-1", 1_000, of: other)));
        Assert.Equal((2, "2026-03-03"), ((int)await other.Events("gate_policy_set"), (await other.Get("/gate-policies"))[0].GetProperty("from").GetString()));
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
}
