using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Team;

/// <summary>The members of the team as people and decisions read them.</summary>
static class MemberTable
{
    public static Guid StreamOf(Guid member) => NameBasedId.Of($"member|{member}");

    public static async Task Show(Session session, Guid stream, Member state, IReadOnlyList<Appended<MemberEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var fact in facts)
            await (fact.Fact switch
            {
                MemberEvent.MemberEnrolled e => session.Run(
                    "insert into members (member, department, manager, sales_person, left_on) values ($1, $2, $3, $4, null) on conflict (member) do update set department = $2, manager = $3, sales_person = $4, left_on = null",
                    stop, e.Member, Spelling.Of(e.Department), e.Manager, e.SalesPerson),
                MemberEvent.MemberLeft e => session.Run("update members set left_on = $2 where member = $1", stop, e.Member, e.On),
                MemberEvent.AbsencePlanned e => session.Run(
                    "insert into absences (absence, member, from_date, to_date, substitute) values ($1, $2, $3, $4, $5) on conflict (absence) do update set from_date = $3, to_date = $4, substitute = $5",
                    stop, e.Absence, e.Member, e.From, e.To, e.Substitute),
                MemberEvent.AbsenceCancelled e => session.Run("delete from absences where absence = $1", stop, e.Absence),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
    }

    /// <summary>Who is in the team, and when each is away.</summary>
    public static async Task<Roster> Roster(Session session, CancellationToken stop)
    {
        var absences = (await session.Read(
            "select member, absence, from_date, to_date, substitute from absences",
            r => (Member: r.GetGuid(0), Absence: new Absence(r.GetGuid(1), r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3), r.Value<Guid>(4))), stop)).ToLookup(a => a.Member, a => a.Absence);
        return new(await session.Read(
            "select member, department, manager, left_on, sales_person from members",
            r => new RosterEntry(
                r.GetGuid(0), Spelling.Known<Department>(r.GetString(1)) ?? Department.Unknown, r.Value<Guid>(2), r.Value<DateOnly>(3),
                [.. absences[r.GetGuid(0)].OrderBy(a => a.From)]) { SalesPerson = r.Text(4) }, stop));
    }

    /// <summary>The first of these that nobody of the team is, or null.</summary>
    public static async Task<Guid?> Stranger(Session session, IEnumerable<Guid?> members, CancellationToken stop) =>
        await session.Read(
            "select a.id from unnest($1::uuid[]) as a(id) where not exists (select from members m where m.member = a.id) limit 1",
            r => r.GetGuid(0), stop, members.OfType<Guid>().Distinct().ToArray()) is [var stranger] ? stranger : null;

    /// <summary>Display names; who was erased has none.</summary>
    public static async Task<IReadOnlyDictionary<Guid, (string Name, string? Email)>> Names(Session session, IEnumerable<Guid> members, CancellationToken stop) =>
        (await session.Read(
            "select member, name, email from member_names where member = any($1)", r => (Member: r.GetGuid(0), Name: r.GetString(1), Email: r.Text(2)), stop, members.Distinct().ToArray()))
            .ToImmutableDictionary(n => n.Member, n => (n.Name, n.Email));
}
