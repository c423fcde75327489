using System.Reflection;
using System.Text.Json;
using Recouvrement.Client.Agency;
using Recouvrement.Client.Collector;
using Recouvrement.Client.Erp;
using Recouvrement.Client.Litigation;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Client.Tests;

/// <summary>The package has records of its own; these tests notice when a service no longer means the same.</summary>
public sealed class DriftTests(InvoicingWithClient invoicing, LitigationWithClient litigation, DunningWithClient dunning)
    : IClassFixture<InvoicingWithClient>, IClassFixture<LitigationWithClient>, IClassFixture<DunningWithClient>
{
    [Fact]
    public async Task Every_call_of_an_ERP_is_an_endpoint_of_Invoicing_with_the_same_fields() => Same<IErpClient>(await Described(invoicing.Service.As(Roles.Erp)));

    [Fact]
    public async Task Every_call_of_an_agency_is_an_endpoint_of_Litigation_with_the_same_fields() => Same<IAgencyClient>(await Described(litigation.Service.As(Roles.Agency)), headers: true);

    [Fact]
    public async Task Every_call_of_who_takes_claims_further_is_an_endpoint_of_Litigation_with_the_same_fields() => Same<ILitigationClient>(await Described(litigation.Service.As(Roles.Manager)), headers: true);

    [Fact]
    public async Task Every_call_of_a_collector_is_an_endpoint_of_Dunning_with_the_same_fields() => Same<ICollectorClient>(await Described(dunning.Service.As(Roles.Collector)));

    static async Task<JsonElement> Described(HttpClient http)
    {
        using (http) return JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("/openapi/v1.json"));
    }

    /// <param name="api">What the service offers.</param>
    /// <param name="headers">Every header of it can be sent; the other clients leave some out.</param>
    static void Same<TClient>(JsonElement api, bool headers = false)
    {
        var differences = typeof(TClient).GetMethods().SelectMany(call => Differences(call, api, headers).Select(difference => $"{call.Name}: {difference}")).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    static IEnumerable<string> Differences(MethodInfo call, JsonElement api, bool headers)
    {
        var route = call.GetCustomAttributes().Single(a => a.GetType().GetProperty("Path") is not null);
        var (verb, path) = ($"{route.GetType().GetProperty("Method")!.GetValue(route)}".ToLowerInvariant(), (string)route.GetType().GetProperty("Path")!.GetValue(route)!);
        if (Endpoint(api, verb, path) is not { } endpoint) return [$"there is no {verb} {path}"];

        var described = Parameters(endpoint, "query");
        var asked = Marked(call, "Query").Select(p => p.Name!).ToList();
        var body = Marked(call, "Body").Select(p => p.ParameterType).SingleOrDefault(type => type != typeof(Stream));
        var answer = call.ReturnType.IsGenericType && call.ReturnType != typeof(Task<Stream>) ? call.ReturnType.GenericTypeArguments[0] : null;
        return
        [
            .. asked.Except(described.Select(Name)).Select(name => $"the query has no {name}"),
            .. described.Where(p => p.TryGetProperty("required", out var needed) && needed.GetBoolean()).Select(Name).Except(asked).Select(name => $"the query needs {name}"),
            .. !headers ? [] : Parameters(endpoint, "header").Select(Name).Except(Marked(call, "Header").Select(Header)).Select(name => $"the header {name} cannot be sent"),
            .. body is null ? [] : Fields(body, Content(endpoint.GetProperty("requestBody")), api, body.Name, sent: true),
            .. answer is null ? [] : Fields(answer, Content(Accepted(endpoint)), api, answer.Name, sent: false),
        ];
    }

    static JsonElement? Endpoint(JsonElement api, string verb, string path) => api.GetProperty("paths").EnumerateObject()
        .Where(p => Shape(p.Name) == Shape(path) && p.Value.TryGetProperty(verb, out _)).Select(p => (JsonElement?)p.Value.GetProperty(verb)).SingleOrDefault();

    static string Shape(string path) => string.Join('/', path.TrimEnd('/').Split('/').Select(part => part.StartsWith('{') ? "{}" : part));

    static IReadOnlyList<JsonElement> Parameters(JsonElement endpoint, string at) =>
        endpoint.TryGetProperty("parameters", out var all) ? [.. all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == at)] : [];

    // The two libraries name the name differently.
    static string Header(ParameterInfo parameter)
    {
        var annotation = parameter.GetCustomAttributes().Single(a => a.GetType().Name == "HeaderAttribute");
        return (string)(annotation.GetType().GetProperty("Header") ?? annotation.GetType().GetProperty("Name"))!.GetValue(annotation)!;
    }

    static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;

    static IEnumerable<ParameterInfo> Marked(MethodInfo call, string with) => call.GetParameters().Where(p => p.GetCustomAttributes().Any(a => a.GetType().Name == $"{with}Attribute"));

    static JsonElement Accepted(JsonElement endpoint) => endpoint.GetProperty("responses").EnumerateObject().First(r => r.Name.StartsWith('2')).Value;

    static JsonElement? Content(JsonElement part) =>
        part.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json) ? json.GetProperty("schema") : null;

    static IEnumerable<string> Fields(Type type, JsonElement? described, JsonElement api, string at, bool sent)
    {
        if (described is not { } schema) return [$"{at} is not described"];
        if (schema.TryGetProperty("oneOf", out var either)) schema = either.EnumerateArray().First(e => e.TryGetProperty("$ref", out _));
        if (schema.TryGetProperty("$ref", out var reference)) schema = api.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("items", out var items)) return Fields(type.GenericTypeArguments.Single(), items, api, at, sent);
        if (!schema.TryGetProperty("properties", out var properties)) return [];

        var ours = ClientJson.Options.GetTypeInfo(type).Properties.Where(p => p.Set is not null).ToDictionary(p => p.Name, p => p.PropertyType);
        var theirs = properties.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        var needed = !sent ? theirs.Keys : schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!) : [];
        return
        [
            .. ours.Keys.Except(theirs.Keys).Select(name => $"{at}.{name} is not there any more"),
            .. needed.Except(ours.Keys).Select(name => $"{at}.{name} is new"),
            .. ours.Keys.Intersect(theirs.Keys).SelectMany(name => Fields(ours[name], theirs[name], api, $"{at}.{name}", sent)),
        ];
    }
}
