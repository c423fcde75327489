using System.Collections.Immutable;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>When the ERP asks.</summary>
public enum GateStage
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Before an order is taken.</summary>
    Order,

    /// <summary>Before goods leave, or works begin.</summary>
    Delivery,
}

/// <summary>What the gate says, from mild to severe. It never refuses: that is for a person.</summary>
public enum GateDecision
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Go on.</summary>
    Allow,

    /// <summary>Go on once the conditions are met.</summary>
    Conditions,

    /// <summary>Wait for a person.</summary>
    Hold,
}

/// <summary>What is to be met first.</summary>
public enum ConditionKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A part is paid in advance (acompte), in percent.</summary>
    Deposit,

    /// <summary>All is paid in advance.</summary>
    CashFirst,

    /// <summary>Somebody stands in for the customer.</summary>
    Guarantee,

    /// <summary>A shorter term, in days.</summary>
    ShorterTerm,
}

/// <summary>A condition.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Value">Percent of a deposit, days of a term; else null.</param>
public sealed record GateCondition(ConditionKind Kind, int? Value = null);

/// <summary>One of all the reasons of an answer.</summary>
/// <param name="Code">snake_case, stable.</param>
/// <param name="Decision">What this reason alone leads to.</param>
/// <param name="Sentence">For a person.</param>
/// <param name="Rule">The setting or the article.</param>
/// <param name="Since">First day it held, where it has one.</param>
/// <param name="Figures">What was compared.</param>
/// <param name="Condition">What it asks for.</param>
public sealed record GateReason(string Code, GateDecision Decision, string Sentence, string Rule, DateOnly? Since, ImmutableSortedDictionary<string, long> Figures, GateCondition? Condition = null);

/// <summary>An answer of the gate.</summary>
/// <param name="Decision">The most severe of its reasons.</param>
/// <param name="Conditions">Without those that another one covers.</param>
/// <param name="Reasons">All of them.</param>
public sealed record GateAnswer(GateDecision Decision, ImmutableList<GateCondition> Conditions, ImmutableList<GateReason> Reasons)
{
    /// <summary>An answer from its reasons.</summary>
    public static GateAnswer Of(ImmutableList<GateReason> reasons)
    {
        var asked = reasons.Select(r => r.Condition).OfType<GateCondition>().ToLookup(c => c.Kind);
        ImmutableList<GateCondition> conditions =
        [
            .. asked[ConditionKind.Deposit].OrderByDescending(c => c.Value).Take(1), .. asked[ConditionKind.CashFirst].Take(1),
            .. asked[ConditionKind.Guarantee].Take(1), .. asked[ConditionKind.ShorterTerm].OrderBy(c => c.Value).Take(1),
        ];
        return new(reasons.Select(r => r.Decision).Append(GateDecision.Allow).Max(), conditions, reasons);
    }
}
