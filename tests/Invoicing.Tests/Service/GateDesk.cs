using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Asks the order gate as an ERP does.</summary>
sealed class GateDesk(InvoicingService service)
{
    public async Task<string> Limited(long cents)
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put($"/customers/{customer}/credit/limits/L-1", new { limitCents = cents, from = "2026-01-01" }));
        return customer;
    }

    public async Task<long> Exposure(string customer, string order, long cents)
    {
        var exposure = (await Ask(customer, $"{order}-{Guid.NewGuid():N}", cents)).GetProperty("exposure").GetProperty("cents").GetInt64();
        return exposure - await service.Count(
            "select coalesce(sum(amount_cents), 0)::bigint - $3 from orders_not_invoiced where customer = (select id from customers where number = $1) and order_number like $2", customer, $"{order}-%", cents);
    }

    public async Task<JsonElement> Ask(string customer, string order, long cents, string stage = "order", InvoicingService? of = null, string currency = "EUR")
    {
        using var answer = await (of ?? service).Post("/order-gate", new { stage, customer, order, amountCents = cents, currency });
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    public static string? Decision(JsonElement answer) => answer.GetProperty("decision").GetString();
}
