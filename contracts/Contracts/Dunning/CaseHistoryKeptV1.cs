using System.Text.Json.Serialization;
using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>
/// The history of a case up to a hand-over, or what was added to it while the claims are away, lies in the store of documents: one event per line, each with the hash of its stream's chain, as <c>contracts/dossier/README.md</c> describes it (step 5).
/// Whoever reads it can walk the chain; it holds no names of persons.
/// </summary>
/// <param name="HandOver">Key of the hand-over it goes with.</param>
/// <param name="Case">Stream id of the dunning case, whose events they are.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Sha256">Of its text, lower-case hexadecimal: where it lies, and the proof that it is the same.</param>
/// <param name="Size">In bytes.</param>
/// <param name="CaseVersion">Version of its last event in the stream of the case.</param>
/// <param name="Head">Hash of that event.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="AfterVersion">Its first event is the one behind this version: the text of the same hand-over that ends there goes before it. Null: its first event is the first of the case.</param>
[EntityName("dunning.case-history-kept.v1")]
[MessageUrn("dunning.case-history-kept.v1")]
public sealed record CaseHistoryKeptV1(
    Guid HandOver,
    Guid Case,
    string Creditor,
    string Sha256,
    long Size,
    long CaseVersion,
    string Head,
    long Version,
    DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? AfterVersion = null);
