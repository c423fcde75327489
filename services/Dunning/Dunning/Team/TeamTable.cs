using System.Text.Json;
using Npgsql;
using Recouvrement.Dunning.Domain.Owners;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Dunning.Owners;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Team;

/// <summary>How each entity works with its people.</summary>
static class TeamTable
{
    const string Columns = "select creditor, owner_rules, person_figures, margin_hundredths, yearly_turnover_cents, answer_days, escalate_days from teams";

    public static Guid StreamOf(Siren creditor) => NameBasedId.OfStream("entity_team", creditor, creditor.Digits);

    public static async Task Show(Session session, Guid stream, EntityTeam state, IReadOnlyList<Appended<TeamEvent>> facts, EventContext context, CancellationToken stop)
    {
        var creditor = facts[^1].Fact switch
        {
            TeamEvent.OwnerRulesSet e       => e.Creditor,
            TeamEvent.TeamSettingsChanged e => e.Creditor,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var (rules, settings) = (state.Rules, state.Settings);
        await session.Run(
            """
            insert into teams (creditor, owner_rules, person_figures, margin_hundredths, yearly_turnover_cents, answer_days, escalate_days) values ($1, $2::jsonb, $3, $4, $5, $6, $7)
            on conflict (creditor) do update set owner_rules = $2::jsonb, person_figures = $3, margin_hundredths = $4, yearly_turnover_cents = $5, answer_days = $6, escalate_days = $7
            """,
            stop, creditor, rules.All.IsEmpty ? null : JsonSerializer.Serialize(rules, EventJson.Options), settings.PersonFigures, settings.MarginHundredths, settings.YearlyTurnover?.Cents, settings.AnswerDays, settings.EscalateDays);
        if (facts.Any(f => f.Fact is TeamEvent.OwnerRulesSet)) await CaseOwnerTable.FollowAll(session, creditor, rules, stop);
    }

    /// <summary>The rules of the creditors of cases, held until the transaction ends: they change before it or after it.</summary>
    public static async Task<IReadOnlyDictionary<string, OwnerRules>> ShareRules(Session session, Guid[] cases, CancellationToken stop)
    {
        const string Share = Columns + " where creditor in (select creditor from cases where case_id = any($1)) order by creditor for share";
        var known = await session.Read(Share, Read, stop, cases);
        // As many entities as cases: none can be missing.
        if (known.Count < cases.Length && await session.Run("insert into teams (creditor) select distinct creditor from cases where case_id = any($1) and creditor <> all($2) on conflict do nothing", stop, cases, known.Select(t => t.Creditor).ToArray()) > 0)
            known = await session.Read(Share, Read, stop, cases);
        return known.ToDictionary(t => t.Creditor, t => t.Team.Rules);
    }

    /// <summary>The team of an entity.</summary>
    public static async Task<EntityTeam> Of(Session session, string creditor, CancellationToken stop) =>
        (await session.Read(Columns + " where creditor = $1", Read, stop, creditor)).Select(t => t.Team).FirstOrDefault() ?? EntityTeam.Initial;

    static (string Creditor, EntityTeam Team) Read(NpgsqlDataReader row) => (row.GetString(0), new(
        row.IsDBNull(1) ? OwnerRules.None : JsonSerializer.Deserialize<OwnerRules>(row.GetString(1), EventJson.Options)!,
        new(row.GetBoolean(2), row.Value<int>(3), row.IsDBNull(4) ? null : Money.OfCents(row.GetInt64(4)), row.GetInt32(5), row.GetInt32(6))));
}
