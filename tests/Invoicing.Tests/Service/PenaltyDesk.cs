using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Customers who paid late: 12 000 euros due on 31 May 2026 and paid on 15 September, as in PEN-1 of the rules.</summary>
sealed class PenaltyDesk(InvoicingService service)
{
    public async Task<string> PaidLate(string invoice, string kind = "company")
    {
        var customer = $"C-{Guid.CreateVersion7():N}";
        await Accepts(service.Put($"/customers/{customer}", new { name = "Essai & Fils", kind, termDays = 30 }));
        await Owes(customer, invoice, 1_200_000, "2026-05-31");
        await Pays(customer, $"{invoice}-VIR", 1_200_000, "2026-09-15", invoice);
        return customer;
    }

    public Task Owes(string customer, string number, long amountCents, string dueOn) => Accepts(service.Put($"/invoices/{number}", new { customer, issuedOn = "2026-03-01", dueOn, amountCents }));

    public Task Pays(string customer, string reference, long amountCents, string receivedOn, params string[] invoices) =>
        Accepts(service.Put($"/payments/{reference}", new { customer, receivedOn, amountCents, invoices = invoices.Select(number => new { number }) }));

    public async Task<JsonElement> Bills(string customer) => (await Posted(customer)).GetProperty("bill");

    public async Task<JsonElement> Posted(string customer)
    {
        using var answer = await service.Post($"/customers/{customer}/penalty-bills", new { });
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    public async Task<HttpResponseMessage> Cancel(string number, string reason)
    {
        using var manager = service.Host.As("manager");
        return await manager.PostAsJsonAsync($"/creditors/{Siren}/penalty-bills/{number}/cancellation", new { reason });
    }

    // The nth entry of a bill in the feed.
    public async Task<IEnumerable<string>> Entry(string piece, int nth)
    {
        List<JsonElement> entries = [];
        await Eventually.Is(async () =>
        {
            entries = [.. (await service.Get("/erp-feed?limit=1000")).GetProperty("items").EnumerateArray().Where(i => i.Text("kind") == "accounting_entry" && i.GetProperty("entry").Text("piece") == piece)];
            return entries.Count >= nth;
        }, "the entry is in the feed");
        Assert.Equal(nth, entries.Count);
        return entries[nth - 1].GetProperty("entry").GetProperty("lines").EnumerateArray()
            .Select(l => $"{l.Text("account")}{(l.Text("auxiliary") is { } auxiliary ? $"/{auxiliary}" : "")} {(l.Cents("debit") > 0 ? $"D{l.Cents("debit")}" : $"C{l.Cents("credit")}")}");
    }

    public static IEnumerable<string> Lines(JsonElement of) =>
        of.GetProperty("lines").EnumerateArray().Select(l => $"{l.Text("invoice")} {l.Number("daysLate")} {l.Cents("interest")} {l.Cents("compensation")}");

    public static IEnumerable<string> LeftOut(JsonElement preview) => preview.GetProperty("leftOut").EnumerateArray().Select(l => $"{l.Text("invoice")} {l.Text("reason")}");
}
