using MassTransit;

namespace Recouvrement.Contracts.Correspondence;

/// <summary>A letter or a proof that was kept as evidence is erased from the store of documents for good; its hash stays on record.</summary>
/// <param name="Decision">Key of the outgoing act it was or proved.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Kind"><c>letter</c>, <c>deposit</c>, <c>receipt</c> or <c>undelivered</c>.</param>
/// <param name="Sha256">Lower-case hexadecimal: where its bytes lay.</param>
/// <param name="Reason"><c>retention_over</c>, <c>person_asked</c> or <c>kept_in_error</c>.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("correspondence.case-paper-erased.v1")]
[MessageUrn("correspondence.case-paper-erased.v1")]
public sealed record CasePaperErasedV1(
    Guid Decision,
    Guid Case,
    string Creditor,
    string Kind,
    string Sha256,
    string Reason,
    long Version,
    DateOnly On);
