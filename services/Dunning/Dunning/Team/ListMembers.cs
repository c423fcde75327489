using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Team;

/// <summary>Days on which a member is away.</summary>
/// <param name="Absence">Its id.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Who stands in; null for nobody.</param>
public sealed record AbsenceItem(Guid Absence, DateOnly From, DateOnly To, Guid? Substitute);

/// <summary>A member of the team.</summary>
/// <param name="Member">Its id.</param>
/// <param name="Name">Display name; null once it is erased.</param>
/// <param name="Email">Null where none is known.</param>
/// <param name="Department">Where it works.</param>
/// <param name="Manager">Its manager, or null.</param>
/// <param name="LeftOn">First day on which it is no longer there.</param>
/// <param name="OnDuty">Who answers for it on the day asked for: itself, a substitute or the manager.</param>
/// <param name="Absences">Those that are not over by that day.</param>
/// <param name="SalesPerson">The ERP's code of it as a sales person; null where it sells nothing.</param>
public sealed record MemberItem(
    Guid Member, string? Name, string? Email, string Department, Guid? Manager, DateOnly? LeftOn, Guid OnDuty, IReadOnlyList<AbsenceItem> Absences, string? SalesPerson);

/// <summary>The team on a day.</summary>
static class ListMembers
{
    const int Most = 1000;

    public static async Task<IResult> List(NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, DateOnly? on = null, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        if (BusinessDays.Wrong("on", on) is { } wrong) return wrong;
        var day = on ?? clock.Today;
        await using var session = await Session.Open(database, stop);
        var roster = await MemberTable.Roster(session, stop);
        var page = roster.Members.Where(m => after is null || m.Id.CompareTo(after.Value) > 0).OrderBy(m => m.Id).Take(limit).ToArray();
        var names = await MemberTable.Names(session, page.Select(m => m.Id), stop);
        return TypedResults.Ok(page.Select(m =>
        {
            var person = names.TryGetValue(m.Id, out var known) ? known : default;
            return new MemberItem(
                m.Id, person.Name, person.Email, Platform.Messaging.Spelling.Of(m.Department), m.Manager, m.LeftOn, roster.OnDuty(m.Id, day),
                [.. m.Absences.Where(a => a.To >= day).Select(a => new AbsenceItem(a.Id, a.From, a.To, a.Substitute))], m.SalesPerson);
        }).ToArray());
    }
}
