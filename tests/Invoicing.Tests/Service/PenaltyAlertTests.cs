using Recouvrement.Contracts.Dunning;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>That penalties were given up and are billed all the same is told as long as it is so.</summary>
public sealed class PenaltyAlertTests(InvoicingService service) : IClassFixture<InvoicingService>, IAsyncLifetime
{
    readonly PenaltyDesk desk = new(service);

    public Task InitializeAsync() => service.Host.SetToday(new(2026, 10, 1));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_moves_on_an_earlier_bill_of_the_same_invoice_changes_nothing_of_it()
    {
        var customer = await desk.PaidLate("TWICE-1", "public_body");
        await desk.Owes(customer, "TWICE-2", 100_000, "2026-03-31");
        await desk.Pays(customer, "TWICE-2-VIR", 100_000, "2026-04-01", "TWICE-2");
        var earlier = (await desk.Bills(customer)).Text("number")!;
        await Accepts(service.Post("/payments/TWICE-1-VIR/reversal", new { on = "2026-10-01" }));
        await desk.Pays(customer, "TWICE-AGAIN", 1_200_000, "2026-10-01", "TWICE-1");
        var later = (await desk.Bills(customer)).Text("number")!;
        var siren = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        await service.Bus.Publish(new PenaltiesWaivedV1(
            BusinessKey.OfInvoice(siren, "TWICE-1", 2026), Guid.Empty, Siren, BusinessKey.OfCustomer(siren, customer), customer, "TWICE-1", "commercial", 4, new(2026, 10, 1)));
        await Eventually.Passes(async () => Assert.Equal([later], await Alerts(customer)));

        await desk.Pays(customer, "TWICE-PEN", 1, "2026-10-01", earlier);
        Assert.Equal([later], await Alerts(customer));
    }

    async Task<IEnumerable<string?>> Alerts(string customer) => (await service.Get("/alerts?kind=waived_penalties_billed&limit=1000")).GetProperty("items").EnumerateArray()
        .Where(a => a.Text("customer") == customer).Select(a => a.GetProperty("details").Text("bill"));
}
