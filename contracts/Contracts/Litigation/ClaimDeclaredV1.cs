using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>A claim was declared in insolvency proceedings (déclaration de créance): it interrupts the limitation until they close.</summary>
/// <param name="Claim">Stream id of the declaration.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoices">Stream ids of what was declared.</param>
/// <param name="JudgmentOn">Opening judgment.</param>
/// <param name="SentOn">Day of sending.</param>
/// <param name="AmountCents">All that was declared.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.claim-declared.v1")]
[MessageUrn("litigation.claim-declared.v1")]
public sealed record ClaimDeclaredV1(
    Guid Claim, string Creditor, Guid Debtor, string CustomerNumber, Guid[] Invoices, DateOnly JudgmentOn, DateOnly SentOn, long AmountCents, string Currency, long Version, DateOnly On);
