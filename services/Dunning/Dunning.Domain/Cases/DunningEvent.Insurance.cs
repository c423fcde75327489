using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What is heard of credit insurance.</summary>
public abstract partial record DunningEvent
{
    /// <summary>What an insurer covers of the debtor (assurance-crédit), all of it after the change.</summary>
    /// <param name="Debtor">Stream id of the customer account.</param>
    /// <param name="Policy">The insurer's.</param>
    /// <param name="Insured">Covered exposure; nothing where it covers nothing any more.</param>
    /// <param name="From">First day.</param>
    /// <param name="Until">Last day; null while it is open.</param>
    /// <param name="Version">Of the credit file it was told from.</param>
    /// <param name="On">Business date.</param>
    public sealed record CreditInsured(Guid Debtor, string Policy, Money Insured, DateOnly From, DateOnly? Until, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Debtor;
        long IHeardFact.SourceVersion => Version;
    }
}
