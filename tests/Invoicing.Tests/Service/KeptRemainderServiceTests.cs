using System.Net;
using System.Text.Json;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class KeptRemainderServiceTests(InvoicingService service) : IClassFixture<InvoicingService>, IAsyncLifetime
{
    public Task InitializeAsync() => Accepts(service.Put("/small-differences", new { upToCents = 0, keepUpToCents = 300 }));

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(300, 300, 0)]
    [InlineData(301, 0, 301)]
    public async Task What_was_paid_too_much_is_kept_up_to_what_the_entity_set(long more, long kept, long left)
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, $"KEP-{more}", 10_000);
        for (var i = 0; i < 2; i++) await service.Payment(customer, $"KEP-VIR-{more}", 10_000 + more);
        Assert.Equal((kept, left), (await Kept($"KEP-VIR-{more}"), await service.Unallocated($"KEP-VIR-{more}")));
        Assert.Equal(kept > 0 ? [$"411 {kept} 0", $"758 0 {kept}"] : [], await Lines(customer, kept > 0 ? 1 : 0));
        Assert.Equal(-left, (await service.Get($"/customers/{customer}/statement?from=2026-01-01&to=2026-03-02")).Cents("closing"));
        Assert.Equal(0, await Misled());
    }

    [Fact]
    public async Task It_goes_back_with_the_payment_and_is_looked_at_again_after_a_correction()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "BACK-1", 10_000);
        await service.Payment(customer, "BACK-VIR", 10_200);
        await service.Payment(customer, "BACK-VIR", 10_150);
        Assert.Equal((150, 0), (await Kept("BACK-VIR"), await service.Unallocated("BACK-VIR")));
        await service.Payment(customer, "BACK-VIR", 10_500);
        Assert.Equal((0, 500), (await Kept("BACK-VIR"), await service.Unallocated("BACK-VIR")));
        await service.Payment(customer, "BACK-VIR", 10_200);
        await Accepts(service.Post("/payments/BACK-VIR/reversal", new { }));
        Assert.Equal((0, 10_000), (await Kept("BACK-VIR"), await service.Outstanding("BACK-1")));
        Assert.Equal(10_000, (await service.Get($"/customers/{customer}/statement?from=2026-01-01&to=2026-03-02")).Cents("closing"));
        Assert.Equal(0, await Misled());
    }

    [Fact]
    public async Task A_smaller_invoice_takes_it_back()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "LESS-1", 10_000);
        await service.Payment(customer, "LESS-VIR", 10_200);
        await service.Invoice(customer, "LESS-1", 9_000);
        Assert.Equal((0, 1_200), (await Kept("LESS-VIR"), await service.Unallocated("LESS-VIR")));
        Assert.Equal(0, await Misled());
    }

    [Fact]
    public async Task What_an_invoice_may_still_need_and_what_is_paid_in_advance_is_not_kept()
    {
        var customer = await service.NewCustomer();
        await service.Payment(customer, "ADV-VIR", 200);
        Assert.Equal((0, 200), (await Kept("ADV-VIR"), await service.Unallocated("ADV-VIR")));
        var other = await service.NewCustomer();
        await service.Invoice(other, "AWA-1", 10_000);
        await service.Payment(other, "AWA-VIR", 10_200, new { number = "AWA-1" }, new { number = "AWA-LATER", amountCents = 200 });
        Assert.Equal((0, 200), (await Kept("AWA-VIR"), await service.Unallocated("AWA-VIR")));
        await service.Invoice(other, "AWA-LATER", 150);
        Assert.Equal((50, 0), (await Kept("AWA-VIR"), await service.Outstanding("AWA-LATER")));
    }

    [Fact]
    public async Task Who_asks_for_it_gets_it_back()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "ASK-1", 10_000);
        await service.Payment(customer, "ASK-VIR", 10_200);
        for (var i = 0; i < 2; i++) await Accepts(service.Post("/payments/ask-vir/remainder/return", new { }));
        Assert.Equal((0, 200), (await Kept("ASK-VIR"), await service.Unallocated("ASK-VIR")));
        Assert.Equal(["411 200 0", "758 0 200", "758 200 0", "411 0 200"], await Lines(customer, 2));

        // Whatever else of the payment moves.
        await service.Invoice(customer, "ASK-1", 9_950);
        await service.Invoice(customer, "ASK-2", 150);
        Assert.Equal((0, 100, 0), (await Kept("ASK-VIR"), await service.Unallocated("ASK-VIR"), await service.Outstanding("ASK-2")));
        await Refuses(service.Post("/payments/ASK-NONE/remainder/return", new { }), HttpStatusCode.NotFound);
        await Refuses(service.Post("/payments/ASK-VIR/remainder/return", new { on = "2026-03-03" }), HttpStatusCode.UnprocessableEntity, field: "on");
    }

    [Fact]
    public async Task The_setting_has_a_limit_and_stays_where_it_is_not_said()
    {
        await Refuses(service.Put("/small-differences", new { upToCents = 0, keepUpToCents = 5_001 }), HttpStatusCode.UnprocessableEntity, field: "keepUpToCents");
        await Accepts(service.Put("/small-differences", new { upToCents = 0 }));
        Assert.Equal(300, await service.Count("select keep_up_to_cents from creditors where siren = $1", Siren));
    }

    async Task<long> Kept(string payment) => (await service.Get($"/payments/{payment}")).GetProperty("kept") is { ValueKind: JsonValueKind.Object } kept ? kept.GetProperty("cents").GetInt64() : 0;

    // Documents whose rows do not add up to what is open of them.
    Task<long> Misled() => service.Count(
        """
        select count(*) from (select id, outstanding_cents as cents from invoices union all select id, -unallocated_cents from credits) d
          full join (select document, sum(amount_cents) as cents from ledger group by document) l on l.document = d.id where coalesce(d.cents, 0) <> coalesce(l.cents, 0)
        """);

    async Task<string[]> Lines(string customer, int entries)
    {
        List<JsonElement> items = [];
        await Eventually.Is(async () => (items = [.. (await service.Get("/erp-feed?limit=1000")).GetProperty("items").EnumerateArray()
            .Where(i => i.Text("customer") == customer && i.Text("kind") == "accounting_entry")]).Count >= entries, "the entries are in the feed");
        Assert.Equal(entries, items.Count);
        return [.. items.SelectMany(i => i.GetProperty("entry").GetProperty("lines").EnumerateArray()).Select(l => $"{l.Text("account")} {l.Cents("debit")} {l.Cents("credit")}")];
    }
}
