using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Recouvrement.Litigation.Partners;

namespace Recouvrement.Contracts.Tests.Documents;

/// <summary>JSON Schemas of what agencies receive, from the records and their comments.</summary>
static class PartnerSchemas
{
    const string Dialect = "https://json-schema.org/draft/2020-12/schema", EnvelopeFile = "envelope.schema.json";

    static readonly Comments Says = new(typeof(PartnerMessages).Assembly);

    static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Described };

    /// <summary>Of one type of message.</summary>
    public static JsonObject Of(PartnerMessageType type) => new()
    {
        ["$schema"] = Dialect,
        ["$id"] = $"{CloudEvent.Schemas}{type.Name}.schema.json",
        ["title"] = type.Title,
        ["description"] = Says.Summary(type.Data),
        ["$ref"] = EnvelopeFile,
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["const"] = type.Name },
            ["data"] = CloudEvent.Names.GetJsonSchemaAsNode(type.Data, Exporting),
        },
    };

    /// <summary>What every message has, and the definitions that the types refer to.</summary>
    public static JsonObject Envelope()
    {
        var properties = new JsonObject
        {
            ["specversion"] = new JsonObject { ["const"] = "1.0" },
            ["id"] = Attribute(Ref("uuid"), nameof(CloudEvent.Id)),
            ["source"] = new JsonObject { ["const"] = "/litigation" },
            ["type"] = Text(pattern: @"^claims\.[a-z-]+\.v[1-9][0-9]*$"),
            ["subject"] = Attribute(Ref("uuid"), nameof(CloudEvent.Subject)),
            ["time"] = Attribute(Text("date-time", Instant), nameof(CloudEvent.Time)),
            ["datacontenttype"] = new JsonObject { ["const"] = "application/json" },
            ["dataschema"] = Text("uri-reference", description: "The $id of the schema of this type."),
            ["sequence"] = Attribute(Text(pattern: "^[0-9]{20}$"), nameof(CloudEvent.Sequence)),
            ["data"] = new JsonObject { ["type"] = "object" },
        };
        return new()
        {
            ["$schema"] = Dialect,
            ["$id"] = CloudEvent.Schemas + EnvelopeFile,
            ["title"] = "CloudEvents 1.0 in JSON, structured mode, as sent to agencies",
            ["description"] = "Attributes and fields that are not listed may be added at any time: ignore them. What is listed keeps its meaning within a version.",
            ["type"] = "object",
            ["required"] = new JsonArray([.. properties.Select(p => JsonValue.Create(p.Key))]),
            ["properties"] = properties,
            ["$defs"] = new JsonObject
            {
                ["uuid"] = Text("uuid", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"),
                ["date"] = Text("date", @"^[12]\d{3}-\d{2}-\d{2}$"),
                ["instant"] = Text("date-time", Instant),
                ["cents"] = Amount(0),
                [PartnerFormat.Owed] = Amount(1),
                [PartnerFormat.Currency] = Text(pattern: "^[A-Z]{3}$"),
                [PartnerFormat.Word] = Text(pattern: "^[a-z][a-z0-9_]*$"),
                [PartnerFormat.Siren] = Text(pattern: "^[0-9]{9}$"),
            },
        };
    }

    const string Instant = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$";

    static JsonNode Described(JsonSchemaExporterContext context, JsonNode schema)
    {
        var described = Shape(context, schema);
        if (context.PropertyInfo is { AttributeProvider: MemberInfo member }) described["description"] = Says.Parameter(member.DeclaringType!, member.Name);
        return described;
    }

    static JsonObject Shape(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (Marked<FormatAttribute>(context.PropertyInfo) is { } format) return Ref(format.Name);
        return context.TypeInfo.Kind switch
        {
            JsonTypeInfoKind.Object => new()
            {
                ["type"] = "object",
                ["required"] = new JsonArray([.. context.TypeInfo.Properties.Where(IsAlwaysThere).Select(p => JsonValue.Create(p.Name))]),
                ["properties"] = schema["properties"]!.DeepClone(),
            },
            JsonTypeInfoKind.Enumerable when Marked<NotEmptyAttribute>(context.PropertyInfo) is not null => new() { ["type"] = "array", ["minItems"] = 1, ["items"] = schema["items"]!.DeepClone() },
            JsonTypeInfoKind.Enumerable                   => new() { ["type"] = "array", ["items"] = schema["items"]!.DeepClone() },
            _ when type == typeof(Guid)                   => Ref("uuid"),
            _ when type == typeof(DateOnly)               => Ref("date"),
            _ when type == typeof(DateTimeOffset)         => Ref("instant"),
            _ when type == typeof(long)                   => Ref("cents"),
            _ when type == typeof(int)                    => new() { ["type"] = "integer" },
            _ when type == typeof(bool)                   => new() { ["type"] = "boolean" },
            _ when type == typeof(string)                 => new() { ["type"] = "string", ["minLength"] = 1 },
            _ => throw new NotSupportedException($"{type.Name} is nothing that a message to an agency holds: ids, days, cents, texts, records and lists of them."),
        };
    }

    static bool IsAlwaysThere(JsonPropertyInfo property) =>
        property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false } && Nullable.GetUnderlyingType(property.PropertyType) is null && Marked<AddedLaterAttribute>(property) is null;

    static TAttribute? Marked<TAttribute>(JsonPropertyInfo? property) where TAttribute : Attribute =>
        property?.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(typeof(TAttribute), false).OfType<TAttribute>().FirstOrDefault();

    static JsonObject Attribute(JsonObject schema, string name)
    {
        schema["description"] = Says.Parameter(typeof(CloudEvent), name);
        return schema;
    }

    static JsonObject Ref(string definition) => new() { ["$ref"] = $"{EnvelopeFile}#/$defs/{definition}" };

    static JsonObject Amount(int least) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = (1L << 53) - 1 };

    static JsonObject Text(string? format = null, string? pattern = null, string? description = null)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (format is not null) text["format"] = format;
        if (pattern is not null) text["pattern"] = pattern;
        if (description is not null) text["description"] = description;
        return text;
    }
}
