using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.Team;

/// <summary>A member as the roster knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Department">Where it works.</param>
/// <param name="Manager">Its manager, or null.</param>
/// <param name="LeftOn">First day on which it is no longer there; null while it stays.</param>
/// <param name="Absences">When it is away.</param>
public sealed record RosterEntry(Guid Id, Department Department, Guid? Manager, DateOnly? LeftOn, ImmutableArray<Absence> Absences)
{
    /// <summary>The ERP's code of it as a sales person; null where it sells nothing.</summary>
    public string? SalesPerson { get; init; }

    /// <summary>It is there on a day.</summary>
    public bool IsPresent(DateOnly day) => !(LeftOn <= day) && !Absences.Any(a => a.Covers(day));
}

/// <summary>Who is there on which day. A pure function of the members and the day.</summary>
public sealed class Roster(IEnumerable<RosterEntry> members)
{
    readonly ImmutableDictionary<Guid, RosterEntry> known = members.ToImmutableDictionary(m => m.Id);

    /// <summary>All members.</summary>
    public IEnumerable<RosterEntry> Members => known.Values;

    /// <summary>A member; null where nobody of that id is known.</summary>
    public RosterEntry? Find(Guid member) => known.GetValueOrDefault(member);

    /// <summary>
    /// Who answers on a day for what a member owns: the member; away, the substitute, or whoever stands in for that one; where nobody does, or the
    /// member has left, its manager. Where nobody at all is there it stays the member: nothing is without an owner.
    /// </summary>
    public Guid OnDuty(Guid member, DateOnly day) => StandIn(member, day, [], mayAskManager: true) ?? member;

    /// <summary>All whose things somebody answers for on a day, with itself where it is there.</summary>
    public ImmutableArray<Guid> AnsweredForBy(Guid member, DateOnly day) => [.. known.Keys.Append(member).Distinct().Where(owner => OnDuty(owner, day) == member).Order()];

    Guid? StandIn(Guid member, DateOnly day, ImmutableHashSet<Guid> asked, bool mayAskManager)
    {
        if (asked.Contains(member) || !known.TryGetValue(member, out var entry)) return null;
        if (entry.IsPresent(day)) return member;
        var others = asked.Add(member);
        // One who has left has no substitute any more: that was for an absence.
        var substitute = entry.LeftOn <= day ? null : entry.Absences.FirstOrDefault(a => a.Covers(day))?.Substitute;
        return (substitute is { } other ? StandIn(other, day, others, mayAskManager: false) : null)
            ?? (mayAskManager && entry.Manager is { } manager ? StandIn(manager, day, others, mayAskManager: true) : null);
    }
}
