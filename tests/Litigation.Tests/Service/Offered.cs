using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>An endpoint of the running service: whatever is mapped is in the list, and nobody has to enter it.</summary>
/// <param name="Verb">HTTP method.</param>
/// <param name="Pattern">Its path, with parameters.</param>
/// <param name="IsOpen">It needs no key.</param>
/// <param name="Roles">Roles that it lets through; null for every key.</param>
/// <param name="MediaType">Of what it takes.</param>
sealed record Offered(string Verb, RoutePattern Pattern, bool IsOpen, IReadOnlySet<string>? Roles, string MediaType)
{
    public static readonly string[] EveryRole = [Platform.Hosting.Roles.Erp, Platform.Hosting.Roles.Collector, Platform.Hosting.Roles.Manager, Platform.Hosting.Roles.Ops, Platform.Hosting.Roles.Agency, Platform.Hosting.Roles.Mail];

    public static IReadOnlyList<Offered> By(ServiceUnderTest<Program> service) =>
    [
        .. from endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from verb in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           let rules = endpoint.Metadata.OfType<AuthorizationPolicy>().SelectMany(p => p.Requirements).OfType<RolesAuthorizationRequirement>().ToList()
           select new Offered(
               verb, endpoint.RoutePattern, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
               rules.Count == 0 ? null : EveryRole.Where(role => rules.All(rule => rule.AllowedRoles.Contains(role))).ToHashSet(),
               endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var taken, ..] ? taken : "application/json"),
    ];

    public bool IsOnlyFor(string role) => Roles?.SetEquals([role]) is true;

    /// <summary>Its path, each parameter filled by its name.</summary>
    public string Path(Func<string, string> value) => "/" + string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal     => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => value(parameter.Name),
        _                                   => "",
    }))));

    /// <summary>A body that the service can read, made from its own API document; null where it takes none in JSON.</summary>
    /// <param name="api">The document.</param>
    /// <param name="id">For every id in it.</param>
    /// <param name="day">For every day in it.</param>
    public string? Body(JsonElement api, Func<string, Guid> id, DateOnly day)
    {
        var operation = api.GetProperty("paths").GetProperty(Path(name => $"{{{name}}}")).GetProperty(Verb.ToLowerInvariant());
        if (!operation.TryGetProperty("requestBody", out var body) || !body.GetProperty("content").TryGetProperty("application/json", out var json)) return null;
        return Example("", json.GetProperty("schema"), api, id, day)?.ToJsonString();
    }

    public override string ToString() => $"{Verb} {Path(name => $"{{{name}}}")}";

    static JsonNode? Example(string name, JsonElement schema, JsonElement api, Func<string, Guid> id, DateOnly day)
    {
        if (schema.TryGetProperty("oneOf", out var either)) schema = either.EnumerateArray().First(e => e.TryGetProperty("$ref", out _));
        if (schema.TryGetProperty("$ref", out var reference)) schema = api.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("enum", out var words)) return words.EnumerateArray().Select(w => w.GetString()!).FirstOrDefault(w => w is not ("none" or "unknown"));
        var types = schema.TryGetProperty("type", out var type) ? type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : new[] { type.GetString()! } : [];
        var format = schema.TryGetProperty("format", out var of) ? of.GetString() : null;
        return (types.FirstOrDefault(t => t != "null"), format) switch
        {
            ("object", _) => new JsonObject(
                (schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!) : [])
                .Select(field => KeyValuePair.Create(field, Example(field, schema.GetProperty("properties").GetProperty(field), api, id, day)))),
            ("array", _)              => new JsonArray(schema.TryGetProperty("items", out var items) ? Example(name, items, api, id, day) : JsonValue.Create("x")),
            ("integer" or "number", _) => 100,
            ("boolean", _)            => true,
            (_, "uuid")               => id(name).ToString(),
            (_, "date")               => $"{day:yyyy-MM-dd}",
            _                         => name == "currency" ? "EUR" : "x",
        };
    }
}
