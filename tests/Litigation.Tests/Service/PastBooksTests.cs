using System.Net;
using System.Text.Json;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>The books of an agency as of a past day: the same figures, whenever they are asked for.</summary>
public sealed class PastBooksTests(Scene scene) : IClassFixture<Scene>
{
    const string Siren = "710000001";

    static readonly DateOnly Placed = Scene.Day, Collected = new(2026, 3, 30), MonthEnd = new(2026, 3, 31), Remitted = new(2026, 4, 1), Billed = new(2026, 4, 2), Ended = new(2026, 4, 3);

    [Fact]
    public async Task A_month_end_is_what_it_was_whatever_came_after()
    {
        await scene.Tell(Roles.Manager, $"/creditors/{Siren}/agencies/alpha/mandates", new
        {
            reference = "MR-1", kind = "placement", powerToReceive = true, liabilityCover = "RC Pro", signedOn = "2026-03-02", textSha256 = new string('a', 64), nettingAgreed = true,
            fees = new
            {
                version = "1", successFees = new[] { new { rateBasisPoints = 1500 } }, vatBasisPoints = 2000, borneBy = "creditor",
                fixedFees = new[] { new { code = "clôture", occasion = "closed", amountCents = 1_000, borneBy = "creditor" } },
            },
        });
        var placement = await scene.Place(Siren, "alpha", Scene.Claim(Siren, "F-1", 600_000), Scene.Claim(Siren, "F-2", 40_000));
        var asItStood = new Dictionary<DateOnly, string> { [Placed] = await Now() };
        await scene.Service.SetToday(Collected);
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/acknowledgement", new { reference = "ack-1" });
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/collections", new { reference = "col-1", claimId = Scene.Invoice(Siren, "F-1"), amountCents = 500_000, currency = "EUR", on = Collected });
        await scene.Bus.Publish(Scene.Balance(Siren, "F-1", 100_000, 500_000, "agency_collection", 2) with { On = Collected });
        await Owed("F-1", 100_000);
        asItStood[Collected] = await Now();
        await scene.Service.SetToday(Remitted);
        await scene.Tell("alpha-key", "/agency/remittances", new { reference = "rem-1", creditor = Siren, amountCents = 410_000, currency = "EUR", on = Remitted, lines = new[] { new { placementId = placement, collection = "col-1", amountCents = 410_000 } } });
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/phase", new { reference = "pre-1", phase = "pre_litigation", on = Remitted });
        await scene.Bus.Publish(Scene.Balance(Siren, "F-2", 0, 40_000, "payment", 2) with { On = Remitted });
        await Owed("F-2", 0);
        asItStood[Remitted] = await Now();
        await scene.Service.SetToday(Billed);
        await scene.Tell("alpha-key", "/agency/fee-invoices", new { reference = "inv-1", creditor = Siren, netCents = 75_000, vatCents = 15_000, currency = "EUR", on = Billed, lines = new[] { new { placementId = placement, collection = "col-1", netCents = 75_000, vatCents = 15_000 } } });
        asItStood[Billed] = await Now();
        await scene.Service.SetToday(Ended);
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/closure", new { reference = "end-1", code = "partly_paid_rest_irrecoverable" });
        asItStood[Ended] = await Now();

        foreach (var (day, then) in asItStood) Assert.Equal(then, await On(day));
        // Between two facts it is as after the first.
        Assert.Equal(asItStood[Collected], await On(MonthEnd));
        var ledger = (await scene.Get(Roles.Manager, $"/agencies/alpha/ledger?creditor={Siren}&on=2026-03-31"))[0];
        Assert.Equal((500_000, 0, 410_000, 0), (Cents(ledger, "collectedCents"), Cents(ledger, "remittedCents"), Cents(ledger, "balanceCents"), Cents(ledger, "feesInvoicedCents")));
        Assert.Equal(["live", "live"], (await Portfolio("&on=2026-03-31&status=live")).Select(line => line.GetProperty("status").GetString()));
        Assert.Equal(["ended", "ended"], (await Portfolio("&on=2026-04-03")).Select(line => line.GetProperty("status").GetString()));
        Assert.Empty(await Portfolio("&on=2026-03-15"));
        Assert.Empty((await scene.Get(Roles.Manager, $"/agencies/alpha/ledger?creditor={Siren}&on=2026-03-15")).EnumerateArray());
    }

    [Theory]
    [InlineData("portfolio")]
    [InlineData("ledger")]
    public async Task What_will_be_is_not_told_as_if_it_were(string books)
    {
        var today = Ended.AddDays(30);
        await scene.Service.SetToday(today);
        Assert.Equal(HttpStatusCode.OK, (await scene.Ask(Roles.Manager, HttpMethod.Get, $"/agencies/alpha/{books}?on={today:yyyy-MM-dd}")).Status);
        var (status, problem) = await scene.Ask(Roles.Manager, HttpMethod.Get, $"/agencies/alpha/{books}?on={today.AddDays(1):yyyy-MM-dd}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("on", problem.ToString(), StringComparison.Ordinal);
    }

    async Task<string> Now() => $"{await scene.Get(Roles.Manager, $"/agencies/alpha/portfolio?creditor={Siren}")}\n{await scene.Get(Roles.Manager, $"/agencies/alpha/ledger?creditor={Siren}")}";

    async Task<string> On(DateOnly day) =>
        $"{await scene.Get(Roles.Manager, $"/agencies/alpha/portfolio?creditor={Siren}&on={day:yyyy-MM-dd}")}\n{await scene.Get(Roles.Manager, $"/agencies/alpha/ledger?creditor={Siren}&on={day:yyyy-MM-dd}")}";

    async Task<List<JsonElement>> Portfolio(string of) => [.. (await scene.Get(Roles.Manager, $"/agencies/alpha/portfolio?creditor={Siren}{of}")).EnumerateArray()];

    Task Owed(string number, long cents) => Eventually.Is(async () => (await Portfolio("")).Any(line => line.GetProperty("number").GetString() == number && Cents(line, "outstandingCents") == cents), $"{number} is booked");

    static long Cents(JsonElement of, string name) => of.GetProperty(name).GetInt64();
}
