using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Tests.Service;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>The service with a store of documents, a key and an authority for time stamps, and a case that is handed over to it.</summary>
public sealed class DossierScene : IAsyncLifetime
{
    public static readonly DateOnly HandedOverOn = new(2026, 5, 4), PaidOn = new(2026, 6, 10), Today = new(2026, 9, 30);

    readonly WorkFolder work = new();

    public ServiceUnderTest<Program> Service { get; private set; } = null!;

    public TestBus Bus { get; private set; } = null!;

    public StampingAuthority Authority { get; } = new();

    public string Folder => work.Path;

    public string Pem { get; private set; } = "";

    /// <summary>As the other services fill it.</summary>
    public FolderStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Authority.InitializeAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        (Pem, Store) = (key.ExportSubjectPublicKeyInfoPem(), new(Path.Combine(work.Path, "documents")));
        await File.WriteAllTextAsync(Path.Combine(work.Path, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        Service = await Start(new() { ["Dossier:Key"] = Path.Combine(work.Path, "key.pem"), ["Dossier:TimestampAuthority"] = Authority.Address.ToString() });
        Bus = await TestBus.Start(Service.Broker, typeof(ClaimsPlacedV1), typeof(EvidenceHoldChangedV1));
        await Put("/agencies/alpha", new { displayName = "Agence Alpha" });
    }

    public async Task DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Service.DisposeAsync();
        await Authority.DisposeAsync();
        work.Dispose();
    }

    /// <summary>The service with further settings, on the store of this scene.</summary>
    public async Task<ServiceUnderTest<Program>> Start(Dictionary<string, string> settings)
    {
        settings["Documents:Folder"] = Path.Combine(work.Path, "documents");
        settings["Dossier:LongestPause"] = "00:00:01";
        (settings["ApiKeys:5:Name"], settings["ApiKeys:5:Role"], settings["ApiKeys:5:Key"], settings["ApiKeys:5:Agency"]) = ("alpha", Roles.Agency, "alpha-key", "alpha");
        var service = await ServiceUnderTest<Program>.Start("litigation", settings);
        await service.SetToday(Today);
        return service;
    }

    /// <summary>Keeps a document as another service does.</summary>
    public async Task<string> Keep(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await Store.Keep(sha256, new MemoryStream(bytes), bytes.Length, CancellationToken.None);
        return sha256;
    }

    /// <summary>Dunning hands one claim of 10 000 € over, due on 31 March 2026.</summary>
    public static ClaimsHandedOverV1 HandOver(string siren, bool withBasis = true)
    {
        var @case = NameBasedId.Of($"case|{siren}");
        var claim = new HandedOverClaimV1(
            Scene.Invoice(siren, "FA2026-00001"), "FA2026-00001", "FA2026-00001", new(2026, 2, 28), new(2026, 3, 31), 1_000_000, 1_000_000, 1, Basis: withBasis ? new ClaimBasisV1("company", false, []) : null);
        return new(NameBasedId.Of($"handover|{@case}"), @case, siren, Scene.Debtor(siren), "C0012", 1, NameBasedId.Of($"notice|{@case}"), [claim], "EUR", 12, HandedOverOn);
    }

    /// <summary>Of which 3 000 € are paid on 10 June and booked two days later.</summary>
    public static (PaymentReceivedV1 Payment, InvoiceBalanceChangedV1 Balance) Paid(string siren)
    {
        var payment = NameBasedId.Of($"payment|{siren}");
        return (
            new(siren, Scene.Debtor(siren), "C0012", payment, 300_000, "EUR", PaidOn, "bank", 1, PaidOn.AddDays(2)),
            new(siren, Scene.Debtor(siren), "C0012", Scene.Invoice(siren, "FA2026-00001"), "FA2026-00001", 700_000, 300_000, "EUR", "payment", payment, 2, PaidOn.AddDays(2)));
    }

    public async Task<JsonElement> Ask(Guid file, string key = Roles.Collector, object? body = null)
    {
        var (status, answer) = await Send(HttpMethod.Post, $"/files/{file}/dossiers", key, body ?? new { });
        Assert.True(status == 202, $"{status} {answer}");
        return JsonSerializer.Deserialize<JsonElement>(answer);
    }

    /// <summary>Waits until a dossier is there, and fetches it.</summary>
    public async Task<(JsonElement Dossier, byte[] Archive)> Made(Guid file, string dossier, string status = "finished")
    {
        JsonElement found = default;
        await Eventually.Is(async () =>
        {
            var (_, answer) = await Send(HttpMethod.Get, $"/files/{file}/dossiers", Roles.Collector);
            found = JsonSerializer.Deserialize<JsonElement>(answer).EnumerateArray().Single(d => d.GetProperty("dossier").GetString() == dossier);
            return found.GetProperty("status").GetString() == status;
        }, $"the dossier is {status}: {found}");
        using var client = Service.As(Roles.Collector);
        return (found, await client.GetByteArrayAsync($"/dossiers/{dossier}"));
    }

    public async Task<(int Status, string Body)> Send(HttpMethod method, string path, string key, object? body = null)
    {
        using var client = Service.As(key);
        using var request = new HttpRequestMessage(method, path) { Content = body switch { null => null, string text => new StringContent(text, Encoding.UTF8, "application/json"), _ => System.Net.Http.Json.JsonContent.Create(body) } };
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task Put(string path, object body)
    {
        var (status, answer) = await Send(HttpMethod.Put, path, Roles.Manager, body);
        Assert.True(status == 204, $"{path}: {status} {answer}");
    }

    /// <summary>Waits until the file is there.</summary>
    public Task Opened(Guid file) => Eventually.Is(async () => (await Send(HttpMethod.Get, $"/files/{file}", Roles.Collector)).Status == 200, "the file is there");
}
