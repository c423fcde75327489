using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>An entity of its own whose ERP sends lists of open items, with a customer and many invoices of 100 euros that stay open.</summary>
sealed class OpenItemsDesk(InvoicingService service, string siren)
{
    /// <summary>So many that a few more or less are within every share.</summary>
    public const int Others = 30;

    public const string Customer = "C1";

    public string Siren => siren;

    public static async Task<OpenItemsDesk> Of(InvoicingService service, string siren, int others = Others)
    {
        var desk = new OpenItemsDesk(service, siren);
        await desk.Put("", new { name = $"Entité {siren}" });
        await desk.Put($"/customers/{Customer}", new { name = "Essai", kind = "company", termDays = 30 });
        foreach (var n in Enumerable.Range(1, others)) await desk.Invoice($"O-{n}", 10_000);
        return desk;
    }

    public Task Invoice(string number, long cents, string issuedOn = "2026-02-02", string customer = Customer) => Put($"/invoices/{number}", new { customer, issuedOn, amountCents = cents });

    public Task Pays(string reference, long cents, string on, params object[] invoices) => Put($"/payments/{reference}", new { customer = Customer, receivedOn = on, amountCents = cents, invoices });

    public Task Put(string path, object body) => InvoicingService.Accepts(service.Erp.PutAsJsonAsync($"/creditors/{siren}{path}", body));

    public Task<HttpResponseMessage> Post(string path, object body) => service.Erp.PostAsJsonAsync($"/creditors/{siren}{path}", body);

    public Task<JsonElement> Get(string path) => service.Read($"/creditors/{siren}{path}");

    public async Task<long> Outstanding(string invoice) => (await Get($"/invoices/{invoice}")).Cents("outstanding");

    /// <summary>What is open less what is not allocated.</summary>
    public async Task<long> Balance() => (await Get("/totals")).Cents("openBalance");

    /// <summary>The lines of all the others, with some more.</summary>
    public static byte[] List(params IEnumerable<string> more) => Lines([.. Enumerable.Range(1, Others).Select(n => Line($"O-{n}", 10_000)), .. more]);

    public static byte[] Lines(params IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    public static string Line(string number, long cents) => $$"""{"key":"{{number}}","openCents":{{cents}}}""";

    public Task<HttpResponseMessage> Send(byte[] list, string drawn, string? source = null) =>
        service.Erp.PostAsync($"/creditors/{siren}/open-items-snapshots?drawn={Uri.EscapeDataString(drawn)}{(source is null ? "" : $"&source={source}")}", new ByteArrayContent(list));

    /// <summary>Sends a list and waits until it is done with.</summary>
    public async Task<JsonElement> Sent(byte[] list, string drawn, string? source = null)
    {
        using var answer = await Send(list, drawn, source);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Accepted, body);
        return await Done(JsonDocument.Parse(body).RootElement.GetProperty("id").GetGuid());
    }

    public async Task<JsonElement> Done(Guid id)
    {
        await Eventually.Is(async () => (await service.Read($"/imports/{id}")).Text("state") is "completed" or "failed", "the list is done with", TimeSpan.FromMinutes(1));
        return await Get($"/open-items-snapshots/{id}");
    }

    public async Task<HttpResponseMessage> Accept(Guid id, string role = Roles.Manager)
    {
        using var manager = service.Host.As(role);
        return await manager.PostAsJsonAsync($"/creditors/{siren}/open-items-snapshots/{id}/accept", new { reason = "Clôture mensuelle, vérifié avec la comptabilité." });
    }

    public async Task<List<(string Finding, string Number)>> Differences(JsonElement snapshot) =>
        [.. (await Get($"/open-items-snapshots/{snapshot.Text("id")}/differences?limit=1000")).GetProperty("items").EnumerateArray().Select(d => (d.Text("finding")!, d.Text("number")!))];

    /// <summary>The credits on an invoice: their basis and amount.</summary>
    public async Task<List<(string Basis, long Cents)>> On(string invoice) =>
        [.. (await Get($"/invoices/{invoice}")).GetProperty("allocations").EnumerateArray().Select(a => (a.Text("basis")!, a.Cents("amount")))];

    /// <summary>What is open of every document is what its dated rows add up to, and a rebuild from the streams finds nothing else.</summary>
    public async Task Consistent()
    {
        Assert.Equal(0, await service.Count(
            """
            select count(*) from (select id, outstanding_cents as cents from invoices union all select id, -unallocated_cents from credits) d
              full join (select document, sum(amount_cents) as cents from ledger group by document) l on l.document = d.id where coalesce(d.cents, 0) <> coalesce(l.cents, 0)
            """));
        using var ops = service.Host.As(Roles.Ops);
        using var answer = await ops.PostAsync("/ops/ledger/rebuild", null);
        Assert.Equal(0, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("changed").GetInt64());
    }
}
