using Recouvrement.Contracts.Litigation;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>The service with the procedures that an operator must open.</summary>
public sealed class FlaggedScene : Scene
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Court:UncontestedClaims"] = "true", ["Court:SmallClaimsOfMerchants"] = "true" };
}

/// <summary>Procedures that are off by default, from the proposal to the title.</summary>
public sealed class FlaggedCourtTests(FlaggedScene scene) : IClassFixture<FlaggedScene>, IAsyncLifetime
{
    readonly CourtActs acts = new(scene);

    public Task InitializeAsync() => scene.Service.SetToday(new(2026, 12, 1));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_uncontested_claim_goes_from_the_order_to_pay_to_its_served_record()
    {
        const string siren = "200000156";
        await using var bus = await TestBus.Start(scene.Service.Broker, typeof(CourtActionEndedV1));
        var id = await Proposed(siren, "uncontested_claim");
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "command_served", on = "2026-10-09" });
        var detail = await scene.Get(Roles.Collector, $"/proceedings/{id}");
        var contest = detail.GetProperty("deadlines").EnumerateArray().Single();
        var may = detail.GetProperty("permissions").EnumerateArray().Single();
        Assert.Equal(("contestation", "2026-11-09", "record_non_contestation", "2026-11-17"), (CourtActs.Text(contest, "what"), CourtActs.Text(contest, "lastOn"), CourtActs.Text(may, "what"), CourtActs.Text(may, "from")));
        Assert.Equal("too_early", await acts.Refused(Roles.Collector, $"/proceedings/{id}/steps", new { step = "non_contestation_recorded", on = "2026-11-16" }));
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "non_contestation_recorded", on = "2026-11-17" });
        Assert.Equal("step_missing", await acts.Refused(Roles.Collector, $"/proceedings/{id}/title", new { on = "2026-11-24", amountCents = 1_300_000 }));
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "made_enforceable", on = "2026-11-24" });
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/title", new { on = "2026-11-24", amountCents = 1_300_000 });
        await Eventually.Is(() => bus.Heard<CourtActionEndedV1>().Any(t => t.Proceeding == id && t is { Outcome: "title", IsVoid: false }), "the title is told");
        var ahead = (await scene.Get(Roles.Collector, $"/court/deadlines?creditor={siren}")).EnumerateArray().ToDictionary(d => CourtActs.Text(d, "what"), d => CourtActs.Text(d, "safeOn"));
        Assert.Equal(("2027-05-24", "2036-11-24"), (ahead["serve_record"], ahead["enforce_title"]));
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "decision_served", on = "2026-12-01" });
        Assert.DoesNotContain((await scene.Get(Roles.Collector, $"/court/deadlines?creditor={siren}")).EnumerateArray(), d => CourtActs.Text(d, "what") is "serve_record");
    }

    [Fact]
    public async Task A_small_claim_needs_the_debtors_word_before_it_is_a_title()
    {
        const string siren = "200000164";
        var id = await Proposed(siren, "small_claim", [Scene.Invoice(siren, "F-2")]);
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "lodged", on = "2026-10-09" });
        var days = (await scene.Get(Roles.Collector, $"/proceedings/{id}")).GetProperty("deadlines").EnumerateArray().Single();
        Assert.Equal(("agreement", "2026-11-09"), (CourtActs.Text(days, "what"), CourtActs.Text(days, "lastOn")));
        Assert.Equal("step_missing", await acts.Refused(Roles.Collector, $"/proceedings/{id}/title", new { on = "2026-11-10", amountCents = 100_000 }));
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/steps", new { step = "agreed", on = "2026-10-30" });
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/title", new { on = "2026-11-10", amountCents = 100_000 });
    }

    [Theory]
    [InlineData("small_claim", "200000172", "petite créance|L125-1|À la ou au commissaire de justice")]
    [InlineData("uncontested_claim", "200000180", "créance incontestée|L126-1|commandement au débiteur")]
    [InlineData("european_order", "200000198", "formulaire A|1896/2006|10. Moyens de preuve|11. Déclarations")]
    public async Task Each_way_has_its_own_paper(string procedure, string siren, string words)
    {
        var id = await Proposed(siren, procedure, [Scene.Invoice(siren, "F-2")]);
        await acts.Parties(siren);
        await acts.Tell(Roles.Collector, $"/proceedings/{id}/request", new { asOf = "2026-11-30", basis = new { debtor = "company" } });
        if (procedure is not "european_order")
        {
            var (status, problem) = await scene.Ask(Roles.Collector, HttpMethod.Post, $"/proceedings/{id}/request", new { asOf = "2026-11-30", basis = new { debtor = "company" }, costsCents = 1 });
            Assert.Equal(422, (int)status);
            Assert.Contains("costsCents", problem.ToString());
        }

        var text = await acts.Printed($"/proceedings/{id}/request.pdf?note=true");
        // F-2: 1 000.00 due on 2025-12-12, 19 + 181 days at 12.15 % and 153 at 12.40 %.
        foreach (var word in words.Split('|').Append("1 158,55 €")) Assert.Contains(word, text);
        Assert.DoesNotContain("Madame ou Monsieur le président", text);
    }

    async Task<Guid> Proposed(string siren, string procedure, Guid[]? claims = null)
    {
        var handed = await acts.HandedOver(siren);
        await acts.Put($"/files/{handed.HandOver}/proceedings/X-1", new { procedure, court = new { kind = "commercial_court", city = "Grenoble" }, claims });
        var id = CourtProceeding.StreamOf(handed.HandOver, "X-1");
        await acts.Tell(Roles.Manager, $"/proceedings/{id}/approve");
        return id;
    }
}
