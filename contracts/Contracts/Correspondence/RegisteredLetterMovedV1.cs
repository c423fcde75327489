using MassTransit;

namespace Recouvrement.Contracts.Correspondence;

/// <summary>The carrier reports a new state of a registered letter.</summary>
/// <param name="Decision">Key of the outgoing act: case, episode, step and date.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="State"><c>deposited</c>, <c>first_presented</c>, <c>delivered</c>, <c>refused</c>, <c>unclaimed</c> or <c>unknown_address</c>.</param>
/// <param name="StateOn">The carrier's date of that state.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("correspondence.registered-letter-moved.v1")]
[MessageUrn("correspondence.registered-letter-moved.v1")]
public sealed record RegisteredLetterMovedV1(
    Guid Decision,
    Guid Case,
    string Creditor,
    string State,
    DateOnly StateOn,
    long Version,
    DateOnly On);
