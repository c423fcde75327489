using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>The thresholds of an entity's order gate; dated data. Figures are allowed up to and including what stands here.</summary>
/// <param name="HoldAll">Everything waits for a person.</param>
/// <param name="OverdueConditionDays">Overdue for more days: cash first.</param>
/// <param name="OverdueHoldDays">Overdue for more days: held.</param>
/// <param name="OverdueFromCents">Overdue sums below are let pass.</param>
/// <param name="OverLimitPercent">Over the limit by so much of it: a deposit; by more: held.</param>
/// <param name="OverLimitDepositPercent">That deposit.</param>
/// <param name="ExpiredAssessmentTermDays">The term while no assessment is good.</param>
/// <param name="NewlyFoundedMonths">A company is newly founded for so long.</param>
/// <param name="NewlyFoundedDepositPercent">The deposit it pays.</param>
/// <param name="SignalConditionFrom">Signals as grave as this: cash first.</param>
/// <param name="SignalHoldFrom">Signals as grave as this: held.</param>
public sealed record GatePolicy(
    bool HoldAll, int OverdueConditionDays, int OverdueHoldDays, long OverdueFromCents, int OverLimitPercent, int OverLimitDepositPercent, int ExpiredAssessmentTermDays,
    int NewlyFoundedMonths, int NewlyFoundedDepositPercent, SignalSeverity SignalConditionFrom, SignalSeverity SignalHoldFrom)
{
    /// <summary>Of an entity that has set none.</summary>
    public static GatePolicy Default { get; } = new(false, 8, 30, 0, 10, 30, 15, 24, 30, SignalSeverity.Medium, SignalSeverity.High);
}

/// <summary>Orders to the gate policies of an entity.</summary>
public abstract record GatePoliciesCommand
{
    GatePoliciesCommand() { }

    /// <summary>Sets the thresholds from a day on.</summary>
    public sealed record SetPolicy(string Creditor, DateOnly From, GatePolicy Policy) : GatePoliciesCommand;
}

/// <summary>Facts of the gate policies of an entity.</summary>
public abstract record GatePoliciesEvent
{
    GatePoliciesEvent() { }

    /// <summary>These thresholds hold from a day on.</summary>
    public sealed record GatePolicySet(string Creditor, DateOnly From, GatePolicy Policy) : GatePoliciesEvent;
}

/// <summary>The gate policies of an entity by their first day.</summary>
/// <param name="Creditor">Null until one is set.</param>
/// <param name="ByDay">All of them.</param>
public sealed record GatePolicies(string? Creditor, ImmutableSortedDictionary<DateOnly, GatePolicy> ByDay) : IDecider<GatePolicies, GatePoliciesCommand, GatePoliciesEvent>
{
    /// <inheritdoc/>
    public static GatePolicies Initial => new(null, ImmutableSortedDictionary<DateOnly, GatePolicy>.Empty);

    /// <inheritdoc/>
    public static Decision<GatePoliciesEvent> Decide(GatePolicies policies, GatePoliciesCommand command) => command switch
    {
        GatePoliciesCommand.SetPolicy set when policies.ByDay.TryGetValue(set.From, out var known) && known == set.Policy => Decisions.Nothing,
        GatePoliciesCommand.SetPolicy set => new GatePoliciesEvent.GatePolicySet(set.Creditor, set.From, set.Policy),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static GatePolicies Evolve(GatePolicies was, GatePoliciesEvent happened) => happened switch
    {
        GatePoliciesEvent.GatePolicySet e => new(e.Creditor, was.ByDay.SetItem(e.From, e.Policy)),
        _ => throw new UnreachableException(),
    };
}
