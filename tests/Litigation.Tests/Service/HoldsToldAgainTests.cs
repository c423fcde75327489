using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Disputes and holds of before that are told again after an upgrade: an agency hears of what still stands, and of nothing that is over.</summary>
public sealed class HoldsToldAgainTests : IAsyncLifetime
{
    static readonly DateOnly Later = Scene.Day.AddDays(4);

    // Of its own for each: the clock never goes back.
    readonly Scene scene = new();

    public Task InitializeAsync() => scene.InitializeAsync();

    public Task DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Who_has_heard_the_end_hears_no_beginning()
    {
        const string siren = "640000001";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await Resolve(siren, "L-1", 3);
        await Lift(siren, "H-1", 5);
        await Dispute(siren, "L-1", 2, Scene.Day);
        await Hold(siren, "H-1", 4, Scene.Day);
        // An end that was overtaken by a new beginning ends nothing.
        await Dispute(siren, "L-2", 6, Scene.Day);
        await Dispute(siren, "L-2", 8, Scene.Day);
        await Resolve(siren, "L-2", 7);
        await AllIsHeard(siren, placement);
        Assert.Equal(["dispute:L-2 since 2026-03-16"], await Pauses(placement));
    }

    [Fact]
    public async Task What_is_over_when_all_is_told_again_was_no_pause_and_what_stands_is_one_from_the_next_work_of_a_day_on()
    {
        const string siren = "640000002";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await scene.Service.SetToday(Later);
        // Four days are no news; three are.
        await Dispute(siren, "L-OVER", 2, Scene.Day);
        await Resolve(siren, "L-OVER", 3);
        await Dispute(siren, "L-STANDS", 4, Scene.Day);
        await Dispute(siren, "L-NEWS", 5, Scene.Day.AddDays(1));
        await Hold(siren, "H-STANDS", 6, Scene.Day.AddDays(-10));
        await Hold(siren, "H-PAST", 7, Scene.Day.AddDays(-10), until: Later.AddDays(-1));
        await AllIsHeard(siren, placement);
        Assert.Equal(["dispute:L-NEWS since 2026-03-17"], await Pauses(placement));

        for (var again = 0; again < 2; again++)
        {
            await scene.Service.DoDay(Later);
            Assert.Equal(["dispute:L-NEWS since 2026-03-17", "dispute:L-STANDS since 2026-03-20", "hold:H-STANDS since 2026-03-20"], await Pauses(placement));
        }

        await Resolve(siren, "L-STANDS", 8);
        await Eventually.Is(async () => (await Pauses(placement)).Count == 2, "the agency goes on");
        await scene.Service.DoDay(Later.AddDays(1));
        Assert.Equal(["dispute:L-NEWS since 2026-03-17", "hold:H-STANDS since 2026-03-20"], await Pauses(placement));
    }

    [Fact]
    public async Task What_began_before_the_placement_is_told_by_the_work_of_the_day_only()
    {
        const string siren = "640000003";
        var placement = await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await Dispute(siren, "L-1", 2, Scene.Day.AddDays(-1));
        await Dispute(siren, "L-2", 3, Scene.Day);
        await AllIsHeard(siren, placement);
        Assert.Equal(["dispute:L-2 since 2026-03-16"], await Pauses(placement));
        await scene.Service.DoDay(Scene.Day);
        Assert.Equal(["dispute:L-1 since 2026-03-16", "dispute:L-2 since 2026-03-16"], await Pauses(placement));
    }

    Task Dispute(string siren, string dispute, long version, DateOnly on) =>
        scene.Bus.Publish(new InvoiceDisputedV1(siren, Scene.Debtor(siren), "C0012", Scene.Invoice(siren, "F-1"), "F-1", dispute, "quality", 40_000, "EUR", version, on));

    Task Resolve(string siren, string dispute, long version) =>
        scene.Bus.Publish(new InvoiceDisputeResolvedV1(siren, Scene.Debtor(siren), "C0012", Scene.Invoice(siren, "F-1"), "F-1", dispute, "rejected", version, Scene.Day));

    Task Hold(string siren, string hold, long version, DateOnly on, DateOnly? until = null) =>
        scene.Bus.Publish(new InvoiceHeldV1(siren, Scene.Debtor(siren), "C0012", Scene.Invoice(siren, "F-1"), "F-1", hold, "factored", until, version, on));

    Task Lift(string siren, string hold, long version) =>
        scene.Bus.Publish(new InvoiceHoldLiftedV1(siren, Scene.Debtor(siren), "C0012", Scene.Invoice(siren, "F-1"), "F-1", hold, version, Scene.Day));

    // One queue, in its order.
    async Task AllIsHeard(string siren, Guid placement)
    {
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 30_000, 10_000, "payment", 20));
        await Eventually.Is(async () => (await scene.Get(Roles.Collector, $"/placements/{placement}")).GetProperty("summary").GetProperty("outstandingCents").GetInt64() == 30_000, "all before it is heard");
    }

    async Task<List<string>> Pauses(Guid placement)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        return await session.Read($"select key || ' since ' || since from pauses where placement = '{placement}' and ended_on is null order by key", row => row.GetString(0), CancellationToken.None);
    }
}
