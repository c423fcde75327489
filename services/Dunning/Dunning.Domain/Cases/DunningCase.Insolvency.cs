using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Insolvencies;

namespace Recouvrement.Dunning.Domain.Cases;

// What the insolvency of its debtor freezes of a case.
public sealed partial record DunningCase
{
    DunningCase Told(DebtorInsolvency insolvency) => this with { Insolvency = insolvency, Invoices = Invoices.ToImmutableDictionary(i => i.Key, i => Frozen(i.Value, insolvency)) };

    static CaseInvoice Frozen(CaseInvoice invoice, DebtorInsolvency insolvency) => insolvency.FrozenBy(invoice) is var since && since == invoice.FrozenSince ? invoice : invoice with { FrozenSince = since };
}
