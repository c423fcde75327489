using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What was billed of an invoice is taken back when that invoice is owed again, when it was paid or due on another day, and by a manager.</summary>
public sealed class PenaltyMovesTests(InvoicingService service) : IClassFixture<InvoicingService>, IAsyncLifetime
{
    readonly PenaltyDesk desk = new(service);

    public Task InitializeAsync() => service.Host.SetToday(new(2026, 10, 1));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task When_its_payment_comes_back_an_invoice_is_claimed_with_its_interest_and_no_bill_asks_for_it_too()
    {
        var customer = await desk.PaidLate("BACK-1");
        await desk.Owes(customer, "BACK-2", 100_000, "2026-03-31");
        await desk.Pays(customer, "BACK-2-VIR", 100_000, "2026-04-01", "BACK-2");
        var number = (await desk.Bills(customer)).Text("number")!;
        await desk.Pays(customer, "BACK-PEN", 51_408, "2026-10-01", number);
        await Accepts(service.Post("/payments/BACK-1-VIR/reversal", new { on = "2026-10-01" }));

        var bill = await service.Get($"/penalty-bills/{number}");
        Assert.Equal((4_033, 0), (bill.Cents("amount"), bill.Cents("outstanding")));
        Assert.Equal(["BACK-2 ", "BACK-1 source_moved"], bill.GetProperty("lines").EnumerateArray().Select(l => $"{l.Text("invoice")} {l.Text("end")}"));
        Assert.Equal(["7631 D47375", $"411/{customer} C47375"], await desk.Entry(number, 2));
        // What was paid on that line is on the invoice that is owed again.
        Assert.Equal(1_200_000 - 47_375, await service.Outstanding("BACK-1"));
        Assert.Equal(["BACK-1"], (await service.Get($"/customers/{customer}/late-interest?on=2026-10-01")).GetProperty("invoices").EnumerateArray().Select(i => i.Text("number")));
        await Eventually.Is(() => service.Bus.Heard<InvoiceAmendedV1>().Any(m => m.Number == number), "what is left of the bill was told");
        Assert.Equal((true, 4_033, 0), service.Bus.Heard<InvoiceAmendedV1>().Where(m => m.Number == number).Select(m => (m.IsPenalty, m.AmountCents, m.OutstandingCents)).Single());

        await desk.Pays(customer, "BACK-AGAIN", 1_200_000 - 47_375, "2026-10-01", "BACK-1");
        Assert.Equal(["BACK-1"], (await desk.Bills(customer)).GetProperty("lines").EnumerateArray().Select(l => l.Text("invoice")));
    }

    [Theory]
    [InlineData("2026-05-31", "")]
    [InlineData("2026-06-01", "1 400")]
    public async Task A_payment_that_came_earlier_than_was_told_takes_back_what_was_billed_of_it(string receivedOn, string owed)
    {
        var invoice = $"EARLY-{receivedOn}";
        var customer = await desk.PaidLate(invoice);
        var number = (await desk.Bills(customer)).Text("number")!;
        await desk.Pays(customer, $"{invoice}-VIR", 1_200_000, receivedOn, invoice);
        Assert.Equal(0, await service.Outstanding(number));
        Assert.Equal(owed.Length == 0 ? [] : new[] { owed }, (await service.Get($"/customers/{customer}/penalties")).GetProperty("lines").EnumerateArray().Select(l => $"{l.Number("daysLate")} {l.Cents("interest") + 1}"));
    }

    [Fact]
    public async Task An_invoice_of_the_ERP_that_is_called_like_the_next_of_the_series_stands_in_nobodys_way()
    {
        var customer = await desk.PaidLate("SERIES-1");
        var nth = PenaltyBill.Nth((await desk.Bills(customer)).Text("number")!)!.Value;
        await desk.Owes(customer, PenaltyBill.Number(2026, nth + 1).ToLowerInvariant(), 100_000, "2026-12-31");
        var bill = await desk.Bills(await desk.PaidLate("SERIES-2"));
        Assert.Equal(PenaltyBill.Number(2026, nth + 2), bill.Text("number"));
    }

    [Fact]
    public async Task A_due_date_that_was_told_wrong_takes_it_back_too()
    {
        var customer = await desk.PaidLate("DUE-1");
        var number = (await desk.Bills(customer)).Text("number")!;
        await desk.Owes(customer, "DUE-1", 1_200_000, "2026-09-15");
        Assert.Equal(0, await service.Outstanding(number));
        Assert.Empty((await service.Get($"/customers/{customer}/penalties")).GetProperty("lines").EnumerateArray());
    }

    [Fact]
    public async Task A_manager_takes_it_back_and_what_is_waived_is_never_billed_again()
    {
        var customer = await desk.PaidLate("WAIVE-1");
        var number = (await desk.Bills(customer)).Text("number")!;
        using var erp = await service.Post($"/penalty-bills/{number}/cancellation", new { reason = "waived" });
        Assert.Equal(HttpStatusCode.Forbidden, erp.StatusCode);
        await Refuses(desk.Cancel(number, "source_moved"), HttpStatusCode.UnprocessableEntity, field: "reason");
        await Refuses(desk.Cancel("WAIVE-1", "mistake"), HttpStatusCode.Conflict, "no_penalty_bill");
        await Accepts(desk.Cancel(number, "waived"));
        var events = await service.Events();
        await Accepts(desk.Cancel(number, "waived"));
        Assert.Equal(events, await service.Events());
        Assert.Equal(["WAIVE-1 waived"], PenaltyDesk.LeftOut(await service.Get($"/customers/{customer}/penalties")));
        Assert.Equal(JsonValueKind.Null, (await desk.Posted(customer)).GetProperty("bill").ValueKind);

        var state = await desk.PaidLate("WAIVE-2", "public_body");
        await Refuses(desk.Cancel((await desk.Bills(state)).Text("number")!, "waived"), HttpStatusCode.Conflict, "waiver_void");
    }

    [Fact]
    public async Task What_was_given_up_after_it_was_billed_is_asked_for_no_more()
    {
        var customer = await desk.PaidLate("LATER-1");
        await desk.Owes(customer, "LATER-2", 100_000, "2026-03-31");
        await desk.Pays(customer, "LATER-2-VIR", 100_000, "2026-04-01", "LATER-2");
        var number = (await desk.Bills(customer)).Text("number")!;
        // 514.08 in all, 473.75 of them for this one: what is left covers it.
        await desk.Pays(customer, "LATER-PEN", 4_033, "2026-10-01", number);
        for (var i = 0; i < 2; i++) await service.Bus.Publish(GivenUp(customer, "LATER-1"));
        await Eventually.Passes(async () => Assert.Equal(["LATER-2 ", "LATER-1 waived"], Ends(await service.Get($"/penalty-bills/{number}"))));
        var bill = await service.Get($"/penalty-bills/{number}");
        Assert.Equal((4_033, 0), (bill.Cents("amount"), bill.Cents("outstanding")));
        Assert.Equal(["LATER-1 waived"], PenaltyDesk.LeftOut(await service.Get($"/customers/{customer}/penalties")).Where(l => l.StartsWith("LATER-1", StringComparison.Ordinal)));
        Assert.Empty(await Alerts(customer));
        await Eventually.Is(() => service.Bus.Heard<InvoiceAmendedV1>().Any(m => m.Number == number && m.OutstandingCents == 0), "what is left of the bill was told");
    }

    [Fact]
    public async Task What_was_given_up_after_it_was_paid_stays_and_is_told_until_that_payment_comes_back()
    {
        var customer = await desk.PaidLate("PAID-1");
        var number = (await desk.Bills(customer)).Text("number")!;
        await desk.Pays(customer, "PAID-PEN", 1, "2026-10-01", number);
        await service.Bus.Publish(GivenUp(customer, "PAID-1"));
        await Eventually.Passes(async () => Assert.Equal([$"PAID-1 {number} 2026-10-01"], await Alerts(customer)));
        Assert.Equal(47_374, await service.Outstanding(number));

        await Accepts(service.Post("/payments/PAID-PEN/reversal", new { on = "2026-10-01" }));
        Assert.Equal(["PAID-1 waived"], Ends(await service.Get($"/penalty-bills/{number}")));
        Assert.Equal(0, await service.Outstanding(number));
        Assert.Empty(await Alerts(customer));
    }

    [Fact]
    public async Task What_a_public_buyer_owes_stays_billed_whatever_was_given_up_and_is_told()
    {
        var customer = await desk.PaidLate("STATE-1", "public_body");
        var bill = await desk.Bills(customer);
        await service.Bus.Publish(GivenUp(customer, "STATE-1"));
        await Eventually.Passes(async () => Assert.Single(await Alerts(customer)));
        Assert.Equal(bill.Cents("outstanding"), await service.Outstanding(bill.Text("number")!));
        // The account is settled as ever.
        await desk.Pays(customer, "STATE-PEN", bill.Cents("outstanding"), "2026-10-01", bill.Text("number")!);
        Assert.Equal(0, await service.Outstanding(bill.Text("number")!));
    }

    [Fact]
    public async Task Billed_and_given_up_at_the_same_time_it_is_asked_for_by_nobody()
    {
        for (var i = 0; i < 4; i++)
        {
            var invoice = $"BOTH-{i}";
            var customer = await desk.PaidLate(invoice);
            var (posted, _) = (desk.Posted(customer), service.Bus.Publish(GivenUp(customer, invoice)));
            var bill = (await posted).GetProperty("bill");
            await Eventually.Passes(async () => Assert.Equal([$"{invoice} waived"], PenaltyDesk.LeftOut(await service.Get($"/customers/{customer}/penalties"))));
            if (bill.ValueKind != JsonValueKind.Null) Assert.Equal(0, await service.Outstanding(bill.Text("number")!));
        }
    }

    static PenaltiesWaivedV1 GivenUp(string customer, string number)
    {
        var siren = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        return new(BusinessKey.OfInvoice(siren, number, 2026), Guid.Empty, Siren, BusinessKey.OfCustomer(siren, customer), customer, number, "commercial", 4, new(2026, 10, 1));
    }

    static IEnumerable<string> Ends(JsonElement bill) => bill.GetProperty("lines").EnumerateArray().Select(l => $"{l.Text("invoice")} {l.Text("end")}");

    async Task<IEnumerable<string>> Alerts(string customer) => (await service.Get("/alerts?kind=waived_penalties_billed&limit=1000")).GetProperty("items").EnumerateArray()
        .Where(a => a.Text("customer") == customer).Select(a => $"{a.Text("invoice")} {a.GetProperty("details").Text("bill")} {a.GetProperty("details").Text("waivedOn")}");

    [Fact]
    public async Task What_a_collector_s_manager_gave_up_while_the_invoice_was_dunned_is_never_billed()
    {
        var customer = await desk.PaidLate("GIVEN-UP");
        var siren = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        var waived = new PenaltiesWaivedV1(BusinessKey.OfInvoice(siren, "GIVEN-UP", 2026), Guid.Empty, Siren, BusinessKey.OfCustomer(siren, customer), customer, "GIVEN-UP", "commercial", 4, new(2026, 10, 1));
        for (var i = 0; i < 2; i++) await service.Bus.Publish(waived);
        await Eventually.Passes(async () => Assert.Equal(["GIVEN-UP waived"], PenaltyDesk.LeftOut(await service.Get($"/customers/{customer}/penalties"))));
        Assert.Equal(JsonValueKind.Null, (await desk.Posted(customer)).GetProperty("bill").ValueKind);
    }

    [Fact]
    public async Task What_the_ERP_posted_is_no_second_claim_in_its_export_and_not_gone_from_a_list_that_cannot_have_it_yet()
    {
        var list = await OpenItemsDesk.Of(service, "443061841");
        await list.Put("/invoices/POSTED-1", new { customer = OpenItemsDesk.Customer, issuedOn = "2026-03-01", dueOn = "2026-05-31", amountCents = 1_200_000 });
        await list.Pays("POSTED-VIR", 1_200_000, "2026-09-15", new { number = "POSTED-1" });
        using var billed = await list.Post($"/customers/{OpenItemsDesk.Customer}/penalty-bills", new { });
        var number = JsonDocument.Parse(await billed.Content.ReadAsStringAsync()).RootElement.GetProperty("bill").Text("number")!;
        Assert.Equal("PEN-2026-000001", number);
        await list.Sent(OpenItemsDesk.List(), "2026-10-01");
        Assert.Equal(47_375, await list.Outstanding(number));

        var before = await list.Balance();
        var report = await new Importing(service, list.Siren).Completed(Fec.Of(Fec.Sundry("EN-2026-000001", "20261001", ("411000", OpenItemsDesk.Customer, 473.75m, 0), ("763100", "", 0, 473.75m))));
        Assert.Equal((0, 1), (report.Number("invoices"), report.Number("warnedCount")));
        Assert.Equal(before, await list.Balance());
    }
}
