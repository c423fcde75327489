using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.GazetteDesk;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Which companies the gazette is asked about, how often, and what is shown where it does not answer.</summary>
public sealed class WatchedCompanyTests : IAsyncLifetime
{
    GazetteDesk desk = null!;

    public async Task InitializeAsync() => desk = await GazetteDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_source_that_is_away_is_shown_with_its_failures_and_asked_again()
    {
        desk.Gazette.Instead = 503;
        await using var service = await desk.Watching();
        var customer = await Customer(service, Company);
        await service.Invoice(customer, "AWAY-1", 10_000, "2026-02-02");
        desk.Pages[Company] = Announced();
        await Eventually.Is(async () => (await Watched(service, "?failing=true")).Any(w => Source(w).GetProperty("failures").GetInt32() > 0 && Source(w).GetProperty("answeredAt").ValueKind is JsonValueKind.Null), "the failure is shown");
        desk.Gazette.Instead = null;
        Assert.Equal("waiting", Text(await Signal(service, customer), "standing"));
        await Answered(service, customer, Today);
        Assert.Empty(await Watched(service, "?failing=true"));
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_keeps_no_other_company_waiting()
    {
        const string broken = "552100554";
        desk.Pages[broken] = "<html>";
        await using var service = await desk.Watching();
        var (bad, good) = (await Customer(service, broken), await Customer(service, Company));
        await Accepts(service.Post($"/customers/{bad}/watch", new { }));
        await Accepts(service.Post($"/customers/{good}/watch", new { }));
        desk.Pages[Company] = Announced();
        await Signal(service, good);
        await Eventually.Is(async () => (await Watched(service, "?failing=true")).Any(w => Text(w, "number") == bad), "the failure is shown");
    }

    [Fact]
    public async Task Who_is_watched_follows_from_what_is_open_or_from_choice()
    {
        await using var service = await desk.Watching();
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
        await using var service = await desk.Watching();
        await using var replica = await ServiceUnderTest<Books>.Start("invoicing", desk.Settings(), service.Host.Database, service.Host.Broker);
        string[] companies = [Company, "552100554", "542107651"];
        foreach (var siren in companies) await Accepts(service.Post($"/customers/{await Customer(service, siren)}/watch", new { }));
        foreach (var day in new[] { Today, Today.AddDays(1), Today.AddDays(2) })
        {
            await service.Host.SetToday(day);
            await Eventually.Is(async () => (await Watched(service)).Count(w => w.GetProperty("sources").GetArrayLength() == 1 && Text(Source(w), "nextOn") == $"{day.AddDays(1):yyyy-MM-dd}") == 3, "all were asked");
        }

        Assert.All(companies, siren => Assert.Equal(3, desk.Gazette.Asked.Count(a => a.Contains(siren, StringComparison.Ordinal))));
    }
}
