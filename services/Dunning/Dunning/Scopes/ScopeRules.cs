using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Recouvrement.Dunning.Scopes;

/// <summary>
/// Which rule each endpoint is under. What is said of one stands first; then what its address says: below <c>/cases/{id}</c> all is about that case, whatever it is
/// called, and whatever changes something of an entity changes the whole of it. What is left is closed to whoever is limited, until it is decided here.
/// </summary>
static class ScopeRules
{
    static readonly ScopeRule Inside = new ScopeRule.Inside(), WholeEntity = new ScopeRule.WholeEntity(), Everything = new ScopeRule.Everything(), Undecided = new ScopeRule.Undecided();

    static readonly ScopeRule.Row Act = new("decision", "acts", "decision", "decision"), OfTask = new("task", "tasks", "task", "id"), OfRequest = new("request", "colleague_requests", "request", "id"),
        OfMeeting = new("meeting", "meetings", "meeting", "meeting", HasCase: false);

    static readonly FrozenDictionary<string, ScopeRule> Said = new Dictionary<string, ScopeRule>
    {
        ["GET /cases"] = Inside, ["POST /cases/reassignments"] = Inside,
        ["GET /worklist"] = Inside, ["GET /invoices/unattended"] = Inside, ["GET /invoices/{number}/next-step"] = Inside, ["GET /limitation-alerts"] = Inside,
        ["GET /approvals"] = Inside, ["POST /approvals/approve"] = Inside, ["GET /calls"] = Inside, ["GET /calls/summary"] = Inside,
        ["GET /promises"] = Inside, ["GET /plans"] = Inside, ["GET /pauses"] = Inside, ["POST /pauses"] = Inside, ["GET /assignments"] = Inside, ["POST /assignments"] = Inside, ["GET /follow-ups"] = Inside,
        ["GET /tasks"] = Inside, ["PUT /tasks/{id}"] = OfTask with { MayBeNew = true },
        ["GET /requests"] = Inside, ["GET /requests/reply-times"] = Inside, ["PUT /requests/{id}"] = OfRequest with { MayBeNew = true },
        ["GET /meetings"] = Inside, ["GET /meetings/lists"] = Inside, ["GET /meetings/kept-rates"] = Inside, ["PUT /meetings/{meeting}"] = OfMeeting with { MayBeNew = true },
        ["GET /sales-notices"] = Inside, ["GET /sales-objections"] = Inside, ["GET /notices"] = Inside, ["GET /figures/contacts"] = Inside,
        ["GET /users/scopes"] = Inside, ["PUT /users/{name}/scope"] = Inside, ["DELETE /users/{name}/scope"] = Inside,

        ["GET /creditors/{siren}/blocked"] = new ScopeRule.Entity(), ["GET /creditors/{siren}/summary"] = new ScopeRule.Entity(),
        ["GET /creditors/{siren}/proposals"] = new ScopeRule.Entity(), ["GET /creditors/{siren}/invoices/{number}/next-step"] = new ScopeRule.Entity(),
        ["GET /creditors/{siren}/objectives"] = WholeEntity,
        ["GET /creditors/{siren}/settings"] = new ScopeRule.Entity("settings"), ["GET /creditors/{siren}/reminder-levels"] = new ScopeRule.Entity("settings"),
        ["GET /creditors/{siren}/team"] = new ScopeRule.Entity("settings"), ["GET /creditors/{siren}/owner-rules"] = new ScopeRule.Entity("rules"),
        ["GET /creditors/{siren}/policies"] = new ScopeRule.Entity("rules"), ["GET /creditors/{siren}/policies/{name}/versions/{version}"] = new ScopeRule.Entity("rules"),

        ["GET /policies/schema"] = new ScopeRule.Open("a document of the product"), ["GET /policies/shipped"] = new ScopeRule.Open("documents of the product"),
        ["GET /calls/outcomes"] = new ScopeRule.Open("a table of the product"), ["GET /openapi/{documentName}.json"] = new ScopeRule.Open("a document of the product"),
        ["GET /stop"] = new ScopeRule.Open("whether everything is stopped: all who work here must know"),
        ["GET /team/members"] = new ScopeRule.Open("colleagues, not cases"),
        ["GET /ops/clock"] = new ScopeRule.Open("the business date"), ["GET /ops/flow"] = new ScopeRule.Open("counts of messages"),
    }.ToFrozenDictionary();

    static readonly (string Below, ScopeRule Rule)[] Addresses =
    [
        ("/cases/{id}", new ScopeRule.Row("case", "cases", "case_id", "id")),
        ("/calls/{decision}", Act), ("/approvals/{decision}", Act),
        ("/tasks/{id}", OfTask), ("/requests/{id}", OfRequest),
        ("/meetings/lists/{list}", new ScopeRule.Row("list", "unpaid_lists", "list", "list", HasCase: false)), ("/meetings/{meeting}", OfMeeting),
        ("/creditors/{siren}/customers/{number}", new ScopeRule.Customer()),
        ("/stop", Everything), ("/runs", Everything), ("/ops", Everything), ("/team/members/{member}", Everything),
    ];

    /// <summary>The rule of an endpoint.</summary>
    public static ScopeRule Of(string verb, string path)
    {
        if (Said.TryGetValue($"{verb} {path}", out var said)) return said;
        foreach (var (below, rule) in Addresses)
            if (IsBelow(path, below)) return rule;
        return verb != "GET" && IsBelow(path, "/creditors/{siren}") ? WholeEntity : Undecided;
    }

    /// <summary>The address of an endpoint, with the names of its parts only.</summary>
    public static string PathOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternParameterPart named  => $"{{{named.Name}}}",
        RoutePatternLiteralPart literal  => literal.Content,
        RoutePatternSeparatorPart sign   => sign.Content,
        _                                => "",
    }))));

    static bool IsBelow(string path, string below) => path == below || path.StartsWith(below + "/", StringComparison.Ordinal);
}
