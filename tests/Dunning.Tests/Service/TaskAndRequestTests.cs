using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Tasks of the team, and requests to colleagues that are chased.</summary>
public sealed class TaskAndRequestTests(DunningServer server) : IClassFixture<DunningServer>
{
    // A Thursday.
    static readonly DateOnly Today = DunningServer.Today;

    readonly Guid anne = Guid.CreateVersion7(), denis = Guid.CreateVersion7();

    async Task<DebtorUnderTest> Team()
    {
        await server.Put($"/team/members/{denis}", new { name = "Denis Essai", department = "logistics" });
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai", department = "logistics", manager = denis });
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-5), 40000);
        return debtor;
    }

    [Fact]
    public async Task A_task_goes_to_the_owner_of_its_case_and_is_done_once_with_its_result()
    {
        var debtor = await Team();
        await server.Put($"/creditors/{debtor.Siren}/owner-rules", new { rules = new object[] { new { member = anne } } });
        var id = Guid.CreateVersion7();
        var order = new { kind = "send_invoice_copy", deadlineOn = Today.AddDays(30), @case = debtor.Case, invoice = debtor.Invoice("F1"), note = "À M. Essai" };
        await server.Put($"/tasks/{id}", order, "collector", HttpStatusCode.OK);
        await server.Put($"/tasks/{id}", order, "collector", HttpStatusCode.OK);
        var task = (await server.Get($"/tasks?owner={anne}")).AsArray().Single()!;
        Assert.Equal((id, "À M. Essai", "C-1"), (task["task"]!.GetValue<Guid>(), task["note"]!.GetValue<string>(), task["customerNumber"]!.GetValue<string>()));

        await server.Post($"/tasks/{id}/completion", new { result = "unknown" }, "collector", HttpStatusCode.UnprocessableEntity);
        await server.Post($"/tasks/{id}/completion", new { result = "done", report = "Envoyée" }, "collector", HttpStatusCode.NoContent);
        await server.Post($"/tasks/{id}/cancellation", new { reason = "mistake" }, "collector", HttpStatusCode.Conflict);
        Assert.Empty((await server.Get($"/tasks?owner={anne}")).AsArray());
        var done = await server.Get($"/tasks/{id}");
        Assert.Equal(("done", "done", anne, "collector", "Envoyée"), (Text(done, "state"), Text(done, "result"), done["doneBy"]!.GetValue<Guid>(), Text(done, "endedBy"), Text(done, "report")));
        await server.Post($"/tasks/{id}/erasure", new { }, expected: HttpStatusCode.NoContent);
        Assert.Null((await server.Get($"/tasks/{id}"))["note"]);
        await server.Post($"/tasks/{Guid.NewGuid()}/completion", new { result = "done" }, "collector", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Tasks_that_the_service_opens_by_a_key_are_one_and_pages_follow_the_deadlines()
    {
        var debtor = await Team();
        var desk = server.Service.Services.GetRequiredService<TaskDesk>();
        for (var i = 0; i < 5; i++)
        {
            await using var session = await Session.Begin(server.Service.Database.Source, default);
            await desk.Open(session, new(TaskKind.PortalCheck, debtor.Siren, debtor.Case, null, anne, Today.AddDays(-(i % 3) - 1), "test"), $"test|{debtor.Siren}|{i % 3}", new("service:dunning", DateTimeOffset.UnixEpoch), Today, default);
            await session.Commit(default);
        }

        var first = (await server.Get($"/tasks?creditor={debtor.Siren}&overdue=true&limit=2")).AsArray();
        var rest = (await server.Get($"/tasks?creditor={debtor.Siren}&overdue=true&limit=2&after={first[1]!["task"]!.GetValue<Guid>()}")).AsArray();
        Assert.Equal([Today.AddDays(-3), Today.AddDays(-2), Today.AddDays(-1)], first.Concat(rest).Select(t => DateOnly.Parse(Text(t!, "deadlineOn")!, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_colleague_is_reminded_after_the_deadline_and_the_manager_gets_a_task()
    {
        var debtor = await Team();
        var id = Guid.CreateVersion7();
        await server.Put($"/creditors/{debtor.Siren}/team", new { answerDays = 1, escalateDays = 2 });
        await server.Put($"/requests/{id}", new { item = "signed_delivery_note", @case = debtor.Case, member = anne, invoice = debtor.Invoice("F1") }, "collector", HttpStatusCode.OK);
        Assert.Equal(("2026-10-02", "document"), (Text(await Request(debtor), "deadlineOn"), Text(await Request(debtor), "kind")));

        await server.Service.SetToday(new(2026, 10, 5));
        await server.Post("/ops/day", new { date = new DateOnly(2026, 10, 5) }, "ops");
        await server.Post("/ops/day", new { date = new DateOnly(2026, 10, 5) }, "ops");
        Assert.Equal(1, (await Request(debtor))["reminders"]!.GetValue<int>());
        await server.Service.SetToday(new(2026, 10, 6));
        await server.Post("/ops/day", new { date = new DateOnly(2026, 10, 6) }, "ops");
        Assert.Equal(denis, (await Request(debtor))["escalatedTo"]!.GetValue<Guid>());
        var task = (await server.Get($"/tasks?owner={denis}")).AsArray().Single()!;
        Assert.Equal(("decide", "request", "2026-10-08"), (Text(task, "kind"), Text(task, "origin"), Text(task, "deadlineOn")));

        await server.Post($"/requests/{id}/answer", new { reply = "Ci-joint" }, "collector", HttpStatusCode.NoContent);
        Assert.Empty((await server.Get($"/tasks?owner={denis}")).AsArray());
        var times = (await server.Get($"/requests/reply-times?creditor={debtor.Siren}")).AsArray().Single()!;
        Assert.Equal(("logistics", 1, 0, 30), (Text(times, "department"), times["replied"]!.GetValue<int>(), times["inTime"]!.GetValue<int>(), times["tenthsOfDays"]!.GetValue<int>()));
        Assert.Null(times["member"]);
        Assert.Equal(409, await server.Status($"/requests/reply-times?creditor={debtor.Siren}&by=person"));
        await server.Put($"/creditors/{debtor.Siren}/team", new { personFigures = true });
        Assert.Equal(anne, (await server.Get($"/requests/reply-times?creditor={debtor.Siren}&by=person")).AsArray().Single()!["member"]!.GetValue<Guid>());
    }

    async Task<JsonNode> Request(DebtorUnderTest debtor) => (await server.Get($"/requests?creditor={debtor.Siren}")).AsArray().Single()!;

    static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
