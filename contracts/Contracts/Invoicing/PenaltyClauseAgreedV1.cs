using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>What a contract says of late payment (clause de pénalités de retard). It binds companies; public buyers and consumers owe what the law says.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="From">First day of issue of the invoices it binds, until a later clause does.</param>
/// <param name="Basis"><c>legal_default</c> where the contract is silent, <c>fixed_rate</c>, <c>statutory_multiple</c> or <c>main_refinancing_plus</c>.</param>
/// <param name="FigureHundredths">Percent per year, times or points, in hundredths; 0 where the contract is silent.</param>
/// <param name="Capitalises">Interest of a whole year bears interest (C. civ. 1343-2).</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.penalty-clause-agreed.v1")]
[MessageUrn("invoicing.penalty-clause-agreed.v1")]
public sealed record PenaltyClauseAgreedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    DateOnly From,
    string Basis,
    int FigureHundredths,
    bool Capitalises,
    long Version,
    DateOnly On);
