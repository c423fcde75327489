using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>A message must not go out any more: paid, disputed, or overtaken. One that has gone out stays sent.</summary>
/// <param name="Decision">Key of the outgoing act: case, episode, step and date.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Reason">snake_case.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("dunning.message-withdrawn.v1")]
[MessageUrn("dunning.message-withdrawn.v1")]
public sealed record MessageWithdrawnV1(
    Guid Decision,
    Guid Case,
    string Creditor,
    string Reason,
    long Version,
    DateOnly On);
