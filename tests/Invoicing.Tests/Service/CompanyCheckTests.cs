using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Tests.Domain.Companies;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>The public company register is asked, and overwrites nothing.</summary>
public sealed class CompanyCheckTests : IAsyncLifetime
{
    const string Company = "404833048";
    string answer = CompanyReaderTests.Answer(Company);
    OpenDataServer register = null!;
    InvoicingService service = null!;

    public async Task InitializeAsync()
    {
        register = await OpenDataServer.Start(_ => answer);
        service = await Start(Today, new Dictionary<string, string> { ["CompanyRegister:BaseUrl"] = register.Address, ["CompanyRegister:Break"] = "00:00:00.500" });
    }

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        await register.DisposeAsync();
    }

    [Fact]
    public async Task Differences_are_reported_and_the_day_of_creation_makes_a_company_newly_founded()
    {
        var customer = await Customer("Une tout autre enseigne");
        answer = CompanyReaderTests.Answer(Company, founded: "2025-10-01");
        var checkedNow = await Check(customer);
        Assert.Equal(("active", "COMPTOIR D'ESSAI", "LILLE"), (Text(checkedNow, "state"), Text(checkedNow, "name"), Text(checkedNow, "seatCity")));
        var difference = Assert.Single(checkedNow.GetProperty("differences").EnumerateArray());
        Assert.Equal(("name", "Une tout autre enseigne", "COMPTOIR D'ESSAI"), (Text(difference, "field"), Text(difference, "ours"), Text(difference, "register")));
        Assert.Equal("Une tout autre enseigne", Text(await service.Get($"/customers/{customer}"), "name"));
        Assert.Equal(["company_differs"], await Alerts(customer));
        Assert.DoesNotContain(register.Asked, a => !a.Contains($"q={Company}", StringComparison.Ordinal) || a.Contains("dirigeants", StringComparison.Ordinal));

        Assert.Equal("2025-10-01", Text(await service.Get($"/customers/{customer}/credit"), "foundedOn"));
        Assert.Equal(["newly_founded"], await Reasons(customer, "NEW-1"));
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%' or data::text ilike '%comptoir d%essai%'"));
    }

    [Fact]
    public async Task The_seat_that_the_register_knows_is_told_once_unless_the_ERP_gives_its_own()
    {
        var customer = await Customer("Comptoir d'Essai");
        await Check(customer);
        await Check(customer);
        Assert.Equal(2, await service.Count($"select count(*) from mt_events where type = 'contacts_changed' and data->'account'->>'customer' = '{customer}'"));
        await Eventually.Is(() => Told(customer).Any(m => m.Seat is { City: "LILLE", Postcode: "59000", Address: ["1 RUE DE L'ESSAI"] }), "the seat was told");

        await Accepts(service.Put($"/customers/{customer}", new
        {
            name = "Comptoir d'Essai", kind = "company", siren = Company, contacts = new[] { new { role = "registered_seat", address = new[] { "2 place du Siège" }, postcode = "59800", city = "Lille" } },
        }));
        await Eventually.Is(() => Told(customer).Any(m => m.Seat is { Postcode: "59800" }), "the ERP's own seat was told");
    }

    IEnumerable<DebtorContactsChangedV1> Told(string customer) => service.Bus.Heard<DebtorContactsChangedV1>().Where(m => m.CustomerNumber == customer);

    [Fact]
    public async Task A_ceased_company_is_an_alert_and_holds_orders_and_the_same_answer_is_noted_once()
    {
        var customer = await Customer("Comptoir d'Essai");
        answer = CompanyReaderTests.Answer(Company, "C", ceased: "2026-02-15");
        Assert.Equal("ceased", Text(await Check(customer), "state"));
        await Check(customer);
        Assert.Equal(1, await service.Events("company_noted"));
        Assert.Equal(["company_ceased"], await Alerts(customer));
        Assert.Equal(["company_ceased"], await Reasons(customer, "OLD-1"));

        answer = CompanyReaderTests.Answer(Company);
        Assert.Equal("active", Text(await Check(customer), "state"));
        Assert.Empty(await Alerts(customer));
        Assert.Empty(await Reasons(customer, "OLD-2"));
    }

    [Fact]
    public async Task A_register_that_is_away_or_talks_nonsense_changes_nothing()
    {
        var customer = await Customer("Comptoir d'Essai");
        register.Instead = 500;
        await Refuses(service.Post($"/customers/{customer}/company-check", new { }), HttpStatusCode.ServiceUnavailable, "company_register_away");
        register.Instead = 302;
        await Refuses(service.Post($"/customers/{customer}/company-check", new { }), HttpStatusCode.BadGateway, "company_register_unreadable");
        register.Instead = null;
        answer = "<html>";
        await Refuses(service.Post($"/customers/{customer}/company-check", new { }), HttpStatusCode.BadGateway, "company_register_unreadable");
        answer = new string(' ', 5 << 20);
        await Refuses(service.Post($"/customers/{customer}/company-check", new { }), HttpStatusCode.BadGateway, "company_register_unreadable");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/company"), HttpStatusCode.NotFound);
        Assert.Equal(0, await service.Events("company_noted"));
    }

    [Fact]
    public async Task Nobody_is_asked_about_a_customer_without_a_SIREN_or_where_the_register_is_off()
    {
        var customer = await service.NewCustomer();
        await Refuses(service.Post($"/customers/{customer}/company-check", new { }), HttpStatusCode.Conflict, "siren_missing");
        await Refuses(service.Post("/customers/NOBODY/company-check", new { }), HttpStatusCode.Conflict, "customer_unknown");
        Assert.Empty(register.Asked);
        await using var off = await Start(Today);
        await Refuses(off.Post($"/customers/{await off.NewCustomer()}/company-check", new { }), HttpStatusCode.Conflict, "company_register_off");
    }

    async Task<string> Customer(string name)
    {
        var number = $"C-{Guid.CreateVersion7():N}";
        await Accepts(service.Put($"/customers/{number}", new { name, kind = "company", siren = Company }));
        return number;
    }

    async Task<JsonElement> Check(string customer)
    {
        using var told = await service.Post($"/customers/{customer}/company-check", new { });
        var body = await told.Content.ReadAsStringAsync();
        Assert.True(told.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    async Task<IEnumerable<string?>> Alerts(string customer) =>
        [.. (await service.Get("/alerts?limit=1000")).GetProperty("items").EnumerateArray().Where(a => Text(a, "customer") == customer).Select(a => Text(a, "kind"))];

    async Task<IEnumerable<string?>> Reasons(string customer, string order)
    {
        using var told = await service.Post("/order-gate", new { stage = "order", customer, order, amountCents = 10_000 });
        return [.. JsonDocument.Parse(await told.Content.ReadAsStringAsync()).RootElement.GetProperty("reasons").EnumerateArray().Select(r => Text(r, "code"))];
    }

    static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
