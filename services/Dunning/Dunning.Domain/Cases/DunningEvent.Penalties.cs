using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What is heard of contracts.</summary>
public abstract partial record DunningEvent
{
    /// <summary>What the debtor's contract says of late payment, for invoices issued from a day on.</summary>
    /// <param name="Debtor">Stream id of the customer account.</param>
    /// <param name="From">First day of issue.</param>
    /// <param name="Clause">The clause.</param>
    /// <param name="Version">Of the customer account.</param>
    /// <param name="On">Business date.</param>
    public sealed record PenaltiesAgreed(Guid Debtor, DateOnly From, PenaltyClause Clause, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Debtor;
        long IHeardFact.SourceVersion => Version;
    }
}
