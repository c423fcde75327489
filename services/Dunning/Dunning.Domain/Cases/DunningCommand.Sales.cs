using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Sales;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What sales people object.</summary>
public abstract partial record DunningCommand
{
    /// <summary>Sales objects to threats.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Step">Only this threat: a step of the policy, or <c>hand_over</c>; null: any.</param>
    /// <param name="Invoices">By number or stream id; none: the whole case.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="Now">What holds around the case: the policy says which steps are threats.</param>
    /// <param name="By">Who enters it.</param>
    /// <param name="On">The day.</param>
    public sealed record ObjectForSales(ObjectionReason Reason, string? Step, ImmutableArray<string> Invoices, DateOnly Until, Circumstances Now, string By, DateOnly On) : DunningCommand;

    /// <summary>An objection ends before its day.</summary>
    public sealed record LiftSalesObjection(Guid Objection, string By, DateOnly On) : DunningCommand;
}
