using System.Net;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class DisputeServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task Several_parts_are_contested_at_once_and_a_payment_ends_none_of_them()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "DIS-1", 10_000);
        await Contested("DIS-1", "L1", new { reason = "price", amountCents = 2_000, owner = "ADV-1" });
        await Contested("DIS-1", "L2", new { reason = "quality", amountCents = 1_000, department = "production" });
        await service.Payment(customer, "DIS-VIR", 9_000, new { number = "DIS-1" });

        var invoice = await service.Get("/invoices/DIS-1");
        Assert.Equal((1_000, 2), (invoice.Cents("outstanding"), invoice.Number("openDisputes")));
        Assert.Equal([("sales", "ADV-1"), ("production", null)], invoice.GetProperty("disputes").EnumerateArray().Select(d => (d.Text("department"), d.Text("owner"))));
        await Eventually.Is(() => service.Bus.Heard<InvoiceDisputedV1>().Count(m => m.Number == "DIS-1") == 2, "both parts are told");
        Assert.Equal([2_000L, 1_000L], service.Bus.Heard<InvoiceDisputedV1>().Where(m => m.Number == "DIS-1").Select(m => m.DisputedCents));
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("withdrawn")]
    public async Task Money_that_names_nothing_pays_what_is_contested_when_the_dispute_has_ended(string outcome)
    {
        var (customer, invoice, payment) = (await service.NewCustomer(), $"FREE-{outcome}", $"FREE-VIR-{outcome}");
        await service.Invoice(customer, invoice, 10_000);
        await Contested(invoice, "L1", new { reason = "price", amountCents = 2_000 });
        await service.Payment(customer, payment, 9_500);
        Assert.Equal((2_000, 1_500), (await service.Outstanding(invoice), await service.Unallocated(payment)));
        await Contested(invoice, "L1", new { reason = "price", amountCents = 1_600 });
        Assert.Equal((1_600, 1_100), (await service.Outstanding(invoice), await service.Unallocated(payment)));
        await Accepts(service.Post($"/invoices/{invoice}/disputes/L1/resolution", new { outcome }));
        Assert.Equal((500, 0), (await service.Outstanding(invoice), await service.Unallocated(payment)));
    }

    [Fact]
    public async Task A_payment_of_exactly_all_of_a_contested_invoice_is_for_it()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "EXACT-1", 10_000);
        await Contested("EXACT-1", "L1", new { reason = "quality" });
        await service.Payment(customer, "EXACT-VIR-1", 9_999);
        Assert.Equal((10_000, 9_999), (await service.Outstanding("EXACT-1"), await service.Unallocated("EXACT-VIR-1")));
        await service.Payment(customer, "EXACT-VIR-2", 10_000);
        Assert.Equal((0, 9_999, 0), (await service.Outstanding("EXACT-1"), await service.Unallocated("EXACT-VIR-1"), await service.Unallocated("EXACT-VIR-2")));
    }

    [Theory]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-03-02", false)]
    public async Task A_dispute_is_late_from_the_day_after_its_deadline(string deadline, bool isLate)
    {
        await service.Invoice(await service.NewCustomer(), $"LATE-{deadline}", 10_000);
        await Contested($"LATE-{deadline}", "L1", new { reason = "price", deadline, owner = $"O-{deadline}" });
        var listed = (await service.Get($"/disputes?owner=O-{deadline}")).GetProperty("items")[0];
        Assert.Equal(isLate, listed.GetProperty("isLate").GetBoolean());
        Assert.Equal(isLate ? 1 : 0, (await service.Get($"/disputes?late=true&owner=O-{deadline}")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Said_again_nothing_changes_and_another_owner_is_a_fact_of_its_own()
    {
        await service.Invoice(await service.NewCustomer(), "SAME-1", 10_000);
        await Contested("SAME-1", "L1", new { reason = "quantity", owner = "A" });
        var events = await service.Events();
        await Contested("SAME-1", "L1", new { reason = "quantity", owner = "A" });
        Assert.Equal(events, await service.Events());
        await Contested("SAME-1", "L1", new { reason = "quantity", owner = "B" });
        Assert.Equal(events + 1, await service.Events());
    }

    [Fact]
    public async Task A_credit_note_settles_a_dispute_when_the_customer_has_it()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "NOTE-1", 10_000);
        await Contested("NOTE-1", "L1", new { reason = "price", amountCents = 500 });
        await Refuses(service.Post("/invoices/NOTE-1/disputes/L1/resolution", new { outcome = "settled", creditNote = "AV-NOTE" }), HttpStatusCode.Conflict, "credit_note_unknown");
        await Accepts(service.Put("/credit-notes/AV-NOTE", new { customer, issuedOn = "2026-03-01", amountCents = 500, invoices = new[] { new { number = "NOTE-1" } } }));
        await Refuses(service.Post("/invoices/NOTE-1/disputes/L1/resolution", new { outcome = "rejected", creditNote = "AV-NOTE" }), HttpStatusCode.Conflict, "note_without_cause");
        for (var i = 0; i < 2; i++) await Accepts(service.Post("/invoices/NOTE-1/disputes/L1/resolution", new { outcome = "settled", creditNote = "av-note" }));
        Assert.Equal("AV-NOTE", (await service.Get("/invoices/NOTE-1")).GetProperty("disputes")[0].Text("creditNote"));
    }

    [Fact]
    public async Task Statistics_count_under_the_cause_that_was_found_and_say_how_long_disputes_took()
    {
        await using var alone = await InvoicingService.Start(Today);
        var customer = await alone.NewCustomer();
        foreach (var (number, reason) in new[] { ("ST-1", "price"), ("ST-2", "price"), ("ST-3", "quality") })
        {
            await alone.Invoice(customer, number, 10_000);
            await Accepts(alone.Put($"/invoices/{number}/disputes/L1", new { reason, amountCents = 1_000 }));
        }

        await Accepts(alone.Put("/invoices/ST-2/cause", new { cause = "late_delivery" }));
        await alone.Host.SetToday(Today.AddDays(5));
        await Accepts(alone.Post("/invoices/ST-1/disputes/L1/resolution", new { outcome = "upheld" }));
        await Accepts(alone.Put("/invoices/ST-3/disputes/L2", new { reason = "other", amountCents = 1_000 }));

        var byCause = (await alone.Get($"/dispute-statistics?from={Today:yyyy-MM-dd}&until={Today:yyyy-MM-dd}&by=cause")).EnumerateArray().ToDictionary(s => s.Text("key")!);
        Assert.Equal(["late_delivery", "quality", "wrong_price"], byCause.Keys.Order());
        Assert.Equal((1, 1, 5m, 100m), (byCause["wrong_price"].GetProperty("disputes").Number("count"), byCause["wrong_price"].Number("resolved"), byCause["wrong_price"].GetProperty("averageDays").GetDecimal(), byCause["wrong_price"].GetProperty("upheldPercent").GetDecimal()));
        Assert.Equal((1, 10_000), (byCause["late_delivery"].GetProperty("unpaid").Number("count"), byCause["late_delivery"].GetProperty("unpaid").Cents("amount")));
        var byDepartment = (await alone.Get($"/dispute-statistics?from={Today:yyyy-MM-dd}&until={Today:yyyy-MM-dd}&by=department")).EnumerateArray().ToDictionary(s => s.Text("key")!);
        Assert.Equal([("logistics", 0), ("quality", 1), ("sales", 2)], byDepartment.Select(s => (s.Key, s.Value.GetProperty("disputes").Number("count"))).Order());
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_field_by_field()
    {
        await service.Invoice(await service.NewCustomer(), "BAD-1", 10_000);
        await Refuses(service.Put("/invoices/BAD-1/disputes/L1", new { reason = "price", owner = "a@b.example" }), HttpStatusCode.UnprocessableEntity, field: "owner");
        await Refuses(service.Put("/invoices/BAD-1/disputes/L1", new { reason = "mood", department = "moon" }), HttpStatusCode.UnprocessableEntity, field: "department");
        await Refuses(service.Put("/invoices/BAD-1/disputes/L1", new { reason = "price", deadline = "0001-01-01" }), HttpStatusCode.UnprocessableEntity, field: "deadline");
        await Refuses(service.Put("/invoices/BAD-1/cause", new { cause = "mood" }), HttpStatusCode.UnprocessableEntity, field: "cause");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/dispute-statistics?from=2026-03-02&until=2026-03-01&by=moon"), HttpStatusCode.UnprocessableEntity, field: "by");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/disputes?after=x"), HttpStatusCode.UnprocessableEntity, field: "after");
    }

    [Fact]
    public async Task Every_cause_and_every_reason_is_laid_to_a_department_as_data()
    {
        Assert.Equal(Enum.GetValues<NonPaymentCause>().Length - 1, await service.Count("select count(*) from non_payment_causes"));
        Assert.Equal(Enum.GetValues<DisputeReason>().Length - 1, await service.Count("select count(*) from dispute_causes join non_payment_causes using (cause)"));
    }

    [Fact]
    public async Task How_far_the_ERP_had_reminded_is_told_to_dunning_once()
    {
        await service.Invoice(await service.NewCustomer(), "REM-1", 10_000);
        for (var i = 0; i < 2; i++) await Accepts(service.Put("/invoices/REM-1/reminder-history", new { level = 3, lastRemindedOn = "2026-03-02" }));
        await Eventually.Is(() => service.Bus.Heard<InvoiceReminderHistoryV1>().Any(m => m.Number == "REM-1"), "the history is told");
        var told = service.Bus.Heard<InvoiceReminderHistoryV1>().Single(m => m.Number == "REM-1");
        Assert.Equal((3, Today, null, 2), (told.Level, told.LastRemindedOn, told.Channel, told.Version));
        await Refuses(service.Put("/invoices/REM-1/reminder-history", new { level = 0, lastRemindedOn = "2026-03-03", channel = "pigeon" }), HttpStatusCode.UnprocessableEntity, field: "lastRemindedOn");
    }

    Task Contested(string invoice, string dispute, object asked) => Accepts(service.Put($"/invoices/{invoice}/disputes/{dispute}", asked));
}
