using Npgsql;
using Recouvrement.Dunning.Domain.Scopes;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Scopes;

/// <summary>The scopes of users, as each request looks them up.</summary>
static class ScopeTable
{
    const string Columns = "select entities, regions, sales_people from user_scopes";

    /// <summary>How a name is recognised: two keys that differ in nothing else are limited together.</summary>
    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    public static Guid StreamOf(string name) => NameBasedId.Of($"user_scope|{KeyOf(name)}");

    public static async Task Show(Session session, Guid stream, ScopedUser state, IReadOnlyList<Appended<ScopeEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var fact in facts)
            await (fact.Fact switch
            {
                ScopeEvent.ScopeSet e => session.Run(
                    """
                    insert into user_scopes (name_key, name, entities, regions, sales_people, set_on, set_by) values ($1, $2, $3, $4, $5, $6, $7)
                    on conflict (name_key) do update set name = $2, entities = $3, regions = $4, sales_people = $5, set_on = $6, set_by = $7
                    """,
                    stop, KeyOf(e.User), e.User, e.Scope.Entities.ToArray(), e.Scope.Regions.ToArray(), e.Scope.SalesPeople.ToArray(), ParisTime.DateOf(context.HappenedAt), e.By),
                ScopeEvent.ScopeLifted e => session.Run("delete from user_scopes where name_key = $1", stop, KeyOf(e.User)),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
    }

    /// <summary>What a user sees; all, where nobody limited it.</summary>
    public static async Task<UserScope> Of(Session session, string name, CancellationToken stop) =>
        await session.Read(Columns + " where name_key = $1", row => Read(row, 0), stop, KeyOf(name)) is [var scope] ? scope : UserScope.All;

    internal static UserScope Read(NpgsqlDataReader row, int from) => new([.. row.GetFieldValue<string[]>(from)], [.. row.GetFieldValue<string[]>(from + 1)], [.. row.GetFieldValue<string[]>(from + 2)]);
}
