using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What debtors do not want.</summary>
public abstract partial record DunningEvent
{
    /// <summary>A way to the debtor, or one of its addresses, was closed or is open again.</summary>
    /// <param name="Suppression">The suppression.</param>
    /// <param name="Way">Which way.</param>
    /// <param name="IsWhole">All of the debtor; else one address, which Correspondence keeps to.</param>
    /// <param name="IsClosed">Closed; else open again.</param>
    /// <param name="Reason">Why, snake_case.</param>
    /// <param name="Until">Last day on which it is closed; null for no end of its own.</param>
    /// <param name="Version">Of the suppression.</param>
    /// <param name="On">Business date.</param>
    public sealed record WayChanged(Guid Suppression, Channel Way, bool IsWhole, bool IsClosed, string Reason, DateOnly? Until, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Suppression;
        long IHeardFact.SourceVersion => Version;
    }
}
