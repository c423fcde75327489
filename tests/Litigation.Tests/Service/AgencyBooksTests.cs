using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Money with an agency through the interfaces: one transfer for many placements, books to the cent, and every breach found.</summary>
public sealed class AgencyBooksTests(Scene scene) : IClassFixture<Scene>
{
    const string Day = "2026-03-16";

    [Fact]
    public async Task One_transfer_for_two_placements_balances_to_the_cent_and_is_published_once()
    {
        const string siren = "700000001";
        var (first, second) = (await Placed(siren, "alpha", "F-1", 40_000), await Placed(siren, "alpha", "F-2", 10_000));
        await Collect("alpha-key", first, siren, "F-1", "col-1", 40_000);
        await Collect("alpha-key", second, siren, "F-2", "col-2", 10_000);
        await scene.Tell("alpha-key", $"/agency/placements/{first}/receipts", new { reference = "rc-1", collection = "COL-1", on = Day });
        var transfer = new
        {
            reference = "rem-1", creditor = siren, amountCents = 49_999, currency = "EUR", on = Day, account = "FR76 9999 9000 0100 0000 1234 537",
            lines = new[] { new { placementId = first, collection = "col-1", amountCents = 40_000 }, new { placementId = second, collection = "col-2", amountCents = 9_999 } },
        };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Tell("alpha-key", "/agency/remittances", transfer)));
        var (again, problem) = await scene.Ask("alpha-key", HttpMethod.Post, "/agency/remittances", transfer with { on = "2026-03-15" });
        Assert.True(again is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, problem.ToString());

        var ledger = Assert.Single((await scene.Get(Roles.Manager, $"/agencies/alpha/ledger?creditor={siren}")).EnumerateArray());
        Assert.Equal((50_000, 0, 49_999, 1), (Cents(ledger, "collectedCents"), Cents(ledger, "feesNettedCents"), Cents(ledger, "remittedCents"), Cents(ledger, "balanceCents")));
        Assert.Equal((0, 50_000), (Cents(ledger, "feesDueCents"), Cents(ledger, "uncheckedCents")));
        Assert.Equal("2026-04-16", ledger.GetProperty("toCome")[0].GetProperty("by").GetString());
        var task = Assert.Single((await scene.Get(Roles.Collector, $"/agency-tasks?creditor={siren}")).EnumerateArray());
        Assert.Equal(("remitted_amount_differs", 10_000, 9_999), (task.GetProperty("kind").GetString(), Cents(task, "expectedCents"), Cents(task, "foundCents")));
        await Eventually.Is(() => scene.Bus.Heard<AgencyRemittedV1>().Any(r => r.Creditor == siren), "the transfer is published");
        var published = Assert.Single(scene.Bus.Heard<AgencyRemittedV1>(), r => r.Creditor == siren);
        Assert.Equal(("rem-1", 49_999, "FR7699999000010000001234537", 2), (published.Reference, published.AmountCents, published.Account, published.Lines.Length));
        var collections = (await scene.Get(Roles.Collector, $"/placements/{first}")).GetProperty("collections");
        Assert.Equal((Day, 40_000), (collections[0].GetProperty("receiptOn").GetString(), Cents(collections[0], "remittedCents")));
    }

    [Fact]
    public async Task A_transfer_with_a_wrong_line_leaves_nothing_behind()
    {
        const string siren = "700000002";
        var (own, foreign) = (await Placed(siren, "alpha", "F-1", 40_000), await Placed("700000003", "beta", "F-1", 40_000));
        await Collect("alpha-key", own, siren, "F-1", "col-1", 40_000);
        object Transfer(Guid placement, string collection, long cents, string creditor = siren, string currency = "EUR", long? total = null) => new
        {
            reference = "rem-2", creditor, amountCents = total ?? 40_000 + cents, currency, on = Day,
            lines = new[] { new { placementId = own, collection = "col-1", amountCents = 40_000L }, new { placementId = placement, collection, amountCents = cents } },
        };
        foreach (var (wrong, named) in (ValueTuple<object, string>[])[
            (Transfer(foreign, "col-1", 1), "lines"), (Transfer(own, "col-9", 1), "collection"), (Transfer(own, "col-1", 1), "lines"), (Transfer(own, "col-1", 0), "lines[1].amountCents"),
            (Transfer(own, "a|b", 1), "lines[1].collection"), (Transfer(own, "col-9", 1, "123"), "creditor"), (Transfer(own, "col-9", 1, currency: "eur"), "currency"), (Transfer(own, "col-9", 1, total: 9), "collection")])
        {
            var (status, problem) = await scene.Ask("alpha-key", HttpMethod.Post, "/agency/remittances", wrong);
            Assert.Equal(422, (int)status);
            Assert.Contains(named, problem.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await Count($"select (select count(*) from remittances where creditor = '{siren}') + (select count(*) from collections where creditor = '{siren}' and remitted_cents > 0)"));
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask(Roles.Collector, HttpMethod.Post, "/agency/remittances", Transfer(own, "col-1", 1))).Status);
    }

    [Fact]
    public async Task A_fee_that_the_debtor_was_charged_with_is_a_breach_and_never_owed()
    {
        const string siren = "700000004";
        var placement = await Placed(siren, "beta", "F-1", 40_000);
        await Collect("beta-key", placement, siren, "F-1", "col-1", 10_000);
        var bill = new { reference = "inv-1", creditor = siren, netCents = 1_500, vatCents = 300, currency = "EUR", on = Day, lines = new[] { new { placementId = placement, collection = "col-1", netCents = 1_500, vatCents = 300, chargedToDebtor = true } } };
        await scene.Tell("beta-key", "/agency/fee-invoices", bill);
        await scene.Tell("beta-key", "/agency/fee-invoices", bill);
        await scene.Tell(Roles.Collector, $"/placements/{placement}/fee-claims", new { reference = "letter-1", words = "Frais de dossier réclamés à Mme Lecœur" });
        var breaches = (await scene.Get(Roles.Manager, $"/agencies/beta/breaches?creditor={siren}&kind=fee_claimed_of_debtor")).EnumerateArray().ToList();
        Assert.Equal(["col-1", "letter-1"], breaches.Select(b => b.GetProperty("reference").GetString()).Order());
        Assert.Equal(40_000, Cents((await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary"), "outstandingCents"));
        Assert.Equal(1_800, Cents((await scene.Get(Roles.Manager, $"/agencies/beta/ledger?creditor={siren}"))[0], "feesInvoicedCents"));
    }

    [Fact]
    public async Task Under_a_signed_mandate_the_fee_is_kept_back_and_every_cent_is_accounted_for()
    {
        const string siren = "700000006";
        await scene.Tell(Roles.Manager, $"/creditors/{siren}/agencies/alpha/mandates", new
        {
            reference = "MR-1", kind = "placement", powerToReceive = true, liabilityCover = "RC Pro", signedOn = "2026-03-02", textSha256 = new string('a', 64), nettingAgreed = true,
            fees = new
            {
                version = "1", successFees = new[] { new { rateBasisPoints = 1500 } }, vatBasisPoints = 2000, borneBy = "creditor",
                fixedFees = new[] { new { code = "ouverture", occasion = "placed", amountCents = 1_000, borneBy = "creditor" } },
            },
        });
        var placement = await Placed(siren, "alpha", "F-1", 600_000);
        await Collect("alpha-key", placement, siren, "F-1", "col-1", 500_000);
        var ledger = (await scene.Get(Roles.Manager, $"/agencies/alpha/ledger?creditor={siren}"))[0];
        Assert.Equal((500_000, 90_000, 410_000, 91_200), (Cents(ledger, "collectedCents"), Cents(ledger, "feesNettedCents"), Cents(ledger, "balanceCents"), Cents(ledger, "feesDueCents")));

        await scene.Tell("alpha-key", "/agency/remittances", new { reference = "rem-6", creditor = siren, amountCents = 410_000, currency = "EUR", on = Day, lines = new[] { new { placementId = placement, collection = "col-1", amountCents = 410_000 } } });
        await scene.Tell("alpha-key", "/agency/fee-invoices", new
        {
            reference = "inv-6", creditor = siren, netCents = 76_000, vatCents = 15_200, currency = "EUR", on = Day,
            lines = new object[] { new { placementId = placement, collection = "col-1", netCents = 75_000, vatCents = 15_000 }, new { placementId = placement, fixedFee = "ouverture", netCents = 1_000, vatCents = 200 } },
        });
        ledger = (await scene.Get(Roles.Manager, $"/agencies/alpha/ledger?creditor={siren}"))[0];
        Assert.Equal((410_000, 0, 91_200, 0), (Cents(ledger, "remittedCents"), Cents(ledger, "balanceCents"), Cents(ledger, "feesInvoicedCents"), Cents(ledger, "uncheckedCents")));
        Assert.Empty((await scene.Get(Roles.Collector, $"/agency-tasks?creditor={siren}")).EnumerateArray());
        // The debtor is free of all that it paid, and owes no fee.
        Assert.Equal(600_000, Cents((await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary"), "outstandingCents"));
        Assert.Equal(500_000, Cents((await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary"), "collectedCents"));

        await scene.Tell("alpha-key", "/agency/fee-invoices", new { reference = "inv-7", creditor = siren, netCents = 1_000, vatCents = 200, currency = "EUR", on = Day, lines = new[] { new { placementId = placement, fixedFee = "ouverture", netCents = 1_000, vatCents = 200 } } });
        Assert.Equal("fee_invoiced_differs", Assert.Single((await scene.Get(Roles.Collector, $"/agency-tasks?creditor={siren}")).EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task The_scorecard_and_the_portfolio_say_what_became_of_every_claim()
    {
        const string siren = "700000005";
        var placement = await Placed(siren, "beta", "=F-1", 40_000);
        await scene.Tell("beta-key", $"/agency/placements/{placement}/acknowledgement", new { reference = "B-1" });
        await Collect("beta-key", placement, siren, "=F-1", "col-1", 10_000);
        var card = await scene.Get(Roles.Manager, "/agencies/beta/scorecard?from=2026-03-01&to=2026-03-31");
        Assert.True(Cents(card, "placedCents") >= 40_000 && Cents(card, "collectedCents") >= 10_000);
        Assert.Equal(0, Cents(card, "daysToAcknowledge"));
        Assert.Equal(Cents(card, "placedCents"), card.GetProperty("byAge").EnumerateArray().Sum(age => Cents(age, "placedCents")));
        var line = Assert.Single((await scene.Get(Roles.Manager, $"/agencies/beta/portfolio?creditor={siren}")).EnumerateArray());
        Assert.Equal(("live", "amicable", 10_000, 0), (line.GetProperty("status").GetString(), line.GetProperty("phase").GetString(), Cents(line, "collectedCents"), Cents(line, "remittedCents")));

        using var client = scene.Service.As(Roles.Manager);
        var csv = await client.GetStringAsync($"/agencies/beta/portfolio?creditor={siren}&format=csv");
        Assert.Contains("'=F-1", csv, StringComparison.Ordinal);
        Assert.Contains(",2026-03-16,live,amicable,B-1,EUR,40000,40000,10000,0,", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (var path in (string[])["scorecard", "portfolio", "ledger", "breaches"]) Assert.Equal(HttpStatusCode.NotFound, (await scene.Ask(Roles.Manager, HttpMethod.Get, $"/agencies/nobody/{path}")).Status);
        Assert.Equal(422, (int)(await scene.Ask(Roles.Manager, HttpMethod.Get, "/agencies/beta/portfolio?format=xlsx")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask("alpha-key", HttpMethod.Get, "/agencies/beta/portfolio")).Status);
    }

    async Task<Guid> Placed(string siren, string agency, string number, long cents) => await scene.Place(siren, agency, Scene.Claim(siren, number, cents));

    Task Collect(string key, Guid placement, string siren, string number, string reference, long cents) =>
        scene.Tell(key, $"/agency/placements/{placement}/collections", new { reference, claimId = Scene.Invoice(siren, number), amountCents = cents, currency = "EUR", on = Day });

    static long Cents(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    async Task<long> Count(string sql)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        await using var command = session.Command(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
