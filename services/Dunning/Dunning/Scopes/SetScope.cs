using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Dunning.Domain.Scopes;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Scopes;

/// <summary>What a user is to see and act on. All dimensions that say something must hold; with none, all cases.</summary>
/// <param name="Entities">SIREN of creditor entities; at most 200, as of the others.</param>
/// <param name="Regions">The ERP's own regions, in upper or lower case.</param>
/// <param name="SalesPeople">The ERP's codes of sales people, in upper or lower case.</param>
public sealed record ScopeAsked(IReadOnlyList<string>? Entities = null, IReadOnlyList<string>? Regions = null, IReadOnlyList<string>? SalesPeople = null);

/// <summary>The scope of a user.</summary>
/// <param name="User">Name of the key.</param>
/// <param name="Entities">SIREN of creditor entities; empty where they limit nothing.</param>
/// <param name="Regions">The ERP's own regions.</param>
/// <param name="SalesPeople">The ERP's codes of sales people.</param>
/// <param name="HasKey">A key of that name opens this service now.</param>
/// <param name="SetOn">Business date.</param>
/// <param name="SetBy">Who set it.</param>
public sealed record ScopeOfUser(string User, IReadOnlyList<string> Entities, IReadOnlyList<string> Regions, IReadOnlyList<string> SalesPeople, bool HasKey, DateOnly SetOn, string SetBy);

/// <summary>A manager limits a user, whatever its role, or lifts that. A user may be limited before it has a key.</summary>
static class SetScope
{
    const int LongestName = 100, MostListed = 1000;

    public static void MapScopes(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/users").WithTags("users");
        users.MapPut("/{name}/scope", Put).RequireRole(Roles.Manager).WithSummary("Limits a user to the cases of entities, regions and sales people, from its next request on; empty, it sees all again").TakesCommand();
        users.MapDelete("/{name}/scope", Lift).RequireRole(Roles.Manager).WithSummary("A user sees all cases again").TakesCommand();
        users.MapGet("/scopes", List).RequireRole(Roles.Manager, Roles.Ops).WithSummary("Users that are limited, and to what, by name").Produces<ScopeOfUser[]>().ProducesProblem(422);
    }

    static async Task<IResult> Put(string name, ScopeAsked asked, HttpContext http, ScopeStreams scopes, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if ((Wrong("entities", asked.Entities) ?? Wrong("regions", asked.Regions) ?? Wrong("salesPeople", asked.SalesPeople)) is { } wrong) return wrong;
        if (asked.Entities?.Any(siren => Siren.Parse(siren.Trim()) is null) is true) return Problems.Invalid("entities", "are nine digits each");
        return await Set(name, UserScope.Of(asked.Entities ?? [], asked.Regions ?? [], asked.SalesPeople ?? []), http, scopes, database, signal, clock, stop);
    }

    static Task<IResult> Lift(string name, HttpContext http, ScopeStreams scopes, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop) =>
        Set(name, UserScope.All, http, scopes, database, signal, clock, stop);

    static async Task<IResult> Set(string name, UserScope scope, HttpContext http, ScopeStreams scopes, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        var user = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim();
        if (OneLine.Wrong("name", user, LongestName, needed: true) is { } wrong) return wrong;
        var outcome = await UnitOfWork.Run(database, signal, async session =>
        {
            // One after the other: two managers who limit each other at once would leave none who sees all.
            await session.Run("select pg_advisory_xact_lock(hashtextextended('dunning user scopes', 0))", stop);
            var order = new ScopeCommand.SetScope(user, scope, await ScopeTable.Of(session, http.Actor(), stop), ScopeTable.KeyOf(user) == ScopeTable.KeyOf(http.Actor()), http.Actor());
            return await scopes.Handle(session, ScopeTable.StreamOf(user), order, http.EventContext(clock), stop);
        }, stop);
        return outcome.Decision.Refusal is { Code: ScopedUser.Beyond } refusal ? Problems.Of(403, refusal.Code, refusal.Reason) : Answer.From(outcome);
    }

    static async Task<IResult> List(CallersScope scope, HttpContext http, IOptionsMonitor<ApiKeyOptions> keys, NpgsqlDataSource database, CancellationToken stop, string? after = null, int limit = 100)
    {
        if (limit is < 1 or > MostListed) return Problems.Invalid("limit", $"is 1 to {MostListed}");
        var open = keys.Get(ApiKeyAuthentication.SchemeName).Keys.Select(key => ScopeTable.KeyOf(key.Name)).ToHashSet();
        await using var session = await Session.Open(database, stop);
        var all = await session.Read(
            "select entities, regions, sales_people, name, name_key, set_on, set_by from user_scopes where $1::text is null or name_key collate \"C\" > $1 order by name_key collate \"C\"",
            row => (Scope: ScopeTable.Read(row, 0), Name: row.GetString(3), Key: row.GetString(4), On: row.GetFieldValue<DateOnly>(5), By: row.GetString(6)), stop, after is null ? null : ScopeTable.KeyOf(after));
        // Who is limited sees whom it could limit, and itself.
        return TypedResults.Ok(all.Where(u => scope.Value.Holds(u.Scope) || u.Key == ScopeTable.KeyOf(http.Actor())).Take(limit)
            .Select(u => new ScopeOfUser(u.Name, u.Scope.Entities, u.Scope.Regions, u.Scope.SalesPeople, open.Contains(u.Key), u.On, u.By)).ToArray());
    }

    static IResult? Wrong(string field, IReadOnlyList<string>? names)
    {
        if (names is { Count: > UserScope.Most }) return Problems.Invalid(field, $"are at most {UserScope.Most}");
        return names?.Select(name => OneLine.Wrong(field, name, UserScope.Longest, needed: true)).FirstOrDefault(wrong => wrong is not null);
    }
}
