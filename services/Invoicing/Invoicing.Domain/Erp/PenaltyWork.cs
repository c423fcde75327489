using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>What bills of penalties ask of the ERP, which did not write them: the entry of each, and the reverse of what is taken back (rule section 8: 7631, without VAT).</summary>
public static class PenaltyWork
{
    /// <summary>The facts that always have an entry.</summary>
    public static IReadOnlyList<Type> Facts { get; } = [typeof(InvoiceEvent.PenaltyTakenBack)];

    /// <summary>The facts, of very many, that have one where they are stored with this mark.</summary>
    public static IReadOnlyList<Type> FactsWherePenalty { get; } = [typeof(InvoiceEvent.InvoiceIssued)];

    /// <summary>In the JSON of a fact of a bill of penalties, and in no other but by chance.</summary>
    public static ReadOnlySpan<byte> PenaltyMark => "\"penalties"u8;

    /// <summary>The document of a fact that has an entry; null of one that has none.</summary>
    public static AccountDocument? Concerned(InvoiceEvent fact) => fact switch
    {
        InvoiceEvent.InvoiceIssued { Content.Penalties: not null } e => e.Document,
        InvoiceEvent.PenaltyTakenBack e                              => e.Document,
        _                                                            => null,
    };

    /// <summary>The entry of a fact; null where it has none.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="at">Where and when.</param>
    public static ErpContent? Of(InvoiceEvent fact, ErpOccasion at) => fact switch
    {
        InvoiceEvent.InvoiceIssued { Content.Penalties: not null } e => LossWork.Entry(e.Document, e.Content.IssuedOn, Label, Penalties(e.Document, e.Content.Asked, at)),
        // What is asked for no more is doubtful no more.
        InvoiceEvent.PenaltyTakenBack { Doubtful: true } e => LossWork.Entry(e.Document, e.On, $"Annulation : {Label}", Penalties(e.Document, -e.Amount, at), LossWork.Doubted(e.Document, -e.Amount, at)),
        InvoiceEvent.PenaltyTakenBack e                    => LossWork.Entry(e.Document, e.On, $"Annulation : {Label}", Penalties(e.Document, -e.Amount, at)),
        _ => null,
    };

    const string Label = "Pénalités de retard et indemnité forfaitaire";

    static Movement Penalties(AccountDocument bill, Money amount, ErpOccasion at) => new(at.Chart.Of(LedgerRole.Customers, bill.Customer), at.Chart.Of(LedgerRole.LateInterest), amount);
}
