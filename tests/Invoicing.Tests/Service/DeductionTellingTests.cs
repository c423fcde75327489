using System.Net;
using System.Net.Http.Json;
using Recouvrement.Invoicing.Tests.Domain.Bank;
using Recouvrement.Platform.Hosting;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>A remittance advice that comes beside money which the bank told.</summary>
public sealed class DeductionTellingTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task What_was_kept_back_with_money_that_the_bank_told_is_contested_on_its_invoice_and_once()
    {
        var entity = await Entity.Of(service, "000000174", "bank");
        await entity.Invoice("C1", "FA-9001", 10_000);
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(95, "B1", details: Camt.Details(text: "FA-9001"))));
        var payment = Assert.Single(await entity.Movements("assigned")).Text("payment");
        Assert.Equal(500, await entity.Outstanding("FA-9001"));
        var kept = new { deductions = new[] { new { invoice = "FA-9001", amountCents = 500, reason = "shortage", reference = "DEB-7" } } };
        using var collector = service.Host.As(Roles.Collector);
        await Accepts(collector.PutAsJsonAsync($"/creditors/{entity.Siren}/payments/{payment}/deductions", kept));
        var told = (await service.Read($"/creditors/{entity.Siren}/payments/{payment}")).GetProperty("deductions")[0];
        Assert.Equal(("FA-9001", "shortage", $"deduction {payment!.ToUpperInvariant()} DEB-7"), (told.Text("invoice"), told.Text("reason"), told.Text("dispute")));
        var dispute = Assert.Single((await service.Read($"/creditors/{entity.Siren}/disputes?deductions=true")).GetProperty("items").EnumerateArray());
        Assert.Equal((payment, 500L), (dispute.Text("payment"), dispute.Cents("amount")));

        var events = await service.Events();
        await Accepts(entity.Put($"/payments/{payment}/deductions", kept));
        await entity.Import(Camt.Statement(8, entity.Iban, 0, 95, Camt.Entry(95, "B1", details: Camt.Details(text: "FA-9001"))));
        Assert.Equal(events + 1, await service.Events());
        Assert.Equal(500, await entity.Outstanding("FA-9001"));

        await Accepts(entity.Put($"/payments/{payment}/deductions", new { deductions = Array.Empty<object>() }));
        Assert.Empty((await service.Read($"/creditors/{entity.Siren}/disputes?deductions=true")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_field()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "TELL-1", 10_000);
        await Accepts(service.Put("/payments/TELL-VIR", new { customer, receivedOn = "2026-03-02", amountCents = 9_000, invoices = new[] { new { number = "TELL-1" } } }));
        await Refuses(service.Put("/payments/TELL-VIR/deductions", Kept("TELL-1", 10_001)), HttpStatusCode.UnprocessableEntity, field: "deductions[0].amountCents");
        await Refuses(service.Put("/payments/TELL-VIR/deductions", Kept("NOBODYS", 100)), HttpStatusCode.UnprocessableEntity, field: "deductions[0].invoice");
        await Refuses(service.Put("/payments/NO-VIR/deductions", Kept("TELL-1", 100)), HttpStatusCode.NotFound);
        await Accepts(service.Put("/payments/TELL-VIR/deductions", Kept("TELL-1", 1_000)));
        await Accepts(service.Post("/payments/TELL-VIR/reversal", new { reason = "mistake" }));
        await Refuses(service.Put("/payments/TELL-VIR/deductions", Kept("TELL-1", 900)), HttpStatusCode.Conflict, "payment_reversed");

        static object Kept(string invoice, long cents) => new { deductions = new[] { new { invoice, amountCents = cents, reason = "price" } } };
    }
}
