using System.Text.Json.Nodes;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>What people work from: the next step of an invoice and why not, the worklist, and that nothing is unseen.</summary>
public sealed class WorklistTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task Why_not_names_every_blocker_with_its_rule_and_the_fact_that_caused_it()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F 1/2", Today.AddDays(-10), 40000, Today.AddDays(-10));
        await debtor.Contests("F 1/2", Today.AddDays(-4));
        await server.Put($"/creditors/{debtor.Siren}/settings", new { mode = "live", stopped = true });

        var answer = await NextStep(debtor, "F 1/2");
        Assert.False(answer["allowed"]!.GetValue<bool>());
        Assert.Equal(["disputed", "stopped"], Rules(answer).Take(2));
        var disputed = answer["blockers"]![0]!;
        Assert.Equal(("case", "invoice_disputed", "2026-09-27"), (disputed["cause"]!["of"]!.GetValue<string>(), disputed["cause"]!["fact"]!.GetValue<string>(), disputed["cause"]!["on"]!.GetValue<string>()));
        Assert.Equal(("entity", "settings_changed"), (answer["blockers"]![1]!["cause"]!["of"]!.GetValue<string>(), answer["blockers"]![1]!["cause"]!["fact"]!.GetValue<string>()));
        Assert.Equal("reminder_1", answer["step"]!.GetValue<string>());

        // On a day that has gone, what was heard by then: neither the dispute nor the stop, nor even who the customer is.
        var before = await NextStep(debtor, "F 1/2", Today.AddDays(-5));
        Assert.Equal(["no_address"], Rules(before));
        Assert.Equal((40000L, "2026-09-26"), (before["outstandingCents"]!.GetValue<long>(), before["on"]!.GetValue<string>()));
        Assert.Equal(404, await server.Status($"/creditors/{debtor.Siren}/invoices/F2/next-step"));
        Assert.Equal(422, await server.Status($"/creditors/{debtor.Siren}/invoices/F2/next-step?on=1999-12-31"));
        Assert.Equal(422, await server.Status("/invoices/F2/next-step?creditor=12"));
    }

    [Fact]
    public async Task An_invoice_that_may_go_says_so_by_either_address()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        var answer = await server.Get($"/invoices/F1/next-step?creditor={debtor.Siren}");
        Assert.Equal((true, "reminder_1", "2026-10-01", 0), (answer["allowed"]!.GetValue<bool>(), answer["step"]!.GetValue<string>(), answer["firstOn"]!.GetValue<string>(), answer["blockers"]!.AsArray().Count));
        Assert.Equal(answer.ToJsonString(), (await NextStep(debtor, "F1")).ToJsonString());
    }

    [Fact]
    public async Task The_worklist_puts_the_urgent_first_and_says_why()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-70), 1_200_000);
        await server.Run(Today);
        var item = (await server.Get($"/worklist?creditor={debtor.Siren}")).AsArray().Single()!;
        Assert.Equal((250 + 140 + 40, debtor.Case), (item["points"]!.GetValue<int>(), item["case"]!.GetValue<Guid>()));
        Assert.Equal(["amount", "age", "risk"], item["score"]!.AsArray().Select(part => part!["name"]!.GetValue<string>()));
        Assert.Equal("12000.00 EUR is overdue in the house.", item["score"]![0]!["sentence"]!.GetValue<string>());

        await debtor.Pays("F1", 1_200_000, 0, Today);
        Assert.Empty((await server.Get($"/worklist?creditor={debtor.Siren}")).AsArray());
    }

    [Fact]
    public async Task The_worklist_goes_on_after_a_case_and_is_of_an_owner()
    {
        var (small, large) = (await server.Debtor(), await server.Debtor());
        await small.Owes("F1", Today.AddDays(-200), 20000);
        await large.Owes("F1", Today.AddDays(-200), 9_000_000);
        await large.Contests("F1", Today);
        var all = (await server.Get("/worklist?limit=200")).AsArray().Select(item => item!["case"]!.GetValue<Guid>()).ToList();
        Assert.True(all.IndexOf(large.Case) < all.IndexOf(small.Case));
        var after = (await server.Get($"/worklist?limit=200&after={large.Case}")).AsArray().Select(item => item!["case"]!.GetValue<Guid>()).ToList();
        Assert.Equal(all.Skip(all.IndexOf(large.Case) + 1), after);
        Assert.Equal("collector", (await server.Get($"/worklist?creditor={large.Siren}&owner=collector")).AsArray().Single()!["owner"]!.GetValue<string>());
        Assert.Empty((await server.Get($"/worklist?creditor={large.Siren}&owner=ops")).AsArray());
        Assert.Equal(422, await server.Status("/worklist?limit=201"));
    }

    [Fact]
    public async Task Nothing_is_unattended_after_the_run_and_a_case_that_nobody_looked_at_is_named()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await server.Run(Today);
        Assert.Empty((await server.Get($"/invoices/unattended?creditor={debtor.Siren}")).AsArray());

        await using (var session = await Platform.EventStore.Session.Open(server.Service.Database.Source, default))
            await session.Run("update cases set look_on = $2 where case_id = $1", default, debtor.Case, Today.AddDays(-1));
        var found = Assert.Single((await server.Get($"/invoices/unattended?creditor={debtor.Siren}")).AsArray())!;
        Assert.Equal(("F1", "not_looked_at"), (found["number"]!.GetValue<string>(), found["fault"]!.GetValue<string>()));
        Assert.Empty((await server.Get($"/invoices/unattended?creditor={debtor.Siren}&after={debtor.Invoice("F1")}")).AsArray());
    }

    // What is done to the rows stands for a fault of ours: a hint that was not kept, a look that was forgotten.
    [Theory]
    [InlineData("hint_missing", "look_on = null", "next_on = $day + 5")]
    [InlineData("hint_missing", "look_on = $day + 9", "next_on = $day + 5")]
    [InlineData("day_has_gone", "look_on = $day + 9", "next_on = $day - 1")]
    [InlineData("not_looked_at", "look_on = $day - 1", "next_on = $day + 5")]
    [InlineData("nothing_next", "look_on = null", "next_on = null, next_step = null, blocked_by = null")]
    [InlineData("owner_unknown", "look_on = null", "next_on = null, next_step = null, blocked_by = 'disputed', blocker_owner = ''")]
    [InlineData(null, "look_on = $day", "next_on = null, next_step = null, blocked_by = null")]
    [InlineData(null, "look_on = $day + 5", "next_on = $day + 5")]
    [InlineData(null, "look_on = null", "next_on = null, next_step = null, blocked_by = 'disputed', blocker_owner = 'collector'")]
    public async Task Every_fault_is_found_whatever_is_wrong(string? fault, string ofCase, string ofInvoice)
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await debtor.Owes("F2", Today.AddDays(30), 40000);
        await server.Run(Today);
        string Sql(string sql) => sql.Replace("$day", $"date '{Today:yyyy-MM-dd}'", StringComparison.Ordinal);
        await server.Service.Database.Administer($"""
            update cases set {Sql(ofCase)} where case_id = '{debtor.Case}';
            update case_invoices set {Sql(ofInvoice)} where invoice = '{debtor.Invoice("F1")}';
            update cases c set hint_on = i.hint_on, adrift = i.adrift from ({Shown}) i where i.case_id = c.case_id and c.case_id = '{debtor.Case}'
            """);
        var found = (await server.Get($"/invoices/unattended?creditor={debtor.Siren}")).AsArray();
        Assert.Equal(fault is null ? [] : [$"F1 {fault}"], found.Select(f => $"{f!["number"]} {f["fault"]}"));
    }

    const string Shown = "select case_id, min(next_on) as hint_on, bool_or(next_on is null and (blocked_by is null or coalesce(blocker_owner, '') = '')) as adrift from case_invoices where outstanding_cents > 0 group by case_id";

    [Fact]
    public async Task What_a_case_shows_of_its_invoices_agrees_with_them()
    {
        var (debtor, contested) = (await server.Debtor(), await server.Debtor());
        foreach (var one in new[] { debtor, contested })
            for (var i = 0; i < 3; i++) await one.Owes($"F{i}", Today.AddDays((i * 20) - 30), 40000);
        await contested.Contests("F0", Today);
        await debtor.Pays("F0", 40000, 0, Today);
        await server.Run(Today);
        await using var session = await Platform.EventStore.Session.Open(server.Service.Database.Source, default);
        Assert.Equal([0L], await session.Read(
            $"select count(*) from cases c left join ({Shown}) i using (case_id) where c.hint_on is distinct from i.hint_on or c.adrift <> coalesce(i.adrift, false)", r => r.GetInt64(0), default));
    }

    Task<JsonNode> NextStep(DebtorUnderTest debtor, string number, DateOnly? on = null) =>
        server.Get($"/creditors/{debtor.Siren}/invoices/{Uri.EscapeDataString(number)}/next-step" + (on is { } day ? $"?on={day:yyyy-MM-dd}" : ""));

    static IEnumerable<string> Rules(JsonNode answer) => answer["blockers"]!.AsArray().Select(blocker => blocker!["rule"]!.GetValue<string>());
}
