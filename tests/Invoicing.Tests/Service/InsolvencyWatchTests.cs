using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.GazetteDesk;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What the gazette announces of watched companies waits for a person.</summary>
public sealed class InsolvencyWatchTests : IAsyncLifetime
{
    GazetteDesk desk = null!;

    public async Task InitializeAsync() => desk = await GazetteDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task An_announced_opening_warns_waits_for_a_person_and_freezes_once_confirmed()
    {
        await using var service = await desk.Watching();
        var customer = await Customer(service, Company);
        await service.Invoice(customer, "WATCH-1", 10_000, "2026-02-02");
        desk.Pages[Company] = Announced();
        var signal = await Signal(service, customer);
        Assert.Equal(("opening", "receivership", "2026-02-20", "waiting", "2026-05-04"), (Text(signal, "effect"), Text(signal, "kind"), Text(signal, "judgmentOn"), Text(signal, "standing"), Text(signal, "declareBy")));
        Assert.Contains("insolvency_announced", (await service.Get("/alerts")).GetProperty("items").EnumerateArray().Select(a => Text(a, "kind")));
        Assert.Equal(["insolvency_announced"], await Reasons(service, customer, "W-1"));
        Assert.Equal("2026-07-02", Text((await service.Get("/insolvency-signals?overseas=true")).GetProperty("items")[0], "declareBy"));
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/insolvency"), HttpStatusCode.NotFound);

        using var collector = service.Host.As("collector");
        await Accepts(collector.PostAsJsonAsync($"/creditors/{Siren}/customers/{customer}/insolvency-signals/{Text(signal, "id")}/confirmation", new { }));
        await Accepts(collector.PostAsJsonAsync($"/creditors/{Siren}/customers/{customer}/insolvency-signals/{Text(signal, "id")}/confirmation", new { }));
        var insolvency = await service.Get($"/customers/{customer}/insolvency");
        Assert.Equal(("2026-02-20", "2026-03-02", true), (Text(insolvency, "judgmentOn"), Text(insolvency, "publishedOn"), insolvency.GetProperty("invoices")[0].GetProperty("isFrozen").GetBoolean()));
        Assert.Equal(1, await service.Events("insolvency_opened"));
        Assert.Equal(1, await service.Count("select count(*) from invoice_holds where hold = 'insolvency' and not lifted"));
        Assert.Equal(0, await service.Count("select count(*) from alerts where kind = 'insolvency_announced'"));
        await Eventually.Is(() => service.Bus.Heard<DebtorInsolvencyOpenedV1>().Count == 1, "other services hear of it");
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));
    }

    [Fact]
    public async Task By_setting_an_opening_is_reported_at_once_and_found_again_it_adds_nothing()
    {
        await using var service = await desk.Watching(("InsolvencyGazette:ReportsAutomatically", "true"));
        var (one, other) = (await Customer(service, Company), await Customer(service, Company));
        await service.Invoice(one, "AUTO-1", 10_000, "2026-02-02");
        desk.Pages[Company] = Announced();
        await Eventually.Is(async () => await service.Events("insolvency_opened") == 2, "both accounts of the company are frozen");
        var asked = desk.Gazette.Asked.Count;
        await service.Host.SetToday(Today.AddDays(1));
        await Eventually.Is(() => desk.Gazette.Asked.Count > asked, "it is asked the day after");
        await Answered(service, one, Today.AddDays(1));
        Assert.Equal(2, await service.Events("announcement_found"));
        Assert.Contains("dateparution >= date'2026-02-16'", desk.Gazette.Asked.Last(), StringComparison.Ordinal);
        Assert.Equal("confirmed", Text(await Signal(service, other), "standing"));
    }

    [Fact]
    public async Task What_was_announced_before_an_account_came_is_said_of_it_too()
    {
        await using var service = await desk.Watching(("Watch:Relist", "00:00:00.2"));
        var customer = await Customer(service, Company);
        await service.Invoice(customer, "EARLIER-1", 10_000, "2026-02-02");
        desk.Pages[Company] = Announced();
        await Signal(service, customer);
        var late = await Customer(service, Company);
        Assert.Equal("waiting", Text(await Signal(service, late), "standing"));
        Assert.Equal(2, await service.Events("announcement_found"));
    }

    [Fact]
    public async Task A_signal_is_dismissed_for_a_reason_of_the_list()
    {
        await using var service = await desk.Watching();
        var customer = await Customer(service, Company);
        await Accepts(service.Post($"/customers/{customer}/watch", new { }));
        desk.Pages[Company] = Announced();
        var path = $"/creditors/{Siren}/customers/{customer}/insolvency-signals/{Text(await Signal(service, customer), "id")}";
        using var manager = service.Host.As("manager");
        await Refuses(manager.PostAsJsonAsync($"{path}/dismissal", new { reason = "no such reason" }), HttpStatusCode.UnprocessableEntity, "invalid_input", "reason");
        await Refuses(manager.PostAsJsonAsync($"/creditors/{Siren}/customers/{customer}/insolvency-signals/NONE/confirmation", new { }), HttpStatusCode.NotFound);
        await Refuses(service.Erp.PostAsJsonAsync($"{path}/confirmation", new { }), HttpStatusCode.Forbidden);
        await Accepts(manager.PostAsJsonAsync($"{path}/dismissal", new { reason = "wrong_company" }));
        Assert.Empty((await service.Get("/insolvency-signals?waiting=true")).GetProperty("items").EnumerateArray());
        Assert.Empty(await Reasons(service, customer, "W-2"));
    }

    static async Task<IEnumerable<string>> Reasons(InvoicingService service, string customer, string order)
    {
        using var told = await service.Post("/order-gate", new { stage = "order", customer, order, amountCents = 10_000 });
        return [.. JsonDocument.Parse(await told.Content.ReadAsStringAsync()).RootElement.GetProperty("reasons").EnumerateArray().Select(r => Text(r, "code"))];
    }
}
