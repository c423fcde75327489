using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Bills;

/// <summary>
/// What a bill holds on the invoices it covers, and lets go. An invoice that it covers in part is held as a whole: a hold knows no part. A bill that only
/// waits for its acceptance holds nothing; one that was paid holds until its money could be there; one whose maturity nobody told holds until it ends.
/// </summary>
public static class BillHolds
{
    /// <summary>How the references of these holds begin; nobody else may use it.</summary>
    public const string Prefix = "bill:";

    /// <summary>Reference of the hold.</summary>
    public static string Reference(Bill bill) => Prefix + bill.Document!.Number;

    /// <summary>Orders to invoices after a bill has changed, by stream id.</summary>
    public static ImmutableArray<(Guid Invoice, InvoiceCommand Order)> Between(Bill before, Bill after)
    {
        var (was, now) = (Held(before), Held(after));
        return
        [
            .. now.Select(h => (h.Key, (InvoiceCommand)h.Value)),
            .. was.Keys.Except(now.Keys).Select(invoice => (invoice, (InvoiceCommand)new InvoiceCommand.LiftHold(Reference(before)))),
        ];
    }

    static Dictionary<Guid, InvoiceCommand.Hold> Held(Bill bill) => bill switch
    {
        { Status: BillStatus.Open, Content: { StopsDunning: true, IsMaturityAssumed: var guessed } content } => Of(bill, HoldReason.BillAccepted, guessed ? null : content.MoneyThereBy),
        { Status: BillStatus.Paid }                             => Of(bill, bill.Content!.StopsDunning ? HoldReason.BillAccepted : HoldReason.PaymentUnderWay, BillContent.MoneyThere(bill.EndedOn!.Value)),
        _                                                       => [],
    };

    static Dictionary<Guid, InvoiceCommand.Hold> Of(Bill bill, HoldReason reason, DateOnly? until) =>
        bill.Content!.Covers.All.ToDictionary(c => BusinessKey.OfInvoice(Siren.Parse(bill.Document!.Creditor)!.Value, c.Number, c.Year), _ => new InvoiceCommand.Hold(Reference(bill), reason, until));
}
