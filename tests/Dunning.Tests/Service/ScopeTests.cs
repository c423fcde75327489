using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Users are limited to cases by entity, region and sales person, by a manager, from their next request on.</summary>
public sealed class ScopeTests(DunningServer server) : IClassFixture<DunningServer>
{
    const string Manager = DunningServer.LimitedManager, Collector = DunningServer.LimitedCollector;
    static readonly DateOnly Today = DunningServer.Today;

    async Task<DebtorUnderTest> Debtor(string? region = "SUD", string? salesPerson = "VD1")
    {
        var debtor = await server.Debtor();
        await Told(debtor, region, salesPerson);
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        return debtor;
    }

    static Task Told(DebtorUnderTest debtor, string? region, string? salesPerson) =>
        debtor.Hears(new DebtorChangedV1(debtor.Siren, debtor.Id, "C-1", "company", null, "fr", debtor.Next(debtor.Id), Today, SalesPerson: salesPerson, Region: region));

    async Task<bool> Sees(DebtorUnderTest debtor, string user = Collector)
    {
        var listed = (await server.Get($"/cases?creditor={debtor.Siren}", user)).AsArray().Count == 1;
        Assert.Equal(listed ? 200 : 404, await server.Status($"/cases/{debtor.Case}", user));
        return listed;
    }

    Task Limit(string user, object scope, string by = "manager", HttpStatusCode expected = HttpStatusCode.NoContent) => server.Put($"/users/{user}/scope", scope, by, expected);

    Task Free(string user) => Limit(user, new { });

    [Fact]
    public async Task A_case_is_seen_where_all_that_the_scope_says_is_so_and_a_change_holds_from_the_next_request_on()
    {
        var debtor = await Debtor();
        await Free(Collector);
        Assert.True(await Sees(debtor));
        foreach (var (scope, seen) in new (object Scope, bool Seen)[]
        {
            (new { entities = new[] { debtor.Siren } }, true),
            (new { entities = new[] { "732829320" } }, false),
            (new { regions = new[] { "EST", " sud " } }, true),
            (new { regions = new[] { "EST" } }, false),
            (new { salesPeople = new[] { "vd1" } }, true),
            (new { salesPeople = new[] { "VD" } }, false),
            (new { entities = new[] { debtor.Siren }, regions = new[] { "SUD" }, salesPeople = new[] { "VD1" } }, true),
            (new { entities = new[] { debtor.Siren }, regions = new[] { "SUD" }, salesPeople = new[] { "VD2" } }, false),
            (new { entities = Array.Empty<string>(), regions = Array.Empty<string>() }, true),
        })
        {
            await Limit(Collector, scope);
            Assert.Equal(seen, await Sees(debtor));
        }
    }

    [Fact]
    public async Task A_case_moves_with_its_customer_and_what_nobody_told_lies_in_no_region()
    {
        var debtor = await Debtor(region: null);
        await Limit(Collector, new { regions = new[] { "OUEST" } });
        Assert.False(await Sees(debtor));
        await Told(debtor, "OUEST", null);
        Assert.True(await Sees(debtor));
        await Told(debtor, "EST", null);
        Assert.False(await Sees(debtor));
        await Free(Collector);
    }

    [Fact]
    public async Task Who_is_limited_to_an_entity_has_all_of_it_and_nothing_of_what_stands_over_it()
    {
        var (mine, other) = (await Debtor(), await Debtor());
        await Limit(Manager, new { entities = new[] { mine.Siren } });
        await server.Put($"/creditors/{mine.Siren}/settings", new { mode = "live" }, Manager);
        await Refused($"/creditors/{other.Siren}/settings", new { mode = "live" });
        await Refused("/stop", new { reason = "incident", person = "Essai" });
        await server.Post("/runs", new { asOf = Today }, Manager, HttpStatusCode.Forbidden);
        await server.Post("/cases/reassignments", new { to = await Member(), from = Guid.NewGuid() }, Manager);
        Assert.Equal((200, 403), (await server.Status($"/creditors/{mine.Siren}/objectives", Manager), await server.Status($"/creditors/{other.Siren}/objectives", Manager)));

        // To a region of it: no more the whole.
        await Limit(Manager, new { entities = new[] { mine.Siren }, regions = new[] { "SUD" } });
        await Refused($"/creditors/{mine.Siren}/settings", new { mode = "shadow" });
        await Refused($"/creditors/{mine.Siren}/owner-rules", new { rules = Array.Empty<object>() });
        Assert.Equal(200, await server.Status($"/creditors/{mine.Siren}/settings", Manager));
        await server.Post($"/cases/{mine.Case}/pauses", new { reason = "other", until = Today }, Manager);
        await server.Post($"/cases/{other.Case}/pauses", new { reason = "other", until = Today }, Manager, HttpStatusCode.NotFound);
        await Free(Manager);
    }

    [Fact]
    public async Task Many_at_once_are_those_of_the_scope_and_the_others_are_not_there()
    {
        var (mine, other) = (await Debtor("CENTRE"), await Debtor("EST"));
        await Limit(Manager, new { regions = new[] { "CENTRE" } });
        var paused = (await server.Post("/pauses", new { cases = new[] { mine.Case, other.Case }, reason = "other", until = Today }, Manager))!.AsArray();
        Assert.Equal(("paused", "not_found"), (Outcome(paused, mine), Outcome(paused, other)));
        Assert.Equal(1, (await server.Post("/cases/reassignments", new { to = await Member(), cases = new[] { mine.Case, other.Case } }, Manager))!["cases"]!.GetValue<int>());
        await Free(Manager);

        static string Outcome(JsonArray reports, DebtorUnderTest of) => reports.Single(r => r!["case"]!.GetValue<Guid>() == of.Case)!["outcome"]!.GetValue<string>();
    }

    [Fact]
    public async Task Scopes_are_told_once_listed_with_who_set_them_and_lifted()
    {
        await Free(Collector);
        var before = await Events();
        await Limit("LIMITED-collector%20", new { regions = new[] { "B", "A", "A" } });
        await Limit(Collector, new { regions = new[] { "A", "B" } });
        Assert.Equal(before + 1, await Events());
        await Limit("to come", new { salesPeople = new[] { "VD9" } });
        var listed = (await server.Get("/users/scopes", "manager")).AsArray();
        var one = listed.Single(u => string.Equals(u!["user"]!.GetValue<string>(), Collector, StringComparison.OrdinalIgnoreCase))!;
        Assert.Equal(("A B", true, "manager", "2026-10-01"), (string.Join(' ', one["regions"]!.AsArray().Select(r => r!.GetValue<string>())), one["hasKey"]!.GetValue<bool>(), one["setBy"]!.GetValue<string>(), one["setOn"]!.GetValue<string>()));
        Assert.False(listed.Single(u => u!["user"]!.GetValue<string>() == "to come")!["hasKey"]!.GetValue<bool>());
        Assert.Equal("to come", (await server.Get($"/users/scopes?after={Collector}&limit=1", "manager")).AsArray().Single()!["user"]!.GetValue<string>());
        using var client = server.Service.As("manager");
        foreach (var user in new[] { Collector, Collector, "to%20come" }) Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/users/{user}/scope")).StatusCode);
        Assert.Empty((await server.Get("/users/scopes", "manager")).AsArray());
    }

    [Fact]
    public async Task Nobody_changes_the_own_scope_and_who_is_limited_goes_not_beyond_it()
    {
        const string Siren = "732829320";
        await Limit("manager", new { regions = new[] { "SUD" } }, "manager", HttpStatusCode.Conflict);
        await Limit("MANAGER", new { }, "manager", HttpStatusCode.Conflict);
        await Limit(Manager, new { entities = new[] { Siren } });
        await Limit(Manager, new { }, Manager, HttpStatusCode.Forbidden);
        await Limit("manager", new { entities = new[] { Siren } }, Manager, HttpStatusCode.Forbidden);
        await Limit(Collector, new { entities = new[] { Siren }, regions = new[] { "SUD" } });
        await Limit(Collector, new { entities = new[] { Siren }, regions = new[] { "NORD" } }, Manager);
        await Limit(Collector, new { regions = new[] { "NORD" } }, Manager, HttpStatusCode.Forbidden);
        await Limit(DunningServer.LimitedOps, new { entities = new[] { "552100554" } });
        Assert.Equal([Manager, Collector], (await server.Get("/users/scopes", Manager)).AsArray().Select(u => u!["user"]!.GetValue<string>()));
        await Limit(Collector, new { }, "collector", HttpStatusCode.Forbidden);
        foreach (var user in new[] { Manager, Collector, DunningServer.LimitedOps }) await Free(user);
    }

    [Theory]
    [InlineData("x", """{"entities":["73282932"]}""")]
    [InlineData("x", """{"entities":[null]}""")]
    [InlineData("x", """{"regions":["two\nlines"]}""")]
    [InlineData("x", """{"regions":[" "]}""")]
    [InlineData("x", """{"salesPeople":["123456789012345678901234567890123456789012345678901234567890123456789012345678901"]}""")]
    [InlineData("two%0Alines", """{"regions":["SUD"]}""")]
    [InlineData("%20", """{"regions":["SUD"]}""")]
    public async Task What_is_no_scope_is_refused(string user, string body)
    {
        using var client = server.Service.As("manager");
        using var answer = await client.PutAsync($"/users/{user}/scope", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task More_names_than_a_scope_has_are_refused() =>
        await Limit(Collector, new { regions = Enumerable.Range(0, 201).Select(i => $"R{i}") }, expected: HttpStatusCode.UnprocessableEntity);

    async Task<Guid> Member()
    {
        var member = Guid.CreateVersion7();
        await server.Put($"/team/members/{member}", new { name = "Anne Essai", department = "credit" });
        return member;
    }

    async Task Refused(string path, object body)
    {
        using var client = server.Service.As(Manager);
        using var answer = await client.PutAsync(path, System.Net.Http.Json.JsonContent.Create(body));
        Assert.Equal((HttpStatusCode.Forbidden, "beyond_scope"), (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>()));
    }

    async Task<long> Events()
    {
        await using var session = await Session.Open(server.Service.Database.Source, default);
        return (await session.Read("select count(*) from mt_events where type in ('scope_set', 'scope_lifted')", row => row.GetInt64(0), default))[0];
    }
}
