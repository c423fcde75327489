using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>The debtor kept a plan that gives up part of the principal: accounting issues a credit note for what is left open.</summary>
/// <param name="Plan">Key of the plan; after its discount was taken back, it may be earned anew.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoices">What is given up of each invoice, the newest first.</param>
/// <param name="TotalCents">All of it, tax included.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("dunning.discount-earned.v1")]
[MessageUrn("dunning.discount-earned.v1")]
public sealed record DiscountEarnedV1(
    Guid Plan,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    DiscountedInvoiceV1[] Invoices,
    long TotalCents,
    string Currency,
    long Version,
    DateOnly On);

/// <summary>What is given up of one invoice.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="AmountCents">Tax included.</param>
public sealed record DiscountedInvoiceV1(Guid Invoice, string Number, long AmountCents);
