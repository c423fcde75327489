using System.Text.Json.Nodes;
using Recouvrement.Litigation.Partners;

namespace Recouvrement.Contracts.Tests.Documents;

/// <summary>AsyncAPI 3.0 of an agency's side: what it receives from its queue or at its webhook, and how it shows who it is.</summary>
static class PartnerAsyncApi
{
    const string SchemaFormat = "application/schema+json;version=2020-12", Latest = "0.3.0";

    /// <summary>The document.</summary>
    /// <param name="sample">The frozen sample of a message, by its name.</param>
    public static JsonObject Document(Func<string, JsonNode> sample) => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Recouvrement for collection agencies",
            ["version"] = "1.0.0",
            ["description"] =
                "The agency receives CloudEvents 1.0 in JSON, structured mode, from a queue of its own or at its webhook, and answers over HTTP (OpenAPI of the litigation service, tag agency). "
                + "Messages carry ids and amounts only: names and addresses are read over HTTP while the mandate lives. Within a version only optional fields are added; fields and types that are not known are ignored. "
                + "A message may come twice with the same id. Of two messages about one claim the one with the greater sequence is the later. GET /agency/events and POST /agency/replays repeat what was sent, with the same ids, byte for byte.",
        },
        ["defaultContentType"] = CloudEvent.ContentType,
        ["servers"] = new JsonObject
        {
            ["broker"] = new JsonObject
            {
                ["host"] = "{host}", ["protocol"] = "amqps", ["protocolVersion"] = "0.9.1", ["pathname"] = "/{virtualHost}",
                ["description"] = "The creditor tells host, virtual host and credentials. They read the agency's own queue and nothing else: nothing is declared, bound or published.",
                ["variables"] = new JsonObject { ["host"] = Said("Name and port."), ["virtualHost"] = Said("Of the installation.") },
                ["security"] = new JsonArray(Ref("#/components/securitySchemes/brokerUser")),
            },
        },
        ["channels"] = Channels(),
        ["operations"] = new JsonObject
        {
            ["receiveFromQueue"] = new JsonObject
            {
                ["action"] = "receive", ["channel"] = Ref("#/channels/queue"),
                ["summary"] = "The agency consumes its queue, and acknowledges a message when it has written it down.",
                ["messages"] = Messages("queue"),
                ["bindings"] = new JsonObject { ["amqp"] = new JsonObject { ["ack"] = true, ["bindingVersion"] = Latest } },
            },
            ["receiveAtWebhook"] = new JsonObject
            {
                ["action"] = "receive", ["channel"] = Ref("#/channels/webhook"),
                ["summary"] = "For agencies without AMQP: one POST a message, in order, again until it is answered by 2xx. Standard Webhooks.",
                ["messages"] = Messages("webhook"),
                ["bindings"] = new JsonObject { ["http"] = new JsonObject { ["method"] = "POST", ["bindingVersion"] = Latest } },
            },
        },
        ["components"] = new JsonObject
        {
            ["messages"] = new JsonObject(PartnerMessages.Types.Select(t => KeyValuePair.Create(t.Name, (JsonNode?)Message(t, sample(t.Name))))),
            ["securitySchemes"] = new JsonObject
            {
                ["brokerUser"] = new JsonObject { ["type"] = "userPassword", ["description"] = "One user per agency (deploy/rabbitmq)." },
                ["webhookSignature"] = new JsonObject
                {
                    ["type"] = "symmetricEncryption",
                    ["description"] = "webhook-signature: v1, and the base64 of HMAC-SHA256 over webhook-id.webhook-timestamp.body with the secret after whsec_ (base64); several, one space apart, while a secret is being changed. Refuse timestamps more than five minutes off.",
                },
            },
        },
    };

    static JsonObject Channels()
    {
        var channels = new JsonObject
        {
            ["queue"] = new JsonObject
            {
                ["address"] = "agency.{agency}",
                ["title"] = "The agency's own queue",
                ["description"] = $"Declared by the creditor's side and bound to the topic exchange {PartnerExchange.Name} with agency.{{agency}}.#; everything sent to the agency arrives here, in the order of sequence but for replays.",
                ["parameters"] = Agency(),
                ["messages"] = AllMessages(),
                ["bindings"] = new JsonObject
                {
                    ["amqp"] = new JsonObject
                    {
                        ["is"] = "queue", ["queue"] = new JsonObject { ["name"] = "agency.{agency}", ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false }, ["bindingVersion"] = Latest,
                    },
                },
            },
            ["webhook"] = new JsonObject
            {
                ["address"] = null,
                ["title"] = "The agency's webhook",
                ["description"] = "The URL that the agency sets with PUT /agency/webhook.",
                ["messages"] = AllMessages(),
            },
        };
        foreach (var topic in PartnerMessages.Types.GroupBy(t => t.Topic))
            channels[topic.Key] = new JsonObject
            {
                ["address"] = $"agency.{{agency}}.{topic.Key}",
                ["description"] = $"Routing key on {PartnerExchange.Name}, for who tells messages apart by it.",
                ["parameters"] = Agency(),
                ["messages"] = new JsonObject(topic.Select(t => KeyValuePair.Create(t.Name, (JsonNode?)Ref($"#/components/messages/{t.Name}")))),
                ["bindings"] = new JsonObject
                {
                    ["amqp"] = new JsonObject { ["is"] = "routingKey", ["exchange"] = new JsonObject { ["name"] = PartnerExchange.Name, ["type"] = "topic", ["durable"] = true }, ["bindingVersion"] = Latest },
                },
            };
        return channels;
    }

    static JsonObject Message(PartnerMessageType type, JsonNode sample) => new()
    {
        ["name"] = type.Name,
        ["title"] = type.Title,
        ["summary"] = $"{type.Means}: {type.Do}",
        ["contentType"] = CloudEvent.ContentType,
        ["headers"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["replay"] = new JsonObject { ["type"] = "string", ["description"] = "Of AMQP: there when the message is sent again because the agency asked for it (POST /agency/replays): the id of the replay." },
                ["webhook-id"] = new JsonObject { ["type"] = "string", ["description"] = "Of HTTP: the id of the message, the same at each try." },
                ["webhook-timestamp"] = new JsonObject { ["type"] = "string", ["description"] = "Of HTTP: seconds since 1970, of this try." },
                ["webhook-signature"] = new JsonObject { ["type"] = "string", ["description"] = "Of HTTP: see webhookSignature." },
            },
        },
        ["payload"] = new JsonObject { ["schemaFormat"] = SchemaFormat, ["schema"] = Ref($"./{type.Name}.schema.json") },
        ["bindings"] = new JsonObject { ["amqp"] = new JsonObject { ["messageType"] = type.Name, ["bindingVersion"] = Latest } },
        ["examples"] = new JsonArray(new JsonObject { ["name"] = type.Name, ["payload"] = sample.DeepClone() }),
    };

    static JsonObject AllMessages() => new(PartnerMessages.Types.Select(t => KeyValuePair.Create(t.Name, (JsonNode?)Ref($"#/components/messages/{t.Name}"))));

    static JsonArray Messages(string channel) => [.. PartnerMessages.Types.Select(t => Ref($"#/channels/{channel}/messages/{t.Name}"))];

    static JsonObject Agency() => new() { ["agency"] = Said("Name of the agency in the register.") };

    static JsonObject Said(string description) => new() { ["description"] = description };

    static JsonObject Ref(string to) => new() { ["$ref"] = to };
}
