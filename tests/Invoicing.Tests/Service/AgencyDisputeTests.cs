using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What a debtor told an agency that it contests is not claimed until the dispute has ended, as if it had told the creditor.</summary>
public sealed class AgencyDisputeTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task The_part_that_is_contested_is_in_dispute_once_and_ends_like_any_other()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "AGD-1", 10_000);
        var heard = Reported(customer, "AGD-1", "not_ordered", 4_000);
        await Hears(heard);
        var read = Assert.Single((await service.Get("/invoices/AGD-1")).GetProperty("disputes").EnumerateArray());
        Assert.Equal((heard.Dispute, "other", 4_000L), (read.Text("dispute"), read.Text("reason"), read.Cents("amount")));
        var events = await service.Events("invoice_disputed");
        await Hears(heard);
        await Hears(heard with { AmountCents = 10_000, Version = 5 });
        Assert.Equal(events, await service.Events("invoice_disputed"));

        await Accepts(service.Post($"/invoices/AGD-1/disputes/{Uri.EscapeDataString(heard.Dispute)}/resolution", new { outcome = "rejected" }));
        await Hears(heard with { Version = 6 });
        Assert.Equal(events, await service.Events("invoice_disputed"));
    }

    [Theory]
    [InlineData("AGD-2", 10_000, "EUR")]
    [InlineData("AGD-3", 10_001, "EUR")]
    [InlineData("AGD-4", 5_000, "USD")]
    public async Task What_goes_beyond_the_invoice_means_all_of_it(string number, long cents, string currency)
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, number, 10_000);
        await Hears(Reported(customer, number, "quality", cents, currency));
        Assert.Equal(10_000, Assert.Single((await service.Get($"/invoices/{number}")).GetProperty("disputes").EnumerateArray()).Cents("amount"));
    }

    [Fact]
    public async Task A_dispute_about_an_invoice_that_is_not_known_here_is_no_harm()
    {
        await Hears(Reported("NOBODY", "AGD-NONE", "price", 100));
        Assert.Equal(0, await service.Count("select count(*) from disputes where dispute like 'agency:%NONE'"));
    }

    static AgencyDisputeReportedV1 Reported(string customer, string number, string reason, long cents, string currency = "EUR")
    {
        var (siren, placement) = (Kernel.Identifiers.Siren.Parse(Siren)!.Value, Guid.CreateVersion7());
        return new(
            placement, Guid.Empty, Siren, BusinessKey.OfCustomer(siren, customer), customer, "alpha", BusinessKey.OfInvoice(siren, number, 2026), $"di/{number}", $"agency:{placement}:di/{number}", reason, cents, currency, Today, 4, Today);
    }

    async Task Hears(AgencyDisputeReportedV1 heard)
    {
        var id = Guid.CreateVersion7();
        await service.Bus.Publish(heard, id);
        await Eventually.Is(async () => await service.Count("select count(*) from inbox where message_id = $1", id) == 1, "it is taken");
    }
}
