using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Service.Figures;

public sealed class OperatingFigureTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Ours = "creditor=732829320,currency=EUR,service=invoicing";

    [Fact]
    public async Task What_is_open_overdue_and_collected_is_measured_by_creditor_and_currency()
    {
        using var instruments = new Instruments();
        var customer = await service.NewCustomer(termDays: 30);
        // Due on the last day of January and on the fourth of March; it is the second of March.
        await service.Invoice(customer, "FIG-1", 100_000, "2026-01-01");
        await service.Invoice(customer, "FIG-2", 40_000, "2026-02-02");
        await service.Payment(customer, "FIG-RG", 30_000);

        await Eventually.Passes(() =>
        {
            Assert.Contains((Ours, 110_000), instruments.Of("recouvrement.balance.open"));
            Assert.Contains((Ours, 70_000), instruments.Of("recouvrement.balance.overdue"));
            Assert.Contains((Ours + ",source=erp", 30_000), instruments.Of("recouvrement.money.collected"));
            return Task.CompletedTask;
        });
    }
}
