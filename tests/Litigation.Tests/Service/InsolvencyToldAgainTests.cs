using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Insolvencies of before that are told again after an upgrade, behind what was heard of them meanwhile: what is over stays over, and no agency hears of it.</summary>
public sealed class InsolvencyToldAgainTests(Scene scene) : IClassFixture<Scene>
{
    static readonly DateOnly First = new(2026, 1, 12), Second = new(2026, 2, 16);

    [Fact]
    public async Task An_end_that_was_heard_before_its_opening_ends_it()
    {
        const string siren = "630000001";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await Close(siren, Scene.Day, "plan_adopted", 5);
        // The same day as the placement: were it open, the agency would be told.
        await Open(siren, First, 3, Scene.Day);
        Assert.Equal(["2026-01-12 ended 2026-03-16 plan_adopted"], await Known(siren, 1));
        await Open(siren, First, 4, Scene.Day, published: true);
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 30_000, 10_000, "payment", 2));
        await Eventually.Is(async () => (await Summary(placement)).GetProperty("outstandingCents").GetInt64() == 30_000, "all before it is heard");
        Assert.Equal(["2026-01-12 ended 2026-03-16 plan_adopted"], await Known(siren, 1));
        Assert.Empty(await Read($"select placement::text from placements where placement = '{placement}' and insolvent_since is not null"));
    }

    [Fact]
    public async Task An_older_opening_leaves_the_judgment_that_is_open_and_ends_as_its_own_end_says()
    {
        const string siren = "630000002";
        await Open(siren, Second, 8, Scene.Day);
        await Open(siren, First, 3, Scene.Day.AddDays(-3));
        Assert.Equal(["2026-01-12 ended 2026-03-13 reported_in_error", "2026-02-16 open"], await Known(siren, 2));
        await Close(siren, new(2026, 2, 2), "assets_insufficient", 5);
        await Eventually.Is(async () => (await Known(siren, 2))[0].EndsWith("assets_insufficient", StringComparison.Ordinal), "its own end is heard");
        Assert.Equal(["2026-01-12 ended 2026-02-02 assets_insufficient", "2026-02-16 open"], await Known(siren, 2));
        await Close(siren, Scene.Day, "plan_adopted", 9);
        await Eventually.Is(async () => (await Known(siren, 2))[1].EndsWith("plan_adopted", StringComparison.Ordinal), "the later one is over");
        Assert.Equal("2026-01-12 ended 2026-02-02 assets_insufficient", (await Known(siren, 2))[0]);
    }

    [Fact]
    public async Task The_end_of_a_later_judgment_does_not_end_the_one_before_it()
    {
        const string siren = "630000003";
        await Open(siren, Second, 8, Scene.Day);
        await Close(siren, Scene.Day, "plan_adopted", 9);
        await Open(siren, First, 3, Scene.Day.AddDays(-3));
        Assert.Equal(["2026-01-12 ended 2026-03-13 reported_in_error", "2026-02-16 ended 2026-03-16 plan_adopted"], await Known(siren, 2));
        await Close(siren, new(2026, 2, 2), "assets_insufficient", 5);
        await Eventually.Is(async () => (await Known(siren, 2))[0].EndsWith("assets_insufficient", StringComparison.Ordinal), "its own end is heard");
        Assert.Equal("2026-02-16 ended 2026-03-16 plan_adopted", (await Known(siren, 2))[1]);
    }

    Task Open(string siren, DateOnly judgment, long version, DateOnly on, bool published = false) =>
        scene.Bus.Publish(new DebtorInsolvencyOpenedV1(siren, Scene.Debtor(siren), "C0012", "receivership", judgment, published ? judgment.AddDays(10) : null, version, on));

    Task Close(string siren, DateOnly closedOn, string outcome, long version) =>
        scene.Bus.Publish(new DebtorInsolvencyClosedV1(siren, Scene.Debtor(siren), "C0012", closedOn, outcome, version, Scene.Day));

    async Task<List<string>> Known(string siren, int count)
    {
        List<string> known = [];
        await Eventually.Is(async () =>
        {
            known = await Read($"select judgment_on || coalesce(' ended ' || closed_on || ' ' || outcome, ' open') from insolvency_claims where creditor = '{siren}' order by judgment_on");
            return known.Count == count;
        }, "the judgments are known");
        return known;
    }

    async Task<List<string>> Read(string sql)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        return await session.Read(sql, row => row.GetString(0), CancellationToken.None);
    }

    async Task<JsonElement> Summary(Guid placement) => (await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary");
}
