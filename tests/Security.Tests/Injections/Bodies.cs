using System.Text.Json.Nodes;
using Recouvrement.Security.Tests.Access;

namespace Recouvrement.Security.Tests.Injections;

/// <summary>Makes bodies that a schema allows, and finds the texts in them.</summary>
sealed class Bodies(JsonObject document)
{
    const int Deepest = 8;

    /// <summary>A body with every member; null without a schema.</summary>
    public JsonNode? Good(JsonNode? schema) => schema is null ? null : Made("", schema, 0);

    /// <summary>The way to each free text: member names and positions.</summary>
    public IReadOnlyList<object[]> Texts(JsonNode? schema) => schema is null ? [] : [.. Ways(schema, [], 0)];

    /// <summary>The body with another text at the end of one way.</summary>
    public static JsonNode With(JsonNode body, object[] way, string text)
    {
        if (way.Length == 0) return JsonValue.Create(text)!;
        var (changed, at) = (body.DeepClone(), 0);
        var node = changed;
        for (; at < way.Length - 1; at++) node = Step(node, way[at]);
        if (way[at] is string member) node[member] = text;
        else node[(int)way[at]] = text;
        return changed;
    }

    public static bool IsText(JsonNode schema) => Is(schema, "string") && schema["format"] is null && schema["enum"] is null && schema["$ref"] is null;

    /// <summary>A value for a parameter, as it stands in an address.</summary>
    public static string Example(string name, JsonNode schema) => schema["format"]?.GetValue<string>() switch
    {
        "uuid" => Door.Id.ToString(),
        "date" => "2026-03-02",
        _ when Is(schema, "integer") || schema["format"] is not null => "1",
        _ when Is(schema, "boolean") => "true",
        _ => schema["enum"]?[0]?.GetValue<string>() ?? Text(name),
    };

    static JsonNode Step(JsonNode node, object step) => step is string member ? node[member]! : node[(int)step]!;

    static string Text(string name) => name switch { "siren" or "creditor" => Door.Siren, "currency" => "EUR", "language" => "fr", "country" => "FR", _ => "x1" };

    JsonNode? Made(string name, JsonNode schema, int depth)
    {
        schema = Meant(schema);
        if (depth > Deepest) return null;
        if (schema["enum"] is JsonArray { Count: > 0 } words) return words[0]?.DeepClone();
        if (schema["properties"] is JsonObject members)
        {
            var made = new JsonObject();
            foreach (var (member, of) in members) made[member] = Made(member, of!, depth + 1);
            return made;
        }

        if (schema["items"] is { } items) return new JsonArray(Made(name, items, depth + 1));
        if (schema["additionalProperties"] is JsonObject values) return new JsonObject { ["k"] = Made(name, values, depth + 1) };
        if (Is(schema, "integer") || Is(schema, "number")) return 1;
        if (Is(schema, "boolean")) return true;
        return schema["format"]?.GetValue<string>() switch
        {
            "uuid" => Door.Id.ToString(),
            "date" => "2026-03-02",
            "time" => "09:00:00",
            "date-time" => "2026-03-02T09:00:00Z",
            "uri" => "https://example.invalid/",
            _ => Is(schema, "string") ? Text(name) : null,
        };
    }

    IEnumerable<object[]> Ways(JsonNode schema, object[] way, int depth)
    {
        schema = Meant(schema);
        if (depth > Deepest) return [];
        if (IsText(schema)) return [way];
        if (schema["properties"] is JsonObject members) return members.SelectMany(member => Ways(member.Value!, [.. way, member.Key], depth + 1));
        if (schema["items"] is { } items) return Ways(items, [.. way, 0], depth + 1);
        return schema["additionalProperties"] is JsonObject values ? Ways(values, [.. way, "k"], depth + 1) : [];
    }

    // What a reference stands for; of alternatives, the first that is something.
    JsonNode Meant(JsonNode schema)
    {
        for (var steps = 0; steps < Deepest; steps++)
        {
            if (schema["$ref"]?.GetValue<string>() is { } reference) schema = document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!;
            else if ((schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"]) is JsonArray ways) schema = ways.First(way => way!["$ref"] is not null || !Is(way, "null"))!;
            else break;
        }

        return schema;
    }

    static bool Is(JsonNode schema, string type) => schema["type"] switch
    {
        JsonArray types => types.Any(t => t!.GetValue<string>() == type),
        JsonNode one => one.GetValue<string>() == type,
        null => false,
    };
}
