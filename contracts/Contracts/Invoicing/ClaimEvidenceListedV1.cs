using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>What proves a claim that has been handed over, all of it, and what is missing (pièces justificatives). Told again whenever it changes.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Items">At most 100, the nearest to the invoice first.</param>
/// <param name="Missing">What a claim of this kind needs and has not: one document of each line.</param>
/// <param name="Version">Version of the source stream, the evidence of this invoice, after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.claim-evidence-listed.v1")]
[MessageUrn("invoicing.claim-evidence-listed.v1")]
public sealed record ClaimEvidenceListedV1(
    string Creditor,
    Guid Invoice,
    string Number,
    EvidenceItemV1[] Items,
    MissingEvidenceV1[] Missing,
    long Version,
    DateOnly On);

/// <summary>A document that proves a claim.</summary>
/// <param name="Kind"><c>signed_quote</c>, <c>purchase_order</c>, <c>contract</c>, <c>general_terms</c>, <c>delivery_note</c>, <c>acceptance_report</c>, <c>timesheet</c>, <c>invoice_copy</c>, <c>proof</c> or <c>other</c>.</param>
/// <param name="Reference">The ERP's own of the document.</param>
/// <param name="From">What it is attached to: <c>invoice</c>, <c>delivery</c>, <c>order</c>, <c>quote</c> or <c>customer</c>.</param>
/// <param name="DatedOn">Its own date, or null.</param>
/// <param name="SignedOn">When the customer signed it, or null.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal: where they lie in the store of documents; null while it is only announced, and then it proves nothing.</param>
/// <param name="Size">In bytes; null without them.</param>
/// <param name="MediaType">Null without bytes.</param>
public sealed record EvidenceItemV1(string Kind, string Reference, string From, DateOnly? DatedOn, DateOnly? SignedOn, string? Sha256, long? Size, string? MediaType);

/// <summary>A document that is needed and not there.</summary>
/// <param name="AnyOf">Kinds that will do.</param>
public sealed record MissingEvidenceV1(string[] AnyOf);
