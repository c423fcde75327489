using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>Who negotiates with a debtor.</summary>
public enum Negotiator
{
    /// <summary>Not said: what a collector may is what anybody may.</summary>
    None,

    /// <summary>A collector.</summary>
    Collector,

    /// <summary>A manager.</summary>
    Manager,
}

/// <summary>Why a plan needs a second person.</summary>
public enum ApprovalNeed
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>It ends later than who entered it may agree to.</summary>
    Terms,

    /// <summary>It gives up more than who entered it may.</summary>
    Discount,

    /// <summary>The debtor had a plan in this episode that was broken or given up.</summary>
    EarlierPlan,
}

/// <summary>What one role may grant without anybody else.</summary>
/// <param name="Months">A plan ends within so many months, to the day; null: within <see cref="PlanLimits.MonthsWithoutApproval"/>.</param>
/// <param name="DiscountPercent">So many hundredths of what is claimed may be given up.</param>
public sealed record NegotiationLimit(int? Months, int DiscountPercent)
{
    /// <summary>Nothing is given up.</summary>
    public static NegotiationLimit None { get; } = new(null, 0);
}

/// <summary>Which instalment plans are taken, and what may be given up with them.</summary>
/// <param name="MonthsWithoutApproval">A plan that ends later needs a second person, whoever enters it; a role may have months of its own.</param>
public sealed record PlanLimits(int MonthsWithoutApproval)
{
    /// <summary>What a collector may grant.</summary>
    public NegotiationLimit Collector { get; init; } = NegotiationLimit.None;

    /// <summary>What a manager may grant, and may agree to when a collector has entered it.</summary>
    public NegotiationLimit Manager { get; init; } = NegotiationLimit.None;

    /// <summary>Months within which a plan of somebody ends.</summary>
    public int MonthsOf(Negotiator who) => Of(who).Months ?? MonthsWithoutApproval;

    /// <summary>Somebody may agree alone to a plan that ends on a day.</summary>
    public bool MayAgree(Negotiator who, DateOnly last, DateOnly on) => last <= on.AddMonths(MonthsOf(who));

    /// <summary>Somebody may alone give up so much of what is claimed.</summary>
    public bool MayGiveUp(Negotiator who, Money discount, Money claimed) => discount.Amount * 100 <= claimed.Amount * Of(who).DiscountPercent;

    /// <summary>
    /// So long a plan is for two managers, one who enters it and one who agrees. Only where the policy says what a manager may agree to alone: without that,
    /// two people are enough, one of them a manager.
    /// </summary>
    public bool IsForTwoManagers(DateOnly last, DateOnly on) => Manager.Months is not null && !MayAgree(Negotiator.Manager, last, on);

    // A profile shortens what a manager may agree to alone, and never lengthens it: what is for two managers stays so.
    internal PlanLimits Within(int months) => new(months) { Collector = Collector with { Months = null }, Manager = Manager with { Months = Manager.Months is { } cap ? Math.Min(cap, months) : null } };

    NegotiationLimit Of(Negotiator who) => who == Negotiator.Manager ? Manager : Collector;
}
