using MassTransit;

namespace Recouvrement.Contracts.Correspondence;

/// <summary>A letter or a proof of a case whose claims were handed over lies in the store of documents under its hash, as evidence for who has the claims from then on.</summary>
/// <param name="Decision">Key of the outgoing act it is or proves.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Kind"><c>letter</c>: what was sent, byte for byte; <c>deposit</c>, <c>receipt</c> or <c>undelivered</c>: what the carrier gave.</param>
/// <param name="Sha256">Lower-case hexadecimal: where its bytes lie, and the proof that they are the same.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MediaType">Of its content.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("correspondence.case-paper-kept.v1")]
[MessageUrn("correspondence.case-paper-kept.v1")]
public sealed record CasePaperKeptV1(
    Guid Decision,
    Guid Case,
    string Creditor,
    string Kind,
    string Sha256,
    long Size,
    string MediaType,
    long Version,
    DateOnly On);
