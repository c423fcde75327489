using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Invoicing.Tests.Domain.Penalties;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Tests.Domain.Figures;

// Bills of penalties, issued and taken back as the service does it.
sealed partial class AccountInMemory
{
    const int DaysToPay = 3;

    public IEnumerable<(Invoice Bill, PenaltyLine Line)> StandingPenalties => invoices.Values.Where(i => i.IsPenalty).SelectMany(i => i.Content!.Penalties!.Lines.Where(l => l.Stands).Select(l => (i, l)));

    /// <summary>Bills what the invoices owe that were paid late.</summary>
    public void BillPenalties()
    {
        var billed = StandingPenalties.Select(p => p.Line.Source).ToHashSet();
        ImmutableArray<PenaltyLine> lines =
        [
            .. invoices.Where(i => !i.Value.IsPenalty && !billed.Contains(i.Key)).OrderBy(i => i.Value.Document!.Number, StringComparer.Ordinal)
                .Select(i => PaidLate.Of(new(i.Key, i.Value, Late(i.Key)), PaidInvoices.Debtor(), Today, LegalParameters.Shipped)).Where(late => late is { Obstacle: PenaltyObstacle.None }).Select(late => late!.Line!),
        ];
        if (lines.IsEmpty) return;
        var document = new AccountDocument("732829320", "C1", PenaltyBill.Number(2026, invoices.Values.Count(i => i.IsPenalty) + 1), 2026);
        Order(document.Invoice, new InvoiceCommand.BillPenalties(document, new(DebtorKind.Company, "test", lines), Today, Today.AddDays(30)));
        Settle();
    }

    /// <summary>A bill is taken back as a whole.</summary>
    public void CancelPenalties()
    {
        foreach (var bill in StandingPenalties.Select(p => p.Bill.Document!.Invoice).Distinct().ToList()) TakeBack(bill, null, PenaltyEnd.Mistake);
        Settle();
    }

    /// <summary>What an invoice was worth at the end of a day, told from the facts.</summary>
    public static long DebitOn(Invoice invoice, DateOnly day) =>
        invoice.Content is not { Penalties: { } billed } content ? invoice.Content!.Amount.Cents
        : content.IssuedOn <= day ? billed.Lines.Where(l => l.StoodOn(day)).Sum(l => l.Amount.Cents) : 0;

    /// <summary>An invoice with all that ever moved it.</summary>
    public LateInvoice Late(Guid id) => new(
        invoices[id].Document!, invoices[id].Content!, invoices[id].Content!.IssuedOn,
        [.. rows.Where(r => r.Document == id).Select(r => new DatedRow(CountsFrom(id, r.Row), r.Row, r.Row.Kind is MovementKind.Allocation))]);

    bool TakeMovedBack()
    {
        var moved = StandingPenalties.Where(p => HasMoved(p.Line)).GroupBy(p => p.Bill.Document!.Invoice, p => p.Line.Source).ToList();
        foreach (var bill in moved) TakeBack(bill.Key, [.. bill], PenaltyEnd.SourceMoved);
        return moved.Count > 0;
    }

    bool HasMoved(PenaltyLine line) => invoices[line.Source] is var source && (source.Outstanding.IsPositive || source.Content!.DueOn != line.DueOn || Late(line.Source).Course != line.Course);

    void TakeBack(Guid bill, ImmutableArray<Guid>? sources, PenaltyEnd end)
    {
        foreach (var undone in Order(bill, new InvoiceCommand.TakePenaltiesBack(sources, end, Today)).OfType<InvoiceEvent.AllocationUndone>())
            Order(undone.Source, new CreditCommand.Release(bill, invoices[bill].Settlements.Find(s => s.Source == undone.Source)?.Amount ?? Money.Zero, undone.Since));
    }
}
