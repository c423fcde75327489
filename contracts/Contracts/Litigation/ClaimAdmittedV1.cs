using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>
/// A claim that was declared in insolvency proceedings was decided on (admission des créances, L624-2). One that was turned down has not interrupted the limitation (C. civ. 2243). Told again where
/// it is decided anew: on appeal (L624-3), or because the decision was recorded wrongly.
/// </summary>
/// <param name="Claim">Stream id of the declaration.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoices">Stream ids of what was declared.</param>
/// <param name="JudgmentOn">Opening judgment.</param>
/// <param name="SentOn">Day on which the declaration was sent.</param>
/// <param name="AdmittedOn">Day of the decision.</param>
/// <param name="AmountCents">Admitted of all that was declared; 0 where it was turned down.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.claim-admitted.v1")]
[MessageUrn("litigation.claim-admitted.v1")]
public sealed record ClaimAdmittedV1(
    Guid Claim, string Creditor, Guid Debtor, string CustomerNumber, Guid[] Invoices, DateOnly JudgmentOn, DateOnly SentOn, DateOnly AdmittedOn, long AmountCents, string Currency, long Version, DateOnly On);
