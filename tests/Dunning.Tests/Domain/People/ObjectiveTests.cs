using Recouvrement.Dunning.Domain.Objectives;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>What a team, or a member of it, aims at in a month.</summary>
public sealed class ObjectiveTests
{
    static readonly ObjectiveKey Team = new(new(2026, 3, 1), ObjectiveMeasure.Calls, null), Anne = Team with { Member = Guid.NewGuid() };

    static ObjectiveCommand Aim(ObjectiveKey key, long target, bool personFigures = false) => new ObjectiveCommand.Aim("732829320", key, target, personFigures, "manager");

    public static TheoryData<ObjectiveCommand, string?> Asked { get; } = new()
    {
        { Aim(Team, 40), null },
        { Aim(Team, 0), "target_unsound" },
        { Aim(Team with { Measure = ObjectiveMeasure.Unknown }, 40), "measure_missing" },
        { Aim(Team with { Measure = ObjectiveMeasure.TasksInTimePercent }, 100), null },
        { Aim(Team with { Measure = ObjectiveMeasure.TasksInTimePercent }, 101), "target_unsound" },
        { Aim(Anne, 40), "person_figures_off" },
        { Aim(Anne, 40, personFigures: true), null },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public void An_objective_is_sound_and_of_a_person_only_where_switched_on(ObjectiveCommand when, string? refusal) =>
        Assert.Equal(refusal, TeamObjectives.Decide(TeamObjectives.Initial, when).Refusal?.Code);

    [Fact]
    public void Set_twice_it_is_set_once_and_dropped_it_is_gone()
    {
        var state = TeamObjectives.Evolve(TeamObjectives.Initial, Assert.Single(TeamObjectives.Decide(TeamObjectives.Initial, Aim(Team, 40)).Facts));
        Assert.Empty(TeamObjectives.Decide(state, Aim(Team, 40)).Facts);
        var dropped = Assert.Single(TeamObjectives.Decide(state, new ObjectiveCommand.Drop("732829320", Team, "manager")).Facts);
        Assert.Empty(TeamObjectives.Evolve(state, dropped).Targets);
        Assert.Empty(TeamObjectives.Decide(TeamObjectives.Initial, new ObjectiveCommand.Drop("732829320", Team, "manager")).Facts);
    }
}
