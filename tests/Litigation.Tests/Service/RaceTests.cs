using System.Text.Json;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

public sealed class RaceTests(Scene scene) : IClassFixture<Scene>
{
    const string Siren = "500000001";
    const int Files = 30;

    [Fact]
    public async Task Hand_overs_payments_and_the_choice_of_an_agency_at_once_leave_no_file_waiting_and_no_agency_in_the_dark()
    {
        var speaking = Task.Run(async () =>
        {
            for (var n = 0; n < Files; n++)
            {
                await scene.HandOver(Siren, Scene.Claim(Siren, $"F-{n}", 10_000));
                await scene.Bus.Publish(Scene.Balance(Siren, $"F-{n}", 4_000, 6_000, "payment", 2));
            }
        });
        await Eventually.Is(async () => (await Summaries()).Length > 2, "some files wait");
        await scene.Choose(Siren, "alpha");
        await speaking;

        await using var alpha = scene.Queue("alpha");
        await Eventually.Passes(async () =>
        {
            Assert.Equal(Files, (await Summaries()).Count(f => f.GetProperty("status").GetString() == "placed"));
            var known = new Dictionary<string, long>();
            foreach (var told in await alpha.ReceiveNow())
            {
                var claim = told.Text("type") == "claims.placed.v1" ? told.Data.GetProperty("claims")[0] : told.Data;
                known[claim.GetProperty("claimId").GetString()!] = claim.GetProperty("outstandingCents").GetInt64();
            }

            Assert.Equal(Files, known.Count);
            Assert.All(known.Values, outstanding => Assert.Equal(4_000, outstanding));
        });
    }

    async Task<JsonElement[]> Summaries() => [.. (await scene.Get(Roles.Collector, $"/files?creditor={Siren}")).EnumerateArray()];
}
