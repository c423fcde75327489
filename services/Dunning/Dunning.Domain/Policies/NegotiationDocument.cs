namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>What people may grant a debtor without anybody else.</summary>
/// <param name="Collector">What a collector may.</param>
/// <param name="Manager">What a manager may, and may agree to when a collector has entered it; no less than a collector.</param>
public sealed record NegotiationDocument(NegotiationLimitDocument? Collector = null, NegotiationLimitDocument? Manager = null);

/// <summary>What one role may grant. What is absent is as it was.</summary>
/// <param name="Months">0 to 36: an instalment plan ends within them; absent: <c>planMonthsWithoutApproval</c>. Where it is said of a manager, a longer plan is for two managers.</param>
/// <param name="DiscountPercent">0 to 99: so many hundredths of what is claimed are given up at most. More than a manager may is for two managers.</param>
public sealed record NegotiationLimitDocument(int? Months = null, int? DiscountPercent = null);

/// <summary>Reads the limits of negotiation.</summary>
static class NegotiationReading
{
    const int MostMonths = 36, MostPercent = 99;

    /// <summary>The limits over those they start from. A document that names only <c>planMonthsWithoutApproval</c> means every role, as ever.</summary>
    internal static PlanLimits Read(List<PolicyFault> faults, string field, NegotiationDocument? document, PlanLimits start)
    {
        if (document is null) return start;
        var limits = start with
        {
            Collector = Limit(faults, $"{field}.negotiation.collector", document.Collector, start.Collector),
            Manager = Limit(faults, $"{field}.negotiation.manager", document.Manager, start.Manager),
        };
        if (limits.MonthsOf(Negotiator.Manager) < limits.MonthsOf(Negotiator.Collector)) faults.Add(new($"{field}.negotiation.manager.months", "are no fewer than a collector's"));
        if (limits.Manager.DiscountPercent < limits.Collector.DiscountPercent) faults.Add(new($"{field}.negotiation.manager.discountPercent", "is no less than a collector's"));
        return limits;
    }

    static NegotiationLimit Limit(List<PolicyFault> faults, string field, NegotiationLimitDocument? document, NegotiationLimit start)
    {
        if (document is null) return start;
        if (document.Months is < 0 or > MostMonths) faults.Add(new($"{field}.months", $"is 0 to {MostMonths}"));
        if (document.DiscountPercent is < 0 or > MostPercent) faults.Add(new($"{field}.discountPercent", $"is 0 to {MostPercent}"));
        return new(document.Months ?? start.Months, document.DiscountPercent ?? start.DiscountPercent);
    }
}
