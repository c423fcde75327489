using MassTransit;

namespace Recouvrement.Contracts.Correspondence;

/// <summary>
/// A message that had left came back (rejet), or its recipient called it unwanted. Told for each report that says something new; a hard bounce and a complaint mean that
/// nothing more should go to that address. Without the address.
/// </summary>
/// <param name="Decision">Key of the outgoing act: case, episode, step and date.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Step">Step of the policy, snake_case.</param>
/// <param name="Channel"><c>email</c> or <c>sms</c>; what would have been a letter and went to a mailbox of the creditor does not bounce here.</param>
/// <param name="Kind"><c>hard</c>: it will never get there; <c>soft</c>: not this time; <c>complaint</c>: the recipient reported it as unwanted (RFC 5965).</param>
/// <param name="StatusCode">Enhanced status code (RFC 3463) such as <c>5.1.1</c>; null where none was given.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("correspondence.message-bounced.v1")]
[MessageUrn("correspondence.message-bounced.v1")]
public sealed record MessageBouncedV1(
    Guid Decision,
    Guid Case,
    string Creditor,
    string Step,
    string Channel,
    string Kind,
    string? StatusCode,
    long Version,
    DateOnly On);
