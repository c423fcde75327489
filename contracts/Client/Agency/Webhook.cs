namespace Recouvrement.Client.Agency;

/// <summary>Where messages are to be delivered.</summary>
/// <param name="Url">https, of a public address.</param>
public sealed record WebhookAsked(string Url);

/// <summary>What deliveries are signed with.</summary>
/// <param name="Url">Where they go.</param>
/// <param name="Secret"><c>whsec_…</c>, when it is new: it is shown this once. Null when it is the one that the agency has.</param>
public sealed record WebhookSecret(string Url, string? Secret);

/// <summary>An agency's webhook.</summary>
/// <param name="Url">Where messages are delivered.</param>
/// <param name="Status"><c>enabled</c> or <c>disabled</c>.</param>
/// <param name="WhyDisabled"><c>failing</c> or <c>gone</c>.</param>
/// <param name="Position">The <c>sequence</c> of the last message delivered.</param>
/// <param name="Waiting">Messages that are to be delivered.</param>
/// <param name="Tries">Attempts that failed for the next one.</param>
/// <param name="FailingSince">Null while deliveries get through.</param>
/// <param name="NextTryAt">Null while nothing waits.</param>
/// <param name="BothSecretsUntil">Deliveries are signed with the secret before as well.</param>
public sealed record WebhookState(
    string Url, string Status, string? WhyDisabled, string Position, long Waiting, int Tries, DateTimeOffset? FailingSince, DateTimeOffset? NextTryAt,
    DateTimeOffset? BothSecretsUntil);

/// <summary>What came of a test.</summary>
/// <param name="Delivered">Answered by 2xx in time.</param>
/// <param name="Message">Id of the test: <c>webhook-id</c>.</param>
/// <param name="Status">Of HTTP; null without an answer.</param>
/// <param name="Fault">Why it was no delivery.</param>
public sealed record WebhookTest(bool Delivered, Guid Message, int? Status, string? Fault);

/// <summary>From where deliveries go on.</summary>
/// <param name="After">Behind this <c>sequence</c>; without it, from the beginning.</param>
public sealed record WebhookPosition(string? After = null);

/// <summary>An attempt.</summary>
/// <param name="Delivery">Its id.</param>
/// <param name="Message">Id of the message: <c>webhook-id</c>.</param>
/// <param name="Sequence">Null of a test.</param>
/// <param name="Type">Of the message.</param>
/// <param name="Url">Where it went.</param>
/// <param name="BegunAt">When.</param>
/// <param name="EndedAt">Null while it is under way, or when nobody knows what came of it.</param>
/// <param name="Status">Of HTTP; null without an answer.</param>
/// <param name="Fault">Why it was no delivery; null when it was one.</param>
public sealed record WebhookDelivery(
    Guid Delivery, Guid Message, string? Sequence, string Type, string Url, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, int? Status, string? Fault);
