using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Recouvrement.Support;

namespace Recouvrement.Contracts.Tests.Documents;

/// <summary>AsyncAPI 3.0 of everything that goes over the broker, from the records, their comments and the partner's schemas.</summary>
static class AsyncApi
{
    static readonly Dictionary<string, XElement> Comments = XDocument.Load(Path.ChangeExtension(typeof(Manifest).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    /// <summary>The document as ordered nodes.</summary>
    public static Dictionary<string, object> Document()
    {
        var schemas = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var contract in Manifest.Contracts) Describe(contract.Type, schemas);
        var partner = Partner();
        return new()
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new Dictionary<string, object>
            {
                ["title"] = "Recouvrement events",
                ["version"] = "1.0.0",
                ["description"] = "Facts between the services (MassTransit envelopes on fanout exchanges), and CloudEvents 1.0 JSON for partners on the topic exchange recouvrement.partners. Within a version only optional fields are added.",
            },
            ["defaultContentType"] = "application/json",
            ["channels"] = Manifest.Contracts.ToDictionary(c => c.Name, object (c) => new Dictionary<string, object>
            {
                ["address"] = c.Name,
                ["description"] = c.Queues.Count == 0 ? "Meant for nobody yet." : $"Received by {string.Join(", ", c.Queues)}.",
                ["messages"] = new Dictionary<string, object> { [c.Type.Name] = Ref($"#/components/messages/{c.Type.Name}") },
                ["bindings"] = Amqp("fanout", c.Name),
            }).Concat(partner.Select(p => new KeyValuePair<string, object>(p.Type, new Dictionary<string, object>
            {
                ["address"] = $"agency.{{agency}}.{p.Type[..p.Type.LastIndexOf(".v", StringComparison.Ordinal)]}",
                ["description"] = "For the agency's own queue agency.{agency}; it sees its own placements only.",
                ["parameters"] = new Dictionary<string, object> { ["agency"] = new Dictionary<string, object> { ["description"] = "Name of the agency in the register." } },
                ["messages"] = new Dictionary<string, object> { [p.Type] = Ref($"#/components/messages/{p.Type}") },
                ["bindings"] = Amqp("topic", "recouvrement.partners"),
            }))).ToDictionary(),
            ["operations"] = Manifest.Contracts.ToDictionary(c => $"{c.Publisher}.publishes.{c.Type.Name}", object (c) => new Dictionary<string, object> { ["action"] = "send", ["channel"] = Ref($"#/channels/{c.Name}") })
                .Concat(partner.Select(p => new KeyValuePair<string, object>($"agency.receives.{p.Type}", new Dictionary<string, object> { ["action"] = "receive", ["channel"] = Ref($"#/channels/{p.Type}") }))).ToDictionary(),
            ["components"] = new Dictionary<string, object>
            {
                ["messages"] = Manifest.Contracts.ToDictionary(c => c.Type.Name, object (c) => new Dictionary<string, object>
                {
                    ["name"] = c.Name,
                    ["summary"] = Summary(c.Type),
                    ["contentType"] = "application/vnd.masstransit+json",
                    ["payload"] = Ref($"#/components/schemas/{c.Type.Name}"),
                }).Concat(partner.Select(p => new KeyValuePair<string, object>(p.Type, new Dictionary<string, object>
                {
                    ["name"] = p.Type,
                    ["contentType"] = "application/cloudevents+json",
                    ["payload"] = new Dictionary<string, object> { ["schemaFormat"] = "application/schema+json;version=draft-07", ["schema"] = new Dictionary<string, object> { ["$ref"] = "partner/" + p.File } },
                }))).ToDictionary(),
                ["schemas"] = schemas,
            },
        };
    }

    static List<(string Type, string File)> Partner() =>
        [.. Directory.EnumerateFiles(Path.Combine(Stack.Repository, "contracts/partner"), "*.v*.schema.json").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)
            .Select(f => (f[..f.IndexOf(".schema.json", StringComparison.Ordinal)], f))];

    static void Describe(Type record, SortedDictionary<string, object> schemas)
    {
        if (schemas.ContainsKey(record.Name)) return;
        var schema = new Dictionary<string, object> { ["type"] = "object", ["description"] = Summary(record) };
        schemas[record.Name] = schema;
        var properties = new Dictionary<string, object>();
        var required = new List<object>();
        foreach (var property in record.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var described = Schema(property.PropertyType, schemas);
            if (Parameter(record, property.Name) is { } text) described["description"] = text;
            properties[name] = described;
            if (Nullable.GetUnderlyingType(property.PropertyType) is null && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull) required.Add(name);
        }

        schema["required"] = required;
        schema["properties"] = properties;
    }

    static Dictionary<string, object> Schema(Type type, SortedDictionary<string, object> schemas)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Schema(inner, schemas);
        if (type == typeof(string)) return new() { ["type"] = "string" };
        if (type == typeof(Guid)) return new() { ["type"] = "string", ["format"] = "uuid" };
        if (type == typeof(DateOnly)) return new() { ["type"] = "string", ["format"] = "date" };
        if (type == typeof(DateTimeOffset)) return new() { ["type"] = "string", ["format"] = "date-time" };
        if (type == typeof(long) || type == typeof(int)) return new() { ["type"] = "integer", ["format"] = type == typeof(long) ? "int64" : "int32" };
        if (type == typeof(bool)) return new() { ["type"] = "boolean" };
        if (type.IsArray) return new() { ["type"] = "array", ["items"] = Schema(type.GetElementType()!, schemas) };
        Describe(type, schemas);
        return new() { ["allOf"] = new List<object> { Ref($"#/components/schemas/{type.Name}") } };
    }

    static string Summary(Type type) => Flat(Comments[$"T:{type.FullName}"].Element("summary")!);

    static string? Parameter(Type type, string name) =>
        Comments[$"T:{type.FullName}"].Elements("param").FirstOrDefault(p => p.Attribute("name")!.Value == name) is { } found ? Flat(found) : null;

    static string Flat(XElement text) => string.Join(' ', text.Value.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    static Dictionary<string, object> Ref(string to) => new() { ["$ref"] = to };

    static Dictionary<string, object> Amqp(string type, string exchange) => new()
    {
        ["amqp"] = new Dictionary<string, object> { ["is"] = "routingKey", ["exchange"] = new Dictionary<string, object> { ["name"] = exchange, ["type"] = type, ["durable"] = true } },
    };
}
