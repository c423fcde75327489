using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The weekly meeting from its list to its minutes.</summary>
public sealed class MeetingTests(DunningServer server) : IClassFixture<DunningServer>
{
    // A Thursday; the meeting is on Monday the 5th.
    static readonly DateOnly Today = DunningServer.Today, Monday = new(2026, 10, 5);

    readonly Guid anne = Guid.CreateVersion7(), bruno = Guid.CreateVersion7(), meeting = Guid.CreateVersion7();

    [Fact]
    public async Task From_the_list_to_the_minutes()
    {
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai-Martin", department = "credit", email = "anne@creancier.invalid" });
        await server.Put($"/team/members/{bruno}", new { name = "Bruno, dit « Le Grand »", department = "sales", email = "bruno@creancier.invalid" });
        var debtor = await server.Debtor();
        await server.Put($"/creditors/{debtor.Siren}/team", new { marginHundredths = 500, yearlyTurnoverCents = 3_650_000_00L });
        foreach (var (invoice, days, cents) in new[] { ("F1", 60, 1_200_000_00L), ("F2", 20, 900_000_00L), ("F3", 90, 300_000_00L), ("F4", -30, 2_000_000_00L) }) await debtor.Owes(invoice, Today.AddDays(-days), cents);
        await server.Put($"/meetings/{meeting}", new
        {
            creditor = debtor.Siren, firstOn = Monday, startsAt = "09:30:00", participants = new[] { anne, bruno }, top = 2, leadDays = 4, organizer = anne,
        });

        await server.Post("/ops/day", new { date = Today }, "ops");
        var id = (await server.Get($"/meetings/lists?meeting={meeting}")).AsArray().Single()!["list"]!.GetValue<Guid>();
        var drawn = await List(id);
        Assert.Equal(["F1", "F2"], drawn["lines"]!.AsArray().Select(l => Text(l!, "invoiceNumber")));
        var first = drawn["lines"]![0]!;
        Assert.Equal((120_000_000L, 60, 1200, 2_400_000_000L), (first["owedCents"]!.GetValue<long>(), first["daysLate"]!.GetValue<int>(), first["tenthsOfDays"]!.GetValue<int>(), first["turnoverNeededCents"]!.GetValue<long>()));
        Assert.True(first["interestCents"]!.GetValue<long>() > 0);
        Assert.Equal((440_000_000L, 240_000_000L, 4), (first["card"]!["openCents"]!.GetValue<long>(), first["card"]!["overdueCents"]!.GetValue<long>(), first["card"]!["openInvoices"]!.GetValue<int>()));

        await debtor.Pays("F1", 120_000_000, 0, Today);
        await server.Post("/ops/day", new { date = Today }, "ops");
        await server.Post("/ops/day", new { date = Today }, "ops");
        var renewed = (await List(id))["lines"]!.AsArray();
        Assert.Equal(["F1", "F2", "F3"], renewed.Select(l => Text(l!, "invoiceNumber")));
        Assert.Equal(("2026-10-01", 1), (Text(renewed[0]!, "leftOn"), renewed[2]!["replaces"]!.GetValue<int>()));
        // What was frozen reads the same.
        Assert.Equal(first["owedCents"]!.GetValue<long>(), renewed[0]!["owedCents"]!.GetValue<long>());

        await server.Put($"/meetings/lists/{id}/lines/1/answer", Says("forgotten", anne), "collector", HttpStatusCode.Conflict);
        await server.Put($"/meetings/lists/{id}/lines/2/answer", Says("forgotten", anne), "collector");
        await server.Put($"/meetings/lists/{id}/lines/2/answer", Says("missing_order_number", bruno, "Demander le numéro de commande à l'acheteur"), "collector");
        await server.Put($"/meetings/lists/{id}/lines/3/answer", Says("cash_difficulty", bruno), "collector");
        Assert.Empty((await server.Get($"/tasks?owner={anne}")).AsArray());
        var tasks = (await server.Get($"/tasks?owner={bruno}")).AsArray();
        Assert.Equal(["meeting", "meeting"], tasks.Select(t => Text(t!, "origin")));
        await server.Post($"/tasks/{tasks[0]!["task"]!.GetValue<Guid>()}/completion", new { result = "done" }, "collector", HttpStatusCode.NoContent);

        var calendar = await Raw($"/meetings/lists/{id}/calendar", "text/calendar");
        Assert.Contains("DTSTART:20261005T073000Z\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("mailto:bruno@creancier.invalid", calendar.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("2;C-1;F2;900000.00;2026-09-11;20;", await Raw($"/meetings/lists/{id}?format=csv", "text/csv"), StringComparison.Ordinal);

        Assert.Equal(409, await server.Status($"/meetings/lists/{id}/minutes"));
        await server.Post($"/meetings/lists/{id}/move", new { heldOn = Today, startsAt = "10:00:00" }, expected: HttpStatusCode.NoContent);
        Assert.Contains("SEQUENCE:1\r\n", await Raw($"/meetings/lists/{id}/calendar", "text/calendar"), StringComparison.Ordinal);
        await server.Post($"/meetings/lists/{id}/closure", new { present = new[] { bruno } }, "collector", HttpStatusCode.NoContent);
        var minutes = await server.Get($"/meetings/lists/{id}/minutes");
        Assert.Equal(("held", "Bruno, dit « Le Grand »"), (Text(minutes, "state"), Text(minutes["present"]![0]!, "name")));
        using (var client = server.Service.As("collector"))
        {
            var pdf = await client.GetByteArrayAsync($"/meetings/lists/{id}/minutes?format=pdf");
            Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        }

        var rates = (await server.Get($"/meetings/kept-rates?creditor={debtor.Siren}")).AsArray().Single()!;
        Assert.Equal(("sales", 1, 1, 100), (Text(rates, "department"), rates["due"]!.GetValue<int>(), rates["kept"]!.GetValue<int>(), rates["percent"]!.GetValue<int>()));
        Assert.Equal(409, await server.Status($"/meetings/kept-rates?creditor={debtor.Siren}&by=person"));
    }

    [Fact]
    public async Task A_meeting_that_makes_no_sense_is_refused_and_a_cancelled_one_is_called_off()
    {
        var debtor = await server.Debtor();
        var terms = new { creditor = debtor.Siren, firstOn = Monday, startsAt = "09:00:00", participants = Array.Empty<Guid>(), by = "debtor", criterion = "age" };
        await server.Put($"/meetings/{meeting}", terms with { firstOn = Monday.AddDays(-1) }, expected: HttpStatusCode.Conflict);
        await server.Put($"/meetings/{meeting}", terms with { participants = [Guid.NewGuid()] }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Put($"/meetings/{meeting}", terms with { criterion = "colour" }, expected: HttpStatusCode.BadRequest);
        await server.Put($"/meetings/{meeting}", terms, "collector", HttpStatusCode.Forbidden);
        await server.Put($"/meetings/{meeting}", terms);
        await debtor.Owes("F1", Today.AddDays(-60), 10000);
        await debtor.Owes("F2", Today.AddDays(-30), 20000);
        var id = (await server.Post($"/meetings/{meeting}/lists", new { }))!["list"]!.GetValue<Guid>();
        var line = (await List(id))["lines"]!.AsArray().Single()!;
        Assert.Equal((30000L, "2026-08-02", null), (line["owedCents"]!.GetValue<long>(), Text(line, "dueOn"), Text(line, "invoiceNumber")));
        await server.Post($"/meetings/lists/{id}/cancellation", new { }, expected: HttpStatusCode.NoContent);
        Assert.Contains("STATUS:CANCELLED", await Raw($"/meetings/lists/{id}/calendar", "text/calendar"), StringComparison.Ordinal);
        await server.Post($"/meetings/{meeting}/end", new { }, expected: HttpStatusCode.NoContent);
        await server.Post($"/meetings/{meeting}/lists", new { }, expected: HttpStatusCode.NotFound);
        foreach (var path in new[] { "", "/calendar", "/minutes" }) Assert.Equal(404, await server.Status($"/meetings/lists/{Guid.NewGuid()}{path}"));
    }

    static object Says(string why, Guid who, string? note = null) => new { why, what = "answer_debtor", who, byWhen = Today.AddDays(2), note };

    Task<JsonNode> List(Guid id) => server.Get($"/meetings/lists/{id}");

    async Task<string> Raw(string path, string type)
    {
        using var client = server.Service.As("collector");
        using var answer = await client.GetAsync(path);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
    }

    static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
