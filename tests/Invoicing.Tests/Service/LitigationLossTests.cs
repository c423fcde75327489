using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What two people have written off in litigation is a loss in the books, with its tax, and what comes in later pays it.</summary>
public sealed class LitigationLossTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_loss_decided_in_litigation_is_booked_once_and_recovered_later()
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put("/invoices/LIT-1", new { customer, issuedOn = "2026-02-02", amountCents = 1_200_000, vatCents = 200_000 }));
        await Accepts(service.Put("/payments/LIT-1-VIR", new { customer, receivedOn = "2026-02-03", amountCents = 300_000, invoices = new[] { new { number = "LIT-1" } } }));
        var entity = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        var (invoice, debtor, writeOff) = (BusinessKey.OfInvoice(entity, "LIT-1", 2026), BusinessKey.OfCustomer(entity, customer), Guid.NewGuid());
        var written = new DebtWrittenOffV1(
            writeOff, Siren, debtor, customer, invoice, "LIT-1", "PERTE-1", 900_000, 750_000, 150_000, 150_000, "EUR", "liquidation", new(2026, 2, 10), "JUG-1", "FR-1", new(2026, 2, 25), new(2026, 3, 1), 4, Today);
        await service.Bus.Publish(written);
        await service.Bus.Publish(written);
        await Eventually.Is(async () => await service.Outstanding("LIT-1") == 0, "the loss is booked");
        var loss = await service.Get("/invoices/LIT-1/loss");
        Assert.Equal(("liquidation", 900_000, 150_000, "FR-1"), (loss.Text("ground"), loss.Cents("lost"), loss.Cents("vatOfLost"), loss.Text("rectifyingInvoice")));

        await service.Bus.Publish(new RecoveredAfterWriteOffV1(writeOff, Siren, debtor, customer, invoice, "LIT-1", "PERTE-1", "ENC-1", 90_000, 15_000, "EUR", new(2026, 3, 2), 5, Today));
        await Eventually.Is(async () => await service.Outstanding("LIT-1") == 90_000, "it is owed again, to be paid");
        Assert.Equal((810_000, 135_000), ((await service.Get("/invoices/LIT-1/loss")).Cents("lost"), (await service.Get("/invoices/LIT-1/loss")).Cents("vatOfLost")));
    }
}
