using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Litigation.Tests.Service;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Year;

/// <summary>The service alone with three agencies, each of one creditor entity: one does all in time, one is late, one repeats and disorders what it says.</summary>
public sealed class YearScene : IAsyncLifetime
{
    public static readonly (string Agency, string Creditor, bool Nets)[] Pairs = [("good", "900000001", true), ("late", "900000002", false), ("messy", "900000003", true)];

    public static readonly DateOnly First = new(2026, 1, 5);

    public ServiceUnderTest<Program> Service { get; private set; } = null!;

    public TestBus Bus { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await ServiceUnderTest<Program>.Start("litigation", Pairs.SelectMany((pair, at) => new[]
        {
            KeyValuePair.Create($"ApiKeys:{at + 5}:Name", pair.Agency), KeyValuePair.Create($"ApiKeys:{at + 5}:Role", Roles.Agency),
            KeyValuePair.Create($"ApiKeys:{at + 5}:Key", $"{pair.Agency}-key"), KeyValuePair.Create($"ApiKeys:{at + 5}:Agency", pair.Agency),
        }).ToDictionary());
        await Service.SetToday(First);
        Bus = await TestBus.Start(Service.Broker, typeof(CollectionReportedV1), typeof(ClaimsPlacedV1));
        foreach (var (agency, creditor, nets) in Pairs)
        {
            await Tell(Roles.Manager, HttpMethod.Put, $"/agencies/{agency}", new { displayName = $"Agence {agency}" });
            await Tell(Roles.Manager, HttpMethod.Post, $"/creditors/{creditor}/agencies/{agency}/mandates", new
            {
                reference = "MR-1", kind = "placement", powerToReceive = true, liabilityCover = "RC Pro", signedOn = "2026-01-02", textSha256 = new string('a', 64), nettingAgreed = nets,
                fees = new { version = "1", successFees = new[] { new { rateBasisPoints = 1500 } }, vatBasisPoints = 2000, borneBy = "creditor" },
            });
            await Tell(Roles.Manager, HttpMethod.Put, $"/creditors/{creditor}/agency", new { name = agency });
        }
    }

    public AgencyQueue Queue(string agency) => new(Service.Broker, agency);

    public async Task<(HttpStatusCode Status, JsonElement Body)> Ask(string key, HttpMethod method, string path, object? body = null)
    {
        using var client = Service.As(key);
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
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

    public async Task Tell(string key, HttpMethod method, string path, object body)
    {
        var (status, answer) = await Ask(key, method, path, body);
        Assert.True((int)status < 300, $"{path}: {status} {answer} for {JsonSerializer.Serialize(body)}");
    }

    /// <summary>Messages that the service has done its work for.</summary>
    public async Task<long> Heard() => (await Get(Roles.Ops, "/ops/flow")).GetProperty("consumed").GetInt64();

    public async Task DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Service.DisposeAsync();
    }
}
