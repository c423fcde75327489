using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What is heard of contracts.</summary>
public abstract partial record DunningEvent
{
    /// <summary>A person gave up the late interest and the compensation of an invoice, for good.</summary>
    /// <param name="Account">Whose it is.</param>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Number">The ERP's own number.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">Business date.</param>
    public sealed record PenaltiesWaived(Account Account, Guid Invoice, string Number, WaiverReason Reason, string By, DateOnly On) : DunningEvent;

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
