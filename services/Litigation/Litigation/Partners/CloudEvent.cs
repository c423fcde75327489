using System.Globalization;
using System.Text.Json;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Partners;

/// <summary>A message to an agency: CloudEvents 1.0 in JSON, structured mode, as <c>contracts/partner</c> publishes it.</summary>
/// <param name="Id">Of the event: a message sent again has the same one.</param>
/// <param name="Type">With its version.</param>
/// <param name="Subject">The placement.</param>
/// <param name="Time">When it happened, by the business clock.</param>
/// <param name="Sequence">Rises from message to message; text sorts as numbers do.</param>
/// <param name="Data">As the schema of the type says.</param>
sealed record CloudEvent(Guid Id, string Type, Guid Subject, DateTimeOffset Time, string Sequence, object Data)
{
    public const string ContentType = "application/cloudevents+json";

    const string Schemas = "https://recouvrement.example/partner/";

    static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = new LowerOrCamel() };

    public string SpecVersion { get; } = "1.0";

    public string Source { get; } = "/litigation";

    public string DataContentType { get; } = "application/json";

    public string DataSchema => $"{Schemas}{Type}.schema.json";

    public static CloudEvent Of(StoredEvent stored, string type, object data) =>
        new(stored.Id, type, stored.Stream, stored.Headers.HappenedAt, stored.Sequence.ToString("D20", CultureInfo.InvariantCulture), data);

    public byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(this, Names);

    // CloudEvents writes its own attributes in lower case throughout; data is camelCase.
    sealed class LowerOrCamel : JsonNamingPolicy
    {
        static readonly HashSet<string> Attributes = [nameof(SpecVersion), nameof(DataContentType), nameof(DataSchema)];

        public override string ConvertName(string name) => Attributes.Contains(name) ? name.ToLowerInvariant() : CamelCase.ConvertName(name);
    }
}
