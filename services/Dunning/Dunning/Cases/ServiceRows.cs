using Npgsql;
using NpgsqlTypes;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Cases;

/// <summary>Messages outside of any policy: a stop and another mode find by them what may still be called back.</summary>
static class ServiceRows
{
    public static NpgsqlBatchCommand? Of(IReadOnlyList<CaseLook> looks)
    {
        (CaseLook Look, Guid Decision, bool IsOpen)[] rows = [.. looks.SelectMany(look => look.Situation.Case.ServiceMessages.OrderBy(message => message.Key).Select(message => (look, message.Key, message.Value.IsOpen)))];
        return rows.Length == 0 ? null : Statement(
            """
            insert into service_messages as s (decision, case_id, creditor, is_open)
            select n.decision, n.case_id, n.creditor, n.is_open
              from unnest($1, $2, $3, $4, $5) as n(case_id, version, creditor, decision, is_open)
             where n.version = (select version from cases where case_id = n.case_id)
            on conflict (decision) do update set is_open = excluded.is_open where s.is_open <> excluded.is_open
            """,
            Column(rows, r => r.Look.Case, NpgsqlDbType.Uuid), Column(rows, r => r.Look.Version, NpgsqlDbType.Bigint), Column(rows, r => r.Look.Situation.Case.Account!.Creditor, NpgsqlDbType.Text),
            Column(rows, r => r.Decision, NpgsqlDbType.Uuid), Column(rows, r => r.IsOpen, NpgsqlDbType.Boolean));
    }
}
