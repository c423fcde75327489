using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recouvrement.Correspondence.TextMessages;

/// <summary>
/// A provider of text messages over HTTP, in the shape of Brevo's (transactional SMS, version 3). It knows no key by which the same message is recognised: ours goes along as
/// its tag, by which its events are found.
/// </summary>
[AllowAnyStatusCode]
public interface ITextProvider
{
    /// <summary>Sends one: 201 with a <see cref="AcceptedText"/>, 400 refused, 402 without credits.</summary>
    [Post("/transactionalSMS/send")]
    Task<HttpResponseMessage> Send([Body] TextToSend text, CancellationToken stop);

    /// <summary>What happened to those of a tag, a <see cref="TextReports"/>.</summary>
    [Get("/transactionalSMS/statistics/events")]
    Task<HttpResponseMessage> OfTag([Query] string tags, [Query] int limit, CancellationToken stop);

    /// <summary>What happened of one kind in the last days, the latest first.</summary>
    [Get("/transactionalSMS/statistics/events")]
    Task<HttpResponseMessage> OfKind([Query("event")] string kind, [Query] int days, [Query] int limit, [Query] int offset, CancellationToken stop);
}

/// <summary>A text message as the provider takes it. Personal data.</summary>
/// <param name="Sender">11 letters and digits at most.</param>
/// <param name="Recipient">Country code and number, without a plus sign.</param>
/// <param name="Content">What it says.</param>
/// <param name="Type"><c>transactional</c>: it follows from a contract and advertises nothing.</param>
/// <param name="Tag">Our key.</param>
/// <param name="UnicodeEnabled">False: it is in the default alphabet.</param>
public sealed record TextToSend(string Sender, string Recipient, string Content, string Type, string Tag, bool UnicodeEnabled);

/// <summary>A text message that was accepted.</summary>
/// <param name="MessageId">The provider's own.</param>
public sealed record AcceptedText([property: JsonRequired] JsonElement MessageId);

/// <summary>What happened to text messages.</summary>
/// <param name="Events">None, where the provider knows of none.</param>
public sealed record TextReports(IReadOnlyList<TextReport>? Events);

/// <summary>One event. The number it is about is not read.</summary>
/// <param name="Event"><c>sent</c>, <c>accepted</c>, <c>delivered</c>, <c>hardBounces</c>, <c>softBounces</c>, <c>blocked</c>, <c>rejected</c>, <c>unsubscription</c>, <c>replies</c>, in one number or the other.</param>
/// <param name="MessageId">The provider's own.</param>
/// <param name="Tag">Our key.</param>
/// <param name="Reply">What the recipient answered.</param>
public sealed record TextReport(string? Event, JsonElement MessageId, string? Tag, string? Reply);
