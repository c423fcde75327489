using System.Net;
using Recouvrement.Invoicing.Tests.Domain.Bank;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>What went back to the payer is counted back once, and never again as somebody's payment.</summary>
public sealed class BankReturnTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task Cash_whose_payment_came_back_is_not_given_to_another_customer()
    {
        var entity = await Entity.Of(service, "404833048", "bank");
        await entity.Invoice("C1", "FA-1001", 10_000);
        await entity.Invoice("C2", "FA-2001", 10_000);
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", code: "PMNT/RDDT/ESDD", details: Camt.Details(endToEnd: "FA1001"))));
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(-100, "B2", code: "PMNT/RDDT/UPDD", details: Camt.Details(endToEnd: "FA1001", returned: "AM04"))));
        var credit = Assert.Single(await entity.Movements("assigned")).Text("key");

        await InvoicingService.Refuses(entity.Post($"/bank-movements/{credit}/release", new { }), HttpStatusCode.Conflict, "payment_reversed");
        await InvoicingService.Refuses(entity.Post($"/bank-movements/{credit}/assignment", new { customer = "C2" }), HttpStatusCode.Conflict, "movement_assigned");
        Assert.Equal((10_000, 10_000), (await entity.Outstanding("FA-1001"), await entity.Outstanding("FA-2001")));

        var reversal = (await service.Read($"/creditors/{entity.Siren}/payments/bank:{credit}")).GetProperty("reversal");
        Assert.Equal(("rejected", "AM04", "There is not enough money on the payer's account.", true), (reversal.Text("reason"), reversal.Text("reasonCode"), reversal.Text("explanation"), reversal.GetProperty("isIncident").GetBoolean()));
        Assert.Equal(1, (await service.Read($"/creditors/{entity.Siren}/customers/C1/payment-behaviour")).GetProperty("incidents").GetInt32());
    }

    [Fact]
    public async Task Unclaimed_cash_that_went_back_is_given_to_nobody()
    {
        var entity = await Entity.Of(service, "542065479", "bank");
        await entity.Invoice("C1", "FA-1001", 10_000);
        await entity.Import(Camt.NotificationOf(entity.Iban,
            Camt.Entry(100, "B1", details: Camt.Details(endToEnd: "WHO-KNOWS")), Camt.Entry(-100, "B2", details: Camt.Details(endToEnd: "WHO-KNOWS", returned: "MS03"))));
        var credit = (await entity.Movements("dismissed")).Single(m => m.GetProperty("isCredit").GetBoolean()).Text("key");
        await InvoicingService.Refuses(entity.Post($"/bank-movements/{credit}/assignment", new { customer = "C1" }), HttpStatusCode.Conflict, "movement_went_back");
        Assert.Equal(10_000, await entity.Outstanding("FA-1001"));
    }

    [Fact]
    public async Task A_debit_takes_back_a_payment_of_its_amount_that_stands_once()
    {
        var entity = await Entity.Of(service, "552100554", "bank");
        await entity.Invoice("C1", "FA-1001", 10_000);
        await entity.Import(Camt.NotificationOf(entity.Iban,
            Camt.Entry(100, "B1", details: Camt.Details(text: "FA-1001")), Camt.Entry(-100, "B2", details: Camt.Details(returned: "AC04")), Camt.Entry(-100, "B3", details: Camt.Details(returned: "AC06")),
            Camt.Entry(-60, "B4", details: Camt.Details(returned: "AC04"))));
        var paid = Assert.Single(await entity.Movements("assigned")).Text("payment");
        var debits = (await entity.Movements("unmatched")).OrderByDescending(m => m.Cents("amount")).ThenBy(m => m.Text("returnReason"), StringComparer.Ordinal).Select(m => m.Text("key")).ToList();

        await InvoicingService.Refuses(entity.Post($"/bank-movements/{debits[2]}/return", new { payment = paid }), HttpStatusCode.Conflict, "amount_differs");
        await entity.Accepts($"/bank-movements/{debits[0]}/return", new { payment = paid });
        await entity.Accepts($"/bank-movements/{debits[0]}/return", new { payment = paid });
        await InvoicingService.Refuses(entity.Post($"/bank-movements/{debits[1]}/return", new { payment = paid }), HttpStatusCode.Conflict, "payment_reversed");
        await entity.Accepts($"/bank-movements/{debits[1]}/dismissal", new { reason = "not_a_customer" });
        await InvoicingService.Refuses(entity.Post($"/bank-movements/{debits[1]}/return", new { payment = paid }), HttpStatusCode.Conflict, "movement_dismissed");
        Assert.Equal(10_000, await entity.Outstanding("FA-1001"));
        Assert.Equal(1, await service.Count("select count(*) from mt_events where type = 'payment_reversed' and data->'document'->>'number' = $1", paid!));
    }

    [Fact]
    public async Task The_cash_of_an_entity_is_known_up_to_the_oldest_of_its_accounts_statements()
    {
        var (entity, second) = (await Entity.Of(service, "383474814", "bank"), new Entity(service, "309634954").Iban);
        await entity.Accepts($"/bank-accounts/{second}", new { }, put: true);
        // Nothing is known of an account that has sent no statement yet.
        await entity.Import(Camt.Statements("camt.053.001.08", Camt.Inside(entity.Iban, 0, 0, "2026-02-20")));
        Assert.Null(await Through());
        await entity.Import(Camt.Statements("camt.053.001.08", Camt.Inside(second, 0, 0, "2026-02-26"), Camt.Inside(entity.Iban, 0, 0, "2026-02-27")));
        Assert.Equal("2026-02-26", await Through());
        await entity.Import(Camt.Statement(8, entity.Iban, 0, 0));
        Assert.Equal("2026-02-26", await Through());
        await entity.Import(Camt.Statements("camt.053.001.08", Camt.Inside(second, 0, 0, "2026-02-28")));
        Assert.Equal("2026-02-28", await Through());

        // An account that is closed sends no statement any more, and holds up nothing.
        foreach (var _ in new[] { 1, 2 }) await InvoicingService.Accepts(service.Erp.DeleteAsync($"/creditors/{entity.Siren}/bank-accounts/{second}"));
        await entity.Import(Camt.Statement(8, entity.Iban, 0, 0));
        Assert.Equal("2026-03-02", await Through());
        await InvoicingService.Refuses(entity.Send(Camt.NotificationOf(second)), HttpStatusCode.Conflict, "bank_account_unknown");
        Assert.Equal(1, await service.Count("select count(*) from mt_events where type = 'bank_account_closed'"));

        async Task<string?> Through() => (await service.Read($"/creditors/{entity.Siren}")).Text("bankFeedThrough");
    }
}
