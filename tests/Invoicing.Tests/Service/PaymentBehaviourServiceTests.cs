using System.Globalization;
using System.Net;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class PaymentBehaviourServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task How_a_customer_paid_is_told_as_of_any_past_day()
    {
        var customer = await service.NewCustomer();
        await Paid(customer, "2026-01-05", "2026-02-04", "2026-02-04");
        await Paid(customer, "2025-12-05", "2026-01-04", "2026-01-24");
        await Paid(customer, "2025-12-05", "2026-01-04", "2026-01-04");
        await service.Invoice(customer, $"OPEN-{customer}", 500);

        var behaviour = await service.Get($"/customers/{customer}/payment-behaviour?on=2026-03-01");
        Assert.Equal(("negligent", 3, 1, 6.7m, 20), (behaviour.Text("profile"), behaviour.GetProperty("year").Number("invoices"), behaviour.GetProperty("year").Number("late"),
            behaviour.GetProperty("year").GetProperty("averageDaysLate").GetDecimal(), behaviour.GetProperty("year").Number("longest")));
        Assert.Contains("days late = max(0", behaviour.Text("formula"), StringComparison.Ordinal);
        Assert.Equal(2, (await service.Get($"/customers/{customer}/payment-behaviour?on=2026-02-03")).GetProperty("year").Number("invoices"));
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/payment-behaviour?on=2026-03-03"), HttpStatusCode.UnprocessableEntity, field: "on");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/NOBODY/payment-behaviour"), HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_customer_who_pays_later_than_before_raises_an_alert_once()
    {
        var customer = await service.NewCustomer();
        for (var i = 0; i < 3; i++) await Paid(customer, "2025-08-01", "2025-08-31", "2025-08-31");
        for (var i = 0; i < 3; i++) await Paid(customer, "2025-12-15", "2026-01-14", "2026-02-03");
        await service.Host.DoDay(Today);
        await service.Host.DoDay(Today);

        var drift = Assert.Single((await service.Get("/payment-drifts?limit=1000")).GetProperty("items").EnumerateArray(), d => d.Text("customer") == customer);
        Assert.Equal(("2026-03-02", 0m, 20m), (drift.Text("since"), drift.GetProperty("formerDaysLate").GetDecimal(), drift.GetProperty("recentDaysLate").GetDecimal()));
        Assert.Equal(1, await service.Count("select count(*) from mt_events where type = 'payment_drift_noticed' and data->'account'->>'customer' = $1", customer));
        Assert.Equal("negligent", (await service.Get($"/customers/{customer}")).Text("observedPayerProfile"));
        await Eventually.Is(() => service.Bus.Heard<DebtorChangedV1>().Any(m => m.CustomerNumber == customer && m.PayerProfile == "negligent"), "the profile was told");

        await Accepts(service.Put($"/customers/{customer}", new { name = "Essai & Fils", kind = "company", termDays = 30, payerProfile = "good" }));
        await Eventually.Is(() => service.Bus.Heard<DebtorChangedV1>().Any(m => m.CustomerNumber == customer && m.PayerProfile == "good"), "what was said stands before what was seen");
        Assert.Equal("negligent", (await service.Get($"/customers/{customer}")).Text("observedPayerProfile"));
    }

    async Task Paid(string customer, string issuedOn, string dueOn, string paidOn)
    {
        var number = $"B-{Guid.CreateVersion7():N}";
        await Accepts(service.Put($"/invoices/{number}", new { customer, issuedOn, dueOn, amountCents = 1_000 }));
        var year = DateOnly.Parse(issuedOn, CultureInfo.InvariantCulture).Year;
        await Accepts(service.Put($"/payments/RG-{number}", new { customer, receivedOn = paidOn, amountCents = 1_000, invoices = new[] { new { number, year } } }));
    }
}
