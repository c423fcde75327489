using System.Text.Json;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>A file may be with a competitor by now: where its histories stand is no business of the agency that had it before.</summary>
public sealed class FormerAgencyHeadTests(DossierScene scene) : IClassFixture<DossierScene>
{
    [Fact]
    public async Task An_agency_whose_mandate_has_ended_is_told_of_its_placement_alone()
    {
        const string Siren = "100000082";
        await scene.Put($"/creditors/{Siren}/agency", new { name = "alpha" });
        var handed = DossierScene.HandOver(Siren);
        await scene.Bus.Publish(handed);
        await Eventually.Is(() => scene.Bus.Heard<ClaimsPlacedV1>().Any(p => p.HandOver == handed.HandOver), "the claims are placed");
        var placement = scene.Bus.Heard<ClaimsPlacedV1>().First(p => p.HandOver == handed.HandOver).Placement;
        var (status, refusal) = await scene.Send(HttpMethod.Post, $"/placements/{placement}/recall", Roles.Manager, new { reason = "creditor_request" });
        Assert.True(status == 204, refusal);
        await scene.Service.Database.Administer($"insert into case_histories (file, case_id, sha256, size, version, head) values ('{handed.HandOver}', '{handed.Case}', repeat('a', 64), 1, 3, repeat('b', 64))");

        await scene.Service.DoDay(DossierScene.Today.AddDays(1));
        Assert.Equal([placement], await Told());
    }

    async Task<List<Guid>> Told()
    {
        await using var command = scene.Service.Database.Source.CreateCommand("select data::text from mt_events where type = 'chain_heads_drawn'");
        await using var reader = await command.ExecuteReaderAsync();
        var told = new List<Guid>();
        while (await reader.ReadAsync()) told.AddRange(JsonSerializer.Deserialize<JsonElement>(reader.GetString(0)).GetProperty("heads").EnumerateArray().Select(h => h.GetProperty("stream").GetGuid()));
        return told;
    }
}
