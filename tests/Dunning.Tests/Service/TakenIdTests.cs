using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>An id that a caller chooses stands for one thing: whatever else it is sent for is refused, and nothing of it is written.</summary>
public sealed class TakenIdTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    readonly Guid anne = Guid.CreateVersion7(), task = Guid.CreateVersion7(), request = Guid.CreateVersion7(), meeting = Guid.CreateVersion7();

    async Task<DebtorUnderTest> Everything()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-5), 40000);
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai", department = "logistics" });
        await server.Put($"/tasks/{task}", Task(debtor), "collector", HttpStatusCode.OK);
        await server.Put($"/requests/{request}", Request(debtor), "collector", HttpStatusCode.OK);
        await server.Put($"/meetings/{meeting}", Meeting(debtor));
        return debtor;
    }

    static object Task(DebtorUnderTest debtor) => new { kind = "visit", deadlineOn = Today, @case = debtor.Case };

    object Request(DebtorUnderTest debtor) => new { item = "signed_delivery_note", @case = debtor.Case, member = anne };

    object Meeting(DebtorUnderTest debtor) => new { creditor = debtor.Siren, firstOn = Today.AddDays(7), startsAt = "09:00:00", participants = new[] { anne } };

    [Fact]
    public async Task What_is_made_under_the_id_of_something_else_is_refused()
    {
        var debtor = await Everything();
        foreach (var (path, body) in new (string, object)[]
        {
            ($"/tasks/{request}", Task(debtor)), ($"/tasks/{meeting}", Task(debtor)), ($"/requests/{task}", Request(debtor)), ($"/requests/{meeting}", Request(debtor)),
            ($"/meetings/{task}", Meeting(debtor)), ($"/meetings/{request}", Meeting(debtor)),
        })
            Assert.Equal("id_taken", await Code(HttpMethod.Put, path, body));
        Assert.Single((await server.Get($"/tasks?creditor={debtor.Siren}")).AsArray());
        Assert.Single((await server.Get($"/requests?creditor={debtor.Siren}")).AsArray());
    }

    [Fact]
    public async Task What_is_told_to_the_id_of_something_else_is_refused()
    {
        await Everything();
        foreach (var (path, body) in new (string, object)[]
        {
            ($"/tasks/{request}/completion", new { result = "done" }), ($"/tasks/{request}/change", new { deadlineOn = Today.AddDays(1) }), ($"/requests/{task}/answer", new { }),
            ($"/meetings/{task}/end", new { }), ($"/meetings/{request}/lists", new { }), ($"/meetings/lists/{task}/closure", new { present = new[] { anne } }),
        })
            Assert.Equal("id_taken", await Code(HttpMethod.Post, path, body));
        Assert.Equal("id_taken", await Code(HttpMethod.Put, $"/meetings/lists/{meeting}/lines/1/answer", new { why = "quality", what = "visit", who = anne, byWhen = Today }));
    }

    [Fact]
    public async Task An_id_that_was_only_asked_for_is_free()
    {
        var debtor = await Everything();
        var free = Guid.CreateVersion7();
        await server.Post($"/tasks/{free}/completion", new { result = "done" }, "collector", HttpStatusCode.NotFound);
        await server.Put($"/requests/{free}", Request(debtor), "collector", HttpStatusCode.OK);
        Assert.Equal("id_taken", await Code(HttpMethod.Put, $"/tasks/{free}", Task(debtor)));
    }

    [Fact]
    public async Task An_absence_has_an_id_of_its_own_whoever_is_away()
    {
        await Everything();
        var (denis, absence) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await server.Put($"/team/members/{denis}", new { name = "Denis Essai", department = "logistics" });
        var codes = await System.Threading.Tasks.Task.WhenAll(new[] { anne, denis }.Select(member => Code(HttpMethod.Put, $"/team/members/{member}/absences/{absence}", new { from = Today, to = Today.AddDays(2) })));
        Assert.Equal(["id_taken", null], codes.OrderBy(code => code is null));
    }

    [Fact]
    public async Task Of_two_at_once_one_gets_the_id()
    {
        var debtor = await Everything();
        for (var i = 0; i < 5; i++)
        {
            var id = Guid.CreateVersion7();
            var codes = await System.Threading.Tasks.Task.WhenAll(Code(HttpMethod.Put, $"/tasks/{id}", Task(debtor)), Code(HttpMethod.Put, $"/requests/{id}", Request(debtor)));
            Assert.Equal(["id_taken", null], codes.OrderBy(code => code is null));
        }
    }

    async Task<string?> Code(HttpMethod method, string path, object body)
    {
        using var client = server.Service.As("manager");
        using var asked = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(asked);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode) return null;
        Assert.True(answer.StatusCode == HttpStatusCode.Conflict, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!["code"]!.GetValue<string>();
    }
}
