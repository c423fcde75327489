using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Runs beside each other, beside facts, and beside a fault.</summary>
public sealed class RunTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task Runs_at_the_same_time_decide_once()
    {
        var debtors = new List<DebtorUnderTest>();
        for (var i = 0; i < 6; i++) debtors.Add(await server.Debtor());
        foreach (var debtor in debtors) await debtor.Owes("F1", Today.AddDays(-3), 40000);
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.Run(Today)));
        // Whoever asks before it has begun shares its report, and is told the same.
        Assert.Equal([6], reports.Select(r => Number(r, "decided")).Where(decided => decided != 0).Distinct());
        foreach (var debtor in debtors) Assert.Equal(1, (await debtor.History()).Count(h => h.Fact == "step_decided"));
    }

    [Fact]
    public async Task What_is_heard_while_a_run_is_under_way_is_looked_at_by_the_next()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 1000);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.Run(Today)).Append(debtor.Owes("F2", Today.AddDays(-3), 40000)));
        await server.Run(Today);
        Assert.Equal(41000, (await debtor.AskedFor("reminder_1")).Statement.OutstandingCents);
    }

    [Fact]
    public async Task Another_policy_looks_at_every_case_again()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(20), 40000);
        await server.Run(Today);
        await server.Service.Database.Administer($"update cases set rules = 'older' where case_id = '{debtor.Case}'");
        Assert.Equal(1, Number(await server.Run(Today), "looked"));
        Assert.Equal(0, Number(await server.Run(Today), "looked"));
    }

    [Fact]
    public async Task Two_builds_side_by_side_do_not_look_at_each_other_s_cases_in_turn()
    {
        var (before, since) = (await server.Debtor(), await server.Debtor());
        foreach (var debtor in new[] { before, since }) await debtor.Owes("F1", Today.AddDays(20), 40000);
        await server.Run(Today);
        await server.Service.Database.Administer("insert into rule_sets (name, number) overriding system value values ('of an earlier build', -1), ('of a later build', 1000000)");
        await server.Service.Database.Administer($"update cases set rules = case case_id when '{before.Case}' then 'of an earlier build' else 'of a later build' end where case_id in ('{before.Case}', '{since.Case}')");
        Assert.Equal(1, Number(await server.Run(Today), "looked"));
        Assert.Equal(["of a later build"], await Rules(since));
        Assert.Equal([EntityTable.Rules], await Rules(before));

        // Its day comes for either, by whatever rules it was looked at.
        await server.Service.Database.Administer($"update cases set look_on = '{Today:yyyy-MM-dd}' where case_id = '{since.Case}'");
        Assert.Equal(1, Number(await server.Run(Today), "looked"));
        Assert.Equal(0, Number(await server.Run(Today), "looked"));
    }

    async Task<List<string>> Rules(DebtorUnderTest debtor)
    {
        await using var session = await Session.Open(server.Service.Database.Source, default);
        return await session.Read("select rules from cases where case_id = $1", r => r.GetString(0), default, debtor.Case);
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_does_not_keep_the_others_from_being_dunned()
    {
        var (broken, sound) = (await server.Debtor(), await server.Debtor());
        await broken.Owes("F1", Today.AddDays(-3), 40000);
        await sound.Owes("F1", Today.AddDays(-3), 40000);
        await server.Service.Database.Administer($"update mt_events set type = 'of_another_time' where stream_id = '{broken.Case}' and version = 2");
        var report = await server.Run(Today);
        Assert.Equal(broken.Case, report!["failed"]!.AsArray().Single()!.GetValue<Guid>());
        Assert.Equal("reminder_1", (await sound.AskedFor("reminder_1")).Step);
        await server.Service.Database.Administer($"update mt_events set type = 'debtor_profiled' where stream_id = '{broken.Case}' and version = 2");
        Assert.Equal(1, Number(await server.Run(Today), "decided"));
    }

    [Fact]
    public async Task A_case_that_somebody_holds_is_waited_for_and_looked_at()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        Task<JsonNode?> run;
        await using (var holder = await Session.Begin(server.Service.Database.Source, default))
        {
            await server.Service.Database.Store.HoldFree(holder, [debtor.Case], default);
            run = server.Run(Today);
            await Eventually.Is(async () => (await holder.Read(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", r => r.GetInt64(0), default))[0] > 0, "the run waits for the case");
        }

        Assert.Equal(1, Number(await run, "decided"));
    }

    [Fact]
    public async Task How_far_a_run_is_can_be_read()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        var progress = await server.Get($"/runs/{Today:yyyy-MM-dd}");
        Assert.Equal("finished", progress["state"]!.GetValue<string>());
        Assert.Equal((1, 1, 1), (Number(progress, "done"), Number(progress, "total"), Number(progress, "requested")));
        Assert.Equal(progress.ToJsonString(), (await server.Get("/runs/current")).ToJsonString());
        Assert.Equal(404, await server.Status("/runs/2001-01-01"));
    }

    [Fact]
    public async Task Whoever_asks_for_a_long_run_is_told_where_to_read_how_far_it_is()
    {
        await using var service = await ServiceUnderTest<Settings>.Start("dunning", new Dictionary<string, string> { ["Run:AnswersWithin"] = "00:00:00" });
        await service.SetToday(Today);
        await using var held = await Session.Begin(service.Database.Source, default);
        // The entities are shared by every batch: nothing moves while somebody changes them.
        await held.Run("insert into entities (creditor, mode, hands_over, stopped) values ('100000999', 'live', true, false)", default);
        await held.Run("lock table entities in exclusive mode", default);
        using var ops = service.As("ops");
        using var answer = await ops.PostAsJsonAsync("/runs", new { asOf = Today });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal($"/runs/{Today:yyyy-MM-dd}", answer.Headers.Location!.ToString());
        await held.DisposeAsync();
        await Eventually.Is(async () => (await ops.GetStringAsync(answer.Headers.Location)).Contains("\"finished\"", StringComparison.Ordinal), "the run is finished");
    }

    static int Number(JsonNode? report, string name) => report![name]!.GetValue<int>();
}
