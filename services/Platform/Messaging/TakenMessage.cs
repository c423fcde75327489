using System.Globalization;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Platform.Messaging;

/// <summary>A message as it lay in a queue of parked ones: what can be told of it, and what is needed to send it again.</summary>
/// <param name="MessageId">Its id, where it has one.</param>
/// <param name="Contract">Name on the wire, where the envelope can be read.</param>
/// <param name="About">The ids in its content; never its words.</param>
/// <param name="Fault">Type of the exception, or null.</param>
/// <param name="Reason">Why it waits.</param>
/// <param name="FailedAt">When it failed, where that is known.</param>
/// <param name="Properties">For the day it is sent again.</param>
sealed record TakenMessage(
    string? MessageId, string? Contract, IReadOnlyDictionary<string, string> About, string? Fault, string Reason, DateTimeOffset? FailedAt, MessageProperties Properties)
{
    const string Urn = "urn:message:";

    public static TakenMessage From(BasicGetResult message)
    {
        var (contract, about) = Content(message.Body);
        var properties = message.BasicProperties;
        var fault = Header("MT-Fault-ExceptionType");
        var reason = Header("MT-Fault-Message") ?? Header("MT-Reason") ?? (Header("x-first-death-reason") is { } death ? $"Its deliveries did not end well ({death})." : "Nothing is known of why.");
        DateTimeOffset? failed = DateTimeOffset.TryParse(Header("MT-Fault-Timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
        return new(MessageProperties.Storable(properties.MessageId), contract, about, fault, Redaction.Of(reason), failed, MessageProperties.Of(properties));

        string? Header(string name) => MessageProperties.Text(properties.Headers, name);
    }

    // What cannot be read waits all the same.
    static (string? Contract, IReadOnlyDictionary<string, string> About) Content(ReadOnlyMemory<byte> body)
    {
        var about = new Dictionary<string, string>();
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } envelope) return (null, about);
            if (envelope.TryGetProperty("message", out var content) && content.ValueKind == JsonValueKind.Object)
                foreach (var member in content.EnumerateObject())
                    if (member.Value.ValueKind == JsonValueKind.String && member.Value.TryGetGuid(out var id)) about[MessageProperties.Storable(member.Name)!] = id.ToString();
            var contract = envelope.TryGetProperty("messageType", out var types) && types.ValueKind == JsonValueKind.Array && types.GetArrayLength() > 0 && types[0].ValueKind == JsonValueKind.String
                ? MessageProperties.Storable(types[0].GetString()) : null;
            return (contract?.StartsWith(Urn, StringComparison.Ordinal) == true ? contract[Urn.Length..] : contract, about);
        }
        catch (JsonException)
        {
            return (null, about);
        }
    }
}

/// <summary>What travels beside the body of a message.</summary>
/// <param name="ContentType">How the body is written.</param>
/// <param name="MessageId">Id of the message.</param>
/// <param name="CorrelationId">Correlation, or null.</param>
/// <param name="Headers">Texts among its headers, without what its failure added.</param>
sealed record MessageProperties(string? ContentType, string? MessageId, string? CorrelationId, IReadOnlyDictionary<string, string> Headers)
{
    static readonly string[] OfFailure = ["MT-Fault-", "MT-Reason", "x-"];

    public static MessageProperties Of(IReadOnlyBasicProperties properties) => new(
        Storable(properties.ContentType), Storable(properties.MessageId), Storable(properties.CorrelationId),
        (properties.Headers?.Keys ?? []).Where(name => !OfFailure.Any(of => name.StartsWith(of, StringComparison.Ordinal)) && Text(properties.Headers, name) is not null)
            .ToDictionary(name => Storable(name)!, name => Text(properties.Headers, name)!));

    public BasicProperties ForReplay() => new()
    {
        ContentType = ContentType, MessageId = MessageId, CorrelationId = CorrelationId, Persistent = true, Headers = Headers.ToDictionary(h => h.Key, h => (object?)h.Value),
    };

    /// <summary>A header that is a text.</summary>
    public static string? Text(IDictionary<string, object?>? headers, string name) => headers is not null && headers.TryGetValue(name, out var value)
        ? Storable(value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), string text => text, _ => null })
        : null;

    /// <summary>Without the one character that PostgreSQL takes in no text: a message that holds it must not keep all others from being looked at.</summary>
    public static string? Storable(string? text) => text?.Replace('\0', '\uFFFD');
}
