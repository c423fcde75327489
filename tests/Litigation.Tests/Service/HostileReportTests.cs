using System.Net;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Whatever an agency reports wrongly, a problem document names it, and nothing is half written.</summary>
public sealed class HostileReportTests(Scene scene) : IClassFixture<Scene>
{
    const string Siren = "410000001";

    [Theory]
    [InlineData("refusal", """{"reference":"a","reason":"none"}""", 422, "reason")]
    [InlineData("refusal", """{"reference":"a","reason":"bored"}""", 400, "reason")]
    [InlineData("refusal", """{"reference":"a b","reason":"other"}""", 422, "reference")]
    [InlineData("closure", """{"reference":"a","code":"none"}""", 422, "code")]
    [InlineData("closure", """{"reference":"a","code":"paid"}""", 409, "still_owed")]
    [InlineData("closure", """{"reference":"a","code":1}""", 400, "code")]
    [InlineData("questions", """{"reference":"a","kind":"document","question":" "}""", 422, "question")]
    [InlineData("questions", """{"reference":"a","kind":"document","question":null}""", 400, "question")]
    [InlineData("questions", """{"reference":"a","kind":"document","question":"?","claimId":"00000000-0000-0000-0000-000000000000"}""", 422, "claimId")]
    [InlineData("questions", """{"reference":"a","kind":"document","question":"\u0000"}""", 400, "question")]
    [InlineData("phase", """{"reference":"a","phase":"amicable","on":"2026-03-16"}""", 422, "phase")]
    [InlineData("phase", """{"reference":"a","phase":"judicial","on":"2026-03-16"}""", 409, "phase_order")]
    [InlineData("phase", """{"reference":"a","phase":"pre_litigation","on":"2026-03-17"}""", 422, "on")]
    [InlineData("promises", """{"reference":"a","claimId":"CLAIM","amountCents":100,"currency":"EUR","by":"2026-03-15","on":"2026-03-16"}""", 422, "by")]
    [InlineData("promises", """{"reference":"a","claimId":"CLAIM","amountCents":0,"currency":"EUR","by":"2026-03-20","on":"2026-03-16"}""", 422, "amountCents")]
    [InlineData("plans", """{"reference":"a","totalCents":100,"currency":"EUR","instalments":[],"on":"2026-03-16"}""", 422, "instalments")]
    [InlineData("plans", """{"reference":"a","totalCents":100,"currency":"EUR","instalments":[null],"on":"2026-03-16"}""", 422, "instalments")]
    [InlineData("plans", """{"reference":"a","totalCents":100,"currency":"EUR","instalments":[{"dueOn":"2026-04-01","amountCents":99}],"on":"2026-03-16"}""", 422, "totalCents")]
    [InlineData("plans", """{"reference":"a","totalCents":40001,"currency":"EUR","instalments":[{"dueOn":"2026-04-01","amountCents":40001}],"on":"2026-03-16"}""", 422, "L111-8")]
    [InlineData("plans", """{"reference":"a","totalCents":2,"currency":"EUR","instalments":[{"dueOn":"2026-04-01","amountCents":1},{"dueOn":"2026-04-01","amountCents":1}],"on":"2026-03-16"}""", 422, "instalments")]
    [InlineData("disputes", """{"reference":"a","claimId":"CLAIM","reason":"none","amountCents":100,"currency":"EUR","on":"2026-03-16"}""", 422, "reason")]
    [InlineData("disputes", """{"reference":"a","claimId":"CLAIM","reason":"price","amountCents":100,"currency":"USD","on":"2026-03-16"}""", 422, "currency")]
    [InlineData("findings", """{"reference":"a","finding":"insolvent","on":"2026-03-15"}""", 422, "on")]
    [InlineData("findings", """{"reference":"a","finding":"insolvent","on":"2026-03-16","iban":"FR76"}""", 400, "iban")]
    [InlineData("receipts", """{"reference":"a","collection":"col-9","on":"2026-03-16"}""", 422, "collection")]
    [InlineData("receipts", """{"reference":"a","collection":"|","on":"2026-03-16"}""", 422, "collection")]
    [InlineData("green-lights", """{"reference":"a","act":"none"}""", 422, "act")]
    [InlineData("green-lights", """[]""", 400, "")]
    public async Task A_wrong_report_is_turned_down_by_name(string path, string body, int status, string named)
    {
        var placement = await scene.Place(Siren, "alpha", Scene.Claim(Siren, "F-1", 40_000));
        var before = await Events();
        var (answered, problem) = await scene.Ask("alpha-key", HttpMethod.Post, $"/agency/placements/{placement}/{path}", body.Replace("CLAIM", $"{Scene.Invoice(Siren, "F-1")}", StringComparison.Ordinal));
        Assert.True(status == (int)answered, $"{(int)answered} {problem}");
        Assert.Contains(named, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await Events());
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask(Roles.Collector, HttpMethod.Post, $"/agency/placements/{placement}/{path}", "{}")).Status);
    }

    async Task<long> Events()
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        await using var command = session.Command("select (select count(*) from mt_events) + (select count(*) from notes)");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
