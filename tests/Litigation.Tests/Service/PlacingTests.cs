using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

public sealed class PlacingTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Claims_handed_over_reach_the_chosen_agency_as_the_published_contract_says()
    {
        const string siren = "100000001";
        await using var alpha = scene.Queue("alpha");
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 120_000), Scene.Claim(siren, "F-2", 93_450));

        await Eventually.Is(async () => (await alpha.ReceiveNow()).Any(m => m.Text("subject") == $"{placement}"), "the agency is told");
        var told = (await alpha.ReceiveNow()).Single(m => m.Text("subject") == $"{placement}");
        AgencyQueue.AssertValid(told);
        Assert.Equal("agency.alpha.claims.placed", told.RoutingKey);
        Assert.Equal(
            ("claims.placed.v1", "alpha", siren, "2026-03-16", 213_450),
            (told.Text("type"), told.Data.GetProperty("agency").GetString(), told.Data.GetProperty("creditor").GetString(), told.Data.GetProperty("placedOn").GetString(), told.Data.GetProperty("totalCents").GetInt64()));
        Assert.Equal(["F-1", "F-2"], told.Data.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("number").GetString()));

        var inside = scene.Bus.Heard<ClaimsPlacedV1>().Single(p => p.Placement == placement);
        Assert.Equal((213_450, "alpha", "Agence alpha", 1, Scene.Day), (inside.TotalCents, inside.Agency, inside.AgencyName, inside.Version, inside.On));
    }

    [Fact]
    public async Task Another_agency_hears_nothing_and_sees_nothing()
    {
        const string siren = "100000002";
        await using var alpha = scene.Queue("alpha");
        await using var beta = scene.Queue("beta");
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 50_000));
        // The feed tells one agency after the other: what beta gets now was sent after what alpha got.
        var marker = await scene.Place("100000003", "beta", Scene.Claim("100000003", "F-1", 1));

        await Eventually.Is(async () => (await beta.ReceiveNow()).Any(m => m.Text("subject") == $"{marker}"), "the other agency is told of its own");
        Assert.DoesNotContain(await beta.ReceiveNow(), m => m.Body.Contains($"{placement}", StringComparison.Ordinal));
        Assert.Equal(404, (int)(await scene.Ask("beta-key", HttpMethod.Get, $"/agency/placements/{placement}")).Status);
        foreach (var report in (string[])["acknowledgement", "actions", "collections"])
        {
            object body = report switch
            {
                "actions"     => new { reference = "x", kind = "call", on = "2026-03-16" },
                "collections" => new { reference = "x", claimId = Scene.Invoice(siren, "F-1"), amountCents = 1, currency = "EUR", on = "2026-03-16" },
                _             => new { reference = "x" },
            };
            Assert.Equal(404, (int)(await scene.Ask("beta-key", HttpMethod.Post, $"/agency/placements/{placement}/{report}", body)).Status);
        }

        Assert.DoesNotContain((await scene.Get("beta-key", "/agency/placements")).EnumerateArray(), p => p.GetProperty("placementId").GetGuid() == placement);
        Assert.Contains((await scene.Get("alpha-key", "/agency/placements")).EnumerateArray(), p => p.GetProperty("placementId").GetGuid() == placement);
    }

    [Fact]
    public async Task Without_an_agency_the_file_waits_for_all_to_see_and_is_placed_when_one_is_chosen()
    {
        const string siren = "100000004";
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000));
        await Eventually.Is(async () => (await Files(siren)).Length == 1, "the file is there");
        var waiting = (await Files(siren))[0];
        Assert.Equal(("waiting", "no_agency", "manager"), (waiting.GetProperty("status").GetString(), waiting.GetProperty("blocker").GetProperty("reason").GetString(), waiting.GetProperty("blocker").GetProperty("owner").GetString()));

        await scene.Choose(siren, "beta");
        var placed = (await scene.Get(Roles.Collector, $"/files/{handed.HandOver}")).GetProperty("summary");
        Assert.Equal(("placed", "beta", JsonValueKind.Null), (placed.GetProperty("status").GetString(), placed.GetProperty("agency").GetString(), placed.GetProperty("blocker").ValueKind));
        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == handed.HandOver), "the placement is published");
    }

    [Fact]
    public async Task A_payment_heard_before_the_hand_over_it_crossed_is_taken_off()
    {
        const string siren = "100000005";
        await scene.Choose(siren, "alpha");
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 20_000, 50_000, "payment", 3));
        await scene.Bus.Publish(Scene.Balance(siren, "F-2", 0, 90_000, "payment", 2));
        await scene.Bus.Publish(Scene.Balance(siren, "F-3", 10_000, 1_000, "payment", 1));
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000, 2), Scene.Claim(siren, "F-2", 90_000, 1), Scene.Claim(siren, "F-3", 5_000, 4));

        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == handed.HandOver), "what is left is placed");
        var placed = scene.Bus.Heard<ClaimsPlacedV1>().Single(p => p.HandOver == handed.HandOver);
        Assert.Equal([(Scene.Invoice(siren, "F-1"), 20_000L), (Scene.Invoice(siren, "F-3"), 5_000L)], placed.Claims.Select(c => (c.Invoice, c.OutstandingCents)));
    }

    [Fact]
    public async Task A_claim_that_is_paid_goes_back_to_dunning_and_may_come_again()
    {
        const string siren = "100000010";
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-2", 30_000), Scene.Claim(siren, "F-1", 70_000));
        await Eventually.Is(async () => (await Files(siren)).Length == 1, "the file is there");
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 0, 70_000, "payment", 2));
        await Eventually.Is(async () => (await Files(siren))[0].GetProperty("outstandingCents").GetInt64() == 30_000, "the payment is taken off");
        await scene.Choose(siren, "alpha");
        await Eventually.Is(() => Returned(handed.HandOver).Any(), "what was paid before an agency had it goes back");
        Assert.Equal([("F-1", "settled", handed.Case)], Returned(handed.HandOver).Select(r => (r.Number, r.Reason, r.Case)));

        // Its payment comes back, and dunning hands it over once more while the agency still has the rest.
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 70_000, -70_000, "undone", 3));
        var again = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000, 3));
        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == again.HandOver), "it is placed again");

        await scene.Bus.Publish(Scene.Balance(siren, "F-2", 0, 30_000, "payment", 2));
        await Eventually.Is(() => Returned(handed.HandOver).Any(r => r.Number == "F-2"), "what is paid at the agency goes back with its file");
        var claims = (await scene.Get(Roles.Collector, $"/files/{handed.HandOver}")).GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("returnedOn").GetString());
        Assert.Equal(["2026-03-16", "2026-03-16"], claims);
    }

    [Fact]
    public async Task Claims_that_dunning_recalls_leave_their_agency_and_go_back_all_of_them()
    {
        const string siren = "100000011";
        await using var queue = scene.Queue("alpha");
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 70_000), Scene.Claim(siren, "F-2", 30_000));
        var handOver = scene.Bus.Heard<ClaimsPlacedV1>().Single(p => p.Placement == placement).HandOver;
        var recalled = new ClaimsRecalledV1(handOver, NameBasedId.Of("case"), siren, "insolvent", 13, Scene.Day);
        await scene.Bus.Publish(recalled);
        await scene.Bus.Publish(recalled);
        await Eventually.Is(() => Returned(handOver).Count() == 2, "both claims go back");
        Assert.Equal([("F-1", "insolvent"), ("F-2", "insolvent")], Returned(handOver).Select(r => (r.Number, r.Reason)).Order());
        var summary = (await scene.Get(Roles.Manager, $"/placements/{placement}")).GetProperty("summary");
        Assert.Equal(("2026-03-16", "insolvent"), (summary.GetProperty("endedOn").GetString(), summary.GetProperty("endReason").GetString()));
        await Eventually.Is(async () => (await queue.ReceiveNow()).Any(m => m.RoutingKey.EndsWith("claims.recalled", StringComparison.Ordinal) && m.Body.Contains(placement.ToString(), StringComparison.Ordinal) && m.Body.Contains("insolvent", StringComparison.Ordinal)), "the agency is told");
    }

    [Fact]
    public async Task Claims_that_wait_for_an_agency_go_back_as_well()
    {
        const string siren = "100000012";
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000));
        await scene.Bus.Publish(new ClaimsRecalledV1(handed.HandOver, handed.Case, siren, "insolvent", 13, Scene.Day));
        await Eventually.Is(() => Returned(handed.HandOver).Any(), "the claim goes back");
        await scene.Choose(siren, "alpha");
        Assert.Equal("closed", (await Files(siren)).Single().GetProperty("status").GetString());
        Assert.DoesNotContain(scene.Bus.Heard<ClaimsPlacedV1>(), p => p.HandOver == handed.HandOver);
    }

    [Fact]
    public async Task A_claim_is_in_one_place_at_a_time()
    {
        const string siren = "100000006";
        await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 70_000));
        var second = await scene.HandOver(siren, Scene.Claim(siren, "F-2", 30_000), Scene.Claim(siren, "F-1", 70_000));

        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == second.HandOver), "the second hand-over is placed");
        Assert.Equal([Scene.Invoice(siren, "F-2")], scene.Bus.Heard<ClaimsPlacedV1>().Single(p => p.HandOver == second.HandOver).Claims.Select(c => c.Invoice));
    }

    [Fact]
    public async Task A_hand_over_heard_twice_is_placed_once()
    {
        const string siren = "100000007";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 70_000));
        await scene.HandOver(siren, Scene.Claim(siren, "F-1", 70_000));
        var marker = await scene.Place("100000008", "alpha", Scene.Claim("100000008", "F-1", 1));

        Assert.Single(scene.Bus.Heard<ClaimsPlacedV1>(), p => p.Placement == placement);
        Assert.Single(scene.Bus.Heard<ClaimsPlacedV1>(), p => p.Placement == marker);
        Assert.Single(await Files(siren));
    }

    [Fact]
    public async Task The_day_waits_for_the_acknowledgement()
    {
        const string siren = "100000009";
        var before = await Pending();
        var placement = await scene.Place(siren, "beta", Scene.Claim(siren, "F-1", 70_000));
        Assert.True(await Pending() > before);
        await scene.Tell("beta-key", $"/agency/placements/{placement}/acknowledgement", new { reference = "B-77" });
        await Eventually.Is(() => scene.Bus.Heard<PlacementAcknowledgedV1>().Any(a => a.Placement == placement && a.Reference == "B-77"), "it is published");
        Assert.Equal("B-77", (await scene.Get(Roles.Manager, $"/placements/{placement}")).GetProperty("summary").GetProperty("acknowledgedAs").GetString());
    }

    IEnumerable<ClaimReturnedV1> Returned(Guid handOver) => scene.Bus.Heard<ClaimReturnedV1>().Where(r => r.HandOver == handOver);

    async Task<long> Pending() => (await scene.Get(Roles.Ops, "/ops/flow")).GetProperty("pending").GetProperty("acknowledgements").GetInt64();

    async Task<JsonElement[]> Files(string siren) => [.. (await scene.Get(Roles.Collector, $"/files?creditor={siren}")).EnumerateArray()];
}
