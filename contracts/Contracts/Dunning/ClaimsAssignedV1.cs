using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>
/// Claims that are still dunned are given to a collection agency, which works on them in the creditor's name under a white-label mandate (marque blanche). They
/// do not leave the house: the plan goes on. <see cref="ClaimsRecalledV1"/> with the key of the assignment ends it.
/// </summary>
/// <param name="Assignment">Its key.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Episode">Episode of the case, from 1.</param>
/// <param name="Agency">Name in the register of agencies, as the manager wrote it.</param>
/// <param name="Claims">What is given.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="Until">Last day.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("dunning.claims-assigned.v1")]
[MessageUrn("dunning.claims-assigned.v1")]
public sealed record ClaimsAssignedV1(
    Guid Assignment,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    int Episode,
    string Agency,
    HandedOverClaimV1[] Claims,
    string Currency,
    DateOnly Until,
    long Version,
    DateOnly On);
