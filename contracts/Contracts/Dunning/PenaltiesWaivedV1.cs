using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>A person gave up the late interest and the flat compensation of an invoice, for good.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Number">The ERP's own number of the invoice.</param>
/// <param name="Reason">snake_case.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("dunning.penalties-waived.v1")]
[MessageUrn("dunning.penalties-waived.v1")]
public sealed record PenaltiesWaivedV1(
    Guid Invoice,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Number,
    string Reason,
    long Version,
    DateOnly On);
