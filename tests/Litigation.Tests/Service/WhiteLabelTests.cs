using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Claims that are still dunned, with an agency that works in the creditor's name.</summary>
public sealed class WhiteLabelTests(Scene scene) : IClassFixture<Scene>
{
    const string Day = "2026-03-16";

    [Fact]
    public async Task The_agency_is_told_under_which_mandate_it_works_and_may_do_no_court_act()
    {
        const string siren = "660000001";
        await Sign(siren);
        var placement = await Assigned(siren, Scene.Claim(siren, "F-1", 40_000));
        await using var alpha = scene.Queue("alpha");
        await Eventually.Is(async () => (await alpha.ReceiveNow()).Any(m => m.Text("subject") == $"{placement}"), "the agency is told");
        var told = (await alpha.ReceiveNow()).First(m => m.Text("subject") == $"{placement}");
        AgencyQueue.AssertValid(told);
        Assert.Equal(("WL-1", "white_label"), (Text(told.Data, "mandateReference"), Text(told.Data, "mandateKind")));

        var path = $"/agency/placements/{placement}";
        await scene.Tell("alpha-key", $"{path}/actions", new { reference = "act-1", kind = "email", on = Day });
        await Eventually.Is(() => scene.Bus.Heard<AgencyActionReportedV1>().Any(a => a.Placement == placement && a.Kind == "email"), "the act is told");
        await scene.Tell("alpha-key", $"{path}/promises", new { reference = "pr-1", claimId = Scene.Invoice(siren, "F-1"), amountCents = 40_000, currency = "EUR", by = "2026-03-27", on = Day });
        await Eventually.Is(() => scene.Bus.Heard<AgencyPromiseReportedV1>().Any(p => p.Placement == placement && p.AmountCents == 40_000 && p.By == new DateOnly(2026, 3, 27)), "the promise is told");
        var (status, refused) = await scene.Ask("alpha-key", HttpMethod.Post, $"{path}/green-lights", new { reference = "gl-1", act = "court_action" });
        Assert.Equal((HttpStatusCode.Conflict, "white_label"), (status, Text(refused, "code")));
        await scene.Tell("alpha-key", $"{path}/green-lights", new { reference = "gl-2", act = "visit" });

        // Debtors pay the creditor: what is received all the same is a fact, and a breach.
        await scene.Tell("alpha-key", $"{path}/collections", new { reference = "col-1", claimId = Scene.Invoice(siren, "F-1"), amountCents = 10_000, currency = "EUR", on = Day });
        Assert.Contains((await scene.Get(Roles.Manager, $"/agencies/alpha/breaches?creditor={siren}")).EnumerateArray(), b => Text(b, "kind") == "funds_without_power");

        var file = (await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0];
        Assert.True(file.GetProperty("whiteLabel").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Ask(Roles.Collector, HttpMethod.Get, $"/files/{file.GetProperty("file").GetGuid()}/readiness")).Status);
    }

    [Fact]
    public async Task It_ends_when_all_is_paid()
    {
        const string siren = "660000002";
        await Sign(siren);
        var placement = await Assigned(siren, Scene.Claim(siren, "F-1", 40_000));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 0, 40_000, "payment", 2));
        await Eventually.Is(async () => Text(await Summary(placement), "status") == "ended", "the mandate is over");
        Assert.Equal("settled", Text(await Summary(placement), "endReason"));
        await Eventually.Is(() => scene.Bus.Heard<ClaimReturnedV1>().Any(c => c.Creditor == siren && c.Reason == "settled"), "dunning hears of it");
    }

    [Fact]
    public async Task What_is_handed_over_leaves_the_agency_first_whichever_is_heard_first()
    {
        const string siren = "660000003";
        await Sign(siren);
        var (one, two) = (Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        var placement = await Assigned(siren, one, two);
        await scene.Choose(siren, "beta");
        var handed = await scene.HandOver(siren, one);
        await Eventually.Is(async () => Text(await Summary(placement), "status") == "ended", "the white label is over");
        Assert.Equal("handed_over", Text(await Summary(placement), "endReason"));
        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == handed.HandOver), "the claim is placed");
        Assert.Equal(40_000, scene.Bus.Heard<ClaimsPlacedV1>().Single(p => p.HandOver == handed.HandOver).TotalCents);
        await scene.Bus.Publish(new ClaimsRecalledV1(Key(siren), handed.Case, siren, "handed_over", 20, Scene.Day));
        var real = scene.Bus.Heard<ClaimsPlacedV1>().Single(p => p.HandOver == handed.HandOver).Placement;
        Assert.Equal("live", Text(await Summary(real), "status"));
        await Eventually.Is(() => scene.Bus.Heard<ClaimReturnedV1>().Count(c => c.Creditor == siren && c.HandOver == Key(siren)) == 2, "dunning hears that both are back");
    }

    [Fact]
    public async Task Dunning_takes_the_claims_back()
    {
        const string siren = "660000004";
        await Sign(siren);
        var placement = await Assigned(siren, Scene.Claim(siren, "F-1", 40_000));
        await scene.Bus.Publish(new ClaimsRecalledV1(Key(siren), Guid.Empty, siren, "term_over", 20, Scene.Day));
        await Eventually.Is(async () => Text(await Summary(placement), "endReason") == "term_over", "the agency is to stop");
    }

    [Theory]
    [InlineData("660000005", "alpha", "no_white_label_mandate")]
    [InlineData("660000006", "nobody", "not_registered")]
    public async Task Without_a_mandate_for_it_the_claims_come_back_at_once(string siren, string agency, string reason)
    {
        await scene.Bus.Publish(Assignment(siren, agency, Scene.Claim(siren, "F-1", 40_000)));
        await Eventually.Is(() => scene.Bus.Heard<ClaimReturnedV1>().Any(c => c.Creditor == siren), "the claim comes back");
        Assert.Equal((reason, Key(siren)), scene.Bus.Heard<ClaimReturnedV1>().Where(c => c.Creditor == siren).Select(c => (c.Reason, c.HandOver)).Single());
        Assert.DoesNotContain(scene.Bus.Heard<ClaimsPlacedV1>(), p => p.Creditor == siren);
    }

    [Fact]
    public async Task What_has_left_the_house_already_comes_back_to_the_assignment_at_once_and_stays_where_it_is()
    {
        const string siren = "660000008";
        await Sign(siren);
        await scene.Choose(siren, "beta");
        var (one, two) = (Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        var handed = await scene.HandOver(siren, one);
        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == handed.HandOver), "the claim is placed");
        await scene.Bus.Publish(Assignment(siren, "alpha", one, two));
        await Eventually.Is(() => scene.Bus.Heard<ClaimReturnedV1>().Any(c => c.HandOver == Key(siren)), "dunning hears of it");
        Assert.Equal((Scene.Invoice(siren, "F-1"), "claims_elsewhere"), scene.Bus.Heard<ClaimReturnedV1>().Where(c => c.HandOver == Key(siren)).Select(c => (c.Invoice, c.Reason)).Single());
        Assert.Equal("live", Text(await Summary(scene.Bus.Heard<ClaimsPlacedV1>().Single(p => p.HandOver == handed.HandOver).Placement), "status"));
        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == Key(siren) && p.TotalCents == 10_000), "the rest is with the agency");
    }

    [Fact]
    public async Task What_the_agency_refuses_waits_for_no_other_one()
    {
        const string siren = "660000007";
        await Sign(siren);
        var placement = await Assigned(siren, Scene.Claim(siren, "F-1", 40_000));
        await scene.Choose(siren, "beta");
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/refusal", new { reference = "ref-1", reason = "no_capacity" });
        Assert.Equal("closed", Text((await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0], "status"));
        await Eventually.Is(() => scene.Bus.Heard<ClaimReturnedV1>().Any(c => c.Creditor == siren && c.Reason == "no_capacity"), "dunning hears why");
    }

    Task Sign(string siren) => scene.Tell(Roles.Manager, $"/creditors/{siren}/agencies/alpha/mandates", new
    {
        reference = "WL-1", kind = "white_label", powerToReceive = false, liabilityCover = "RC Pro", dataAgreement = "DPA-1", signedOn = "2026-03-02", textSha256 = new string('a', 64),
        fees = new { version = "1", successFees = new[] { new { rateBasisPoints = 500 } }, vatBasisPoints = 2000, borneBy = "creditor" },
    });

    async Task<Guid> Assigned(string siren, params HandedOverClaimV1[] claims)
    {
        await scene.Bus.Publish(Assignment(siren, "alpha", claims));
        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == Key(siren)), "the claims are with the agency");
        return scene.Bus.Heard<ClaimsPlacedV1>().First(p => p.HandOver == Key(siren)).Placement;
    }

    static ClaimsAssignedV1 Assignment(string siren, string agency, params HandedOverClaimV1[] claims) => new(
        Key(siren), NameBasedId.Of($"case|{siren}|{claims[0].Number}"), siren, Scene.Debtor(siren), "C0012", 1, agency, claims, "EUR", new(2026, 4, 30), 9, Scene.Day);

    static Guid Key(string siren) => NameBasedId.Of($"assignment|{siren}");

    async Task<JsonElement> Summary(Guid placement) => (await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary");

    static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
