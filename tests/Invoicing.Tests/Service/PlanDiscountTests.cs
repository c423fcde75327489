using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What a kept plan gives up is asked of the ERP as a credit note, once; and called off where it is owed again.</summary>
public sealed class PlanDiscountTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    static readonly Kernel.Identifiers.Siren Entity = Kernel.Identifiers.Siren.Parse(Siren)!.Value;

    static DiscountEarnedV1 Earned(Guid plan, string customer, string number, long version) => new(
        plan, Guid.Empty, Siren, BusinessKey.OfCustomer(Entity, customer), customer, [new(BusinessKey.OfInvoice(Entity, number, 2026), number, 2_500)], 2_500, "EUR", version, new(2026, 3, 2));

    static DiscountTakenBackV1 TakenBack(Guid plan, string customer, long version) =>
        new(plan, Guid.Empty, Siren, BusinessKey.OfCustomer(Entity, customer), customer, "money_went_back", 2_500, 0, "EUR", version, new(2026, 3, 2));

    async Task<JsonElement[]> Items(string customer, int count)
    {
        JsonElement[] items = [];
        await Eventually.Passes(async () =>
        {
            items = [.. (await service.Get("/erp-feed?limit=1000")).GetProperty("items").EnumerateArray().Where(i => i.Text("customer") == customer)];
            Assert.Equal(count, items.Length);
        });
        return items;
    }

    [Fact]
    public async Task A_credit_note_is_asked_for_once_acknowledged_and_called_off_when_the_money_goes_back()
    {
        var (customer, plan) = (await service.NewCustomer(), Guid.NewGuid());
        await service.Invoice(customer, "DISC-1", 50_000);
        for (var i = 0; i < 2; i++) await service.Bus.Publish(Earned(plan, customer, "DISC-1", 7));
        var item = Assert.Single(await Items(customer, 1));
        var note = item.GetProperty("creditNote");
        Assert.Equal(("credit_note_to_issue", 2_500, "DISC-1", 2026, 2_500), (
            item.Text("kind"), note.Cents("total"), note.GetProperty("lines")[0].Text("invoice"), note.GetProperty("lines")[0].Number("invoiceYear"), note.GetProperty("lines")[0].Cents("amount")));
        Assert.Equal(50_000, await service.Outstanding("DISC-1"));
        await Accepts(service.Post("/erp-feed/acknowledgements", new { items = new[] { new { id = item.GetProperty("id").GetGuid(), erpReference = "AV-1" } } }));
        Assert.Contains(",DISC-1,2026,25.00,discount,AV-1", await service.Erp.GetStringAsync($"/creditors/{Siren}/erp-feed?limit=1000&format=csv"), StringComparison.Ordinal);

        await service.Bus.Publish(TakenBack(plan, customer, 9));
        Assert.Equal(["credit_note_to_issue", "credit_note_withdrawal"], (await Items(customer, 2)).Select(i => i.Text("kind")));
        await service.Bus.Publish(Earned(plan, customer, "DISC-1", 12));
        Assert.Equal(["credit_note_to_issue", "credit_note_withdrawal", "credit_note_to_issue"], (await Items(customer, 3)).Select(i => i.Text("kind")));
    }

    [Fact]
    public async Task One_that_was_taken_back_before_it_was_heard_of_is_never_asked_for()
    {
        var (customer, other, plan) = (await service.NewCustomer(), await service.NewCustomer(), Guid.NewGuid());
        await service.Invoice(customer, "LATE-1", 50_000);
        await service.Invoice(other, "LATE-2", 50_000);
        var before = await service.Events("credit_note_called_off");
        await service.Bus.Publish(TakenBack(plan, customer, 9));
        await Eventually.Passes(async () => Assert.Equal(before + 1, await service.Events("credit_note_called_off")));
        await service.Bus.Publish(Earned(plan, customer, "LATE-1", 7));
        // What comes behind it in the same queue has been done when this has.
        await service.Bus.Publish(Earned(Guid.NewGuid(), other, "LATE-2", 3));
        await Items(other, 1);
        Assert.Empty(await Items(customer, 0));
    }
}
