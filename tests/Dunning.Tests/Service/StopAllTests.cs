using System.Net;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>One switch over all entities.</summary>
public sealed class StopAllTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task One_call_stops_every_entity_and_lifting_it_leaves_each_as_it_was()
    {
        var (live, shadow, stopped) = (await server.Debtor(), await server.Debtor("shadow"), await server.Debtor());
        foreach (var debtor in new[] { live, shadow, stopped }) await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Put($"/creditors/{stopped.Siren}/settings", new { mode = "live", stopped = true });
        await server.Run(Today);
        var asked = await live.AskedFor("reminder_1");
        string[] before = [await Settings(live), await Settings(shadow), await Settings(stopped)];

        await server.Put("/stop", new { reason = "wrong_data", person = "Camille Essai", note = "Montants en double." });
        await Eventually.Is(() => server.Bus.Heard<MessageWithdrawnV1>().Any(w => w.Decision == asked.Decision && w.Reason == "stopped"), "the message is called back");
        // An entity that comes while everything is stopped is stopped too, and its settings are its own.
        var late = await server.Debtor();
        await late.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        Assert.Empty(late.Asked);
        Assert.Equal(asked.Decision, Assert.Single(live.Asked).Decision);

        await server.Post("/stop/lift", new { person = "Dominique Essai" }, expected: HttpStatusCode.NoContent);
        string[] after = [await Settings(live), await Settings(shadow), await Settings(stopped)];
        Assert.Equal(before, after);
        await server.Run(Today);
        Assert.Equal("reminder_1", (await late.AskedFor("reminder_1")).Step);
        Assert.Empty(shadow.Asked);
        Assert.Empty(stopped.Asked);
    }

    [Fact]
    public async Task Each_turn_is_kept_with_its_reason_and_person_and_turning_twice_is_once()
    {
        await server.Put("/stop", new { reason = "incident", person = "Camille Essai" }, "ops");
        await server.Put("/stop", new { reason = "legal", person = "Une autre" });
        await server.Post("/stop/lift", new { person = "Camille Essai" }, "ops", HttpStatusCode.Forbidden);
        Assert.True((await server.Get("/stop"))["isOn"]!.GetValue<bool>());
        await server.Post("/stop/lift", new { person = "Dominique Essai", note = "Réparé." }, expected: HttpStatusCode.NoContent);
        await server.Post("/stop/lift", new { person = "Dominique Essai" }, expected: HttpStatusCode.NoContent);

        var state = await server.Get("/stop");
        Assert.False(state["isOn"]!.GetValue<bool>());
        var (lifted, stopped) = (state["turns"]![0]!, state["turns"]![1]!);
        Assert.Equal(("stop_lifted", "manager", "Dominique Essai", "Réparé."), (Text(lifted, "change"), Text(lifted, "by"), Text(lifted, "person"), Text(lifted, "note")));
        Assert.Equal(("everything_stopped", "incident", "ops", "Camille Essai"), (Text(stopped, "change"), Text(stopped, "reason"), Text(stopped, "by"), Text(stopped, "person")));

        var turn = stopped["turn"]!.GetValue<long>();
        await server.Post($"/stop/turns/{turn}/erasure", new { }, expected: HttpStatusCode.NoContent);
        await server.Post($"/stop/turns/{turn}/erasure", new { }, expected: HttpStatusCode.NoContent);
        await server.Post($"/stop/turns/{turn + 100}/erasure", new { }, expected: HttpStatusCode.NotFound);
        var erased = (await server.Get("/stop"))["turns"]!.AsArray().Single(t => t!["turn"]!.GetValue<long>() == turn)!;
        Assert.Equal((null, "incident", Text(stopped, "on")), (Text(erased, "person"), Text(erased, "reason"), Text(erased, "on")));
    }

    [Theory]
    [InlineData(null, "Camille Essai")]
    [InlineData("because", "Camille Essai")]
    [InlineData("unknown", "Camille Essai")]
    [InlineData("legal", " ")]
    [InlineData("legal", "two\nlines")]
    public async Task A_stop_without_a_reason_or_a_person_is_refused(string? reason, string person)
    {
        using var client = server.Service.As("manager");
        using var answer = await client.PutAsync("/stop", System.Net.Http.Json.JsonContent.Create(new { reason, person }));
        Assert.InRange((int)answer.StatusCode, 400, 422);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    async Task<string> Settings(DebtorUnderTest debtor) => (await server.Get($"/creditors/{debtor.Siren}/settings", "manager")).ToJsonString();

    static string? Text(System.Text.Json.Nodes.JsonNode node, string name) => node[name]?.GetValue<string>();
}
