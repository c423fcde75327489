using System.Net;

namespace Recouvrement.Client.Tests;

public sealed class GoLiveTests(DunningWithClient dunning) : IClassFixture<DunningWithClient>
{
    const string Siren = "404833048";

    [Fact]
    public async Task A_manager_sets_how_an_entity_duns_and_what_the_levels_of_its_ERP_stand_for()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ProblemException>(() => dunning.Collector.GetSettingsAsync(Siren))).Status);
        await dunning.Manager.PutSettingsAsync(Siren, new("redirect", "essai@recouvrement.invalid"));
        Assert.Equal(new("redirect", "essai@recouvrement.invalid", Sms: "task"), await dunning.Collector.GetSettingsAsync(Siren));
        await dunning.Manager.PutReminderLevelsAsync(Siren, new([new(2, 1), new(1, 0)]));
        Assert.Equal([new(1, 0), new(2, 1)], (await dunning.Collector.GetReminderLevelsAsync(Siren)).Levels);

        var report = await dunning.Manager.RunAsync(new(DunningWithClient.Today));
        Assert.Equal((true, 0), (report.Finished, report.Failed.Count));
        Assert.Equal(("finished", DunningWithClient.Today), ((await dunning.Collector.GetRunAsync($"{DunningWithClient.Today:yyyy-MM-dd}")).State, (await dunning.Collector.GetCurrentRunAsync()).AsOf));
        Assert.Equal((0, 0L), ((await dunning.Collector.GetSummaryAsync(Siren)).Cases, (await dunning.Collector.GetSummaryAsync(Siren)).OpenCents));
        Assert.All((await dunning.Collector.GetCallsMadeAsync(Siren)).Values, Assert.Empty);
    }

    [Fact]
    public async Task A_manager_stops_everything_lifts_it_and_forgets_who_asked()
    {
        await dunning.Manager.StopEverythingAsync(new("incident", "Camille Essai"));
        var state = await dunning.Collector.GetStopAsync();
        Assert.Equal((true, "incident", "Camille Essai"), (state.IsOn, state.Turns[0].Reason, state.Turns[0].Person));
        await dunning.Manager.LiftStopAsync(new("Camille Essai", "Réparé."));
        await dunning.Manager.EraseStopTurnAsync(state.Turns[0].Turn);
        state = await dunning.Collector.GetStopAsync();
        Assert.Equal((false, "Réparé.", null), (state.IsOn, state.Turns[0].Note, state.Turns[1].Person));
    }
}
