using System.Diagnostics;
using Recouvrement.Dunning.Domain.Owners;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Team;

/// <summary>How a creditor entity works with its people.</summary>
/// <param name="PersonFigures">Figures by person are shown: only after the employees were informed (C. trav. L1222-4). Off by default.</param>
/// <param name="MarginHundredths">Margin on turnover in hundredths of a percent: 500 is 5 %; null while the entity did not say.</param>
/// <param name="YearlyTurnover">Turnover of a year, tax included; null while the entity did not say.</param>
/// <param name="AnswerDays">Working days a colleague has to answer where a request names none.</param>
/// <param name="EscalateDays">Working days after the deadline from which the manager hears of it.</param>
public sealed record TeamSettings(bool PersonFigures, int? MarginHundredths, Money? YearlyTurnover, int AnswerDays, int EscalateDays)
{
    /// <summary>All of the turnover.</summary>
    public const int WholeMargin = 10_000;

    /// <summary>Most working days that can be given.</summary>
    public const int MostDays = 60;

    /// <summary>Of an entity that said nothing.</summary>
    public static TeamSettings Default { get; } = new(PersonFigures: false, null, null, AnswerDays: 2, EscalateDays: 2);

    internal bool IsSound =>
        MarginHundredths is null or (> 0 and <= WholeMargin) && AnswerDays is > 0 and <= MostDays && EscalateDays is > 0 and <= MostDays && YearlyTurnover is null or { IsPositive: true, Currency: "EUR" };
}

/// <summary>The facts of an entity's team.</summary>
public abstract record TeamEvent
{
    TeamEvent()
    {
    }

    /// <summary>Who owns which cases was laid down anew.</summary>
    public sealed record OwnerRulesSet(string Creditor, OwnerRules Rules, string By) : TeamEvent;

    /// <summary>How the entity works with its people was changed.</summary>
    public sealed record TeamSettingsChanged(string Creditor, TeamSettings Settings, string By) : TeamEvent;
}

/// <summary>What an entity's team can be told.</summary>
public abstract record TeamCommand
{
    TeamCommand()
    {
    }

    /// <summary>Cases are owned by these rules from now on.</summary>
    public sealed record SetOwnerRules(string Creditor, OwnerRules Rules, string By) : TeamCommand;

    /// <summary>Work like this from now on.</summary>
    public sealed record ChangeTeamSettings(string Creditor, TeamSettings Settings, string By) : TeamCommand;
}

/// <summary>The people of a creditor entity: who owns which cases, and how it works with them.</summary>
/// <param name="Rules">Who owns which cases.</param>
/// <param name="Settings">How it works with its people.</param>
public sealed record EntityTeam(OwnerRules Rules, TeamSettings Settings) : IDecider<EntityTeam, TeamCommand, TeamEvent>
{
    /// <inheritdoc/>
    public static EntityTeam Initial { get; } = new(OwnerRules.None, TeamSettings.Default);

    /// <inheritdoc/>
    public static Decision<TeamEvent> Decide(EntityTeam state, TeamCommand command) => command switch
    {
        TeamCommand.SetOwnerRules set                                    => set.Rules == state.Rules ? Nothing : new TeamEvent.OwnerRulesSet(set.Creditor, set.Rules, set.By),
        TeamCommand.ChangeTeamSettings { Settings.IsSound: false }       => Refuse("settings_unsound", "A margin is above 0 and at most 100 %, a turnover is in euros and above 0, and days are 1 to 60."),
        TeamCommand.ChangeTeamSettings change                            => change.Settings == state.Settings ? Nothing : new TeamEvent.TeamSettingsChanged(change.Creditor, change.Settings, change.By),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static EntityTeam Evolve(EntityTeam state, TeamEvent happened) => happened switch
    {
        TeamEvent.OwnerRulesSet e       => state with { Rules = e.Rules },
        TeamEvent.TeamSettingsChanged e => state with { Settings = e.Settings },
        _ => throw new UnreachableException(),
    };
}
