using Recouvrement.Dunning.Assignments;
using Recouvrement.Dunning.Scopes;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.FollowUps;
using Recouvrement.Dunning.Pauses;
using Recouvrement.Dunning.Plans;
using Recouvrement.Dunning.Promises;
using Recouvrement.Dunning.Sales;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Cases;

/// <summary>One thing that was said on a case, as people read it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Kind"><c>promise</c>, <c>plan</c>, <c>pause</c>, <c>follow_up</c>, <c>sales_objection</c> or <c>assignment</c>.</param>
/// <param name="Status">By which it is listed.</param>
/// <param name="Day">The day that matters next.</param>
/// <param name="Document">All of it.</param>
sealed record SaidRow(Guid Id, string Kind, string Status, DateOnly Day, string Document);

/// <summary>What was said on cases: written with the case, listed by kind.</summary>
static class SaidRows
{
    internal const int Most = 1000;

    public static NpgsqlBatchCommand? Of(IReadOnlyList<CaseLook> looks)
    {
        (CaseLook Look, SaidRow Said)[] rows = [.. looks.SelectMany(look => Said(look.Situation.Case).Select(said => (look, said)))];
        return rows.Length == 0 ? null : Statement(
            """
            insert into said as s (case_id, creditor, id, kind, status, day, document)
            select n.case_id, n.creditor, n.id, n.kind, n.status, n.day, n.document::jsonb
              from unnest($1, $2, $3, $4, $5, $6, $7, $8) as n(case_id, version, creditor, id, kind, status, day, document)
             where n.version = (select version from cases where case_id = n.case_id)
            on conflict (id) do update set status = excluded.status, day = excluded.day, document = excluded.document
             where (s.status, s.day, s.document) is distinct from (excluded.status, excluded.day, excluded.document)
            """,
            Column(rows, r => r.Look.Case, NpgsqlDbType.Uuid), Column(rows, r => r.Look.Version, NpgsqlDbType.Bigint), Column(rows, r => r.Look.Situation.Case.Account!.Creditor, NpgsqlDbType.Text),
            Column(rows, r => r.Said.Id, NpgsqlDbType.Uuid), Column(rows, r => r.Said.Kind, NpgsqlDbType.Text), Column(rows, r => r.Said.Status, NpgsqlDbType.Text),
            Column(rows, r => r.Said.Day, NpgsqlDbType.Date), Column(rows, r => r.Said.Document, NpgsqlDbType.Text));
    }

    static IEnumerable<SaidRow> Said(DunningCase dunning) => [.. PromiseItem.Rows(dunning), .. PlanItem.Rows(dunning), .. PauseItem.Rows(dunning), .. FollowUpItem.Rows(dunning), .. SalesObjectionItem.Rows(dunning), .. AssignmentItem.Rows(dunning)];

    internal static string Write<T>(T item) => JsonSerializer.Serialize(item, EventJson.Options);

    /// <summary>A page of one kind, in the order of their keys; of one case, creditor or status only where named.</summary>
    internal static async Task<IResult> Page<T>(CallersScope scope, NpgsqlDataSource database, string kind, Guid? ofCase, string? creditor, string? status, Guid? after, int limit, CancellationToken stop, DateOnly? lastsTo = null)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        if (ofCase is { } known && (await session.Read("select 1 from cases where case_id = $1", r => r.GetInt32(0), stop, known)).Count == 0) return Problems.NotFound("case");
        var (within, values) = scope.Narrow("said.creditor", "said.case_id", [kind, ofCase, creditor, status, after, limit, lastsTo]);
        return TypedResults.Ok((await session.Read(
            $"""
            select document from said
             where kind = $1 and ($2::uuid is null or case_id = $2) and ($3::text is null or creditor = $3) and ($4::text is null or status = $4) and ($5::uuid is null or id > $5)
               and ($7::date is null or day >= $7){within}
             order by id limit $6
            """,
            Read<T>, stop, values)).ToArray());
    }

    /// <summary>The one that was just said; said again, one of those that say the same.</summary>
    internal static async Task<T> One<T>(NpgsqlDataSource database, IEnumerable<Guid> made, IEnumerable<Guid> alike, CancellationToken stop)
    {
        var id = made.Concat(alike).First();
        await using var session = await Session.Open(database, stop);
        return (await session.Read("select document from said where id = $1", Read<T>, stop, id))[0];
    }

    static T Read<T>(NpgsqlDataReader row) => JsonSerializer.Deserialize<T>(row.GetString(0), EventJson.Options)!;
}
