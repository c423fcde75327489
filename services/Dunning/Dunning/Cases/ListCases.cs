using Npgsql;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Cases;

/// <summary>A case in short.</summary>
/// <param name="Case">Stream id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Kind">What the customer is.</param>
/// <param name="Episode">Current or last; 0 before the first.</param>
/// <param name="EpisodeOpen">An episode is under way.</param>
/// <param name="Status"><c>settled</c>, <c>current</c> (nothing overdue), <c>dunned</c>, <c>blocked</c> or <c>handed_over</c>.</param>
/// <param name="OpenCents">Owed in all.</param>
/// <param name="OverdueCents">Overdue, certain, uncontested and in the house.</param>
/// <param name="HandedOverCents">With an agency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="NextStep">The next step of any invoice.</param>
/// <param name="NextOn">When.</param>
/// <param name="BlockedBy">What keeps every overdue invoice from being dunned; null while one moves.</param>
/// <param name="BlockerOwner">Who can remove it.</param>
/// <param name="Version">Number of facts.</param>
/// <param name="Segment">Segment of the customer.</param>
/// <param name="Owner">The member who owns it; null while no rule fits and nobody was named.</param>
/// <param name="OwnerByHand">A person named the owner, whatever the rules say.</param>
/// <param name="OwnerOnDuty">Who answers for it today: the owner, a substitute or the manager.</param>
/// <param name="Region">The ERP's own region; null where none was told.</param>
/// <param name="SalesPerson">The ERP's code of who sells to it; null where none was told.</param>
public sealed record CaseItem(
    Guid Case, string Creditor, string CustomerNumber, Guid Debtor, string Kind, int Episode, bool EpisodeOpen, string Status, long OpenCents, long OverdueCents, long HandedOverCents, string Currency,
    string? NextStep, DateOnly? NextOn, string? BlockedBy, string? BlockerOwner, long Version,
    string? Segment, Guid? Owner, bool OwnerByHand, Guid? OwnerOnDuty, string? Region, string? SalesPerson);

/// <summary>Cases by creditor, customer and status.</summary>
static class ListCases
{
    const int Most = 1000;

    internal const string Columns =
        """
        select case_id, creditor, customer_number, debtor, kind, episode, episode_open, status, open_cents, overdue_cents, handed_over_cents, currency,
               next_step, next_on, blocked_by, blocker_owner, version, segment, owner, by_hand, region, sales_person
          from cases left join case_traits using (case_id) left join case_owners using (case_id)
        """;

    public static async Task<IResult> List(
        CallersScope scope, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? creditor = null, string? customer = null, string? status = null, Guid? owner = null, Guid? onDuty = null, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        var roster = await MemberTable.Roster(session, stop);
        // Only what was asked stands in the statement: with conditions that may be empty, PostgreSQL would plan to read and sort all cases for every page.
        (string Condition, object? Value)[] asked = [("creditor =", creditor), ("customer_number =", customer), ("status =", status), ("case_id >", after), ("owner =", owner), ("owner =any", onDuty is { } member ? roster.AnsweredForBy(member, clock.Today).ToArray() : null)];
        var given = asked.Where(a => a.Value is not null).ToArray();
        var where = string.Join(" and ", given.Select((a, i) => a.Condition.EndsWith("any", StringComparison.Ordinal) ? $"{a.Condition}(${i + 2}::uuid[])" : $"{a.Condition} ${i + 2}"));
        var (within, values) = scope.Narrow("cases.creditor", "cases.case_id", [limit, .. given.Select(a => a.Value)]);
        if (within.Length > 0 && where.Length == 0) where = "true";
        var cases = await session.Read($"{Columns}{(where.Length > 0 ? " where " + where : "")}{within} order by case_id limit $1", Row, stop, values);
        return TypedResults.Ok(cases.ConvertAll(c => c.On(clock.Today, roster)));
    }

    /// <summary>With who answers for it on a day.</summary>
    internal static CaseItem On(this CaseItem item, DateOnly day, Roster roster) => item with { OwnerOnDuty = item.Owner is { } owner ? roster.OnDuty(owner, day) : null };

    internal static CaseItem Row(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetInt32(5), row.GetBoolean(6), row.GetString(7),
        row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetString(11), row.Text(12), row.Value<DateOnly>(13), row.Text(14), row.Text(15), row.GetInt64(16),
        row.Text(17), row.Value<Guid>(18), !row.IsDBNull(19), null, row.Text(20), row.Text(21));
}
