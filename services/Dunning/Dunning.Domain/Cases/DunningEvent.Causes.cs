using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What debtors say of why they have not paid.</summary>
public abstract partial record DunningEvent
{
    /// <summary>The debtor said why it has not paid some invoices (cause de non-paiement). Nothing here follows from it: Invoicing keeps it as heard.</summary>
    /// <param name="Account">Whose they are.</param>
    /// <param name="Contact">Key of the call, contact or message it was said in.</param>
    /// <param name="Invoices">Of which invoices.</param>
    /// <param name="Cause">In the words of Invoicing's taxonomy.</param>
    /// <param name="On">Business date.</param>
    public sealed record CauseHeard(Account Account, Guid Contact, ImmutableArray<InvoiceOfCause> Invoices, string Cause, DateOnly On) : DunningEvent;
}

/// <summary>An invoice that a cause was given for.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
public sealed record InvoiceOfCause(Guid Invoice, string Number);
