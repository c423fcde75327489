using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class DocumentChainTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly GateDesk gate = new(service);

    [Fact]
    public async Task Orders_deliveries_and_invoices_of_one_order_count_once()
    {
        var customer = await gate.Limited(1_000_000);
        await gate.Ask(customer, "CHAIN-1", 100_000);
        Assert.Equal(100_000, await gate.Exposure(customer, "OTHER", 1) - 1);
        await Accepts(service.Put("/deliveries/CHAIN-BL", new { customer, order = "chain-1", deliveredOn = "2026-02-20", amountCents = 40_000 }));
        Assert.Equal(100_000, await gate.Exposure(customer, "OTHER", 1) - 1);
        await service.Invoice(customer, "CHAIN-F", 40_000, "2026-02-25");
        Assert.Equal(140_000, await gate.Exposure(customer, "OTHER", 1) - 1);
        await Accepts(service.Put("/invoices/CHAIN-F/links", new { deliveries = new[] { "CHAIN-BL" } }));
        Assert.Equal(100_000, await gate.Exposure(customer, "OTHER", 1) - 1);
        await service.Payment(customer, "CHAIN-RG", 40_000);
        Assert.Equal(60_000, await gate.Exposure(customer, "OTHER", 1) - 1);
        await Accepts(service.Post("/order-gate/CHAIN-1/withdrawal", new { }));
        Assert.Equal(0, await gate.Exposure(customer, "OTHER", 1) - 1);
    }

    [Fact]
    public async Task An_invoice_of_two_orders_is_shared_between_them()
    {
        var customer = await gate.Limited(1_000_000);
        await gate.Ask(customer, "SHARE-1", 10_000);
        await gate.Ask(customer, "SHARE-2", 90_000);
        await service.Invoice(customer, "SHARE-F", 100_000, "2026-03-01");
        await Accepts(service.Put("/invoices/SHARE-F/links", new { orders = new[] { "SHARE-1", "SHARE-2" } }));
        Assert.Equal(100_000, await gate.Exposure(customer, "OTHER-2", 1) - 1);
    }

    [Fact]
    public async Task A_delivery_is_work_for_accounting_until_an_invoice_names_it_or_its_order()
    {
        var customer = await service.NewCustomer();
        foreach (var (number, on) in new[] { ("NI-1", "2026-02-24"), ("NI-2", "2026-02-25"), ("NI-3", "2026-02-20") })
            await Accepts(service.Put($"/deliveries/{number}", new { customer, order = "NI-CDE", deliveredOn = on, amountCents = 1_000, signedBy = "Zoé Quidam" }));
        async Task<string[]> Waiting() => [.. (await service.Get("/deliveries-not-invoiced?days=5&limit=1000")).GetProperty("items").EnumerateArray()
            .Where(d => d.GetProperty("customer").GetString() == customer).Select(d => d.GetProperty("number").GetString()!)];

        Assert.Equal(["NI-3", "NI-1"], await Waiting());
        await service.Invoice(customer, "NI-F", 1_000, "2026-02-22");
        await Accepts(service.Put("/invoices/NI-F/links", new { orders = new[] { "NI-CDE" } }));
        Assert.Equal(["NI-1"], await Waiting());
        await Accepts(service.Put("/invoices/NI-F/links", new { deliveries = new[] { "ni-1" } }));
        Assert.Equal(["NI-3"], await Waiting());
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));
        Assert.Equal(1, await service.Count("select count(*) from document_links where kind = 'delivery' and number = 'NI-1' and parent_number = 'NI-CDE'"));
    }

    [Fact]
    public async Task Euros_are_not_taken_off_an_order_in_dollars()
    {
        var customer = await service.NewCustomer();
        await gate.Ask(customer, "CUR-EUR", 10_000);
        await gate.Ask(customer, "CUR-USD", 90_000, currency: "USD");
        await service.Invoice(customer, "CUR-F", 8_000, "2026-03-01");
        await Accepts(service.Put("/invoices/CUR-F/links", new { orders = new[] { "CUR-EUR", "CUR-USD" } }));
        Assert.Equal((2_000, 90_000), (await Remaining("CUR-EUR"), await Remaining("CUR-USD")));
    }

    Task<long> Remaining(string order) => service.Count("select remaining_cents from orders_not_invoiced where order_number = $1", order);
}
