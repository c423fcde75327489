using MassTransit;

namespace Recouvrement.Contracts.Correspondence;

/// <summary>A message has really gone out.</summary>
/// <param name="Decision">Key of the outgoing act: case, episode, step and date.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Step">Step of the policy, snake_case.</param>
/// <param name="Channel"><c>email</c>, <c>letter</c>, <c>registered_letter</c>, <c>electronic_registered_letter</c> or <c>sms</c>.</param>
/// <param name="DocumentSha256">Of the letter or mail as sent, hexadecimal.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("correspondence.message-sent.v1")]
[MessageUrn("correspondence.message-sent.v1")]
public sealed record MessageSentV1(
    Guid Decision,
    Guid Case,
    string Creditor,
    string Step,
    string Channel,
    string? DocumentSha256,
    long Version,
    DateOnly On);
