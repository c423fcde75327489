using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>The service on a real database and broker of its own, with a creditor entity and a customer to begin with.</summary>
public sealed class InvoicingService : IAsyncLifetime, IAsyncDisposable
{
    public const string Siren = "732829320";

    public static DateOnly Today { get; } = new(2026, 3, 2);

    DateOnly today = Today;
    IReadOnlyDictionary<string, string>? settings;

    public ServiceUnderTest<Books> Host { get; private set; } = null!;

    /// <summary>Hears what the service tells.</summary>
    public TestBus Bus { get; private set; } = null!;

    public HttpClient Erp { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await ServiceUnderTest<Books>.Start("invoicing", settings);
        Bus = await TestBus.Start(Host.Broker, [.. Manifest.Contracts.Where(c => c.Publisher == "invoicing").Select(c => c.Type)]);
        Erp = Host.As("erp");
        await Host.SetToday(today);
        await Accepts(Put("", new { name = "Comptoir d'Essai" }));
    }

    /// <summary>A service of its own for a test that needs another day, or other settings.</summary>
    public static async Task<InvoicingService> Start(DateOnly today, IReadOnlyDictionary<string, string>? settings = null)
    {
        var service = new InvoicingService { today = today, settings = settings };
        await service.InitializeAsync();
        return service;
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    public async Task DisposeAsync()
    {
        Erp.Dispose();
        await Bus.DisposeAsync();
        await Host.DisposeAsync();
    }

    /// <summary>A customer of its own for a test, so that tests do not meet.</summary>
    public async Task<string> NewCustomer(int termDays = 30)
    {
        var number = $"C-{Guid.CreateVersion7():N}";
        await Accepts(Put($"/customers/{number}", new { name = "Essai & Fils", kind = "company", termDays }));
        return number;
    }

    public Task Invoice(string customer, string number, long cents, string issuedOn = "2026-02-02") =>
        Accepts(Put($"/invoices/{number}", new { customer, issuedOn, amountCents = cents }));

    public Task Payment(string customer, string reference, long cents, params object[] invoices) =>
        Accepts(Put($"/payments/{reference}", new { customer, receivedOn = "2026-03-02", amountCents = cents, invoices }));

    public Task<HttpResponseMessage> Put(string path, object body, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/creditors/{Siren}{path}") { Content = JsonContent.Create(body) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return Erp.SendAsync(request);
    }

    public Task<HttpResponseMessage> Delete(string path) => Erp.DeleteAsync($"/creditors/{Siren}{path}");

    public Task<HttpResponseMessage> Post(string path, object body) => Erp.PostAsJsonAsync($"/creditors/{Siren}{path}", body);

    public Task<JsonElement> Get(string path) => Read($"/creditors/{Siren}{path}");

    public async Task<JsonElement> Read(string path)
    {
        using var answer = await Erp.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>What is owed on an invoice, in cents.</summary>
    public async Task<long> Outstanding(string invoice) => (await Get($"/invoices/{invoice}")).GetProperty("outstanding").GetProperty("cents").GetInt64();

    /// <summary>What is left of a payment, in cents.</summary>
    public async Task<long> Unallocated(string payment) => (await Get($"/payments/{payment}")).GetProperty("unallocated").GetProperty("cents").GetInt64();

    /// <summary>Stored events, all of them or of one name.</summary>
    public Task<long> Events(string? type = null) => Count("select count(*) from mt_events where $1::text is null or type = $1", type);

    /// <summary>A number from the service's database.</summary>
    public async Task<long> Count(string sql, params object?[] parameters)
    {
        await using var session = await Session.Open(Host.Database.Source, CancellationToken.None);
        return (await session.Read(sql, r => r.GetInt64(0), CancellationToken.None, parameters))[0];
    }

    /// <summary>Changes the service's database behind its back.</summary>
    public async Task Change(string sql)
    {
        await using var session = await Session.Open(Host.Database.Source, CancellationToken.None);
        await session.Run(sql, CancellationToken.None);
    }

    public static async Task Accepts(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>A problem document with a status and, where given, its code and the field or line it names.</summary>
    public static async Task<JsonElement> Refuses(Task<HttpResponseMessage> answering, HttpStatusCode status, string? code = null, string? field = null, long? line = null)
    {
        using var answer = await answering;
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {(int)status}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(body).RootElement;
        if (code is not null) Assert.Equal(code, problem.GetProperty("code").GetString());
        if (field is not null) Assert.Contains(Errors(problem), e => e.TryGetProperty("field", out var named) && named.GetString() == field);
        if (line is not null) Assert.Contains(Errors(problem), e => e.TryGetProperty("line", out var at) && at.ValueKind is JsonValueKind.Number && at.GetInt64() == line);
        return problem;
    }

    static IEnumerable<JsonElement> Errors(JsonElement problem) => problem.TryGetProperty("errors", out var errors) ? errors.EnumerateArray() : [];
}
