using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Tests.Service;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>A judgment stops interest on its eve (L622-28); one that never was stops nothing, whoever told of it first.</summary>
public sealed class JudgmentTests(DossierScene scene) : IClassFixture<DossierScene>
{
    [Theory]
    [InlineData("200000263", false)]
    [InlineData("200000271", true)]
    public async Task A_judgment_reported_in_error_stops_no_interest(string siren, bool toldAtHandOver)
    {
        var judgment = new DateOnly(2026, 4, 15);
        var handed = DossierScene.HandOver(siren);
        if (toldAtHandOver) handed = handed with { Claims = [handed.Claims[0] with { Basis = handed.Claims[0].Basis! with { FrozenSince = judgment } }] };
        await scene.Bus.Publish(new DebtorInsolvencyOpenedV1(siren, Scene.Debtor(siren), "C0012", "receivership", judgment, new(2026, 4, 30), 3, new(2026, 5, 1)));
        await Eventually.Is(async () => (await Insolvencies(siren)).Length == 1, "the judgment is known");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        // 10 000.00 from 1 to 14 April at 12.15 %.
        Assert.Equal(4_660, await Interest(handed.HandOver));

        await scene.Bus.Publish(new DebtorInsolvencyClosedV1(siren, Scene.Debtor(siren), "C0012", new(2026, 6, 1), "reported_in_error", 4, new(2026, 6, 1)));
        await Eventually.Is(async () => (await Insolvencies(siren)).Length == 0, "it never was");
        // To 30 September: 91 days at 12.15 % and 92 at 12.40 %.
        Assert.Equal(30_292 + 31_255, await Interest(handed.HandOver));
    }

    async Task<JsonElement[]> Insolvencies(string siren) => [.. JsonSerializer.Deserialize<JsonElement>((await scene.Send(HttpMethod.Get, $"/insolvency-claims?creditor={siren}&open=true", Roles.Collector)).Body).EnumerateArray()];

    async Task<long> Interest(Guid file)
    {
        var asked = await scene.Ask(file);
        var (_, archive) = await scene.Made(file, asked.GetProperty("dossier").GetString()!);
        var claim = SealedSample.Entries(archive).Single(e => e.Name == "claim.json").Content;
        return JsonSerializer.Deserialize<JsonElement>(claim).GetProperty("totals")[0].GetProperty("interestCents").GetInt64();
    }
}
