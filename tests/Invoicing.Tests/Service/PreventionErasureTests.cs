using System.Net;
using System.Net.Http.Json;
using static Recouvrement.Invoicing.Tests.Service.ErasedStaysErasedTests;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Whom prevention names is forgotten when nothing needs the name any more, and stays forgotten.</summary>
public sealed class PreventionErasureTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly GateDesk gate = new(service);

    [Fact]
    public async Task The_words_of_a_signal_stay_erased_whatever_else_is_said_of_it()
    {
        var customer = await service.NewCustomer();
        await Accepts(Signal("low"));
        await Accepts(service.Delete($"/customers/{customer}/credit/signals/S-1/note"));
        var events = await service.Events();
        Assert.Equal("note", await Left(Signal("low")));
        Assert.Equal(events, await service.Events());
        Assert.Equal("note", await Left(Signal("high")));
        var signal = (await service.Get($"/customers/{customer}/credit")).GetProperty("signals")[0];
        Assert.Equal(("high", null), (signal.Text("severity"), signal.Text("note")));

        Task<HttpResponseMessage> Signal(string severity) =>
            service.Put($"/customers/{customer}/credit/signals/S-1", new { kind = "management_change", severity, on = "2026-02-20", note = "Le directeur Quidam part" });
    }

    [Fact]
    public async Task Who_signed_a_delivery_is_erased_once_it_is_invoiced_and_paid()
    {
        var customer = await service.NewCustomer();
        await Accepts(Delivery());
        await Refuses(Erase("/deliveries/ERASE-BL/signature/erasure"), HttpStatusCode.Conflict, "claim_open");
        await service.Invoice(customer, "ERASE-BL-F", 1_000);
        await Accepts(service.Put("/invoices/ERASE-BL-F/links", new { deliveries = new[] { "ERASE-BL" } }));
        await Refuses(Erase("/deliveries/ERASE-BL/signature/erasure"), HttpStatusCode.Conflict, "claim_open");
        await service.Payment(customer, "ERASE-BL-RG", 1_000);
        await Accepts(Erase("/deliveries/ERASE-BL/signature/erasure"));

        var events = await service.Events();
        await Accepts(Erase("/deliveries/ERASE-BL/signature/erasure"));
        Assert.Equal("signedBy", await Left(Delivery()));
        Assert.Equal((events, 0), (await service.Events(), await service.Count("select count(*) from delivery_signatures s join deliveries d on d.id = s.delivery where d.number = 'ERASE-BL'")));
        await Refuses(Erase("/deliveries/NOBODY/signature/erasure"), HttpStatusCode.NotFound, "not_found");

        Task<HttpResponseMessage> Delivery() => service.Put("/deliveries/ERASE-BL", new { customer, deliveredOn = "2026-02-25", amountCents = 1_000, signedBy = "Zoé Quidam" });
    }

    [Fact]
    public async Task Who_administers_proceedings_is_erased_once_they_are_closed()
    {
        var customer = await service.NewCustomer();
        await Accepts(Open());
        var path = $"/customers/{customer}/insolvency/administrator/erasure";
        await Refuses(Erase(path), HttpStatusCode.Conflict, "insolvency_open");
        await Accepts(service.Post($"/customers/{customer}/insolvency/closing", new { on = "2026-03-01" }));
        await Accepts(Erase(path));
        var events = await service.Events();
        await Accepts(Erase(path));
        Assert.Equal(events, await service.Events());
        Assert.Equal(0, await service.Count("select count(*) from insolvency_administrators a join customers c on c.id = a.customer where c.number = $1", customer));
        Assert.Equal("administrator", await Left(Open()));
        Assert.Null((await service.Get($"/customers/{customer}/insolvency")).Text("administrator"));

        Task<HttpResponseMessage> Open() => service.Put($"/customers/{customer}/insolvency", new { kind = "receivership", judgmentOn = "2026-02-01", administrator = "Maître Quidam" });
    }

    [Fact]
    public async Task Why_a_person_let_an_order_pass_is_erased_and_the_decision_stays()
    {
        var customer = await gate.Limited(0);
        await gate.Ask(customer, "ERASE-CDE", 5_000);
        using var manager = service.Host.As("manager");
        Task<HttpResponseMessage> Release() => manager.PostAsJsonAsync($"/creditors/{Siren}/order-gate/ERASE-CDE/release", new { stage = "order", reason = "Vu avec M. Quidam" });
        await Accepts(Release());
        await service.Invoice(customer, "ERASE-CDE-F", 5_000);
        await Accepts(service.Put("/invoices/ERASE-CDE-F/links", new { orders = new[] { "ERASE-CDE" } }));
        await Refuses(Erase("/order-gate/ERASE-CDE/reviews/order/erasure"), HttpStatusCode.Conflict, "claim_open");
        await service.Payment(customer, "ERASE-CDE-RG", 5_000);
        await Accepts(Erase("/order-gate/ERASE-CDE/reviews/order/erasure"));

        var events = await service.Events();
        await Accepts(Erase("/order-gate/ERASE-CDE/reviews/order/erasure"));
        await Accepts(Release());
        Assert.Equal(events, await service.Events());
        var read = (await service.Get("/order-gate/ERASE-CDE"))[0];
        Assert.Equal(("released", null), (read.Text("review"), read.Text("reviewReason")));
        await gate.Ask(customer, "ERASE-CDE", 6_000);
        Assert.Equal("reason", await Left(Release()));
        await Refuses(Erase("/order-gate/NOBODY/reviews/order/erasure"), HttpStatusCode.NotFound, "not_found");
        await Refuses(Erase("/order-gate/ERASE-CDE/reviews/cart/erasure"), HttpStatusCode.UnprocessableEntity, field: "stage");
    }

    [Fact]
    public async Task Only_a_manager_erases()
    {
        foreach (var path in new[] { "/deliveries/D/signature/erasure", "/customers/C/insolvency/administrator/erasure", "/order-gate/O/reviews/order/erasure" })
            await Refuses(service.Post(path, new { ground = "requested" }), HttpStatusCode.Forbidden);
    }

    async Task<HttpResponseMessage> Erase(string path)
    {
        using var manager = service.Host.As("manager");
        return await manager.PostAsJsonAsync($"/creditors/{Siren}{path}", new { ground = "requested" });
    }
}
