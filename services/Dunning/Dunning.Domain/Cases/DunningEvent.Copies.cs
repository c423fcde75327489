using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>Copies of invoices that a debtor asked for.</summary>
public abstract partial record DunningEvent
{
    /// <summary>Copies of invoices (duplicata) are to go to the debtor the same day, because it asked for them: a service, no contact of the policy.</summary>
    /// <param name="Account">Whose case.</param>
    /// <param name="Decision">Its key, made of the message that was answered: one answer, one mail.</param>
    /// <param name="Answered">The message in which the debtor asked.</param>
    /// <param name="Episode">Of the case.</param>
    /// <param name="Addressee">Whom that message was meant for.</param>
    /// <param name="Language">ISO 639-1.</param>
    /// <param name="Mode">Of the entity on that day: in redirect it goes to its own mailbox.</param>
    /// <param name="Statement">The invoices whose copies go, without late interest and compensation: nothing is claimed with them.</param>
    /// <param name="On">Business date.</param>
    public sealed record InvoiceCopiesRequested(
        Account Account, Guid Decision, Guid Answered, int Episode, ContactRole Addressee, string Language, SendingMode Mode, Statement Statement, DateOnly On) : DunningEvent;
}
