using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>A fact on its way to the ERP.</summary>
/// <param name="Stream">Where it happened.</param>
/// <param name="On">Business day on which it was recorded.</param>
/// <param name="Chart">The entity's ledger on that day.</param>
public sealed record ErpOccasion(Guid Stream, DateOnly On, LedgerChart Chart);

/// <summary>What facts ask of the ERP. What the ERP said itself is not said back to it.</summary>
public static class ErpWork
{
    /// <summary>The account that a fact of a credit may have something to do for; null when the fact asks nothing whatever was before it.</summary>
    public static AccountDocument? Concerned(CreditEvent fact) => fact switch
    {
        CreditEvent.CreditAllocated { Basis: not (AllocationBasis.Lettering or AllocationBasis.Snapshot) } e => e.Document,
        CreditEvent.PaymentReceived { Origin: Origin.Agency } e                => e.Document,
        CreditEvent.RemainderKept e                                            => e.Document,
        CreditEvent.RemainderReturned e                                        => e.Document,
        _ when DependsOnBefore(fact) is { } document                           => document,
        _                                                                      => null,
    };

    /// <summary>The account of a fact that means one thing or another after what was before it.</summary>
    public static AccountDocument? DependsOnBefore(CreditEvent fact) => fact switch
    {
        CreditEvent.CreditAllocated { Basis: AllocationBasis.Designation } e => e.Document,
        CreditEvent.CreditReleased e   => e.Document,
        CreditEvent.PaymentCorrected e => e.Document,
        CreditEvent.PaymentReversed e  => e.Document,
        _                              => null,
    };

    /// <summary>Of a fact of a payment or credit note.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="before">The credit before it, where the fact depends on that.</param>
    /// <param name="at">Where and when.</param>
    /// <param name="invoices">Names of the invoices that credits are on.</param>
    /// <returns>Null when there is nothing to do.</returns>
    public static ErpContent? Of(CreditEvent fact, Credit before, ErpOccasion at, IReadOnlyDictionary<Guid, InvoiceName> invoices) => fact switch
    {
        CreditEvent.CreditAllocated { Basis: AllocationBasis.Designation } when before.Origin is Origin.Fec => null,
        CreditEvent.CreditAllocated { Basis: not (AllocationBasis.Lettering or AllocationBasis.Snapshot) } e => Lettering(ErpKind.LetteringProposal, e.Document, at, invoices[e.Invoice], e.Amount, e.Basis),
        CreditEvent.CreditReleased e when Proposed(before, e.Invoice) is { } basis => Lettering(ErpKind.LetteringWithdrawal, e.Document, at, invoices[e.Invoice], e.Amount, basis),
        CreditEvent.PaymentReceived { Origin: Origin.Agency } e                => Collected(e.Document, e.Content.On, e.Content.Amount, at),
        CreditEvent.PaymentCorrected e when before is { Origin: Origin.Agency, Content: { } was } && was.Amount != e.Content.Amount =>
            Collected(e.Document, e.Content.On, e.Content.Amount - was.Amount, at),
        CreditEvent.RemainderKept e                                            => Gained(e.Document, e.On, "Écart de règlement en notre faveur", e.Amount, at),
        CreditEvent.RemainderReturned e                                        => Gained(e.Document, e.Since ?? at.On, "Annulation : écart de règlement en notre faveur", -e.Amount, at),
        CreditEvent.PaymentReversed e when before.Origin is Origin.Agency      => Collected(e.Document, e.On, -e.Amount, at),
        _                                                                      => null,
    };

    // What the accountants lettered was never proposed to them, nor a payment that they have not got, nor the money of a bill (413), all that an export names invoices for: 411 is lettered with the bill.
    static AllocationBasis? Proposed(Credit before, Guid invoice) => before is { Origin: Origin.Fec } && before.Funds.Allocations.Find(a => a.Invoice == invoice)?.Basis is AllocationBasis.Designation ? null
        : before.Funds.Allocations.Find(a => a.Invoice == invoice)?.Basis is { } basis and not (AllocationBasis.Lettering or AllocationBasis.Snapshot) ? basis : null;

    static ErpContent.Lettering Lettering(ErpKind kind, AccountDocument credit, ErpOccasion at, InvoiceName invoice, Money amount, AllocationBasis basis) =>
        new(kind, at.On, credit.Customer, at.Chart.Of(LedgerRole.Customers).Account, at.Stream, credit.Year is null ? CreditKind.Payment : CreditKind.CreditNote, credit.Number, credit.Year, invoice, amount, basis);

    static ErpContent.Entry Gained(AccountDocument payment, DateOnly on, string label, Money amount, ErpOccasion at) => new(on, payment.Customer, AccountingEntry.Of(
        payment.Number, label, new Movement(at.Chart.Of(LedgerRole.Customers, payment.Customer), at.Chart.Of(LedgerRole.SmallGain), amount)));

    // The debtor is free of what the agency holds; the agency owes it until it remits.
    static ErpContent.Entry Collected(AccountDocument payment, DateOnly on, Money amount, ErpOccasion at) => new(on, payment.Customer, AccountingEntry.Of(
        payment.Number, "Encaissement par l'agence de recouvrement",
        new Movement(at.Chart.Of(LedgerRole.Agency), at.Chart.Of(LedgerRole.Customers, payment.Customer), amount)));
}
