using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Dunning.Invoices;

/// <summary>The parts of an invoice as Invoicing tells them.</summary>
static class HeardInstalments
{
    /// <summary>Null where all of it is due on one day.</summary>
    internal static Instalments? Of(IReadOnlyList<InvoiceInstalmentV1>? told, string currency) =>
        told is { Count: > 0 } ? Instalments.Of(told.Select(part => new Instalment(part.DueOn, Money.OfCents(part.AmountCents, currency), part.IsRetention))) : null;
}
