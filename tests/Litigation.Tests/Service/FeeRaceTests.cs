using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Two invoices of an agency over the fee on one collection, at the same moment: what it kept back was kept back once.</summary>
public sealed class FeeRaceTests(Scene scene) : IClassFixture<Scene>
{
    const string Siren = "710000001", Day = "2026-03-16";
    const int Collections = 12;

    [Fact]
    public async Task Of_two_invoices_at_once_one_alone_says_what_was_kept_back()
    {
        await scene.Tell(Roles.Manager, $"/creditors/{Siren}/agencies/alpha/mandates", new
        {
            reference = "MR-1", kind = "placement", powerToReceive = true, liabilityCover = "RC Pro", signedOn = "2026-03-02", textSha256 = new string('a', 64), nettingAgreed = true,
            fees = new { version = "1", successFees = new[] { new { rateBasisPoints = 1500 } }, vatBasisPoints = 2000, borneBy = "creditor" },
        });
        // Two placements, named in either order by the two.
        Guid[] placements = [await scene.Place(Siren, "alpha", Scene.Claim(Siren, "F-1", 9_000_000)), await scene.Place(Siren, "alpha", Scene.Claim(Siren, "F-2", 9_000_000))];
        for (var n = 0; n < Collections; n++)
            for (var p = 0; p < 2; p++)
                await scene.Tell("alpha-key", $"/agency/placements/{placements[p]}/collections", new { reference = $"col-{n}-{p}", claimId = Scene.Invoice(Siren, $"F-{p + 1}"), amountCents = 500_000, currency = "EUR", on = Day });

        for (var n = 0; n < Collections; n++)
        {
            var lines = placements.Select((placement, p) => new { placementId = placement, collection = $"col-{n}-{p}", netCents = 75_000, vatCents = 15_000 }).ToArray();
            await Task.WhenAll(Invoice($"inv-{n}-a", lines), Invoice($"inv-{n}-b", Enumerable.Reverse(lines).ToArray()));
        }

        await Eventually.Is(() => scene.Bus.Heard<AgencyFeesInvoicedV1>().Count(f => f.Creditor == Siren) == 2 * Collections, "all are told");
        for (var n = 0; n < Collections; n++)
            Assert.Equal([0, 180_000], scene.Bus.Heard<AgencyFeesInvoicedV1>().Where(f => f.Reference.StartsWith($"inv-{n}-", StringComparison.Ordinal)).Select(f => f.NettedCents).Order());
    }

    Task Invoice(string reference, object lines) =>
        scene.Tell("alpha-key", "/agency/fee-invoices", new { reference, creditor = Siren, netCents = 150_000, vatCents = 30_000, currency = "EUR", on = Day, lines });
}
