using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>The debtor said why it has not paid: in a call, another contact or an answer to a message. It is what was heard; what a person has found out goes before it.</summary>
/// <param name="Contact">Key of the call, contact or message it was said in.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Cause">snake_case, of Invoicing's taxonomy of causes of non-payment.</param>
/// <param name="Invoices">What it was said of; each once.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("dunning.cause-heard.v1")]
[MessageUrn("dunning.cause-heard.v1")]
public sealed record CauseHeardV1(
    Guid Contact,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Cause,
    InvoiceOfCauseV1[] Invoices,
    long Version,
    DateOnly On);

/// <summary>An invoice that a cause was given for.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
public sealed record InvoiceOfCauseV1(Guid Invoice, string Number);
