using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

public sealed partial record Invoice
{
    Decision<InvoiceEvent> Allocates(InvoiceCommand.Allocate allocate)
    {
        var delta = allocate.Total - (Settlements.Find(s => s.Source == allocate.Source)?.Amount ?? Money.Zero);
        return delta switch
        {
            { IsZero: true } => Nothing,
            { IsPositive: true } when allocate.Total.Currency != Content!.Amount.Currency || delta > Outstanding =>
                Refuse("invoice_exceeded", $"Invoice {Document!.Number} is owed {Outstanding}."),
            { IsPositive: true } => Accept<InvoiceEvent>(
                [new InvoiceEvent.AmountAllocated(Document!, allocate.Source, allocate.Cause, delta, Outstanding - delta, allocate.Since, Doubtful), .. Unimpaired(Outstanding - delta, null)]),
            _ => Accept<InvoiceEvent>(
                [new InvoiceEvent.AllocationUndone(Document!, allocate.Source, -delta, Outstanding - delta, allocate.Since, Doubtful), .. SmallDifferencesBack(Outstanding - delta)]),
        };
    }

    static ImmutableList<Settled> With(ImmutableList<Settled> settlements, Guid source, Money amount, DateOnly? since = null)
    {
        var at = settlements.FindIndex(s => s.Source == source);
        if (at < 0) return amount.IsPositive ? settlements.Add(new(source, amount, since)) : settlements;
        var total = settlements[at].Amount + amount;
        return total.IsPositive ? settlements.SetItem(at, new(source, total, Days.Later(settlements[at].Since, since))) : settlements.RemoveAt(at);
    }
}
