using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>
/// Walks over every endpoint of the running service as users who see one region of one entity. A new endpoint fails here until its rule is said in
/// <c>ScopeRules</c>: and then it has to keep to it.
/// </summary>
public sealed partial class ScopeWalkTests(ScopeStage stage) : IClassFixture<ScopeStage>
{
    static readonly DateOnly Today = DunningServer.Today;

    // They show figures, or users: no name of a case stands in them. What they count has a test of its own.
    static readonly string[] Figures = ["/calls/summary", "/figures/contacts", "/creditors/{siren}/summary", "/meetings/kept-rates", "/requests/reply-times"];

    sealed record Walked(string Verb, string Path, ScopeRule Rule, IReadOnlyList<string> Roles)
    {
        public string Key => Roles.Contains(Platform.Hosting.Roles.Manager) ? DunningServer.LimitedManager : Roles.Contains(Platform.Hosting.Roles.Ops) ? DunningServer.LimitedOps : DunningServer.LimitedCollector;

        public bool IsRead => Verb == "GET";

        public override string ToString() => $"{Verb} {Path}";
    }

    IReadOnlyList<Walked> All() =>
    [
        .. from endpoint in stage.Server.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
           from verb in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           let path = ScopeRules.PathOf(endpoint.RoutePattern)
           let roles = endpoint.Metadata.OfType<AuthorizationPolicy>().SelectMany(p => p.Requirements).OfType<RolesAuthorizationRequirement>().SelectMany(r => r.AllowedRoles).ToArray()
           select new Walked(verb, path, ScopeRules.Of(verb, path), roles.Length == 0 ? [Roles.Manager] : roles),
    ];

    [Fact]
    public void Somebody_has_said_of_every_endpoint_what_it_asks_of_a_scope()
    {
        Assert.True(All().Count > 90);
        Assert.Empty(All().Where(e => e.Rule is ScopeRule.Undecided).Select(e => e.ToString()));
    }

    [Fact]
    public void What_is_open_to_whoever_is_limited_is_a_short_list()
    {
        string[] open =
        [
            "GET /calls/outcomes", "GET /openapi/{documentName}.json", "GET /ops/clock", "GET /ops/flow", "GET /policies/schema", "GET /policies/shipped", "GET /stop", "GET /team/members",
        ];
        Assert.Equal(open, All().Where(e => e.Rule is ScopeRule.Open).Select(e => e.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_is_read_names_a_case_beyond_the_scope()
    {
        var faults = new List<string>();
        foreach (var hidden in new[] { stage.OtherRegion, stage.OtherEntity })
            foreach (var read in All().Where(e => e.IsRead))
                foreach (var query in new[] { "", $"?creditor={hidden.Debtor.Siren}" })
                {
                    var (status, text) = await Ask(read, hidden, query);
                    var refused = status is 403 or 404 && (text.Contains("beyond_scope", StringComparison.Ordinal) || text.Contains("not_found", StringComparison.Ordinal));
                    if (Names(hidden).Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)) || status >= 500) faults.Add($"{read}{query}: {status} {text}");
                    else if (read.Rule is not (ScopeRule.Open or ScopeRule.Inside or ScopeRule.Entity) && !refused) faults.Add($"{read}{query} is answered: {status} {text}");
                }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_list_has_what_is_in_the_scope_and_shows_the_rest_to_who_is_not_limited()
    {
        var faults = new List<string>();
        foreach (var list in All().Where(e => e.IsRead && e.Rule is ScopeRule.Inside or ScopeRule.Entity { Why: null } && e.Path != "/users/scopes"))
        {
            var query = list.Path.Contains("{number}", StringComparison.Ordinal) || Figures.Contains(list.Path) || list.Path.StartsWith("/meetings", StringComparison.Ordinal) ? $"?creditor={stage.Inner.Debtor.Siren}" : "";
            var (all, mine) = ((await Ask(list, stage.OtherRegion, query, list.Roles.Contains(Roles.Manager) ? Roles.Manager : Roles.Ops)).Text, (await Ask(list, stage.Inner, query)).Text);
            if (Figures.Contains(list.Path))
            {
                if (all == mine) faults.Add($"{list} counts the same for both: {all}");
                continue;
            }

            if (!Names(stage.OtherRegion).Any(name => all.Contains(name, StringComparison.OrdinalIgnoreCase))) faults.Add($"{list} does not show what is hidden to anybody: {all}");
            // Meetings are of an entity as a whole.
            if (!list.Path.StartsWith("/meetings", StringComparison.Ordinal) && !Names(stage.Inner).Any(name => mine.Contains(name, StringComparison.OrdinalIgnoreCase))) faults.Add($"{list} does not show what is in the scope: {mine}");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Nothing_can_be_done_to_a_case_beyond_the_scope()
    {
        var (faults, before) = (new List<string>(), await stage.Events());
        foreach (var hidden in new[] { stage.OtherRegion, stage.OtherEntity })
            foreach (var act in All().Where(e => !e.IsRead && e.Rule is not ScopeRule.Open))
            {
                var (status, text) = await Ask(act, hidden, "");
                // Those that look inside say of each case that there is none, whatever else they answer.
                var none = act.Rule is ScopeRule.Inside
                    ? text.Contains("not_found", StringComparison.Ordinal) || text.Contains("beyond_scope", StringComparison.Ordinal) || text == """{"cases":0}"""
                    : status is 403 or 404 && (text.Contains("beyond_scope", StringComparison.Ordinal) || text.Contains("not_found", StringComparison.Ordinal));
                if (!none) faults.Add($"{act}: {status} {text}");
            }

        Assert.Empty(faults);
        Assert.Equal(before, await stage.Events());
    }

    [Fact]
    public async Task Nothing_new_can_be_made_of_a_case_beyond_the_scope()
    {
        foreach (var hidden in new[] { stage.OtherRegion, stage.OtherEntity })
        {
            await Put($"/tasks/{Guid.NewGuid()}", new { kind = "decide", deadlineOn = Today, @case = hidden.Debtor.Case }, HttpStatusCode.NotFound);
            await Put($"/tasks/{Guid.NewGuid()}", new { kind = "decide", deadlineOn = Today, creditor = hidden.Debtor.Siren }, HttpStatusCode.Forbidden);
            await Put($"/requests/{Guid.NewGuid()}", new { item = "signed_quote", @case = hidden.Debtor.Case, member = stage.Member }, HttpStatusCode.NotFound);
            await Put($"/meetings/{Guid.NewGuid()}", new { creditor = hidden.Debtor.Siren, firstOn = Today, startsAt = "09:30:00", participants = new[] { stage.Member } }, HttpStatusCode.Forbidden);
        }

        await Put($"/tasks/{Guid.NewGuid()}", new { kind = "decide", deadlineOn = Today, @case = stage.Inner.Debtor.Case }, HttpStatusCode.OK);
        await Put($"/requests/{Guid.NewGuid()}", new { item = "signed_quote", @case = stage.Inner.Debtor.Case, member = stage.Member }, HttpStatusCode.OK);

        Task Put(string path, object body, HttpStatusCode expected) => stage.Server.Put(path, body, DunningServer.LimitedManager, expected);
    }

    IEnumerable<string> Names(Staged of) => [of.Number, of.Debtor.Case.ToString(), of.Task.ToString(), of.Request.ToString(), of.Call.ToString(), of.Approval.ToString(), of.Meeting.ToString(), of.List.ToString()];

    async Task<(int Status, string Text)> Ask(Walked to, Staged about, string query, string? key = null)
    {
        using var client = stage.Server.Service.As(key ?? to.Key);
        using var request = new HttpRequestMessage(new(to.Verb), Parameter().Replace(to.Path, p => Value(to.Path, p.Groups[1].Value, about)) + query) { Content = to.IsRead ? null : JsonContent.Create(Body(to, about)) };
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    // An endpoint that looks inside what it is sent is sent something that is beyond the scope.
    object Body(Walked to, Staged about) => to.ToString() switch
    {
        "POST /pauses"                => new { cases = new[] { about.Debtor.Case }, reason = "other", until = Today },
        "POST /assignments"           => new { cases = new[] { about.Debtor.Case }, agency = "alpha", until = Today },
        "POST /approvals/approve"     => new { decisions = new[] { about.Approval } },
        "POST /cases/reassignments"   => new { to = stage.Member, cases = new[] { about.Debtor.Case } },
        "PUT /users/{name}/scope"     => new { entities = new[] { about.Debtor.Siren }, regions = new[] { "Sud", "NORD" } },
        _ when to.Rule is ScopeRule.Inside && to.Verb != "DELETE" => throw new InvalidOperationException($"{to} looks inside: say here what it is sent."),
        _                             => new { },
    };

    static string Value(string path, string name, Staged about) => name switch
    {
        "id" when path.StartsWith("/tasks", StringComparison.Ordinal)    => $"{about.Task}",
        "id" when path.StartsWith("/requests", StringComparison.Ordinal) => $"{about.Request}",
        "id"           => $"{about.Debtor.Case}",
        "decision"     => $"{(path.StartsWith("/calls", StringComparison.Ordinal) ? about.Call : about.Approval)}",
        "invoice"      => $"{about.Debtor.Invoice($"{about.Number}-F1")}",
        "siren"        => about.Debtor.Siren,
        "meeting"      => $"{about.Meeting}",
        "list"         => $"{about.List}",
        "number" when path.Contains("/customers/", StringComparison.Ordinal) => about.Number,
        "number" when path.Contains("/invoices/", StringComparison.Ordinal)  => $"{about.Number}-F1",
        "number" or "version" or "turn" => "1",
        "asOf"         => $"{Today:yyyy-MM-dd}",
        "documentName" => "v1",
        "name"         => "collector",
        _              => $"{Guid.NewGuid()}",
    };

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Parameter();
}
