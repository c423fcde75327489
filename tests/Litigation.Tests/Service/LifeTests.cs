using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>What agency and creditor say to each other between the first day and the last, through their own doors only.</summary>
public sealed class LifeTests(Scene scene) : IClassFixture<Scene>
{
    const string Day = "2026-03-16";

    [Fact]
    public async Task What_one_agency_refuses_another_gets_and_the_first_is_never_asked_again()
    {
        const string siren = "600000001";
        var first = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 30_000, 10_000, "payment", 2));
        await Eventually.Is(async () => (await Summary(first)).GetProperty("outstandingCents").GetInt64() == 30_000, "the payment is known");
        var refusal = new { reference = "ref-1", reason = "no_capacity", note = "Madame Lecœur est en congé" };
        await scene.Tell("alpha-key", $"/agency/placements/{first}/refusal", refusal);
        await scene.Tell("alpha-key", $"/agency/placements/{first}/refusal", refusal);
        var file = (await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0];
        Assert.Equal(("waiting", "no_agency_fits", "no_capacity"), (file.GetProperty("status").GetString(), file.GetProperty("blocker").GetProperty("reason").GetString(), file.GetProperty("backReason").GetString()));
        Assert.Equal(30_000, file.GetProperty("outstandingCents").GetInt64());
        await scene.Choose(siren, "alpha");
        Assert.Equal("waiting", (await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0].GetProperty("status").GetString());

        await scene.Choose(siren, "beta");
        file = (await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0];
        Assert.Equal(("placed", "beta"), (file.GetProperty("status").GetString(), file.GetProperty("agency").GetString()));
        var second = file.GetProperty("placement").GetGuid();
        Assert.NotEqual(first, second);
        Assert.Equal(("ended", "refused", 30_000L), (Text(await Summary(first), "status"), Text(await Summary(first), "endReason"), (await Summary(second)).GetProperty("totalCents").GetInt64()));
        Assert.Equal(HttpStatusCode.Gone, (await scene.Ask("alpha-key", HttpMethod.Get, $"/agency/placements/{first}")).Status);
        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.Placement == second && p.Agency == "beta"), "the second placement is told");
        Assert.Equal(0, await Count("select count(*) from mt_events where data::text like '%Lecœur%'"));
    }

    [Fact]
    public async Task Questions_and_green_lights_go_there_and_back_and_words_stay_where_they_can_be_erased()
    {
        const string siren = "600000002";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        var own = $"/agency/placements/{placement}";
        await scene.Tell("alpha-key", $"{own}/questions", new { reference = "q-1", kind = "document", question = "Bon de livraison signé par M. Durand ?", claimId = Scene.Invoice(siren, "F-1") });
        await scene.Tell("alpha-key", $"{own}/green-lights", new { reference = "gl-1", act = "court_action", note = "Requête en injonction de payer" });
        await scene.Tell("alpha-key", $"{own}/green-lights", new { reference = "gl-2", act = "settlement" });
        Assert.Equal(["green_light", "green_light", "question"], (await Tasks(siren)).Select(t => Text(t, "kind")).Order());

        await scene.Tell(Roles.Collector, $"/placements/{placement}/answers", new { question = "Q-1", words = "Joint, signé par M. Durand" });
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask(Roles.Collector, HttpMethod.Post, $"/placements/{placement}/green-lights", new { reference = "gl-1", given = true })).Status);
        Assert.Equal(422, (int)(await scene.Ask(Roles.Manager, HttpMethod.Post, $"/placements/{placement}/green-lights", new { reference = "gl-1", given = false })).Status);
        await scene.Tell(Roles.Manager, $"/placements/{placement}/green-lights", new { reference = "gl-1", given = true });
        await scene.Tell(Roles.Manager, $"/placements/{placement}/green-lights", new { reference = "gl-2", given = false, reason = "negotiating" });
        Assert.Empty(await Tasks(siren));
        Assert.Equal("Joint, signé par M. Durand", Text((await scene.Get("alpha-key", $"{own}/questions"))[0], "answer"));
        Assert.Equal(new bool?[] { true, false }, (await scene.Get("alpha-key", $"{own}/green-lights")).EnumerateArray().Select(g => (bool?)g.GetProperty("given").GetBoolean()));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Ask("beta-key", HttpMethod.Get, $"{own}/questions")).Status);

        await using var alpha = scene.Queue("alpha");
        var told = await Told(alpha, placement, 4);
        Assert.Equal(["claims.placed.v1", "claims.information-answered.v1", "claims.green-light.v1", "claims.green-light.v1"], told.Select(m => m.Text("type")));
        Assert.Equal("negotiating", told[3].Data.GetProperty("reason").GetString());
        Assert.All(told, m => Assert.DoesNotContain("Durand", m.Body, StringComparison.Ordinal));
        Assert.Equal(0, await Count("select count(*) from mt_events where data::text like '%Durand%'"));
    }

    [Fact]
    public async Task A_court_without_a_green_light_is_a_breach_that_a_person_deals_with()
    {
        const string siren = "600000003";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        foreach (var phase in (string[])["pre_litigation", "judicial"]) await scene.Tell("alpha-key", $"/agency/placements/{placement}/phase", new { reference = $"ph-{phase}", phase, on = Day });
        Assert.Equal("judicial", Text(await Summary(placement), "phase"));
        var task = Assert.Single(await Tasks(siren));
        Assert.Equal(("act_without_green_light", "ph-judicial"), (Text(task, "kind"), Text(task, "reference")));
        await Eventually.Is(() => scene.Bus.Heard<AgencyBreachFoundV1>().Any(b => b.Placement == placement), "the breach is published");
        var done = $"/agency-tasks/{task.GetProperty("task").GetGuid()}/done";
        await scene.Tell(Roles.Collector, done, new { words = "L'agence s'est désistée." });
        await scene.Tell(Roles.Collector, done, new { words = "L'agence s'est désistée." });
        Assert.Empty(await Tasks(siren));
        var breach = Assert.Single((await scene.Get(Roles.Ops, $"/agencies/alpha/breaches?creditor={siren}")).EnumerateArray());
        Assert.Equal(Day, Text(breach, "settledOn"));
    }

    [Fact]
    public async Task Disputes_holds_and_insolvency_at_home_are_told_at_once()
    {
        const string siren = "600000004";
        var placement = await scene.Place(siren, "beta", Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        var invoice = Scene.Invoice(siren, "F-1");
        await scene.Bus.Publish(new InvoiceDisputedV1(siren, Scene.Debtor(siren), "C0012", invoice, "F-1", "L-17", "quality", 40_000, "EUR", 2, Scene.Day));
        await scene.Bus.Publish(new InvoiceDisputeResolvedV1(siren, Scene.Debtor(siren), "C0012", invoice, "F-1", "L-17", "rejected", 3, Scene.Day));
        await scene.Bus.Publish(new InvoiceHeldV1(siren, Scene.Debtor(siren), "C0012", invoice, "F-1", "H-1", "factored", new(2026, 4, 1), 4, Scene.Day));
        // Told late, as after an upgrade: it was known when the claims were handed over in spite of it.
        await scene.Bus.Publish(new DebtorInsolvencyOpenedV1(siren, Scene.Debtor(siren), "C0012", "safeguard", new(2025, 6, 2), null, 1, Scene.Day.AddDays(-1)));
        await scene.Bus.Publish(new DebtorInsolvencyOpenedV1(siren, Scene.Debtor(siren), "C0012", "receivership", new(2026, 3, 10), null, 2, Scene.Day));
        await scene.Tell(Roles.Collector, $"/placements/{placement}/pauses", new { key = "talks", reason = "negotiating" });
        await scene.Tell(Roles.Collector, $"/placements/{placement}/pauses/end", new { key = "talks" });

        await using var beta = scene.Queue("beta");
        var told = await Told(beta, placement, 7);
        Assert.Equal(
            ["claims.debtor-insolvent.v1", "claims.paused.v1", "claims.paused.v1", "claims.paused.v1", "claims.placed.v1", "claims.resumed.v1", "claims.resumed.v1"], told.Select(m => m.Text("type")).Order(StringComparer.Ordinal));
        var dispute = told.First(m => m.Text("type") == "claims.paused.v1" && m.Data.GetProperty("pause").GetString() == "dispute:L-17").Data;
        Assert.Equal((invoice, "disputed"), (dispute.GetProperty("claimIds")[0].GetGuid(), Text(dispute, "reason")));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Ask(Roles.Collector, HttpMethod.Post, $"/placements/{Guid.NewGuid()}/pauses", new { key = "talks", reason = "negotiating" })).Status);
    }

    [Fact]
    public async Task One_claim_is_recalled_and_then_the_rest()
    {
        const string siren = "600000005";
        var placement = await scene.Place(siren, "beta", Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        var one = new { reason = "creditor_request", claimIds = new[] { Scene.Invoice(siren, "F-2") } };
        await scene.Tell(Roles.Manager, $"/placements/{placement}/recall", one);
        await scene.Tell(Roles.Manager, $"/placements/{placement}/recall", one);
        Assert.Equal((1, 40_000), ((await Summary(placement)).GetProperty("claims").GetInt64(), (await Summary(placement)).GetProperty("outstandingCents").GetInt64()));
        await scene.Tell(Roles.Manager, $"/placements/{placement}/recall", new { reason = "creditor_request" });
        Assert.Equal("ended", Text(await Summary(placement), "status"));
        Assert.Equal("closed", Text((await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0], "status"));
        await Eventually.Is(() => scene.Bus.Heard<ClaimReturnedV1>().Count(c => c.Creditor == siren) == 2, "both claims are dunning's again");

        await using var beta = scene.Queue("beta");
        var told = await Told(beta, placement, 3);
        Assert.Equal((true, false), (told[1].Data.TryGetProperty("claimIds", out _), told[2].Data.TryGetProperty("claimIds", out _)));
        Assert.Equal(422, (int)(await scene.Ask(Roles.Manager, HttpMethod.Post, $"/placements/{placement}/recall", new { reason = "Monsieur Durand" })).Status);
    }

    [Fact]
    public async Task What_an_agency_closes_waits_for_a_person()
    {
        const string siren = "600000006";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/closure", new { reference = "cl-1", code = "untraceable" });
        Assert.Equal(("ended", "untraceable"), (Text(await Summary(placement), "status"), Text(await Summary(placement), "closure")));
        var file = (await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0];
        Assert.Equal(("returned", "agency_closed"), (Text(file, "status"), Text(file.GetProperty("blocker"), "reason")));
        await scene.Choose(siren, "beta");
        Assert.Equal("returned", Text((await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0], "status"));
        await scene.Tell(Roles.Manager, $"/files/{file.GetProperty("file").GetGuid()}/waiting", new { });
        Assert.Equal(("placed", "beta"), (Text((await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0], "status"), Text((await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0], "agency")));
    }

    [Fact]
    public async Task A_waiting_file_joins_the_placement_of_its_case_by_an_explicit_act()
    {
        const string siren = "600000007";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        var first = (await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0];
        var second = new Contracts.Dunning.ClaimsHandedOverV1(
            Guid.CreateVersion7(), first.GetProperty("case").GetGuid(), siren, Scene.Debtor(siren), "C0012", 1, Guid.CreateVersion7(), [Scene.Claim(siren, "F-9", 5_000)], "EUR", 13, Scene.Day);
        // No rule is for anything: what comes next waits.
        Assert.Equal(HttpStatusCode.NoContent, (await scene.Ask(Roles.Manager, HttpMethod.Put, $"/creditors/{siren}/placement-rules", new { rules = Array.Empty<object>() })).Status);
        await scene.Bus.Publish(second);
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, $"/files?creditor={siren}&status=waiting")).GetArrayLength() == 1, "the second file waits");
        await scene.Tell(Roles.Manager, $"/placements/{placement}/claims", new { file = second.HandOver });
        await scene.Tell(Roles.Manager, $"/placements/{placement}/claims", new { file = second.HandOver });
        Assert.Equal((2, 45_000), ((await Summary(placement)).GetProperty("claims").GetInt64(), (await Summary(placement)).GetProperty("totalCents").GetInt64()));

        await using var alpha = scene.Queue("alpha");
        Assert.Equal("claims.added.v1", (await Told(alpha, placement, 2))[1].Text("type"));
        foreach (var (number, cents) in (ValueTuple<string, long>[])[("F-1", 40_000), ("F-9", 5_000)]) await scene.Bus.Publish(Scene.Balance(siren, number, 0, cents, "payment", 2));
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, $"/files?creditor={siren}&status=closed")).GetArrayLength() == 2, "both files are closed with the last claim");
    }

    async Task<JsonElement> Summary(Guid placement) => (await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary");

    async Task<JsonElement[]> Tasks(string siren) => [.. (await scene.Get(Roles.Collector, $"/agency-tasks?creditor={siren}")).EnumerateArray()];

    static async Task<List<Received>> Told(AgencyQueue queue, Guid placement, int count)
    {
        await Eventually.Is(async () => (await queue.ReceiveNow()).Count(m => m.Text("subject") == $"{placement}") >= count, $"{count} messages about {placement}");
        var told = (await queue.ReceiveNow()).Where(m => m.Text("subject") == $"{placement}").ToList();
        AgencyQueue.AssertValid(told);
        return told;
    }

    static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    async Task<long> Count(string sql)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        await using var command = session.Command(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
