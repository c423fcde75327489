using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Owners;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Owners;

/// <summary>Who owns each case. It follows the rules in the transaction that changes a case or the rules; who was named by hand stays.</summary>
static class CaseOwnerTable
{
    const string Traits =
        """
        select c.case_id, c.kind, t.segment, c.overdue_cents, t.sales_person, c.customer_number, o.rule, o.owner, o.by_hand, c.creditor
          from cases c left join case_traits t using (case_id) left join case_owners o using (case_id)
        """;

    sealed record Owned(Guid Case, CaseTraits Traits, int? Rule, Guid? Owner, Guid? ByHand, string Creditor);

    public static Guid StreamOf(Guid dunningCase) => NameBasedId.Of($"case_owner|{dunningCase}");

    public static async Task Show(Session session, Guid stream, CaseOwner state, IReadOnlyList<Appended<CaseOwnerEvent>> facts, EventContext context, CancellationToken stop)
    {
        var of = facts[^1].Fact switch
        {
            CaseOwnerEvent.OwnerNamed e => e.Case,
            CaseOwnerEvent.OwnerFreed e => e.Case,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        // The rules before the row, as whoever changes them.
        var rules = await TeamTable.ShareRules(session, [of], stop);
        await session.Run("insert into case_owners (case_id, by_hand, owner) values ($1, $2, $2) on conflict (case_id) do update set by_hand = $2, owner = $2, rule = null", stop, of, state.ByHand);
        await Write(session, rules, await session.Read(Traits + " where c.case_id = $1", Read, stop, of), stop);
    }

    /// <summary>Lets the owners of cases follow what has changed in them.</summary>
    public static async Task Follow(Session session, Guid[] cases, CancellationToken stop)
    {
        var rules = await TeamTable.ShareRules(session, cases, stop);
        if (rules.Values.All(r => r.All.IsEmpty)) return;
        await Write(session, rules, await session.Read(Traits + " where c.case_id = any($1)", Read, stop, cases), stop);
    }

    /// <summary>Lets the owners of all cases of a creditor follow its new rules.</summary>
    public static async Task FollowAll(Session session, string creditor, OwnerRules rules, CancellationToken stop) =>
        await Write(session, new Dictionary<string, OwnerRules> { [creditor] = rules }, await session.Read(Traits + " where c.creditor = $1", Read, stop, creditor), stop);

    static async Task Write(Session session, IReadOnlyDictionary<string, OwnerRules> rules, List<Owned> cases, CancellationToken stop)
    {
        var moved = cases.Where(c => c.ByHand is null && rules.ContainsKey(c.Creditor)).Select(c => (Case: c, Now: rules[c.Creditor].Of(c.Traits)))
            .Where(c => (c.Case.Owner, c.Case.Rule) != (c.Now?.Member, c.Now?.Rule)).OrderBy(c => c.Case.Case).ToArray();
        if (moved.Length == 0) return;
        await session.Run(
            """
            insert into case_owners as o (case_id, owner, rule) select * from unnest($1, $2, $3)
            on conflict (case_id) do update set owner = excluded.owner, rule = excluded.rule where o.by_hand is null
            """,
            stop, Column(moved, m => m.Case.Case, NpgsqlDbType.Uuid), Column(moved, m => m.Now?.Member, NpgsqlDbType.Uuid), Column(moved, m => m.Now?.Rule, NpgsqlDbType.Integer));
    }

    static Owned Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        new(Spelling.Known<CustomerKind>(row.GetString(1)) ?? CustomerKind.Unknown, row.Text(2), Money.OfCents(row.GetInt64(3)), row.Text(4), row.GetString(5)),
        row.Value<int>(6), row.Value<Guid>(7), row.Value<Guid>(8), row.GetString(9));
}
