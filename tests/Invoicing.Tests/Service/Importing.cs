using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>One entity's files on their way in.</summary>
sealed class Importing(InvoicingService service, string siren)
{
    string last = "";

    public Task Register() => InvoicingService.Accepts(service.Erp.PutAsJsonAsync($"/creditors/{siren}", new { name = $"Entité {siren}" }));

    /// <summary>Sends an export and waits until it is booked.</summary>
    public async Task<JsonElement> Completed(byte[] fec, string? name = null)
    {
        using var answer = await SendFec(fec, name);
        return await Completed(answer);
    }

    public async Task<JsonElement> CompletedContacts(byte[] csv)
    {
        using var answer = await service.Erp.PostAsync($"/creditors/{siren}/contacts-imports?file=contacts.csv", new ByteArrayContent(csv));
        return await Completed(answer);
    }

    public Task<HttpResponseMessage> SendFec(byte[] fec, string? name = null) =>
        service.Erp.PostAsync($"/fec-imports?file={Uri.EscapeDataString(name ?? $"{siren}FEC20261231.txt")}", new ByteArrayContent(fec));

    /// <summary>Sends a bulk file and waits until it is booked.</summary>
    public async Task<JsonElement> CompletedBulk(byte[] ndjson)
    {
        using var answer = await SendBulk(ndjson);
        return await Completed(answer);
    }

    public Task<HttpResponseMessage> SendBulk(byte[] ndjson) => service.Erp.PostAsync($"/creditors/{siren}/bulk?file=bulk.ndjson", new ByteArrayContent(ndjson));

    /// <summary>Sends a CSV file of a declared source and waits until it is booked.</summary>
    public async Task<JsonElement> CompletedCsv(string source, byte[] csv)
    {
        using var answer = await SendCsv(source, csv);
        return await Completed(answer);
    }

    public Task<HttpResponseMessage> SendCsv(string source, byte[] csv) => service.Erp.PostAsync($"/creditors/{siren}/csv-imports?source={source}", new ByteArrayContent(csv));

    public Task<JsonElement> Report() => service.Read($"/imports/{last}");

    public Task<JsonElement> Get(string path) => service.Read($"/creditors/{siren}{path}");

    public Task<HttpResponseMessage> Post(string path, object body) => service.Erp.PostAsJsonAsync($"/creditors/{siren}{path}", body);

    public async Task<long> Outstanding(string invoice) => (await Get($"/invoices/{invoice}")).Cents("outstanding");

    public async Task<JsonElement> Account(string number) =>
        (await Get("/accounts?limit=1000")).GetProperty("items").EnumerateArray().Single(a => a.GetProperty("number").GetString() == number);

    async Task<JsonElement> Completed(HttpResponseMessage answer)
    {
        var report = await Over(answer);
        Assert.Equal("completed", report.GetProperty("state").GetString());
        return report;
    }

    /// <summary>Waits until an accepted import has ended, well or not.</summary>
    public async Task<JsonElement> Over(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Accepted, body);
        last = JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!;
        await Eventually.Is(async () => (await Report()).GetProperty("state").GetString() is "completed" or "failed", "the import is done", TimeSpan.FromMinutes(2));
        return await Report();
    }
}

static class Answers
{
    public static int Number(this JsonElement answer, string name) => answer.GetProperty(name).GetInt32();

    public static string? Text(this JsonElement answer, string name) => answer.GetProperty(name).GetString();

    public static long Cents(this JsonElement answer, string name) => answer.GetProperty(name).GetProperty("cents").GetInt64();
}
