using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>
/// What doubtful debts and losses ask of the ERP: entries between its own accounts (rule section 8). Each fact holds all that its entry needs. Together they
/// leave on 416 what is doubtful and open: the ERP posts payments, credit notes and corrections to 411 as ever, and is asked to clear 416 of them.
/// </summary>
public static class LossWork
{
    /// <summary>The facts that always may have one.</summary>
    public static IReadOnlyList<Type> Facts { get; } =
    [
        typeof(InvoiceEvent.DebtClassifiedDoubtful), typeof(InvoiceEvent.DebtNoLongerDoubtful), typeof(InvoiceEvent.ImpairmentRecorded), typeof(InvoiceEvent.DebtWrittenOff),
        typeof(InvoiceEvent.WriteOffTakenBack), typeof(InvoiceEvent.VatReclaimed), typeof(InvoiceEvent.RecoveredAfterWriteOff),
    ];

    /// <summary>The facts, of very many, that have one where they are stored with this mark.</summary>
    public static IReadOnlyList<Type> FactsWhereDoubtful { get; } = [typeof(InvoiceEvent.AmountAllocated), typeof(InvoiceEvent.AllocationUndone), typeof(InvoiceEvent.InvoiceCorrected)];

    /// <summary>In the JSON of a fact of a doubtful debt, and in no other of <see cref="FactsWhereDoubtful"/> but by chance.</summary>
    public static ReadOnlySpan<byte> DoubtfulMark => "\"doubtful"u8;

    /// <summary>The document of a fact that has an entry; null of one that has none.</summary>
    public static AccountDocument? Concerned(InvoiceEvent fact) => fact switch
    {
        InvoiceEvent.DebtClassifiedDoubtful e => e.Document,
        InvoiceEvent.DebtNoLongerDoubtful e   => e.Document,
        InvoiceEvent.ImpairmentRecorded e     => e.Document,
        InvoiceEvent.DebtWrittenOff e         => e.Document,
        InvoiceEvent.WriteOffTakenBack e      => e.Document,
        InvoiceEvent.VatReclaimed e           => e.Document,
        InvoiceEvent.RecoveredAfterWriteOff e => e.Document,
        InvoiceEvent.AmountAllocated { Doubtful: true } e         => e.Document,
        InvoiceEvent.AllocationUndone { Doubtful: true } e        => e.Document,
        InvoiceEvent.InvoiceCorrected { DoubtfulChange: not null } e => e.Document,
        _                                     => null,
    };

    /// <summary>The entry of a fact; null where it has none, or where it moves nothing.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="at">Where and when.</param>
    public static ErpContent? Of(InvoiceEvent fact, ErpOccasion at) => fact switch
    {
        InvoiceEvent.DebtClassifiedDoubtful e => Entry(e.Document, e.On, "Client douteux", Doubted(e.Document, e.Outstanding, at)),
        InvoiceEvent.DebtNoLongerDoubtful e   => Entry(e.Document, e.On, "Fin de créance douteuse", Doubted(e.Document, -e.Outstanding, at)),
        InvoiceEvent.ImpairmentRecorded e     => Entry(e.Document, e.On ?? at.On, "Dépréciation de créance", Impairment(e, at)),
        InvoiceEvent.DebtWrittenOff e         => Entry(e.Document, e.On, Label(e.Kind), Loss(e.Document, e.Kind, e.Amount, e.Vat, e.Doubtful, e.EarlierYear, at)),
        InvoiceEvent.WriteOffTakenBack e      => Entry(e.Document, e.On ?? at.On, $"Annulation : {Label(e.Kind)}", Loss(e.Document, e.Kind, -e.Amount, -e.Vat, e.Doubtful, e.EarlierYear, at)),
        InvoiceEvent.VatReclaimed e           => Entry(e.Document, e.On, "TVA récupérée sur créance irrécouvrable", new Movement(at.Chart.Of(LedgerRole.OutputVat), at.Chart.Of(Irrecoverable(e.EarlierYear)), e.Vat)),
        InvoiceEvent.RecoveredAfterWriteOff e => Entry(e.Document, e.On, "Rentrée sur créance amortie",
            new Movement(Customer(e.Document, e.Doubtful is true, at), at.Chart.Of(LedgerRole.LaterRecovery), e.Amount - e.Vat),
            new Movement(Customer(e.Document, e.Doubtful is true, at), at.Chart.Of(LedgerRole.OutputVat), e.Vat)),
        InvoiceEvent.AmountAllocated { Doubtful: true } e  => Entry(e.Document, at.On, "Créance douteuse réglée", Doubted(e.Document, -e.Amount, at)),
        InvoiceEvent.AllocationUndone { Doubtful: true } e => Entry(e.Document, at.On, "Règlement annulé de créance douteuse", Doubted(e.Document, e.Amount, at)),
        InvoiceEvent.InvoiceCorrected { DoubtfulChange: { } change } e => Entry(e.Document, at.On, "Créance douteuse corrigée", Doubted(e.Document, change, at)),
        _ => null,
    };

    internal static ErpContent.Entry? Entry(AccountDocument invoice, DateOnly on, string label, params ReadOnlySpan<Movement> movements) =>
        AccountingEntry.Of(invoice.Number, label, movements) is { Lines.Count: > 0 } entry ? new(on, invoice.Customer, entry) : null;

    // Less of it is doubtful where the amount is negative.
    internal static Movement Doubted(AccountDocument invoice, Money amount, ErpOccasion at) => new(Customer(invoice, true, at), Customer(invoice, false, at), amount);

    static Movement Impairment(InvoiceEvent.ImpairmentRecorded e, ErpOccasion at) => e.Change.IsPositive
        ? new(at.Chart.Of(LedgerRole.ImpairmentCharge), at.Chart.Of(LedgerRole.Impairment), e.Change)
        : new(at.Chart.Of(LedgerRole.Impairment), at.Chart.Of(LedgerRole.ImpairmentReversal), -e.Change);

    static Movement[] Loss(AccountDocument invoice, WriteOffKind kind, Money amount, Money vat, bool doubtful, bool earlierYear, ErpOccasion at)
    {
        var customer = Customer(invoice, doubtful, at);
        var loss = at.Chart.Of(kind is WriteOffKind.SmallDifference ? LedgerRole.SmallLoss : Irrecoverable(earlierYear));
        return [new(loss, customer, amount - vat), new(at.Chart.Of(LedgerRole.OutputVat), customer, vat)];
    }

    static LedgerRole Irrecoverable(bool earlierYear) => earlierYear ? LedgerRole.LossOfEarlierYears : LedgerRole.LossOfYear;

    static LedgerSide Customer(AccountDocument invoice, bool doubtful, ErpOccasion at) => at.Chart.Of(doubtful ? LedgerRole.DoubtfulCustomers : LedgerRole.Customers, invoice.Customer);

    static string Label(WriteOffKind kind) => kind is WriteOffKind.SmallDifference ? "Écart de règlement" : "Créance irrécouvrable";
}
