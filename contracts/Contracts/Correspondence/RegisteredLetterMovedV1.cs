using System.Text.Json.Serialization;
using MassTransit;

namespace Recouvrement.Contracts.Correspondence;

/// <summary>The carrier reports a new state of a registered letter.</summary>
/// <param name="Decision">Key of the outgoing act: case, episode, step and date.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="State"><c>deposited</c>, <c>first_presented</c>, <c>notice_left</c>, <c>delivered</c>, <c>refused</c>, <c>unclaimed</c>, <c>unknown_address</c> or <c>returned</c>.</param>
/// <param name="StateOn">The carrier's date of that state.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="Corrects">The end that does not stand, where the carrier told two and <paramref name="State"/> stands; null in every other report.</param>
[EntityName("correspondence.registered-letter-moved.v1")]
[MessageUrn("correspondence.registered-letter-moved.v1")]
public sealed record RegisteredLetterMovedV1(
    Guid Decision,
    Guid Case,
    string Creditor,
    string State,
    DateOnly StateOn,
    long Version,
    DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Corrects = null);
