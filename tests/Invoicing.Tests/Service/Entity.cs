using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>A creditor entity with a bank account of its own.</summary>
sealed class Entity(InvoicingService service, string siren)
{
    public string Siren { get; } = siren;

    public string Iban { get; } = IbanOf(siren);

    public static async Task<Entity> Of(InvoicingService service, string siren, string master)
    {
        var entity = new Entity(service, siren);
        await InvoicingService.Accepts(service.Erp.PutAsJsonAsync($"/creditors/{siren}", new { name = $"Entité {siren}" }));
        await entity.Accepts($"/bank-accounts/{entity.Iban}", new { }, put: true);
        await entity.Accepts("/allocation-master", new { master }, put: true);
        return entity;
    }

    public Task Customer(string number) => Accepts($"/customers/{number}", new { name = "Essai", kind = "company", termDays = 30 }, put: true);

    public async Task Invoice(string customer, string number, long cents)
    {
        await Customer(customer);
        await Accepts($"/invoices/{number}", new { customer, issuedOn = "2026-02-02", amountCents = cents }, put: true);
    }

    public Task<HttpResponseMessage> Send(byte[] camt) => service.Erp.PostAsync("/bank-statements?file=statement.xml", new ByteArrayContent(camt));

    /// <summary>Sends a bank's file and waits until it is booked.</summary>
    public async Task<JsonElement> Import(byte[] camt)
    {
        using var answer = await Send(camt);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        var id = JsonDocument.Parse(body).RootElement.GetProperty("imports")[0].Text("id");
        await Eventually.Is(async () => (await service.Read($"/imports/{id}")).Text("state") is "completed" or "failed", "the statement is booked", TimeSpan.FromMinutes(1));
        var report = await service.Read($"/imports/{id}");
        Assert.Equal("completed", report.Text("state"));
        return report;
    }

    public async Task<List<JsonElement>> Movements(string status) => [.. (await service.Read($"/creditors/{Siren}/bank-movements?status={status}")).GetProperty("items").EnumerateArray()];

    public async Task<long> Outstanding(string invoice) => (await service.Read($"/creditors/{Siren}/invoices/{invoice}")).Cents("outstanding");

    public Task<HttpResponseMessage> Put(string path, object body) => service.Erp.PutAsJsonAsync($"/creditors/{Siren}{path}", body);

    public Task<HttpResponseMessage> Post(string path, object body) => service.Erp.PostAsJsonAsync($"/creditors/{Siren}{path}", body);

    public Task Accepts(string path, object body, bool put = false) => InvoicingService.Accepts(put ? Put(path, body) : Post(path, body));

    static string IbanOf(string siren)
    {
        var account = $"300060000100{siren}89";
        return Enumerable.Range(2, 97).Select(check => $"FR{check:00}{account}").First(iban => Kernel.Identifiers.Iban.Parse(iban) is { HasValidCheckDigits: true });
    }
}
