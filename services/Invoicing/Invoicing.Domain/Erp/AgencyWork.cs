using Recouvrement.Invoicing.Domain.Agencies;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>
/// What the transfers and the fees of collection agencies ask of the ERP. A collection has debited the agencies' account (467) when it was reported: the
/// transfer that the bank shows clears it, and so does a fee that the agency may keep back. The feed posts no other line of a bank statement: an entity that books all of them itself names
/// the account it puts these to (471, say) for <see cref="LedgerRole.Bank"/>, and its bank account is posted once.
/// </summary>
public static class AgencyWork
{
    /// <summary>Facts of bank movements that may ask something.</summary>
    public static IReadOnlyList<Type> Facts { get; } = [typeof(MovementEvent.CashDismissed), typeof(MovementEvent.CashAssigned)];

    /// <summary>Whether a fact asks something after some history: an agency's transfer, or a person who gives what was taken for one to a customer.</summary>
    public static bool Concerns(MovementEvent fact) => fact is MovementEvent.CashDismissed { Reason: DismissalReason.AgencyRemittance } or MovementEvent.CashAssigned { Rule: CashRule.Person };

    /// <summary>Of a fact of a bank movement; null where there is nothing to do.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="before">The movement before it.</param>
    /// <param name="at">Where and when.</param>
    /// <param name="isPosted">The ERP was asked to post the transfer: nothing was asked before there was this feed of agencies, and is not undone.</param>
    public static ErpContent? Of(MovementEvent fact, BankMovement before, ErpOccasion at, bool isPosted) => (fact, before) switch
    {
        // The ERP that books what the bank shows has booked this too.
        (_, { Status: MovementStatus.Compared } or { Content: null or { IsCredit: false } }) => null,
        (MovementEvent.CashDismissed { Reason: DismissalReason.AgencyRemittance }, { Dismissal: DismissalReason.None, Content: { } content }) =>
            Remitted(content, "Reversement de l'agence de recouvrement", content.Amount, at),
        (MovementEvent.CashAssigned, { Dismissal: DismissalReason.AgencyRemittance, Content: { } content }) when isPosted =>
            Remitted(content, "Annulation : reversement de l'agence de recouvrement", -content.Amount, at),
        _ => null,
    };

    /// <summary>Of an agency's invoice: its fee and the tax on it, to the agencies' account for what was kept back of collections and to the supplier's for the rest.</summary>
    /// <returns>Null of an invoice over nothing.</returns>
    public static ErpContent? Of(AgencyFeeInvoice invoice, ErpOccasion at)
    {
        var ofNet = Money.Min(invoice.Net, invoice.Netted);
        var ofVat = Money.Min(invoice.Vat, invoice.Netted - ofNet);
        var (fees, vat, agency, supplier) = (at.Chart.Of(LedgerRole.AgencyFees), at.Chart.Of(LedgerRole.InputVat), at.Chart.Of(LedgerRole.Agency), at.Chart.Of(LedgerRole.Suppliers, invoice.Agency));
        var entry = AccountingEntry.Of(
            invoice.Reference, "Honoraires de l'agence de recouvrement",
            new Movement(fees, agency, ofNet), new Movement(fees, supplier, invoice.Net - ofNet), new Movement(vat, agency, ofVat), new Movement(vat, supplier, invoice.Vat - ofVat));
        return entry.Lines.Count == 0 ? null : new ErpContent.Entry(invoice.InvoicedOn, null, entry);
    }

    static ErpContent.Entry Remitted(MovementContent movement, string label, Money amount, ErpOccasion at) => new(
        movement.On, null, AccountingEntry.Of(movement.Reference ?? movement.Key, label, new Movement(at.Chart.Of(LedgerRole.Bank), at.Chart.Of(LedgerRole.Agency), amount)));
}
