using static Recouvrement.Invoicing.Tests.Service.OpenItemsDesk;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>A list of open items that has money elsewhere than a rule had put it.</summary>
public sealed class OpenItemsGuessTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_payment_that_named_nothing_goes_where_the_list_has_it_and_none_is_presumed()
    {
        var desk = await OpenItemsDesk.Of(service, "000000141");
        await desk.Invoice("W-1", 10_000, "2026-01-05");
        await desk.Invoice("W-2", 10_000);
        await desk.Pays("VIR-1", 10_000, "2026-02-20");
        Assert.Equal((0, 10_000), (await desk.Outstanding("W-1"), await desk.Outstanding("W-2")));

        var booked = await desk.Sent(List(Line("W-1", 10_000)), "2026-03-01");
        Assert.Equal(("booked", 1, 1), (booked.Text("status"), booked.Number("settled"), booked.Number("reopened")));
        Assert.Equal([("reopened", "W-1"), ("vanished", "W-2")], await desk.Differences(booked));
        Assert.Equal((10_000, 0, (Others + 1) * 10_000L), (await desk.Outstanding("W-1"), await desk.Outstanding("W-2"), await desk.Balance()));
        var there = Assert.Single((await desk.Get("/invoices/W-2")).GetProperty("allocations").EnumerateArray());
        Assert.Equal(("VIR-1", "rule", "not_listed", 10_000), (there.Text("number"), there.Text("basis"), there.Text("rule"), there.Cents("amount")));
        Assert.Equal(0, await Presumed(desk));
        Assert.Equal((Others + 1) * 10_000L, (await desk.Get("/figures/aged-balance?on=2026-03-01")).GetProperty("totals").Cents("total"));

        // The same night after night, until the ERP has it otherwise.
        var next = await desk.Sent(List(Line("W-1", 10_000)), "2026-03-02T08:00:00+01:00");
        Assert.Equal(("booked", 0, 0), (next.Text("status"), next.Number("settled"), next.Number("reopened")));
        var back = await desk.Sent(List(Line("W-2", 10_000)), "2026-03-02");
        Assert.Equal((1, 1, 0, 10_000), (back.Number("settled"), back.Number("reopened"), await desk.Outstanding("W-1"), await desk.Outstanding("W-2")));
        await desk.Consistent();
    }

    [Fact]
    public async Task Only_of_what_moving_does_not_explain_a_payment_is_presumed()
    {
        var desk = await OpenItemsDesk.Of(service, "000000158");
        await desk.Invoice("W-1", 10_000, "2026-01-05");
        await desk.Invoice("W-2", 10_000);
        await desk.Pays("VIR-1", 8_000, "2026-02-20");
        await desk.Sent(List(Line("W-1", 7_000)), "2026-03-01");
        Assert.Equal([("rule", 5_000), ("snapshot", 5_000)], (await desk.On("W-2")).Order());
        Assert.Equal((7_000, (Others * 10_000L) + 7_000), (await desk.Outstanding("W-1"), await desk.Balance()));
        await desk.Consistent();
    }

    [Fact]
    public async Task What_the_payer_named_stays_and_what_came_after_the_list_too()
    {
        var desk = await OpenItemsDesk.Of(service, "000000166");
        await desk.Invoice("W-1", 10_000, "2026-01-05");
        await desk.Invoice("W-2", 10_000);
        await desk.Invoice("W-3", 10_000, "2026-01-04");
        await desk.Pays("VIR-1", 10_000, "2026-02-20", new { number = "W-1" });
        await desk.Pays("VIR-2", 10_000, "2026-03-02");
        Assert.Equal([("rule", 10_000)], await desk.On("W-3"));
        var booked = await desk.Sent(List(Line("W-1", 10_000), Line("W-3", 10_000)), "2026-03-01");
        Assert.Equal([("higher", "W-1"), ("higher", "W-3"), ("vanished", "W-2")], (await desk.Differences(booked)).Order());
        Assert.Equal([("designation", 10_000)], await desk.On("W-1"));
        Assert.Equal([("rule", 10_000)], await desk.On("W-3"));
        Assert.Equal(1, await Presumed(desk));
        await desk.Consistent();
    }

    [Fact]
    public async Task What_an_earlier_list_had_presumed_gives_way_to_money_that_came_after_it_and_is_not_where_a_rule_put_it()
    {
        var desk = await OpenItemsDesk.Of(service, "000000190");
        await desk.Invoice("W-1", 10_000, "2026-01-05");
        await desk.Invoice("W-2", 10_000);
        await desk.Sent(List(Line("W-1", 10_000)), "2026-02-26");
        await desk.Pays("VIR-1", 8_000, "2026-02-27");
        Assert.Equal([("snapshot", 10_000)], await desk.On("W-2"));
        Assert.Equal([("rule", 8_000)], await desk.On("W-1"));

        var next = await desk.Sent(List(Line("W-1", 10_000)), "2026-02-28");
        Assert.Equal((0, 1, 10_000), (next.Number("settled"), next.Number("reopened"), await desk.Outstanding("W-1")));
        Assert.Equal([("rule", 8_000), ("snapshot", 2_000)], (await desk.On("W-2")).Order());
        Assert.Equal((Others + 1) * 10_000L, await desk.Balance());
        await desk.Consistent();
    }

    Task<long> Presumed(OpenItemsDesk desk) => service.Count("select count(*) from credits where creditor = $1 and origin = 'snapshot'", desk.Siren);
}
