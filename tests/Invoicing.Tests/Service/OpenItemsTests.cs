using System.Net;
using System.Text;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;
using static Recouvrement.Invoicing.Tests.Service.OpenItemsDesk;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What a list of open items settles, and what comes for it afterwards.</summary>
public sealed class OpenItemsTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task What_vanished_is_settled_on_the_day_of_the_list_once()
    {
        var desk = await OpenItemsDesk.Of(service, "000000018");
        await desk.Invoice("V-1", 10_000);
        await desk.Invoice("V-2", 10_000);
        await desk.Invoice("V-3", 10_000, "2026-03-02");
        var list = List(Line("V-2", 4_000), Line("X-9", 500));
        var booked = await desk.Sent(list, "2026-03-01");
        Assert.Equal(("booked", 2, 0, 1), (booked.Text("status"), booked.Number("settled"), booked.Number("reopened"), booked.Number("unknown")));
        Assert.Equal((0, 4_000, 10_000), (await desk.Outstanding("V-1"), await desk.Outstanding("V-2"), await desk.Outstanding("V-3")));
        Assert.Equal([("unknown", "X-9"), ("vanished", "V-1"), ("lower", "V-2")], await desk.Differences(booked));

        var invoice = await desk.Get("/invoices/V-1");
        var settled = Assert.Single(invoice.GetProperty("allocations").EnumerateArray());
        Assert.Equal(("payment", "snapshot", "not_listed", 10_000), (settled.Text("kind"), settled.Text("basis"), settled.Text("rule"), settled.Cents("amount")));
        var payment = await desk.Get($"/payments/{settled.Text("number")}");
        Assert.Equal(("snapshot", "2026-03-01", "Situation des postes ouverts du 01/03/2026"), (payment.Text("origin"), payment.Text("on"), payment.Text("label")));
        Assert.Equal(10_000L + 10_000 + (Others * 10_000L), (await desk.Get("/figures/aged-balance?on=2026-02-28")).GetProperty("totals").Cents("total"));
        Assert.Equal(4_000 + (Others * 10_000L), (await desk.Get("/figures/aged-balance?on=2026-03-01")).GetProperty("totals").Cents("total"));
        await Eventually.Is(() => service.Bus.Heard<InvoiceBalanceChangedV1>().Any(b => b.Creditor == desk.Siren && b.Number == "V-1" && b is { OutstandingCents: 0, Cause: "payment" }), "the balance is told");

        var events = await service.Events();
        Assert.Equal(booked.Text("id"), (await desk.Sent(list, "2026-03-01")).Text("id"));
        Assert.Equal(events, await service.Events());
        Assert.Equal(0, await service.Count("select (select count(*) from import_chunks) + (select count(*) from snapshot_items)"));
        var next = await desk.Sent(List(Line("V-2", 4_000), Line("V-3", 10_000)), "2026-03-02");
        Assert.Equal(("booked", 0, 0), (next.Text("status"), next.Number("settled"), next.Number("reopened")));
        Assert.Equal(0, await service.Count("select count(*) from erp_items where creditor = $1", desk.Siren));
        await desk.Consistent();
    }

    [Fact]
    public async Task A_payment_that_comes_afterwards_takes_its_place_and_nothing_is_paid_twice()
    {
        var desk = await OpenItemsDesk.Of(service, "000000026");
        foreach (var n in Enumerable.Range(1, 3)) await desk.Invoice($"P-{n}", 10_000);
        await desk.Sent(List(), "2026-03-01");
        Assert.Equal(Others * 10_000L, await desk.Balance());

        await desk.Pays("VIR-1", 6_000, "2026-02-20", new { number = "P-1" });
        Assert.Equal([("designation", 6_000), ("snapshot", 4_000)], (await desk.On("P-1")).Order());
        await desk.Pays("VIR-2", 4_000, "2026-02-21", new { number = "P-1" });
        Assert.Equal([("designation", 4_000), ("designation", 6_000)], (await desk.On("P-1")).Order());
        await desk.Pays("VIR-3", 10_000, "2026-02-25");
        Assert.Equal(1, await service.Count("select count(*) from allocations a join credits c on c.id = a.credit where c.creditor = $1 and a.basis = 'rule'", desk.Siren));
        Assert.Equal((Others * 10_000L, 0L), (await desk.Balance(), await Unallocated(desk)));

        // Money of a later day is for what still stood in the list.
        await desk.Pays("VIR-4", 10_000, "2026-03-02");
        Assert.Equal((Others - 1) * 10_000L, await desk.Balance());
        Assert.Equal(1, await service.Count("select count(*) from credits where creditor = $1 and origin = 'snapshot' and not is_reversed", desk.Siren));
        Assert.Equal(0, await service.Count("select coalesce(sum(unallocated_cents), 0)::bigint from credits where creditor = $1 and origin = 'snapshot'", desk.Siren));
        await desk.Consistent();
    }

    [Fact]
    public async Task What_the_accountants_letter_afterwards_takes_its_place()
    {
        var desk = await OpenItemsDesk.Of(service, "000000034", 0);
        var files = new Importing(service, desk.Siren);
        await files.Completed(Fec.Of(Sales("")));
        await desk.Sent(Lines(Enumerable.Range(2, Others - 1).Select(n => Line($"P{n}", 10_000))), "2026-02-28");
        Assert.Equal([("snapshot", 10_000)], await desk.On("VE-1-20260105-411000-C1-1"));
        await files.Completed(Fec.Of([.. Sales("AA"), Fec.Bank("900", "20260302", "C1", 100, "AA")]));
        Assert.Equal([("lettering", 10_000)], await desk.On("VE-1-20260105-411000-C1-1"));
        Assert.Equal(((Others - 1) * 10_000L, 0L), (await desk.Balance(), await Unallocated(desk)));
        Assert.Equal(0, await service.Count("select count(*) from credits where creditor = $1 and origin = 'snapshot' and not is_reversed", desk.Siren));
        await desk.Consistent();
    }

    [Fact]
    public async Task What_a_later_list_has_again_is_owed_again_and_a_person_may_take_it_back_too()
    {
        var desk = await OpenItemsDesk.Of(service, "000000042");
        foreach (var n in Enumerable.Range(1, 3)) await desk.Invoice($"R-{n}", 10_000);
        await desk.Sent(List(), "2026-02-27");
        var again = await desk.Sent(List(Line("R-1", 10_000), Line("R-2", 3_000), Line("R-3", 12_000)), "2026-02-28");
        Assert.Equal(("booked", 1, 3), (again.Text("status"), again.Number("settled"), again.Number("reopened")));
        Assert.Equal((10_000, 3_000, 10_000), (await desk.Outstanding("R-1"), await desk.Outstanding("R-2"), await desk.Outstanding("R-3")));
        Assert.Equal([("reopened", "R-1"), ("reopened", "R-2"), ("higher", "R-3")], (await desk.Differences(again)).OrderBy(d => d.Number));
        Assert.Equal((Others * 10_000L) + 23_000, await desk.Balance());

        await desk.Sent(List(Line("R-1", 10_000), Line("R-2", 3_000)), "2026-03-01");
        var settled = (await desk.Get("/invoices/R-3")).GetProperty("allocations")[0].Text("number");
        await Accepts(desk.Post($"/payments/{settled}/reversal", new { on = "2026-03-02", reason = "mistake" }));
        Assert.Equal(10_000, await desk.Outstanding("R-3"));
        await Refuses(service.Erp.PutAsync($"/creditors/{desk.Siren}/payments/{settled}", JsonOf("""{"customer":"C1","receivedOn":"2026-03-01","amountCents":10}""")), HttpStatusCode.Conflict, "payment_presumed");
        await desk.Consistent();
    }

    [Fact]
    public async Task Lists_come_in_their_order_and_each_is_one()
    {
        var desk = await OpenItemsDesk.Of(service, "000000059");
        await desk.Invoice("S-1", 10_000);
        await desk.Sent(List(Line("S-1", 10_000)), "2026-03-01T08:00:00+01:00");
        await Refuses(desk.Send(List(), "2026-02-28"), HttpStatusCode.Conflict, "snapshot_outdated");
        await Refuses(desk.Send(List(), "2026-03-01T07:59:59+01:00"), HttpStatusCode.Conflict, "snapshot_outdated");
        Assert.Equal(10_000, await desk.Outstanding("S-1"));

        // Drawn in the middle of a day it says nothing of what was issued on that day.
        await desk.Invoice("S-2", 10_000, "2026-03-01");
        var moment = await desk.Sent(List(), "2026-03-01T09:00:00+01:00");
        Assert.Equal(("booked", 1, "2026-02-28"), (moment.Text("status"), moment.Number("settled"), moment.Text("through")));
        Assert.Equal((0, 10_000), (await desk.Outstanding("S-1"), await desk.Outstanding("S-2")));
        await Refuses(desk.Send(List(), "2026-03-03"), HttpStatusCode.UnprocessableEntity, field: "drawn");
        await Refuses(desk.Send(List(), "yesterday"), HttpStatusCode.UnprocessableEntity, field: "drawn");
        var lists = (await desk.Get("/open-items-snapshots?limit=1")).GetProperty("items");
        Assert.Equal(moment.Text("id"), lists[0].Text("id"));
    }

    [Fact]
    public async Task A_list_waits_for_the_files_that_came_before_it()
    {
        var desk = await OpenItemsDesk.Of(service, "000000067");
        using var bulk = await service.Erp.PostAsync($"/creditors/{desk.Siren}/bulk", new ByteArrayContent(Lines(Enumerable.Range(1, 3_000).Select(n =>
            $$"""{"resource":"invoice","key":"B-{{n}}","customer":"C1","issuedOn":"2026-02-02","amountCents":100}"""))));
        var booked = await desk.Sent(List([.. Enumerable.Range(2, 2_999).Select(n => Line($"B-{n}", 100))]), "2026-03-01");
        Assert.Equal(("booked", 1, 0), (booked.Text("status"), booked.Number("settled"), booked.Number("unknown")));
        Assert.Equal((0, 100), (await desk.Outstanding("B-1"), await desk.Outstanding("B-3000")));
    }

    [Fact]
    public async Task An_invoice_that_becomes_smaller_leaves_nothing_of_what_was_presumed_to_others()
    {
        var desk = await OpenItemsDesk.Of(service, "000000075");
        await desk.Invoice("D-1", 10_000);
        await desk.Sent(List(), "2026-03-01");
        await desk.Invoice("D-1", 6_000);
        Assert.Equal((0, Others * 10_000L, 0L), (await desk.Outstanding("D-1"), await desk.Balance(), await Unallocated(desk)));
        await desk.Consistent();
    }

    [Fact]
    public async Task Where_the_bank_says_what_was_paid_a_list_is_only_compared()
    {
        var entity = await Entity.Of(service, "000000083", "bank");
        await entity.Invoice("C1", "K-1", 10_000);
        await entity.Invoice("C1", "K-2", 10_000);
        var desk = new OpenItemsDesk(service, entity.Siren);
        var compared = await desk.Sent(Lines(Line("K-2", 2_000)), "2026-03-01");
        Assert.Equal(("compared", 0), (compared.Text("status"), compared.Number("settled")));
        Assert.Equal((10_000, 10_000), (await desk.Outstanding("K-1"), await desk.Outstanding("K-2")));
        Assert.Equal([("vanished", "K-1"), ("lower", "K-2")], await desk.Differences(compared));
        Assert.Equal((2, 2, 18_000), (compared.GetProperty("figures").Number("open"), compared.GetProperty("figures").Number("settled"), compared.GetProperty("figures").Cents("settledAmount")));
    }

    static string[] Sales(string letterOfFirst) => [.. Enumerable.Range(1, Others).Select(n => Fec.Sale($"{n}", "20260105", "C1", 100, n == 1 ? letterOfFirst : ""))];

    async Task<long> Unallocated(OpenItemsDesk desk) => await service.Count("select coalesce(sum(unallocated_cents), 0)::bigint from credits where creditor = $1", desk.Siren);

    static StringContent JsonOf(string text) => new(text, Encoding.UTF8, "application/json");
}
