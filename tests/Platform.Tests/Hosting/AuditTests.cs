using System.Net;
using System.Net.Http.Json;
using System.Text;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Hosting.Audit;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class AuditTests(ProbedHost host) : IClassFixture<ProbedHost>
{
    const string Named = "/things/{id:guid}/of/{siren}/named/{name}";

    [Fact]
    public async Task A_write_is_kept_with_who_what_and_how_it_ended_and_without_what_it_said()
    {
        var id = Guid.CreateVersion7();
        using (var answer = await Write(HttpMethod.Put, $"/things/{id}/of/732829320/named/Jeanne Martin", """{"name":"a secret name","number":7,"kind":"plain"}""")) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using (var answer = await Write(HttpMethod.Put, $"/things/{id}/of/732829320/named/x", "no JSON")) await InputTests.Problem(answer, 400);
        using (var answer = await Write(HttpMethod.Post, "/broken", "{}")) await InputTests.Problem(answer, 500);

        var entries = await Kept(list => list.Count(e => e.Targets.Contains(id.ToString(), StringComparison.Ordinal)) == 2 && list.Any(e => e is { Route: "/broken", Actor: "erp" }));
        Assert.All(entries.Where(e => e.Route == Named), e => Assert.Equal(("erp", Roles.Erp, "PUT", $"{id} 732829320"), (e.Actor, e.Roles, e.Method, e.Targets)));
        Assert.Equal([200, 400], entries.Where(e => e.Route == Named).Select(e => e.Status).Order());
        Assert.Equal(("erp", "POST", 500, ""), entries.Where(e => e is { Route: "/broken", Actor: "erp" }).Select(e => (e.Actor, e.Method, e.Status, e.Targets)).Single());
        Assert.All(entries, e => Assert.DoesNotContain("Martin", e.ToString(), StringComparison.Ordinal));
        Assert.All(entries, e => Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_for_who_asks_is_kept_also_of_a_read_and_a_read_that_is_answered_is_not()
    {
        foreach (var (path, key, status) in new[] { ("/ops/flow", "nobody's", 401), ("/ops/flow", Roles.Collector, 403), ("/ops/clock", Roles.Ops, 200) })
        {
            using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, path, key));
            Assert.Equal(status, (int)answer.StatusCode);
        }

        var entries = await Kept(list => list.Count(e => e.Route == "/ops/flow") >= 2);
        Assert.Contains(entries, e => e is { Route: "/ops/flow", Method: "GET", Status: 401, Actor: null, Roles: "" });
        Assert.Contains(entries, e => e is { Route: "/ops/flow", Method: "GET", Status: 403, Actor: Roles.Collector });
        Assert.DoesNotContain(entries, e => e.Route == "/ops/clock");
    }

    [Fact]
    public async Task What_was_asked_just_before_the_stop_is_kept()
    {
        var app = await host.Start("--ApiKeys:9:Name=the last", "--ApiKeys:9:Role=erp", "--ApiKeys:9:Key=last");
        using (var client = new HttpClient { BaseAddress = new(app.Urls.First()) })
        {
            using var answer = await client.SendAsync(ProbedHost.Request(HttpMethod.Post, "/broken", "last"));
            await InputTests.Problem(answer, 500);
        }

        await host.Services.Stop(app);
        await using var session = await Session.Open(host.Services.Publisher.Source, default);
        Assert.Equal([500], await session.Read("select status from audit where actor = 'the last'", row => row.GetInt32(0), default));
    }

    [Fact]
    public async Task It_is_read_by_actor_and_time_a_page_at_a_time()
    {
        await host.Services.Publisher.Administer("""
            insert into audit (at, actor, roles, method, route, targets, status)
            select timestamptz '2999-01-01T00:00:00Z' + n * interval '1 hour', 'a reader', 'erp', 'PUT', '/r', '', 204 from generate_series(0, 9) n
            """);
        var page = await Ask("?actor=a reader&from=2999-01-01T02:00:00Z&until=2999-01-01T06:00:00Z&limit=3");
        Assert.Equal([5, 4, 3], page.Select(e => e.At.Hour));
        Assert.Equal([2], (await Ask($"?actor=a reader&from=2999-01-01T02:00:00Z&before={page[^1].Number}")).Select(e => e.At.Hour));
        using var wrong = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/ops/audit?limit=0", Roles.Ops));
        await InputTests.Problem(wrong, 422);
    }

    [Fact]
    public async Task Nothing_younger_than_a_year_is_forgotten()
    {
        await host.Services.Publisher.Administer("""
            insert into audit (at, actor, roles, method, route, targets, status)
            select now() - n * interval '1 day', 'of ' || n, '', 'PUT', '/f', '', 204 from unnest(array[1, 364, 367]) n
            """);
        await using var session = await Session.Open(host.Services.Publisher.Source, default);
        await session.Run("select forget_audit(now())", default);
        Assert.Equal(["of 1", "of 364"], await session.Read("select actor from audit where route = '/f' order by actor", row => row.GetString(0), default));
    }

    Task<HttpResponseMessage> Write(HttpMethod method, string path, string body) =>
        host.Client.SendAsync(ProbedHost.Request(method, path, content: new StringContent(body, Encoding.UTF8, "application/json")));

    async Task<List<AuditEntry>> Ask(string query)
    {
        using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/ops/audit" + query, Roles.Ops));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<List<AuditEntry>>())!;
    }

    async Task<List<AuditEntry>> Kept(Func<List<AuditEntry>, bool> there)
    {
        List<AuditEntry> entries = [];
        await Eventually.Is(async () => there(entries = await Ask("?limit=1000")), "the lines are kept");
        return entries;
    }
}
