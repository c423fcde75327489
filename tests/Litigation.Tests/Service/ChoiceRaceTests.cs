using System.Net;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Two creditors that choose at once share what an agency can take, and its mandate stays what it was for what is placed.</summary>
public sealed class ChoiceRaceTests(Scene scene) : IClassFixture<Scene>
{
    const string One = "630000001", Other = "630000002";
    const int Files = 8, Capacity = 5;

    [Fact]
    public async Task Together_they_place_as_much_as_the_agency_takes_and_the_rest_waits_until_it_takes_more()
    {
        await Papers("alpha");
        await Put("/agencies/alpha/profile", new { capacity = Capacity });
        foreach (var siren in (string[])[One, Other])
        {
            Assert.Equal(204, (int)(await Sign(siren, "MR-1", 1500)).Status);
            for (var n = 0; n < Files; n++) await scene.HandOver(siren, Scene.Claim(siren, $"F-{n}", 10_000));
        }

        await Eventually.Is(async () => await Count("select count(*) from files where status = 'waiting'") == 2 * Files, "all files wait");
        var rules = new { rules = new[] { new { agencies = new[] { new { agency = "alpha" } } } } };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Put($"/creditors/{(i % 2 == 0 ? One : Other)}/placement-rules", rules)));
        Assert.Equal((Capacity, (2 * Files) - Capacity), (await Count("select count(*) from files where status = 'placed'"), await Count("select count(*) from files where status = 'waiting'")));
        Assert.Equal((2 * Files) - Capacity, await Count("select count(*) from mt_events where type = 'file_held_back'"));

        // A day later nothing has changed, and nothing is said again.
        await scene.Service.DoDay(Scene.Day.AddDays(1));
        Assert.Equal((2 * Files) - Capacity, await Count("select count(*) from mt_events where type = 'file_held_back'"));

        // A new grid is for what is placed from now on.
        Assert.Equal(204, (int)(await Sign(One, "MR-2", 1000)).Status);
        await Put("/agencies/alpha/profile", new { capacity = 1000 });
        Assert.Equal(0, await Count("select count(*) from files where status = 'waiting'"));
        const string placed = "select count(*) from mt_events where type = 'claims_placed' and data->'terms'->>'reference' = ";
        Assert.Equal(2 * Files, await Count($"{placed} 'MR-1'") + await Count($"{placed} 'MR-2'"));
        Assert.InRange(await Count($"{placed} 'MR-2'"), Files - Capacity, Files);
        Assert.Equal(
            await Count($"{placed} 'MR-2'"),
            await Count("select count(*) from mt_events where type = 'claims_placed' and data->'terms'->'fees'->'successFees'->0->>'rateBasisPoints' = '1000'"));
    }

    async Task Papers(string agency)
    {
        await scene.Tell(Roles.Manager, $"/agencies/{agency}/papers", new { kind = "declaration", reference = "PR-12", validFrom = "2019-05-02" });
        await scene.Tell(Roles.Manager, $"/agencies/{agency}/papers", new { kind = "liability_insurance", reference = "RC", validFrom = "2026-01-01", validUntil = "2027-03-31" });
        await scene.Tell(Roles.Manager, $"/agencies/{agency}/papers", new { kind = "dedicated_account", reference = "CPT", iban = "FR7630006000011234567890189" });
    }

    Task<(HttpStatusCode Status, System.Text.Json.JsonElement Body)> Sign(string siren, string reference, int basisPoints) => scene.Ask(Roles.Manager, HttpMethod.Post, $"/creditors/{siren}/agencies/alpha/mandates", new
    {
        reference, kind = "placement", powerToReceive = true, liabilityCover = "RC Pro", signedOn = reference == "MR-1" ? "2026-03-02" : "2026-03-17", textSha256 = new string('0', 64),
        fees = new { version = reference, successFees = new[] { new { rateBasisPoints = basisPoints } }, vatBasisPoints = 2000, borneBy = "creditor" },
    });

    async Task Put(string path, object body)
    {
        var (status, answer) = await scene.Ask(Roles.Manager, HttpMethod.Put, path, body);
        Assert.True(status is HttpStatusCode.NoContent, $"{path}: {status} {answer}");
    }

    async Task<long> Count(string sql)
    {
        await using var command = scene.Service.Database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
