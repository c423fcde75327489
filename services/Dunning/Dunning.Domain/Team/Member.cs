using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Team;

/// <summary>Days on which a member is away.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Who stands in; null for nobody.</param>
public sealed record Absence(Guid Id, DateOnly From, DateOnly To, Guid? Substitute)
{
    /// <summary>Longest one: a year.</summary>
    public const int MostDays = 366;

    /// <summary>It is one of the days.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>A member of the team (collaborateur).</summary>
/// <param name="Department">Where it works; unknown before it joined.</param>
/// <param name="Manager">Its manager, or null.</param>
/// <param name="LeftOn">First day on which it is no longer there; null while it stays.</param>
/// <param name="Absences">By id.</param>
public sealed record Member(Department Department, Guid? Manager, DateOnly? LeftOn, ImmutableDictionary<Guid, Absence> Absences) : IDecider<Member, MemberCommand, MemberEvent>
{
    /// <inheritdoc/>
    public static Member Initial { get; } = new(Department.Unknown, null, null, ImmutableDictionary<Guid, Absence>.Empty);

    /// <summary>The ERP's code of it as a sales person; null where it sells nothing.</summary>
    public string? SalesPerson { get; init; }

    bool IsKnown => Department != Department.Unknown;

    /// <inheritdoc/>
    public static Decision<MemberEvent> Decide(Member state, MemberCommand command) => command switch
    {
        MemberCommand.Enrol { Department: Department.Unknown }             => Refuse("department_missing", "A member works in a department."),
        MemberCommand.Enrol enrol when enrol.Manager == enrol.Member       => Refuse("own_manager", "Nobody is their own manager."),
        MemberCommand.Enrol enrol when state.LeftOn is null && (state.Department, state.Manager, state.SalesPerson) == (enrol.Department, enrol.Manager, enrol.SalesPerson) => Nothing,
        MemberCommand.Enrol enrol                                          => new MemberEvent.MemberEnrolled(enrol.Member, enrol.Department, enrol.Manager, enrol.SalesPerson),
        _ when !state.IsKnown                                              => Refuse("member_unknown", "Nobody of this id is in the team."),
        MemberCommand.Leave leave                                          => state.LeftOn == leave.On ? Nothing : new MemberEvent.MemberLeft(leave.Member, leave.On),
        MemberCommand.PlanAbsence plan                                     => state.Plans(plan.Member, plan.Absence),
        MemberCommand.CancelAbsence cancel                                 => state.Absences.ContainsKey(cancel.Absence) ? new MemberEvent.AbsenceCancelled(cancel.Member, cancel.Absence) : Nothing,
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Member Evolve(Member state, MemberEvent happened) => happened switch
    {
        MemberEvent.MemberEnrolled e   => state with { Department = e.Department, Manager = e.Manager, SalesPerson = e.SalesPerson, LeftOn = null },
        MemberEvent.MemberLeft e       => state with { LeftOn = e.On },
        MemberEvent.AbsencePlanned e   => state with { Absences = state.Absences.SetItem(e.Absence, new(e.Absence, e.From, e.To, e.Substitute)) },
        MemberEvent.AbsenceCancelled e => state with { Absences = state.Absences.Remove(e.Absence) },
        _ => throw new UnreachableException(),
    };

    Decision<MemberEvent> Plans(Guid member, Absence asked) =>
        asked.To < asked.From                                      ? Refuse("absence_unsound", "An absence does not end before it begins.")
        : asked.To.DayNumber - asked.From.DayNumber >= Absence.MostDays ? Refuse("absence_too_long", "An absence is at most a year: who is longer away has left.")
        : asked.Substitute == member                               ? Refuse("own_substitute", "Nobody stands in for themselves.")
        : Absences.GetValueOrDefault(asked.Id) == asked            ? Nothing
        : Absences.Values.Any(known => known.Id != asked.Id && known.From <= asked.To && asked.From <= known.To) ? Refuse("absences_overlap", "The member is already away on some of these days.")
        : new MemberEvent.AbsencePlanned(member, asked.Id, asked.From, asked.To, asked.Substitute);
}
