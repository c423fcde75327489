using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Tests.Domain.Gazette;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>The gazette is asked about watched companies, and what it announces waits for a person.</summary>
public sealed class InsolvencyWatchTests : IAsyncLifetime
{
    const string Company = "404833048";
    readonly ConcurrentDictionary<string, string> pages = new();
    OpenDataServer gazette = null!;

    public async Task InitializeAsync() => gazette = await OpenDataServer.Start(request =>
        pages.FirstOrDefault(page => request.QueryString.Value!.Contains(page.Key, StringComparison.Ordinal)) is { Value: { } page } ? page : AnnouncementReaderTests.Page());

    public async Task DisposeAsync() => await gazette.DisposeAsync();

    [Fact]
    public async Task An_announced_opening_warns_waits_for_a_person_and_freezes_once_confirmed()
    {
        await using var service = await Watching();
        var customer = await Customer(service, Company);
        await service.Invoice(customer, "WATCH-1", 10_000, "2026-02-02");
        pages[Company] = Announced();
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
        await using var service = await Watching(("InsolvencyGazette:ReportsAutomatically", "true"));
        var (one, other) = (await Customer(service, Company), await Customer(service, Company));
        await service.Invoice(one, "AUTO-1", 10_000, "2026-02-02");
        pages[Company] = Announced();
        await Eventually.Is(async () => await service.Events("insolvency_opened") == 2, "both accounts of the company are frozen");
        var asked = gazette.Asked.Count;
        await service.Host.SetToday(Today.AddDays(1));
        await Eventually.Is(() => gazette.Asked.Count > asked, "it is asked the day after");
        await Answered(service, one, Today.AddDays(1));
        Assert.Equal(2, await service.Events("announcement_found"));
        Assert.Contains("dateparution >= date'2026-02-16'", gazette.Asked.Last(), StringComparison.Ordinal);
        Assert.Equal("confirmed", Text(await Signal(service, other), "standing"));
    }

    [Fact]
    public async Task What_was_announced_before_an_account_came_is_said_of_it_too()
    {
        await using var service = await Watching(("Watch:Relist", "00:00:00.2"));
        var customer = await Customer(service, Company);
        await service.Invoice(customer, "EARLIER-1", 10_000, "2026-02-02");
        pages[Company] = Announced();
        await Signal(service, customer);
        var late = await Customer(service, Company);
        Assert.Equal("waiting", Text(await Signal(service, late), "standing"));
        Assert.Equal(2, await service.Events("announcement_found"));
    }

    [Fact]
    public async Task A_signal_is_dismissed_for_a_reason_of_the_list()
    {
        await using var service = await Watching();
        var customer = await Customer(service, Company);
        await Accepts(service.Post($"/customers/{customer}/watch", new { }));
        pages[Company] = Announced();
        var path = $"/creditors/{Siren}/customers/{customer}/insolvency-signals/{Text(await Signal(service, customer), "id")}";
        using var manager = service.Host.As("manager");
        await Refuses(manager.PostAsJsonAsync($"{path}/dismissal", new { reason = "no such reason" }), HttpStatusCode.UnprocessableEntity, "invalid_input", "reason");
        await Refuses(manager.PostAsJsonAsync($"/creditors/{Siren}/customers/{customer}/insolvency-signals/NONE/confirmation", new { }), HttpStatusCode.NotFound);
        await Refuses(service.Erp.PostAsJsonAsync($"{path}/confirmation", new { }), HttpStatusCode.Forbidden);
        await Accepts(manager.PostAsJsonAsync($"{path}/dismissal", new { reason = "wrong_company" }));
        Assert.Empty((await service.Get("/insolvency-signals?waiting=true")).GetProperty("items").EnumerateArray());
        Assert.Empty(await Reasons(service, customer, "W-2"));
    }

    [Fact]
    public async Task A_source_that_is_away_is_shown_with_its_failures_and_asked_again()
    {
        gazette.Instead = 503;
        await using var service = await Watching();
        var customer = await Customer(service, Company);
        await service.Invoice(customer, "AWAY-1", 10_000, "2026-02-02");
        pages[Company] = Announced();
        await Eventually.Is(async () => (await Watched(service, "?failing=true")).Any(w => Source(w).GetProperty("failures").GetInt32() > 0 && Source(w).GetProperty("answeredAt").ValueKind is JsonValueKind.Null), "the failure is shown");
        gazette.Instead = null;
        Assert.Equal("waiting", Text(await Signal(service, customer), "standing"));
        await Answered(service, customer, Today);
        Assert.Empty(await Watched(service, "?failing=true"));
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_keeps_no_other_company_waiting()
    {
        const string broken = "552100554";
        pages[broken] = "<html>";
        await using var service = await Watching();
        var (bad, good) = (await Customer(service, broken), await Customer(service, Company));
        await Accepts(service.Post($"/customers/{bad}/watch", new { }));
        await Accepts(service.Post($"/customers/{good}/watch", new { }));
        pages[Company] = Announced();
        await Signal(service, good);
        await Eventually.Is(async () => (await Watched(service, "?failing=true")).Any(w => Text(w, "number") == bad), "the failure is shown");
    }

    [Fact]
    public async Task Who_is_watched_follows_from_what_is_open_or_from_choice()
    {
        await using var service = await Watching();
        var (idle, chosen, owing, shunned) = (await Customer(service, "552100554"), await Customer(service, "542107651"), await Customer(service, Company), await Customer(service, "632012100"));
        await Accepts(service.Post($"/customers/{chosen}/watch", new { }));
        await service.Invoice(owing, "WHO-1", 10_000, "2026-02-02");
        await service.Invoice(shunned, "WHO-2", 10_000, "2026-02-02");
        await Accepts(service.Post($"/customers/{shunned}/unwatch", new { }));
        Assert.Equal(new[] { (chosen, "by_choice"), (owing, "open_invoices") }.Order(), (await Watched(service)).Select(w => (Text(w, "number"), Text(w, "reason"))).Order());
        await Accepts(service.Delete($"/customers/{shunned}/watch"));
        Assert.Contains((await Watched(service)), w => Text(w, "number") == shunned);
        Assert.DoesNotContain((await Watched(service)), w => Text(w, "number") == idle);
    }

    [Fact]
    public async Task Two_replicas_ask_once_about_each_company_and_day()
    {
        await using var service = await Watching();
        await using var replica = await ServiceUnderTest<Books>.Start("invoicing", Settings(), service.Host.Database, service.Host.Broker);
        string[] companies = [Company, "552100554", "542107651"];
        foreach (var siren in companies) await Accepts(service.Post($"/customers/{await Customer(service, siren)}/watch", new { }));
        foreach (var day in new[] { Today, Today.AddDays(1), Today.AddDays(2) })
        {
            await service.Host.SetToday(day);
            await Eventually.Is(async () => (await Watched(service)).Count(w => w.GetProperty("sources").GetArrayLength() == 1 && Text(Source(w), "nextOn") == $"{day.AddDays(1):yyyy-MM-dd}") == 3, "all were asked");
        }

        Assert.All(companies, siren => Assert.Equal(3, gazette.Asked.Count(a => a.Contains(siren, StringComparison.Ordinal))));
    }

    Dictionary<string, string> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["InsolvencyGazette:BaseUrl"] = gazette.Address, ["InsolvencyGazette:Break"] = "00:00:00.500", ["Watch:Look"] = "00:00:00.050", ["Watch:Relist"] = "00:00:00", ["Watch:Pause"] = "00:00:00.050",
        };
        foreach (var (key, value) in more) settings[key] = value;
        return settings;
    }

    Task<InvoicingService> Watching(params (string Key, string Value)[] more) => Start(Today, Settings(more));

    static string Announced() => AnnouncementReaderTests.Page(AnnouncementReaderTests.Row(siren: Company, published: "2026-03-02", date: "2026-02-20"));

    static async Task<string> Customer(InvoicingService service, string siren)
    {
        var number = $"C-{Guid.CreateVersion7():N}";
        await Accepts(service.Put($"/customers/{number}", new { name = "Essai", kind = "company", siren }));
        return number;
    }

    static async Task<JsonElement> Signal(InvoicingService service, string customer)
    {
        JsonElement signal = default;
        await Eventually.Is(async () =>
        {
            signal = (await service.Get("/insolvency-signals")).GetProperty("items").EnumerateArray().FirstOrDefault(s => Text(s, "customer") == customer);
            return signal.ValueKind is JsonValueKind.Object;
        }, "the announcement is found");
        return signal;
    }

    static Task Answered(InvoicingService service, string customer, DateOnly day) => Eventually.Is(
        async () => (await Watched(service)).Any(w => Text(w, "number") == customer && Text(Source(w), "nextOn") == $"{day.AddDays(1):yyyy-MM-dd}"), "it was asked");

    static async Task<IReadOnlyList<JsonElement>> Watched(InvoicingService service, string query = "") => [.. (await service.Get($"/watched-customers{query}")).GetProperty("items").EnumerateArray()];

    static JsonElement Source(JsonElement watched) => watched.GetProperty("sources") is { } sources && sources.GetArrayLength() > 0 ? sources[0] : JsonDocument.Parse("""{"failures":0,"answeredAt":null,"nextOn":""}""").RootElement;

    static async Task<IEnumerable<string>> Reasons(InvoicingService service, string customer, string order)
    {
        using var told = await service.Post("/order-gate", new { stage = "order", customer, order, amountCents = 10_000 });
        return [.. JsonDocument.Parse(await told.Content.ReadAsStringAsync()).RootElement.GetProperty("reasons").EnumerateArray().Select(r => Text(r, "code"))];
    }

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";
}
