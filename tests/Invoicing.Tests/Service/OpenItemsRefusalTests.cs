using System.Net;
using System.Net.Http.Json;
using System.Text;
using Recouvrement.Platform.Hosting;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;
using static Recouvrement.Invoicing.Tests.Service.OpenItemsDesk;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Lists of open items that settle nothing, and hostile ones.</summary>
public sealed class OpenItemsRefusalTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_list_from_which_too_much_vanished_settles_nothing_until_a_manager_accepts_it()
    {
        var desk = await OpenItemsDesk.Of(service, "000000117");
        var list = Lines(Enumerable.Range(5, Others - 4).Select(n => Line($"O-{n}", 10_000)));
        var refused = await desk.Sent(list, "2026-03-01");
        var id = refused.GetProperty("id").GetGuid();
        Assert.Equal(("refused", "snapshot_exceeds_count", 0), (refused.Text("status"), refused.Text("code"), refused.Number("settled")));
        var figures = refused.GetProperty("figures");
        Assert.Equal((Others - 4, Others, 4, 40_000), (figures.Number("listed"), figures.Number("open"), figures.Number("settled"), figures.Cents("settledAmount")));
        Assert.Equal(Others * 10_000L, await desk.Balance());
        Assert.Equal(4, refused.GetProperty("findings").Number("vanished"));
        var alert = Assert.Single((await desk.Get("/alerts?kind=open_items_snapshot_refused")).GetProperty("items").EnumerateArray());
        Assert.Equal(("snapshot_exceeds_count", "4"), (alert.GetProperty("details").Text("code"), alert.GetProperty("details").Text("settled")));

        await Refuses(desk.Accept(id, Roles.Erp), HttpStatusCode.Forbidden);
        await Refuses(desk.Accept(Guid.NewGuid()), HttpStatusCode.NotFound);
        // Money may come before a person has looked.
        await desk.Pays("VIR", 10_000, "2026-03-02", new { number = "O-1" });
        await Accepts(desk.Accept(id));
        var booked = await desk.Done(id);
        Assert.Equal(("booked", 3), (booked.Text("status"), booked.Number("settled")));
        Assert.StartsWith("Clôture", booked.Text("acceptedFor"), StringComparison.Ordinal);
        Assert.Equal((Others - 4) * 10_000L, await desk.Balance());
        Assert.Empty((await desk.Get("/alerts?kind=open_items_snapshot_refused")).GetProperty("items").EnumerateArray());
        Assert.Equal(1, await service.Count("select count(*) from mt_events e join snapshots s on s.id = e.stream_id where s.creditor = $1 and e.type = 'open_items_accepted'", desk.Siren));
        var events = await service.Events();
        await Accepts(desk.Accept(id));
        Assert.Equal(events, await service.Events());

        // Why it was accepted may name people.
        var erasure = $"/creditors/{desk.Siren}/open-items-snapshots/{id}/accept/reason/erasure";
        await Refuses(service.Erp.PostAsync(erasure, null), HttpStatusCode.Forbidden);
        using var manager = service.Host.As(Roles.Manager);
        await Refuses(manager.PostAsync($"/creditors/000000125/open-items-snapshots/{id}/accept/reason/erasure", null), HttpStatusCode.NotFound);
        for (var i = 0; i < 2; i++) await Accepts(manager.PostAsync(erasure, null));
        await Accepts(desk.Accept(id));
        Assert.Null((await desk.Get($"/open-items-snapshots/{id}")).Text("acceptedFor"));
        Assert.Equal((events, 0), (await service.Events(), await service.Count("select count(*) from snapshot_files where accepted_for is not null")));
    }

    [Fact]
    public async Task A_refused_list_blocks_nothing_and_is_gone_when_a_later_one_is_booked()
    {
        var desk = await OpenItemsDesk.Of(service, "000000125");
        var refused = await desk.Sent([], "2026-02-28");
        Assert.Equal(("refused", "snapshot_empty"), (refused.Text("status"), refused.Text("code")));
        await desk.Sent(List(), "2026-03-01");
        Assert.Equal("superseded", (await desk.Get($"/open-items-snapshots/{refused.Text("id")}")).Text("status"));
        Assert.Empty((await desk.Get("/alerts?kind=open_items_snapshot_refused")).GetProperty("items").EnumerateArray());
        await Refuses(desk.Accept(refused.GetProperty("id").GetGuid()), HttpStatusCode.Conflict, "snapshot_outdated");
        Assert.Equal(Others * 10_000L, await desk.Balance());

        var empty = await desk.Sent(Encoding.UTF8.GetBytes("\n \r\n"), "2026-03-02");
        Assert.Equal("snapshot_empty", empty.Text("code"));
        await Accepts(desk.Accept(empty.GetProperty("id").GetGuid()));
        Assert.Equal(Others, (await desk.Done(empty.GetProperty("id").GetGuid())).Number("settled"));
        Assert.Equal(0, await desk.Balance());
    }

    [Fact]
    public async Task How_much_may_vanish_is_the_entitys_own_and_few_may_always()
    {
        var desk = await OpenItemsDesk.Of(service, "000000133", 3);
        Assert.Equal((10, 20, 3), await Threshold(desk));
        Assert.Equal("booked", (await desk.Sent(Lines(Line("O-1", 10_000), Line("O-2", 10_000)), "2026-02-26")).Text("status"));
        using var manager = service.Host.As(Roles.Manager);
        await Refuses(service.Erp.PutAsJsonAsync($"/creditors/{desk.Siren}/open-items-threshold", new { mostPercentByCount = 1, mostPercentByAmount = 1 }), HttpStatusCode.Forbidden);
        await Refuses(manager.PutAsJsonAsync($"/creditors/{desk.Siren}/open-items-threshold", new { mostPercentByCount = 101, mostPercentByAmount = -1, few = 101 }), HttpStatusCode.UnprocessableEntity, field: "mostPercentByAmount");
        await Accepts(manager.PutAsJsonAsync($"/creditors/{desk.Siren}/open-items-threshold", new { mostPercentByCount = 50, mostPercentByAmount = 40, few = 0 }));
        Assert.Equal((50, 40, 0), await Threshold(desk));
        var list = Lines(Line("O-1", 10_000));
        var refused = await desk.Sent(list, "2026-02-27");
        Assert.Equal("snapshot_exceeds_amount", refused.Text("code"));

        // The same list again is judged again, by what holds now.
        await Accepts(manager.PutAsJsonAsync($"/creditors/{desk.Siren}/open-items-threshold", new { mostPercentByCount = 50, mostPercentByAmount = 50, few = 0 }));
        Assert.Equal("booked", (await desk.Sent(list, "2026-02-27")).Text("status"));
    }

    [Fact]
    public async Task A_line_that_may_be_about_any_invoice_discards_the_list_and_one_that_names_its_invoice_protects_it()
    {
        var desk = await OpenItemsDesk.Of(service, "000000141");
        foreach (var n in Enumerable.Range(1, 5)) await desk.Invoice($"U-{n}", 10_000);
        await desk.Put("/customers/C2", new { name = "Essai", kind = "company", termDays = 30 });
        await desk.Invoice("U-6", 10_000, customer: "C2");
        await desk.Invoice("U-6", 10_000, "2025-02-02", "C2");
        string[] unclear =
        [
            """{"key":"U-1","openCents":"much"}""", """{"resource":"open-item","key":"U-2","openCents":5,"customer":"C2"}""", """{"key":"U-3","openCents":5,"currency":"USD"}""",
            """{"key":"U-4","openCents":5,"customer":"c1","year":2026}""", """{"key":"U-6","openCents":5}""", """{"key":"AV-1","openCents":-700}""",
        ];
        var discarded = await desk.Sent(List([.. unclear, "{", """{"openCents":5}""", """{"resource":"invoice","key":"U-5","openCents":5}""", new string('x', 70_000)]), "2026-03-01");
        Assert.Equal(("discarded", "snapshot_unreadable"), (discarded.Text("status"), discarded.Text("code")));
        await Refuses(desk.Accept(discarded.GetProperty("id").GetGuid()), HttpStatusCode.Conflict, "snapshot_not_refused");
        var report = await service.Read($"/imports/{discarded.Text("id")}");
        Assert.Equal([(31, "openCents"), (37, null), (38, "key"), (39, "resource"), (40, null)],
            report.GetProperty("rejected").EnumerateArray().Select(r => (r.GetProperty("line").GetInt32(), r.GetProperty("field").GetString())));
        Assert.Equal("failed", report.Text("state"));
        Assert.Equal((Others + 7) * 10_000L, await desk.Balance());

        var booked = await desk.Sent(List([.. unclear, Line("U-5", 6_000), Line("u-5", 1_000)]), "2026-03-01");
        Assert.Equal("booked", booked.Text("status"));
        Assert.Equal([("lower", "U-4"), ("lower", "U-5"), ("unclear", "U-1"), ("unclear", "U-2"), ("unclear", "U-3"), ("unclear", "U-6"), ("unclear", "U-6")], (await desk.Differences(booked)).Order());
        Assert.Equal((10_000, 10_000, 10_000, 5, 7_000), (await desk.Outstanding("U-1"), await desk.Outstanding("U-2"), await desk.Outstanding("U-3"), await desk.Outstanding("U-4"), await desk.Outstanding("U-5")));
        var warned = Assert.Single((await service.Read($"/imports/{booked.Text("id")}")).GetProperty("warned").EnumerateArray());
        Assert.Equal("openCents", warned.Text("field"));
    }

    [Fact]
    public async Task It_comes_as_CSV_of_a_declared_source_too()
    {
        var desk = await OpenItemsDesk.Of(service, "000000158");
        await desk.Invoice("T-1", 10_000);
        await desk.Put("/csv-sources/balance", new { resource = "open-item", columns = new { key = "Facture", openCents = "Reste dû", customer = "Compte" } });
        var rows = Enumerable.Range(1, Others).Select(n => $"O-{n};100,00;C1");
        var booked = await desk.Sent(Lines(["Facture;Reste dû;Compte", .. rows, "T-1;40,50;C1"]), "2026-03-01", "balance");
        Assert.Equal(("booked", 1, 4_050), (booked.Text("status"), booked.Number("settled"), await desk.Outstanding("T-1")));
        await Refuses(desk.Send(Lines(["Facture;Reste dû;Compte", .. rows, "T-1;beaucoup;C1"]), "2026-03-02", "balance"), HttpStatusCode.UnprocessableEntity, "snapshot_unreadable", line: Others + 2);
        await Refuses(desk.Send(List(), "2026-03-02", "nobody"), HttpStatusCode.Conflict, "csv_source_unknown");
        await Refuses(service.Erp.PostAsync($"/creditors/{desk.Siren}/csv-imports?source=balance", new ByteArrayContent(Lines("Facture;Reste dû;Compte", "T-1;1;C1"))), HttpStatusCode.Conflict, "csv_source_differs");
    }

    [Fact]
    public async Task Only_the_erp_sends_it_and_only_for_a_registered_entity()
    {
        using var collector = service.Host.As("collector");
        await Refuses(collector.PostAsync($"/creditors/{Siren}/open-items-snapshots?drawn=2026-03-01", new ByteArrayContent(List())), HttpStatusCode.Forbidden);
        await Refuses(service.Erp.PostAsync("/creditors/552100554/open-items-snapshots?drawn=2026-03-01", new ByteArrayContent(List())), HttpStatusCode.Conflict, "creditor_unknown");
        await Refuses(service.Erp.PostAsync($"/creditors/{Siren}/open-items-snapshots?drawn=2026-03-01", new ByteArrayContent(Lines("Facture;Reste"))), HttpStatusCode.UnprocessableEntity, "bulk_not_ndjson");
    }

    static async Task<(int, int, int)> Threshold(OpenItemsDesk desk)
    {
        var threshold = await desk.Get("/open-items-threshold");
        return (threshold.Number("mostPercentByCount"), threshold.Number("mostPercentByAmount"), threshold.Number("few"));
    }
}
