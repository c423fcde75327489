using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Worklist;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Worklist;

/// <summary>How urgent cases are, as the worklist reads it.</summary>
static class PriorityRows
{
    sealed record Row(CaseLook Look, PriorityFacts Facts);

    public static NpgsqlBatchCommand Of(IReadOnlyList<CaseLook> looks)
    {
        Row[] rows = [.. looks.Select(look => new Row(look, CasePriority.Of(look.Situation)))];
        return Statement(
            """
            insert into case_priorities as p (case_id, creditor, owner, points, overdue_cents, oldest_due, kind, insolvent, broken_promises, limit_on, stage)
            select n.case_id, n.creditor, n.owner, n.points, n.overdue_cents, n.oldest_due, n.kind, n.insolvent, n.broken_promises, n.limit_on, n.stage
              from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                   as n(case_id, version, creditor, owner, points, overdue_cents, oldest_due, kind, insolvent, broken_promises, limit_on, stage)
             where n.version = (select version from cases where case_id = n.case_id)
            on conflict (case_id) do update set owner = excluded.owner, points = excluded.points, overdue_cents = excluded.overdue_cents, oldest_due = excluded.oldest_due, kind = excluded.kind,
                   insolvent = excluded.insolvent, broken_promises = excluded.broken_promises, limit_on = excluded.limit_on, stage = excluded.stage
             where p.* is distinct from excluded.*
            """,
            Column(rows, r => r.Look.Case, NpgsqlDbType.Uuid), Column(rows, r => r.Look.Version, NpgsqlDbType.Bigint), Column(rows, r => r.Look.Situation.Case.Account!.Creditor, NpgsqlDbType.Text),
            Column(rows, r => Owner(r.Look.Situation), NpgsqlDbType.Text), Column(rows, r => Priority.Of(r.Facts, PriorityWeights.Shipped, r.Look.Situation.On).Points, NpgsqlDbType.Integer),
            Column(rows, r => r.Facts.Overdue.Cents, NpgsqlDbType.Bigint), Column(rows, r => r.Facts.OldestDueOn, NpgsqlDbType.Date), Column(rows, r => Spelling.Of(r.Facts.Kind), NpgsqlDbType.Text),
            Column(rows, r => r.Facts.IsInsolvent, NpgsqlDbType.Boolean), Column(rows, r => r.Facts.BrokenPromises, NpgsqlDbType.Integer), Column(rows, r => r.Facts.LimitOn, NpgsqlDbType.Date),
            Column(rows, r => Spelling.Of(r.Facts.Stage), NpgsqlDbType.Text));
    }

    // Whose turn it is with the oldest overdue invoice that waits for somebody; where the steps go on by themselves, a collector's.
    static string Owner(Situation situation) => situation.Case.Invoices.Values
        .Where(i => i.IsOverdue(situation.On)).OrderBy(i => i.DueOn).ThenBy(i => i.Terms!.Number, StringComparer.Ordinal)
        .Select(i => (situation.Of(i) as NextAction.Blocked)?.By.Owner).FirstOrDefault(owner => owner is not null) ?? "collector";
}
