using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>The service on a database and a virtual host of its own, with two agencies' keys, and the other services played on the bus.</summary>
public class Scene : IAsyncLifetime
{
    public static readonly DateOnly Day = new(2026, 3, 16);

    public ServiceUnderTest<Program> Service { get; private set; } = null!;

    public TestBus Bus { get; private set; } = null!;

    /// <summary>What this scene sets besides.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        Service = await ServiceUnderTest<Program>.Start("litigation", new Dictionary<string, string>(Settings)
        {
            ["ApiKeys:5:Name"] = "alpha", ["ApiKeys:5:Role"] = Roles.Agency, ["ApiKeys:5:Key"] = "alpha-key", ["ApiKeys:5:Agency"] = "alpha",
            ["ApiKeys:6:Name"] = "beta", ["ApiKeys:6:Role"] = Roles.Agency, ["ApiKeys:6:Key"] = "beta-key", ["ApiKeys:6:Agency"] = "beta",
            ["Webhooks:Key"] = ServiceUnderTest<Program>.PersonalDataKey, ["Webhooks:AllowPrivate"] = "true", ["Webhooks:FirstPause"] = "00:00:00.020", ["Webhooks:TimeOut"] = "00:00:02",
        });
        await Service.SetToday(Day);
        Bus = await TestBus.Start(Service.Broker, typeof(ClaimsPlacedV1), typeof(CollectionReportedV1), typeof(PlacementAcknowledgedV1), typeof(AgencyActionReportedV1), typeof(ClaimReturnedV1), typeof(AgencyBreachFoundV1), typeof(AgencyRemittedV1), typeof(AgencyDisputeReportedV1), typeof(AgencyFeesInvoicedV1), typeof(AgencyPromiseReportedV1));
        foreach (var name in (string[])["alpha", "beta"]) await Put($"/agencies/{name}", new { displayName = $"Agence {name}" });
    }

    public async Task DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Service.DisposeAsync();
    }

    public AgencyQueue Queue(string agency) => new(Service.Broker, agency);

    public Task Choose(string siren, string agency) => Put($"/creditors/{siren}/agency", new { name = agency });

    /// <summary>What one answered, with the document.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Ask(string key, HttpMethod method, string path, object? body = null)
    {
        using var client = Service.As(key);
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body switch { null => null, string text => new StringContent(text, Encoding.UTF8, "application/json"), _ => JsonContent.Create(body) },
        };
        using var answer = await client.SendAsync(request);
        var content = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, content.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(content));
    }

    public async Task<JsonElement> Get(string key, string path)
    {
        var (status, body) = await Ask(key, HttpMethod.Get, path);
        Assert.True(status is HttpStatusCode.OK, $"{path}: {status} {body}");
        return body;
    }

    public async Task Tell(string key, string path, object body)
    {
        var (status, answer) = await Ask(key, HttpMethod.Post, path, body);
        Assert.True((int)status < 300, $"{path}: {status} {answer}");
    }

    /// <summary>Dunning hands claims over.</summary>
    public async Task<ClaimsHandedOverV1> HandOver(string siren, params HandedOverClaimV1[] claims)
    {
        var handed = Handed(siren, claims);
        await Bus.Publish(handed);
        return handed;
    }

    /// <summary>What Dunning says then.</summary>
    public static ClaimsHandedOverV1 Handed(string siren, params HandedOverClaimV1[] claims)
    {
        var @case = NameBasedId.Of($"case|{siren}|{claims[0].Number}");
        return new(NameBasedId.Of($"handover|{@case}"), @case, siren, Debtor(siren), "C0012", 1, NameBasedId.Of($"notice|{@case}"), claims, "EUR", 12, Day);
    }

    /// <summary>Dunning hands claims over, and they are placed.</summary>
    public async Task<Guid> Place(string siren, string agency, params HandedOverClaimV1[] claims)
    {
        await Choose(siren, agency);
        var placement = Placement.StreamOf((await HandOver(siren, claims)).HandOver);
        await Eventually.Is(() => Bus.Heard<ClaimsPlacedV1>().Any(p => p.Placement == placement), "the claims are placed");
        return placement;
    }

    public static HandedOverClaimV1 Claim(string siren, string number, long cents, long version = 1) =>
        new(Invoice(siren, number), number, number, new(2025, 11, 12), new(2025, 12, 12), cents, cents, version);

    public static Guid Invoice(string siren, string number) => NameBasedId.OfStream("invoice", Siren.Parse(siren)!.Value, number, "2025");

    public static Guid Debtor(string siren) => NameBasedId.OfStream("customer", Siren.Parse(siren)!.Value, "C0012");

    public static InvoiceBalanceChangedV1 Balance(string siren, string number, long outstanding, long amount, string cause, long version) => new(
        siren, Debtor(siren), "C0012", Invoice(siren, number), number, outstanding, amount, "EUR", cause, NameBasedId.Of($"payment|{siren}|{version}"), version, Day);

    public static DebtorContactsChangedV1 Contacts(string siren, long version, params DebtorContactV1[] contacts) =>
        new(siren, Debtor(siren), "C0012", "Boulangerie Lecœur", "fr", contacts, version, Day);

    async Task Put(string path, object body)
    {
        var (status, answer) = await Ask(Roles.Manager, HttpMethod.Put, path, body);
        Assert.True(status is HttpStatusCode.NoContent, $"{path}: {status} {answer}");
    }
}
