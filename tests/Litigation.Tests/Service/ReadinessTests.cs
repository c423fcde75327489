using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>What the other services told of a file, before the hand-over or after it, is what its readiness shows.</summary>
public sealed class ReadinessTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task A_file_shows_its_missing_papers_its_notice_and_its_debtor_whenever_they_were_told()
    {
        const string siren = "300000007";
        var claim = Scene.Claim(siren, "F-1", 40_000) with { LimitationSafeOn = new(2030, 11, 12), LimitationPossibleOn = new(2030, 12, 12) };
        await scene.Bus.Publish(Evidence(siren, 1, ["signed_quote", "purchase_order"]));
        await scene.Bus.Publish(Profile(siren, "DE"));
        var handed = await scene.HandOver(siren, claim);
        await scene.Bus.Publish(Moved(handed, "first_presented", new(2026, 2, 2), 2));
        await scene.Bus.Publish(Moved(handed, "unclaimed", new(2026, 2, 18), 3));
        await scene.Bus.Publish(Moved(handed, "deposited", new(2026, 1, 30), 1));

        await Shows(handed, "formal_notice", "met", "counts from 2026-02-02");
        await Shows(handed, "documents", "not_met", "F-1 (signed_quote or purchase_order)");
        await Shows(handed, "limitation", "met", "2030-11-12");
        Assert.Equal(["debtor_abroad"], Objections(await Readiness(handed), "payment_order"));
        Assert.Empty(Objections(await Readiness(handed), "european_order"));

        await scene.Bus.Publish(Evidence(siren, 3));
        await scene.Bus.Publish(Evidence(siren, 2, ["contract"]));
        await Shows(handed, "documents", "met", "Each claim");
    }

    [Fact]
    public async Task A_dispute_that_is_resolved_before_it_was_heard_of_stays_resolved()
    {
        const string siren = "300000015";
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        await scene.Bus.Publish(new InvoiceDisputeResolvedV1(siren, Scene.Debtor(siren), "C0012", Scene.Invoice(siren, "F-1"), "F-1", "D-1", "rejected", 6, Scene.Day));
        await scene.Bus.Publish(Disputed(siren, "F-1", "D-1", 5));
        await scene.Bus.Publish(Disputed(siren, "F-2", "D-2", 5));
        await Shows(handed, "no_dispute", "not_met", "Disputes are open: F-2 (quality).");
    }

    [Fact]
    public async Task A_manager_chooses_the_route_once_what_speaks_against_it_was_read()
    {
        const string siren = "300000023";
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 40_000));
        await scene.Bus.Publish(Disputed(siren, "F-1", "D-1", 5));
        await Shows(handed, "no_dispute", "not_met", "F-1");
        var route = $"/files/{handed.HandOver}/route";
        var (refused, problem) = await scene.Ask(Roles.Manager, HttpMethod.Put, route, new { route = "payment_order" });
        Assert.Equal((HttpStatusCode.Conflict, "objections"), (refused, problem.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, (await scene.Ask(Roles.Manager, HttpMethod.Put, route, new { route = "payment_order", ignoreObjections = true, words = "Désaccord sur un seul article" })).Status);
        var chosen = (await Readiness(handed)).GetProperty("chosen");
        Assert.Equal(("payment_order", "Désaccord sur un seul article"), (chosen.GetProperty("route").GetString(), chosen.GetProperty("words").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask(Roles.Collector, HttpMethod.Put, route, new { route = "lawyer" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Ask(Roles.Manager, HttpMethod.Put, $"/files/{Guid.NewGuid()}/route", new { route = "lawyer" })).Status);
    }

    [Theory]
    [InlineData("""{"route":"none"}""")]
    [InlineData("""{"route":"duel"}""")]
    [InlineData("""{"route":7}""")]
    [InlineData("""{}""")]
    [InlineData("""{"route":"lawyer","words":"a\u0007b"}""")]
    [InlineData("""[]""")]
    public async Task Rubbish_is_no_route(string body)
    {
        var (status, _) = await scene.Ask(Roles.Manager, HttpMethod.Put, $"/files/{Guid.NewGuid()}/route", body);
        Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{status}");
    }

    [Fact]
    public async Task Insolvency_shuts_every_route_but_the_declaration_until_it_is_closed()
    {
        const string siren = "300000031";
        var handed = await scene.HandOver(siren, Scene.Claim(siren, "F-1", 40_000));
        await scene.Bus.Publish(new DebtorInsolvencyOpenedV1(siren, Scene.Debtor(siren), "C0012", "liquidation", new(2026, 3, 2), null, 4, Scene.Day));
        await Shows(handed, "no_insolvency", "not_met", "liquidation");
        await scene.Bus.Publish(new DebtorInsolvencyClosedV1(siren, Scene.Debtor(siren), "C0012", Scene.Day, "reported_in_error", 5, Scene.Day));
        await Shows(handed, "no_insolvency", "met", "BODACC");
    }

    Task<JsonElement> Readiness(ClaimsHandedOverV1 handed) => scene.Get(Roles.Collector, $"/files/{handed.HandOver}/readiness");

    Task Shows(ClaimsHandedOverV1 handed, string code, string found, string says) => Eventually.Is(async () =>
    {
        var (status, body) = await scene.Ask(Roles.Collector, HttpMethod.Get, $"/files/{handed.HandOver}/readiness");
        return status is HttpStatusCode.OK && body.GetProperty("conditions").EnumerateArray().Single(c => c.GetProperty("code").GetString() == code) is var condition
            && condition.GetProperty("found").GetString() == found && condition.GetProperty("says").GetString()!.Contains(says, StringComparison.Ordinal);
    }, $"{code} is {found}");

    static IEnumerable<string?> Objections(JsonElement readiness, string route) => readiness.GetProperty("routes").EnumerateArray()
        .Single(r => r.GetProperty("route").GetString() == route).GetProperty("objections").EnumerateArray().Select(o => o.GetProperty("code").GetString());

    static ClaimEvidenceListedV1 Evidence(string siren, long version, params string[] missing) => new(
        siren, Scene.Invoice(siren, "F-1"), "F-1", [new("invoice_copy", "F-1.pdf", "invoice", null, null, new('a', 64), 100, "application/pdf")],
        missing.Length == 0 ? [] : [new(missing)], version, Scene.Day);

    static DebtorChangedV1 Profile(string siren, string country) => new(siren, Scene.Debtor(siren), "C0012", "company", null, "de", 3, Scene.Day, country);

    static RegisteredLetterMovedV1 Moved(ClaimsHandedOverV1 handed, string state, DateOnly on, long version) => new(handed.Notice, handed.Case, handed.Creditor, state, on, version, Scene.Day);

    static InvoiceDisputedV1 Disputed(string siren, string number, string dispute, long version) =>
        new(siren, Scene.Debtor(siren), "C0012", Scene.Invoice(siren, number), number, dispute, "quality", 10_000, "EUR", version, Scene.Day);
}
