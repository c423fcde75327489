using System.Net;
using System.Text.Json.Nodes;
using Recouvrement.Dunning.FollowUps;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>What follows from what debtors say is among the tasks of the team, and both end together.</summary>
public sealed class FollowUpTaskTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    readonly Guid anne = Guid.CreateVersion7();

    async Task<DebtorUnderTest> Asked(string outcome = "invoice_lost")
    {
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai", department = "logistics" });
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await debtor.Owes("F2", Today.AddDays(-10), 20000);
        await server.Put($"/creditors/{debtor.Siren}/owner-rules", new { rules = new object[] { new { member = anne } } });
        await Says(debtor, outcome, Guid.NewGuid());
        return debtor;
    }

    Task Says(DebtorUnderTest debtor, string outcome, Guid id) =>
        server.Post($"/cases/{debtor.Case}/contacts", new { channel = "call", outcome, invoices = new[] { "F1" }, id }, "collector", HttpStatusCode.NoContent);

    async Task<JsonNode> FollowUp(DebtorUnderTest debtor) => (await server.Get($"/cases/{debtor.Case}/follow-ups")).AsArray().Single()!;

    async Task<JsonArray> Tasks(DebtorUnderTest debtor, string state = "all") => (await server.Get($"/tasks?case={debtor.Case}&state={state}")).AsArray();

    [Fact]
    public async Task A_follow_up_is_one_task_of_the_owner_of_its_case()
    {
        var debtor = await Asked("unreachable");
        var again = Guid.NewGuid();
        await Says(debtor, "refusal", again);
        await Says(debtor, "refusal", again);
        await server.Run(Today);
        Assert.Equal(["find_address", "tell_sales"], (await Tasks(debtor)).Select(t => Text(t!, "kind")).Order());
        var task = (await Tasks(debtor)).Single(t => Text(t!, "kind") == "find_address")!;
        Assert.Equal((anne, "follow_up", debtor.Invoice("F1"), "F1"), (task["owner"]!.GetValue<Guid>(), Text(task, "origin"), task["invoice"]!.GetValue<Guid>(), task["invoices"]!.AsArray().Single()!.GetValue<string>()));
        Assert.Contains((await server.Get($"/cases/{debtor.Case}/follow-ups")).AsArray(), f => f!["task"]!.GetValue<Guid>() == task["task"]!.GetValue<Guid>() && f["followUp"]!.GetValue<Guid>() == task["followUp"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task A_follow_up_that_is_done_ends_its_task()
    {
        var debtor = await Asked();
        var path = $"/cases/{debtor.Case}/follow-ups/{(await FollowUp(debtor))["followUp"]}/done";
        await server.Post(path, new { report = "Envoyée à Mme Martin." }, "collector", HttpStatusCode.NoContent);
        await server.Post(path, new { report = "Envoyée à Mme Martin." }, "collector", HttpStatusCode.NoContent);
        var task = (await Tasks(debtor)).Single()!;
        Assert.Equal(("done", "done", "Envoyée à Mme Martin."), (Text(task, "state"), Text(task, "result"), Text(task, "report")));
        Assert.Equal(anne, task["doneBy"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task A_task_that_is_done_ends_its_follow_up_and_its_report_is_a_note_until_it_is_erased()
    {
        var debtor = await Asked();
        var task = (await Tasks(debtor, "open")).Single()!["task"];
        await server.Post($"/tasks/{task}/completion", new { result = "not_found", report = "Mme Martin est partie." }, "collector", HttpStatusCode.NoContent);
        Assert.Equal(($"{Today:yyyy-MM-dd}", null), (Text(await FollowUp(debtor), "doneOn"), Text(await FollowUp(debtor), "droppedOn")));
        Assert.Empty((await server.Get($"/follow-ups?creditor={debtor.Siren}")).AsArray());
        Assert.Equal(("not_found", "Mme Martin est partie."), (Text(await server.Get($"/tasks/{task}"), "result"), Text(await server.Get($"/tasks/{task}"), "report")));
        Assert.Equal("Mme Martin est partie.", Text((await server.Get($"/cases/{debtor.Case}/notes")).AsArray().Single()!, "text"));

        await server.Post($"/tasks/{task}/erasure", new { }, expected: HttpStatusCode.NoContent);
        Assert.Empty((await server.Get($"/cases/{debtor.Case}/notes")).AsArray());
        Assert.Null((await server.Get($"/tasks/{task}"))["report"]);
        await using var session = await Session.Open(server.Service.Database.Source, default);
        Assert.Empty(await session.Read("select 1 from task_notes where report is not null union all select 1 from case_notes where case_id = $1", r => r.GetInt32(0), default, debtor.Case));
    }

    [Fact]
    public async Task A_report_is_that_of_its_own_case_whatever_is_noted_elsewhere()
    {
        var (debtor, other) = (await Asked(), await server.Debtor());
        var followUp = (await FollowUp(debtor))["followUp"]!.GetValue<Guid>();
        await other.Owes("F9", Today.AddDays(-10), 40000);
        await server.Post($"/cases/{debtor.Case}/follow-ups/{followUp}/done", new { report = "Envoyée à Mme Martin." }, "collector", HttpStatusCode.NoContent);
        var note = FollowUpTasks.ReportOf(followUp);
        foreach (var of in new[] { debtor, other }) await server.Post($"/cases/{of.Case}/notes", new { kind = "internal", text = "Autre chose.", id = note }, "collector", HttpStatusCode.UnprocessableEntity);
        // As it could be written before that was refused.
        await server.Service.Database.Administer($"insert into case_notes (note, case_id, kind, text, author, on_date) values ('{note}', '{other.Case}', 'internal', 'Autre chose.', 'collector', '{Today:yyyy-MM-dd}')");
        Assert.Equal("Envoyée à Mme Martin.", Text((await Tasks(debtor)).Single()!, "report"));
        Assert.Contains((await server.Get("/tasks?state=done&limit=1000")).AsArray(), t => Text(t!, "report") == "Envoyée à Mme Martin.");
    }

    [Fact]
    public async Task A_task_that_is_cancelled_drops_its_follow_up_and_one_that_is_put_off_leaves_it()
    {
        var debtor = await Asked();
        var task = (await Tasks(debtor, "open")).Single()!["task"];
        await server.Post($"/tasks/{task}/change", new { deadlineOn = Today.AddDays(9) }, "collector", HttpStatusCode.NoContent);
        Assert.Equal($"{Today:yyyy-MM-dd}", Text(await FollowUp(debtor), "deadline"));
        for (var i = 0; i < 2; i++) await server.Post($"/tasks/{task}/cancellation", new { reason = "duplicate" }, "collector", HttpStatusCode.NoContent);
        Assert.Equal((null, $"{Today:yyyy-MM-dd}"), (Text(await FollowUp(debtor), "doneOn"), Text(await FollowUp(debtor), "droppedOn")));
        Assert.Single(await debtor.History(), h => h.Fact == "follow_up_dropped");
        await server.Post($"/cases/{debtor.Case}/follow-ups/{(await FollowUp(debtor))["followUp"]}/done", new { }, "collector", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Both_ends_at_once_end_it_once()
    {
        var debtor = await Asked();
        var (followUp, task) = ((await FollowUp(debtor))["followUp"], (await Tasks(debtor, "open")).Single()!["task"]);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => i % 3 == 0
            ? server.Post($"/tasks/{task}/completion", new { result = "done" }, "collector", HttpStatusCode.NoContent)
            : i % 3 == 1 ? server.Post($"/cases/{debtor.Case}/follow-ups/{followUp}/done", new { }, "collector", HttpStatusCode.NoContent)
            : server.Run(Today)));
        Assert.Single(await debtor.History(), h => h.Fact == "follow_up_done");
        Assert.Equal("done", Text((await Tasks(debtor)).Single()!, "state"));
        await using var session = await Session.Open(server.Service.Database.Source, default);
        Assert.Equal(2, (await session.Read("select version from mt_streams where id = $1", r => r.GetInt64(0), default, task!.GetValue<Guid>()))[0]);
    }

    [Fact]
    public async Task A_follow_up_from_before_gets_its_task_when_its_case_is_next_looked_at_or_told_anything()
    {
        var (run, told) = (await Asked(), await Asked());
        foreach (var debtor in new[] { run, told })
        {
            // As it was before: no task, no word of one.
            var task = (await Tasks(debtor)).Single()!["task"]!.GetValue<Guid>();
            await server.Service.Database.Administer($"""
                delete from tasks where task = '{task}'; delete from mt_events where stream_id = '{task}'; delete from mt_streams where id = '{task}';
                update said set document = document - 'task' where case_id = '{debtor.Case}'
                """);
            Assert.Null((await FollowUp(debtor))["task"]);
        }

        await server.Run(Today);
        await server.Post($"/cases/{told.Case}/notes", new { kind = "internal", text = "Vu." }, "collector");
        foreach (var debtor in new[] { run, told })
            Assert.Equal((await FollowUp(debtor))["task"]!.GetValue<Guid>(), (await Tasks(debtor, "open")).Single()!["task"]!.GetValue<Guid>());
    }

    static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
