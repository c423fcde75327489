using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Claims that join a placement by a person's act: past no bar of new business, and as much the agency's as those that were placed.</summary>
public sealed class JoiningTests(Scene scene) : IClassFixture<Scene>
{
    const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Fact]
    public async Task A_claim_that_was_recalled_and_joins_again_is_the_agencys_once_more()
    {
        const string siren = "620000001";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        await scene.Tell(Roles.Manager, $"/placements/{placement}/recall", new { reason = "creditor_request", claimIds = new[] { Scene.Invoice(siren, "F-2") } });
        var second = await Second(siren, Scene.Claim(siren, "F-2", 8_000, 2));
        await scene.Tell(Roles.Manager, $"/placements/{placement}/claims", new { file = second });
        var summary = await Summary(placement);
        Assert.Equal((2, 48_000), (summary.GetProperty("claims").GetInt64(), summary.GetProperty("outstandingCents").GetInt64()));
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/collections", new { reference = "col-1", claimId = Scene.Invoice(siren, "F-2"), amountCents = 8_000, currency = "EUR", on = "2026-03-16" });
    }

    [Fact]
    public async Task Claims_that_joined_come_back_with_the_rest_and_go_to_an_agency_that_never_had_them()
    {
        const string siren = "620000002";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        var second = await Second(siren, Scene.Claim(siren, "F-9", 5_000));
        await scene.Tell(Roles.Manager, $"/placements/{placement}/claims", new { file = second });
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/refusal", new { reference = "ref-1", reason = "no_capacity" });
        await scene.Choose(siren, "alpha");
        var today = (await scene.Get(Roles.Collector, $"/files/{second}/choice")).GetProperty("today");
        Assert.Contains(today.GetProperty("agencies")[0].GetProperty("against").EnumerateArray(), remark => Text(remark, "code") == "gave_back");
        Assert.Equal(409, (int)(await scene.Ask(Roles.Manager, HttpMethod.Post, $"/placements/{placement}/claims", new { file = second })).Status);
        await scene.Choose(siren, "beta");
        Assert.Equal(["beta", "beta"], (await scene.Get(Roles.Collector, $"/files?creditor={siren}&status=placed")).EnumerateArray().Select(file => Text(file, "agency")));
    }

    [Fact]
    public async Task What_stands_against_a_claim_while_it_waits_pauses_the_agency_that_gets_it()
    {
        const string siren = "620000003";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        Guid disputed = Scene.Invoice(siren, "F-8"), held = Scene.Invoice(siren, "F-9");
        await NoRules(siren);
        await scene.Bus.Publish(new InvoiceDisputedV1(siren, Scene.Debtor(siren), "C0012", disputed, "F-8", "L-1", "quality", 5_000, "EUR", 2, Scene.Day));
        await scene.Bus.Publish(new InvoiceDisputedV1(siren, Scene.Debtor(siren), "C0012", disputed, "F-8", "L-2", "price", 5_000, "EUR", 3, Scene.Day));
        await scene.Bus.Publish(new InvoiceDisputeResolvedV1(siren, Scene.Debtor(siren), "C0012", disputed, "F-8", "L-2", "rejected", 4, Scene.Day));
        await scene.Bus.Publish(new InvoiceHeldV1(siren, Scene.Debtor(siren), "C0012", held, "F-9", "H-1", "factored", new(2026, 4, 1), 2, Scene.Day));
        await scene.Bus.Publish(new InvoiceHeldV1(siren, Scene.Debtor(siren), "C0012", held, "F-9", "H-2", "factored", Scene.Day.AddDays(-1), 3, Scene.Day));
        await scene.Bus.Publish(new InvoiceHeldV1(siren, Scene.Debtor(siren), "C0012", held, "F-9", "H-3", "factored", null, 4, Scene.Day));
        await scene.Bus.Publish(new InvoiceHoldLiftedV1(siren, Scene.Debtor(siren), "C0012", held, "F-9", "H-3", 5, Scene.Day));
        await Eventually.Is(async () => await Count($"select (select count(*) from disputes where invoice = '{disputed}' and version in (2, 4)) + (select count(*) from holds where invoice = '{held}' and version in (2, 3, 5))") == 5, "all is heard");

        // Those that join, and those that are placed.
        var joins = await Second(siren, Scene.Claim(siren, "F-8", 5_000));
        await scene.Tell(Roles.Manager, $"/placements/{placement}/claims", new { file = joins });
        var waits = await Second(siren, Scene.Claim(siren, "F-9", 5_000));
        await scene.Choose(siren, "beta");
        var placed = (await scene.Get(Roles.Collector, $"/files/{waits}")).GetProperty("summary").GetProperty("placement").GetGuid();
        Assert.Equal(["dispute:L-1"], await Pauses(placement));
        Assert.Equal(["hold:H-1"], await Pauses(placed));
        await using var alpha = scene.Queue("alpha");
        await Eventually.Is(async () => (await alpha.ReceiveNow()).Any(m => m.Text("subject") == $"{placement}" && m.Text("type") == "claims.paused.v1"), "the agency is told");
    }

    [Fact]
    public async Task Nothing_joins_past_lapsed_papers_another_route_or_in_another_currency()
    {
        const string siren = "620000004";
        await Register("bars");
        var placement = await scene.Place(siren, "bars", Scene.Claim(siren, "F-1", 40_000));
        var dollars = await Second(siren, "USD", Scene.Claim(siren, "F-7", 5_000));
        await Refused(placement, dollars, "wrong_currency");
        var routed = await Second(siren, Scene.Claim(siren, "F-8", 5_000));
        Assert.Equal(HttpStatusCode.NoContent, (await scene.Ask(Roles.Manager, HttpMethod.Put, $"/files/{routed}/route", new { route = "lawyer", ignoreObjections = true, words = "Vu avec Me Martin" })).Status);
        await Refused(placement, routed, "routed_elsewhere");
        var lapsed = await Second(siren, Scene.Claim(siren, "F-9", 5_000));
        await scene.Tell(Roles.Manager, "/agencies/bars/papers", new { kind = "liability_insurance", reference = "RC", validFrom = "2026-01-01", validUntil = "2026-03-15" });
        await Refused(placement, lapsed, "papers_lapsed");
        await scene.Tell(Roles.Manager, $"/placements/{placement}/recall", new { reason = "creditor_request" });
        await Refused(placement, lapsed, "mandate_ended");
        Assert.Equal(3, (await scene.Get(Roles.Collector, $"/files?creditor={siren}&status=waiting")).GetArrayLength());
    }

    [Fact]
    public async Task What_joins_counts_in_the_bounds_of_a_test_and_comes_under_the_mandate_in_force_alone()
    {
        const string siren = "620000005";
        await Register("tried");
        await Sign(siren, "tried", "MR-T", "2026-03-02", new { maxClaims = 2, maxAmountCents = 100_000 });
        var placement = await scene.Place(siren, "tried", Scene.Claim(siren, "F-1", 60_000));
        await Refused(placement, await Second(siren, Scene.Claim(siren, "F-7", 40_001)), "test_bound");
        await scene.Tell(Roles.Manager, $"/placements/{placement}/claims", new { file = await Second(siren, Scene.Claim(siren, "F-8", 40_000)) });
        var third = await Second(siren, Scene.Claim(siren, "F-9", 1));
        await Refused(placement, third, "test_bound");
        await Sign(siren, "tried", "MR-2", "2026-03-10");
        await Refused(placement, third, "mandate_changed");
    }

    [Fact]
    public async Task An_answer_given_again_is_no_news_and_words_about_a_breach_are_no_answer()
    {
        const string siren = "620000006";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/questions", new { reference = "q-1", kind = "explanation", question = "Pourquoi cette remise ?" });
        await scene.Tell(Roles.Collector, $"/placements/{placement}/fee-claims", new { reference = "q-1", words = "Lettre du 12 mars à M. Durand" });
        Assert.Null(Text((await scene.Get("alpha-key", $"/agency/placements/{placement}/questions"))[0], "answer"));
        var answer = new { question = "q-1", words = "Remise de fin d'année" };
        await scene.Tell(Roles.Collector, $"/placements/{placement}/answers", answer);
        await scene.Tell(Roles.Collector, $"/placements/{placement}/answers", answer);
        await scene.Tell(Roles.Collector, $"/placements/{placement}/answers", new { question = "Q-1", answer.words });
        Assert.Equal("question_answered", Text((await scene.Ask(Roles.Collector, HttpMethod.Post, $"/placements/{placement}/answers", new { question = "q-1", words = "Autre chose" })).Body, "code"));
        await scene.Tell(Roles.Collector, $"/placements/{placement}/fee-claims", new { reference = "q-1", words = "Encore" });
        Assert.Equal("Remise de fin d'année", Text((await scene.Get("alpha-key", $"/agency/placements/{placement}/questions"))[0], "answer"));
        Assert.Equal(1, await Count($"select count(*) from notes where placement = '{placement}' and reference = 'fee_claimed_of_debtor|Q-1' and note like '%Durand'"));
    }

    Task<Guid> Second(string siren, params HandedOverClaimV1[] claims) => Second(siren, "EUR", claims);

    // No rule is for anything: what comes next waits.
    async Task<Guid> Second(string siren, string currency, params HandedOverClaimV1[] claims)
    {
        var first = (await scene.Get(Roles.Collector, $"/files?creditor={siren}"))[0];
        await NoRules(siren);
        var handed = new ClaimsHandedOverV1(
            Guid.CreateVersion7(), first.GetProperty("case").GetGuid(), siren, Scene.Debtor(siren), "C0012", 1, Guid.CreateVersion7(), claims, currency, 13, Scene.Day);
        await scene.Bus.Publish(handed);
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, $"/files?creditor={siren}&status=waiting")).EnumerateArray().Any(f => f.GetProperty("file").GetGuid() == handed.HandOver), "the file waits");
        return handed.HandOver;
    }

    async Task NoRules(string siren) =>
        Assert.Equal(HttpStatusCode.NoContent, (await scene.Ask(Roles.Manager, HttpMethod.Put, $"/creditors/{siren}/placement-rules", new { rules = Array.Empty<object>() })).Status);

    async Task Refused(Guid placement, Guid file, string code)
    {
        var (status, problem) = await scene.Ask(Roles.Manager, HttpMethod.Post, $"/placements/{placement}/claims", new { file });
        Assert.Equal((HttpStatusCode.Conflict, code), (status, Text(problem, "code")));
    }

    async Task Register(string agency)
    {
        Assert.Equal(HttpStatusCode.NoContent, (await scene.Ask(Roles.Manager, HttpMethod.Put, $"/agencies/{agency}", new { displayName = $"Agence {agency}" })).Status);
        foreach (var paper in (object[])
            [
                new { kind = "declaration", reference = "PR-12", issuer = "Procureur de la République, TJ Lyon", validFrom = "2019-05-02" },
                new { kind = "liability_insurance", reference = "RC", issuer = "Assureur", validFrom = "2026-01-01", validUntil = "2027-03-31", sha256 = Hash },
                new { kind = "dedicated_account", reference = "CPT", iban = "FR76 3000 6000 0112 3456 7890 189" },
            ])
            await scene.Tell(Roles.Manager, $"/agencies/{agency}/papers", paper);
    }

    Task Sign(string siren, string agency, string reference, string signedOn, object? test = null) => scene.Tell(Roles.Manager, $"/creditors/{siren}/agencies/{agency}/mandates", new
    {
        reference, kind = "placement", powerToReceive = true, liabilityCover = "RC Pro", signedOn, textSha256 = Hash, nettingAgreed = true, test,
        fees = new { version = "1", successFees = new[] { new { rateBasisPoints = 1500 } }, vatBasisPoints = 2000, borneBy = "creditor" },
    });

    async Task<List<string?>> Pauses(Guid placement)
    {
        await using var command = scene.Service.Database.Source.CreateCommand($"select array(select key from pauses where placement = '{placement}' and ended_on is null order by key)");
        return [.. (string[])(await command.ExecuteScalarAsync())!];
    }

    async Task<JsonElement> Summary(Guid placement) => (await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary");

    static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var found) ? found.GetString() : null;

    async Task<long> Count(string sql)
    {
        await using var command = scene.Service.Database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
