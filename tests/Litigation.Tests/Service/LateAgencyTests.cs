using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Alone in its database, because it moves the clock: what the day's work finds.</summary>
public sealed class LateAgencyTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task The_day_after_the_month_finds_what_is_not_remitted_and_has_no_receipt_and_finds_it_once()
    {
        const string siren = "800000001";
        using var instruments = new Instruments();
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await scene.Tell("alpha-key", $"/agency/placements/{placement}/collections", new { reference = "col-1", claimId = Scene.Invoice(siren, "F-1"), amountCents = 10_000, currency = "EUR", on = "2026-03-16" });
        await Day(new(2026, 4, 16));
        Assert.Empty(await Breaches());
        await Day(new(2026, 4, 17));
        await scene.Service.DoDay(new(2026, 4, 17));
        await Day(new(2026, 4, 18));
        Assert.Equal(["receipt_missing 2026-04-16 2026-04-17", "remittance_late 2026-04-16 2026-04-17"], await Breaches());
        Assert.Equal(10_000, (await scene.Get(Roles.Manager, "/agencies/alpha/ledger"))[0].GetProperty("lateCents").GetInt64());
        const string late = $"agency=alpha,creditor={siren},currency=EUR,service=litigation";
        await Eventually.Passes(() =>
        {
            Assert.Contains((late, 10_000), instruments.Of("recouvrement.agency.funds_late"));
            Assert.Contains((late, 2), instruments.Of("recouvrement.agency.funds_late_age"));
            return Task.CompletedTask;
        });
        await Eventually.Is(() => scene.Bus.Heard<AgencyBreachFoundV1>().Count(b => b.Placement == placement) == 2, "both are published");

        // What comes after all settles the account; that it came late stays.
        await scene.Tell("alpha-key", "/agency/remittances", new
        {
            reference = "rem-1", creditor = siren, amountCents = 10_000, currency = "EUR", on = "2026-04-18", lines = new[] { new { placementId = placement, collection = "col-1", amountCents = 10_000 } },
        });
        Assert.Equal(0, (await scene.Get(Roles.Manager, "/agencies/alpha/ledger"))[0].GetProperty("balanceCents").GetInt64());
        Assert.Equal(2, (await Breaches()).Length);
    }

    async Task Day(DateOnly day)
    {
        await scene.Service.SetToday(day);
        await scene.Service.DoDay(day);
    }

    async Task<string[]> Breaches() =>
    [
        .. (await scene.Get(Roles.Ops, "/agencies/alpha/breaches")).EnumerateArray()
            .Select(b => $"{b.GetProperty("kind").GetString()} {b.GetProperty("dueOn").GetString()} {b.GetProperty("foundOn").GetString()}").Order(StringComparer.Ordinal),
    ];
}
