using System.Collections.Immutable;

namespace Recouvrement.Invoicing.Domain.Creditors;

/// <summary>From a day on, one source counts.</summary>
/// <param name="From">First day of the money: the booking date, or the day the ERP says it was received.</param>
/// <param name="Master">Which source.</param>
public sealed record AllocationPeriod(DateOnly From, AllocationMaster Master);

/// <summary>One source for each day: the ERP until something else was said.</summary>
/// <param name="All">By day.</param>
public sealed record AllocationPeriods(ImmutableArray<AllocationPeriod> All)
{
    /// <summary>The ERP, always.</summary>
    public static AllocationPeriods Erp { get; } = new([]);

    /// <summary>The latest.</summary>
    public AllocationPeriod Last => All is [.., var last] ? last : new(DateOnly.MinValue, AllocationMaster.Erp);

    /// <summary>The source that counts money of a day.</summary>
    public AllocationMaster On(DateOnly day) => All.LastOrDefault(p => p.From <= day)?.Master ?? AllocationMaster.Erp;

    /// <summary>And from a day on another.</summary>
    public AllocationPeriods Then(AllocationMaster master, DateOnly from) => new(All.Add(new(from, master)));
}
