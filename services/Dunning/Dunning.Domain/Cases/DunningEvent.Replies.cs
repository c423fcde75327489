namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What is heard of debtors' mails.</summary>
public abstract partial record DunningEvent
{
    /// <summary>The debtor has written by e-mail, or its mailbox has answered by itself. What it says lies with Correspondence, where it can be erased.</summary>
    /// <param name="Reply">Key of the mail.</param>
    /// <param name="Decision">The message it answers; null where only the case is known.</param>
    /// <param name="Automatic">A machine wrote it: no answer of the debtor, and no contact.</param>
    /// <param name="Version">Of the mail.</param>
    /// <param name="On">Business date.</param>
    public sealed record DebtorReplied(Guid Reply, Guid? Decision, bool Automatic, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Reply;
        long IHeardFact.SourceVersion => Version;
    }
}
