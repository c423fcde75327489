using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What is laid before who is to call a debtor.</summary>
public abstract partial record DunningEvent
{
    /// <summary>A collector is to call the debtor, and what is owed is frozen for the script of that call (script d'appel). Nothing goes out by it.</summary>
    /// <param name="Account">Whose case.</param>
    /// <param name="Decision">The call.</param>
    /// <param name="Episode">From 1.</param>
    /// <param name="Step">Step of the policy.</param>
    /// <param name="Order">Which of the policy's calls after the due date it is, from 1; 0 for one before it.</param>
    /// <param name="Addressee">Whom it is meant for.</param>
    /// <param name="Language">ISO 639-1, of the debtor.</param>
    /// <param name="Statement">What is owed.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Tone">How it speaks; null where nobody said.</param>
    /// <param name="Offer">What to propose; null where nothing is.</param>
    public sealed record CallAsked(
        Account Account, Guid Decision, int Episode, string Step, int Order, ContactRole Addressee, string Language, Statement Statement, DateOnly On, Tone? Tone = null, Offer? Offer = null) : DunningEvent;
}
