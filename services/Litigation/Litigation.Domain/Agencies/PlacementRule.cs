using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>Orders to a creditor's placement rule.</summary>
public abstract record RuleCommand
{
    RuleCommand() { }

    /// <summary>Claims go to this agency from now on, by hand; what is placed stays where it is.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Agency">Name in the register.</param>
    public sealed record ChooseAgency(string Creditor, string Agency) : RuleCommand;

    /// <summary>Claims go by these rules from now on; what is placed stays where it is.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Rules">All of them.</param>
    public sealed record SetRules(string Creditor, PlacementRules Rules) : RuleCommand;
}

/// <summary>Facts of a creditor's placement rule.</summary>
public abstract record RuleEvent
{
    RuleEvent() { }

    /// <summary>The creditor's claims go to this agency from now on.</summary>
    public sealed record AgencyChosen(string Creditor, string Agency) : RuleEvent;

    /// <summary>The creditor's claims go by these rules from now on.</summary>
    public sealed record PlacementRulesSet(string Creditor, PlacementRules Rules) : RuleEvent;
}

/// <summary>Which agency a creditor entity's claims go to.</summary>
/// <param name="Agency">Chosen by hand; null where none is: files wait, or go by the rules.</param>
/// <param name="Rules">Null where none are set.</param>
public sealed record PlacementRule(string? Agency, PlacementRules? Rules = null) : IDecider<PlacementRule, RuleCommand, RuleEvent>
{
    /// <inheritdoc/>
    public static PlacementRule Initial { get; } = new((string?)null);

    /// <summary>The stream of a creditor's rule.</summary>
    public static Guid StreamOf(Siren creditor) => NameBasedId.OfStream("placement_rule", creditor, creditor.Digits);

    /// <summary>What files go by; null while they wait for somebody to choose.</summary>
    public PlacementRules? InForce => Rules ?? (Agency is null ? null : new PlacementRules([], Agency, RequirePapers: false));

    /// <inheritdoc/>
    public static Decision<RuleEvent> Decide(PlacementRule state, RuleCommand command) => command switch
    {
        RuleCommand.ChooseAgency choose => state.Agency == choose.Agency ? Nothing : new RuleEvent.AgencyChosen(choose.Creditor, choose.Agency),
        RuleCommand.SetRules set        => set.Rules.Refused() is { } refusal ? refusal : state.Rules == set.Rules ? Nothing : new RuleEvent.PlacementRulesSet(set.Creditor, set.Rules),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static PlacementRule Evolve(PlacementRule state, RuleEvent happened) => happened switch
    {
        RuleEvent.AgencyChosen e      => new(e.Agency),
        RuleEvent.PlacementRulesSet e => new(null, e.Rules),
        _ => throw new UnreachableException(),
    };
}
