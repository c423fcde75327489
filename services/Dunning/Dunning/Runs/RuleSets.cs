using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Runs;

/// <summary>Which cases were looked at by rules that are out of date. Of two builds side by side the later one wins: the earlier one leaves its looks alone.</summary>
static class RuleSets
{
    /// <summary>Whether a case is due to be looked at: its day has come, or it was looked at by earlier rules than those of this build.</summary>
    /// <param name="day">Parameter of the day.</param>
    /// <param name="rules">Parameter of the rules of this build.</param>
    public static string Due(string day, string rules) =>
        $"(look_on <= {day} or (rules <> {rules} and rules not in (select name from rule_sets where number > (select number from rule_sets where name = {rules}))))";

    /// <summary>Writes the rules of this build down, where they are new.</summary>
    public static Task Know(Session session, CancellationToken stop) => session.Run(
        "insert into rule_sets (name) select $1 where not exists (select from rule_sets where name = $1) on conflict do nothing", stop, EntityTable.Rules);
}
