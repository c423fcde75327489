using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Tests.Domain.Penalties;

/// <summary>Invoices with the money that came for them.</summary>
static class PaidInvoices
{
    public static readonly AccountDocument Document = new("000123455", "C0001", "FA2026-0012", 2026);

    public static LateDebtor Debtor(DebtorKind kind = DebtorKind.Company, params DateOnly[] judgments) =>
        new(kind, ImmutableSortedDictionary<DateOnly, PenaltyClause>.Empty, [.. judgments], null);

    /// <summary>Issued thirty days before it was due, and paid in parts.</summary>
    public static PaidInvoice Paid(decimal amount, DateOnly due, params (DateOnly On, decimal Amount)[] payments)
    {
        var content = new InvoiceContent("BC-1", due.AddDays(-30), due, Money.Euros(amount), false);
        var (state, rows) = (Invoice.Initial, new List<DatedRow>());
        void Happens(InvoiceEvent fact, DateOnly on, bool isMoney)
        {
            var after = Invoice.Evolve(state, fact);
            rows.Add(new(on, LedgerRows.Of(state, fact, after, on)!, isMoney));
            state = after;
        }

        Happens(new InvoiceEvent.InvoiceIssued(Document, content, content.Asked, Origin.Erp), content.IssuedOn, false);
        foreach (var ((on, part), n) in payments.Select((p, n) => (p, n)))
            Happens(new InvoiceEvent.AmountAllocated(Document, new Guid(n + 1, 0, 0, new byte[8]), BalanceCause.Payment, Money.Euros(part), state.Outstanding - Money.Euros(part)), on, true);
        return new(Document.Invoice, state, new(Document, content, content.IssuedOn, [.. rows]));
    }

    /// <summary>The same after more has happened that moved no money.</summary>
    public static PaidInvoice After(this PaidInvoice paid, params InvoiceEvent[] facts) => paid with { State = facts.Aggregate(paid.State, Invoice.Evolve) };
}
