using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>Who answers on which day for what a member owns.</summary>
public sealed class RosterTests
{
    static readonly Guid Anne = Id(1), Bruno = Id(2), Chloé = Id(3), Denis = Id(4);

    static readonly DateOnly Monday = new(2026, 8, 3), Friday = new(2026, 8, 7);

    static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    static RosterEntry Entry(Guid id, Guid? manager = null, DateOnly? left = null, params Absence[] away) => new(id, Department.Credit, manager, left, [.. away]);

    static Absence Away(Guid? substitute) => new(Guid.NewGuid(), Monday, Friday, substitute);

    [Theory]
    [InlineData("2026-08-02", 1)]
    [InlineData("2026-08-03", 2)]
    [InlineData("2026-08-07", 2)]
    [InlineData("2026-08-08", 1)]
    public void The_substitute_answers_from_the_first_day_to_the_last(string day, int who) =>
        Assert.Equal(Id(who), new Roster([Entry(Anne, null, null, Away(Bruno)), Entry(Bruno)]).OnDuty(Anne, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Where_the_substitute_is_away_too_its_own_substitute_answers() =>
        Assert.Equal(Chloé, new Roster([Entry(Anne, null, null, Away(Bruno)), Entry(Bruno, null, null, Away(Chloé)), Entry(Chloé)]).OnDuty(Anne, Monday));

    [Fact]
    public void Where_two_stand_in_for_each_other_the_manager_answers() =>
        Assert.Equal(Denis, new Roster([Entry(Anne, Denis, null, Away(Bruno)), Entry(Bruno, Chloé, null, Away(Anne)), Entry(Chloé), Entry(Denis)]).OnDuty(Anne, Monday));

    [Fact]
    public void Where_nobody_is_there_it_stays_with_the_owner() =>
        Assert.Equal(Anne, new Roster([Entry(Anne, Denis, null, Away(null)), Entry(Denis, Anne, null, Away(null))]).OnDuty(Anne, Monday));

    [Fact]
    public void Who_has_left_is_answered_for_by_the_manager_and_by_no_substitute()
    {
        var roster = new Roster([Entry(Anne, Denis, Monday, Away(Bruno)), Entry(Bruno), Entry(Denis)]);
        Assert.Equal(Anne, roster.OnDuty(Anne, Monday.AddDays(-1)));
        Assert.Equal(Denis, roster.OnDuty(Anne, Monday));
    }

    [Fact]
    public void Whose_things_somebody_answers_for_are_its_own_and_those_of_who_is_away() =>
        Assert.Equal<Guid>([Anne, Bruno], new Roster([Entry(Anne, null, null, Away(Bruno)), Entry(Bruno), Entry(Chloé)]).AnsweredForBy(Bruno, Monday));

    [Fact]
    public void A_stranger_answers_for_itself() => Assert.Equal(Denis, new Roster([]).OnDuty(Denis, Monday));

    public static TheoryData<DateOnly, DateOnly, Guid?, string?> Plans { get; } = new()
    {
        { Monday.AddDays(-3), Monday.AddDays(-1), null, null },
        { Monday.AddDays(-3), Monday, null, "absences_overlap" },
        { Friday, Friday, null, "absences_overlap" },
        { Friday.AddDays(1), Friday.AddDays(366), null, null },
        { Friday.AddDays(1), Friday.AddDays(367), null, "absence_too_long" },
        { Friday.AddDays(3), Friday.AddDays(2), null, "absence_unsound" },
        { Friday.AddDays(3), Friday.AddDays(3), Id(1), "own_substitute" },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void An_absence_is_refused_where_it_makes_no_sense(DateOnly from, DateOnly to, Guid? substitute, string? refusal)
    {
        var known = Folding.Fold<Member, MemberCommand, MemberEvent>([new MemberEvent.MemberEnrolled(Anne, Department.Credit, null), new MemberEvent.AbsencePlanned(Anne, Guid.NewGuid(), Monday, Friday, Bruno)]);
        Assert.Equal(refusal, Member.Decide(known, new MemberCommand.PlanAbsence(Anne, new(Guid.NewGuid(), from, to, substitute))).Refusal?.Code);
    }

    [Fact]
    public void A_member_is_enrolled_once_and_is_not_its_own_manager()
    {
        var known = Folding.Fold<Member, MemberCommand, MemberEvent>([new MemberEvent.MemberEnrolled(Anne, Department.Credit, Denis)]);
        Assert.Empty(Member.Decide(known, new MemberCommand.Enrol(Anne, Department.Credit, Denis)).Facts);
        Assert.Single(Member.Decide(known, new MemberCommand.Enrol(Anne, Department.Sales, Denis)).Facts);
        Assert.Equal("own_manager", Member.Decide(known, new MemberCommand.Enrol(Anne, Department.Credit, Anne)).Refusal?.Code);
        Assert.Equal("member_unknown", Member.Decide(Member.Initial, new MemberCommand.Leave(Anne, Monday)).Refusal?.Code);
    }
}
