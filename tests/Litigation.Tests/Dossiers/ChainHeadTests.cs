using System.Text.Json;
using Recouvrement.Litigation.Domain.Heads;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>Each day the heads that moved are drawn for the agency that has the file; a dossier made later is held to them.</summary>
public sealed class ChainHeadTests(DossierScene scene) : IClassFixture<DossierScene>
{
    [Fact]
    public async Task What_was_drawn_one_day_is_in_the_dossier_of_another()
    {
        const string Siren = "000123455";
        await scene.Put($"/creditors/{Siren}/agency", new { name = "alpha" });
        var handed = DossierScene.HandOver(Siren);
        await scene.Bus.Publish(handed);
        await Eventually.Is(() => scene.Bus.Heard<Contracts.Litigation.ClaimsPlacedV1>().Any(p => p.HandOver == handed.HandOver), "the claims are placed");

        var day = DossierScene.Today.AddDays(1);
        await scene.Service.DoDay(day);
        var drawn = await Drawn();
        Assert.Equal(2, drawn.Single().GetProperty("heads").GetArrayLength());

        await scene.Service.DoDay(day);
        Assert.Single(await Drawn());

        await scene.Bus.Publish(DossierScene.Paid(Siren).Balance);
        await Eventually.Is(async () => (await scene.Send(HttpMethod.Get, $"/files/{handed.HandOver}", "collector")).Body.Contains("700000", StringComparison.Ordinal), "the payment is heard of");
        await scene.Service.DoDay(day.AddDays(1));
        drawn = await Drawn();
        Assert.Equal(2, drawn.Count);
        // Only the placement has moved.
        Assert.Single(drawn[1].GetProperty("heads").EnumerateArray());

        var asked = await scene.Ask(handed.HandOver);
        var (_, archive) = await scene.Made(handed.HandOver, asked.GetProperty("dossier").GetString()!);
        var heads = JsonSerializer.Serialize(drawn);
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(archive, scene.Folder, scene.Pem, heads: heads));
        var first = drawn[0].GetProperty("heads")[0].GetProperty("hash").GetString()!;
        Assert.Equal("heads", await Verifiers.Both(archive, scene.Folder, scene.Pem, heads: heads.Replace(first, new string('0', 64), StringComparison.Ordinal)));
    }

    [Fact]
    public void A_head_is_drawn_once_and_an_older_one_never_after_a_later()
    {
        var (one, other) = (new ChainHead(Guid.NewGuid(), 2, new('a', 64)), new ChainHead(Guid.NewGuid(), 5, new('b', 64)));
        var state = ChainHeads.Evolve(ChainHeads.Initial, Draw(ChainHeads.Initial, one, other).Single());
        Assert.Empty(Draw(state, one, other));
        Assert.Empty(Draw(state, one with { Version = 1 }));
        Assert.Equal(one with { Version = 3 }, Draw(state, one with { Version = 3 }, other).Cast<HeadsEvent.ChainHeadsDrawn>().Single().Heads.Single());
    }

    static IEnumerable<HeadsEvent> Draw(ChainHeads state, params ChainHead[] heads) =>
        ChainHeads.Decide(state, new HeadsCommand.DrawHeads(SealedSample.Stream, "alpha", [.. heads], DossierScene.Today)).Facts;

    async Task<List<JsonElement>> Drawn()
    {
        await using var command = scene.Service.Database.Source.CreateCommand("select data::text from mt_events where type = 'chain_heads_drawn' order by seq_id");
        await using var reader = await command.ExecuteReaderAsync();
        var drawn = new List<JsonElement>();
        while (await reader.ReadAsync()) drawn.Add(JsonSerializer.Deserialize<JsonElement>(reader.GetString(0)));
        return drawn;
    }
}
