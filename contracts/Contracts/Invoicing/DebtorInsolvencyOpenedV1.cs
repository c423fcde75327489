using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>A debtor is in insolvency proceedings (procédure collective), or more is known of them: the whole of what is known now.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment: what was caused before it is frozen, and bears interest to its eve.</param>
/// <param name="PublishedOn">Day of publication in the BODACC; null while it is not published.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.debtor-insolvency-opened.v1")]
[MessageUrn("invoicing.debtor-insolvency-opened.v1")]
public sealed record DebtorInsolvencyOpenedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Kind,
    DateOnly JudgmentOn,
    DateOnly? PublishedOn,
    long Version,
    DateOnly On);
