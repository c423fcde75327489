using System.Text.Json.Serialization;
using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>The formal notice has run out with nothing paid and a person has agreed: these claims leave the house.</summary>
/// <param name="HandOver">Key of the hand-over.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Episode">Episode of the case, from 1.</param>
/// <param name="Notice">Decision of the formal notice.</param>
/// <param name="Claims">The invoices, never the debtor as a whole.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("dunning.claims-handed-over.v1")]
[MessageUrn("dunning.claims-handed-over.v1")]
public sealed record ClaimsHandedOverV1(
    Guid HandOver,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    int Episode,
    Guid Notice,
    HandedOverClaimV1[] Claims,
    string Currency,
    long Version,
    DateOnly On);

/// <summary>One claim, a single invoice.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="AmountCents">Amount including tax.</param>
/// <param name="OutstandingCents">Principal still owed.</param>
/// <param name="InvoiceVersion">Version of the invoice that the principal comes from; without it, any balance heard of before is taken for a later one.</param>
/// <param name="LimitationSafeOn">Last day before it is time-barred that is safe, by what was known at the hand-over; null where it is not known or the period stands still. What interrupts it later only moves it on.</param>
/// <param name="LimitationPossibleOn">The last day that can be argued; null as before.</param>
/// <param name="Basis">What it bears for being late; null where the publisher does not say.</param>
public sealed record HandedOverClaimV1(
    Guid Invoice, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long OutstandingCents, long? InvoiceVersion = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? LimitationSafeOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? LimitationPossibleOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClaimBasisV1? Basis = null);
