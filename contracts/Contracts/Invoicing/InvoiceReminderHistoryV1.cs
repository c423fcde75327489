using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>How far the ERP had reminded of an invoice before it was left to dunning.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number of the document.</param>
/// <param name="Level">The ERP's own level, from 1.</param>
/// <param name="LastRemindedOn">Day of its last reminder.</param>
/// <param name="Channel"><c>email</c>, <c>letter</c> or <c>call</c>; null where the ERP did not say.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.invoice-reminder-history.v1")]
[MessageUrn("invoicing.invoice-reminder-history.v1")]
public sealed record InvoiceReminderHistoryV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    Guid Invoice,
    string Number,
    int Level,
    DateOnly LastRemindedOn,
    string? Channel,
    long Version,
    DateOnly On);
