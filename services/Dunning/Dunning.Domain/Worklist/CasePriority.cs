using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Worklist;

/// <summary>What a case says to its priority.</summary>
public static class CasePriority
{
    /// <summary>The facts of a case on a day.</summary>
    public static PriorityFacts Of(Situation situation)
    {
        var (dunning, on) = (situation.Case, situation.On);
        var overdue = Overdue(situation).ToArray();
        return new(
            overdue.Where(i => i.Currency == Money.Zero.Currency).Aggregate(Money.Zero, (sum, i) => sum + i.Outstanding), overdue.Length == 0 ? null : overdue.Min(i => i.DueOn), dunning.Kind,
            IsInsolvent: dunning.Insolvency.IsOpen,
            dunning.PromiseRecord.Broken,
            NearestLimit(situation), Stage(situation, overdue));
    }

    /// <summary>The next day after this one on which the case weighs more by its age alone; null for none. Limits of time have days of their own.</summary>
    internal static DateOnly? NextAfter(Situation situation, PriorityWeights weights)
    {
        if (Overdue(situation).Select(i => (DateOnly?)i.DueOn).Min() is not { } oldest) return null;
        foreach (var band in weights.Age)
            if (oldest.DayNumber + band.From > situation.On.DayNumber && oldest.DayNumber + band.From < DateOnly.MaxValue.DayNumber) return oldest.AddDays(band.From);
        return null;
    }

    static IEnumerable<CaseInvoice> Overdue(Situation situation) => situation.Case.Invoices.Values
        .Where(i => i.IsOverdue(situation.On) && i is { HandedOver: null, FrozenSince: null });

    // The nearest of what is still to come, and of what ended lately enough that somebody may mend it.
    static DateOnly? NearestLimit(Situation situation)
    {
        var farthest = situation.On.AddDays(LimitAlerts.Limitation.Max());
        var limits = situation.Now.Limits;
        return situation.Case.Invoices.Values.Where(i => i.IsOpen).Select(i => InvoiceLimits.Of(i, situation.Case, limits)?.SafeOn)
            .Concat(Declarations.Open(situation.Case, limits).Select(open => (DateOnly?)open.DeclareBy))
            .Where(last => last <= farthest).Min();
    }

    static CaseStage Stage(Situation situation, CaseInvoice[] overdue) => overdue
        .Select(situation.LastStep)
        .Select(step => step is null ? CaseStage.None
            : situation.Policy!.Steps[situation.Policy.RankOf(step)] is { IsFormalNotice: true } ? CaseStage.Noticed
            : situation.Policy.Steps[situation.Policy.RankOf(step)] is { IsThreat: true } ? CaseStage.Threatened
            : CaseStage.Reminded)
        .DefaultIfEmpty(CaseStage.None).Max();
}
