using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Partners;

/// <summary>A message to an agency: CloudEvents 1.0 in JSON, structured mode, as <c>contracts/partner</c> publishes it.</summary>
/// <param name="Id">Id of the event. A message sent again has the same one: what is known is acknowledged and not done twice.</param>
/// <param name="Type">With its version.</param>
/// <param name="Subject">The placement.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Sequence">Rises from message to message, with holes, in twenty digits so that text sorts as numbers do. Of two messages about one claim the greater is the later; a replay starts from one.</param>
/// <param name="Data">As the schema of the type says.</param>
sealed record CloudEvent(Guid Id, string Type, Guid Subject, DateTimeOffset Time, string Sequence, object Data)
{
    /// <summary>Media type of one message.</summary>
    public const string ContentType = "application/cloudevents+json";

    /// <summary>Media type of an array of messages.</summary>
    public const string BatchContentType = "application/cloudevents-batch+json";

    /// <summary>Where the schemas have their names; nothing is served there.</summary>
    public const string Schemas = "https://recouvrement.example/partner/";

    /// <summary>How messages are written: absent where null.</summary>
    internal static JsonSerializerOptions Names { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = new LowerOrCamel(), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Of CloudEvents.</summary>
    public string SpecVersion { get; } = "1.0";

    /// <summary>This service.</summary>
    public string Source { get; } = "/litigation";

    /// <summary>Of <see cref="Data"/>.</summary>
    public string DataContentType { get; } = "application/json";

    /// <summary>The $id of the schema of this type.</summary>
    public string DataSchema => $"{Schemas}{Type}.schema.json";

    /// <summary>The message of a stored fact.</summary>
    public static CloudEvent Of(StoredEvent stored, Guid placement, string type, object data) =>
        new(stored.Id, type, placement, stored.Headers.HappenedAt, Digits(stored.Sequence), data);

    /// <summary>A place in the log as messages write it.</summary>
    public static string Digits(long sequence) => sequence.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>As it is sent, to the byte.</summary>
    public byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(this, Names);

    // CloudEvents writes its own attributes in lower case throughout; data is camelCase.
    sealed class LowerOrCamel : JsonNamingPolicy
    {
        static readonly HashSet<string> Attributes = [nameof(SpecVersion), nameof(DataContentType), nameof(DataSchema)];

        public override string ConvertName(string name) => Attributes.Contains(name) ? name.ToLowerInvariant() : CamelCase.ConvertName(name);
    }
}
