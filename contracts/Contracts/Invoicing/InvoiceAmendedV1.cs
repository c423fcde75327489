using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>The ERP corrected an invoice, or a person confirmed its date; all of it after the change.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number of the document.</param>
/// <param name="Reference">What is shown to people; not a key.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment is in time.</param>
/// <param name="AmountCents">Amount including tax.</param>
/// <param name="OutstandingCents">Still owed after the fact.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="DateUncertain">An opening entry without a true date: it is not dunned until a person confirms one.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="Instalments">Its parts by due date, where they have due dates of their own: what is paid pays the oldest first, and <paramref name="DueOn"/> is that of the first; null where all is due on one day.</param>
/// <param name="DeliveredOn">Day of delivery or performance, on which the claim was born (L622-17 of the commercial code); null where no source said.</param>
/// <param name="IsPenalty">It bills the penalties of invoices that were paid late: it bears no late interest and no flat compensation itself.</param>
[EntityName("invoicing.invoice-amended.v1")]
[MessageUrn("invoicing.invoice-amended.v1")]
public sealed record InvoiceAmendedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    Guid Invoice,
    string Number,
    string Reference,
    DateOnly IssuedOn,
    DateOnly DueOn,
    long AmountCents,
    long OutstandingCents,
    string Currency,
    bool DateUncertain,
    long Version,
    DateOnly On,
    InvoiceInstalmentV1[]? Instalments = null,
    DateOnly? DeliveredOn = null,
    bool IsPenalty = false);
