using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Recouvrement.Support;

namespace Recouvrement.Security.Tests.Injections;

/// <summary>A published OpenAPI document, which another test proves to say what the code does.</summary>
sealed partial class ApiDescription
{
    readonly JsonObject document;

    public ApiDescription(string service)
    {
        document = JsonNode.Parse(File.ReadAllText(Path.Combine(Stack.Repository, $"contracts/openapi/{service}.json")))!.AsObject();
        var bodies = new Bodies(document);
        Operations =
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               select new Operation(operation.Key.ToUpperInvariant(), path.Key, Role(operation.Value!), Parameters(operation.Value!), bodies.Good(JsonBody(operation.Value!)), bodies.Texts(JsonBody(operation.Value!))),
        ];
    }

    public IReadOnlyList<Operation> Operations { get; }

    static JsonNode? JsonBody(JsonNode operation) => operation["requestBody"]?["content"]?["application/json"]?["schema"];

    static string Role(JsonNode operation) => RolesLine().Match(operation["description"]?.GetValue<string>() ?? "") is { Success: true } roles ? roles.Groups[1].Value : "";

    static List<Parameter> Parameters(JsonNode operation) =>
    [
        .. from parameter in operation["parameters"]?.AsArray() ?? new JsonArray()
           let schema = parameter!["schema"]!
           select new Parameter(
               parameter!["name"]!.GetValue<string>(), parameter!["in"]!.GetValue<string>(), parameter!["required"]?.GetValue<bool>() ?? false,
               Bodies.IsText(schema), Bodies.Example(parameter!["name"]!.GetValue<string>(), schema)),
    ];

    [GeneratedRegex(@"Roles: (\w+)")]
    private static partial Regex RolesLine();
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place"><c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="IsRequired">Nothing goes without it.</param>
/// <param name="IsText">It takes any text.</param>
/// <param name="Example">A value that it takes.</param>
sealed record Parameter(string Name, string Place, bool IsRequired, bool IsText, string Example);

/// <summary>An operation of a service.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Address with its parameters in braces.</param>
/// <param name="Role">One that may; empty where no key is needed.</param>
/// <param name="Parameters">Of address and headers.</param>
/// <param name="Good">A body that is understood; null where none is described.</param>
/// <param name="Texts">Where texts lie in it.</param>
sealed record Operation(string Method, string Template, string Role, IReadOnlyList<Parameter> Parameters, JsonNode? Good, IReadOnlyList<object[]> Texts)
{
    /// <summary>A request without its body.</summary>
    /// <param name="id">For every id in the path.</param>
    /// <param name="injected">A parameter, and the text that it gets.</param>
    public HttpRequestMessage Request(string? id = null, (Parameter Parameter, string Text)? injected = null)
    {
        var (path, query) = (Template, new List<string>());
        foreach (var parameter in Parameters.Where(p => p.IsRequired || p == injected?.Parameter))
        {
            var value = Uri.EscapeDataString(injected is { } tried && parameter == tried.Parameter ? tried.Text : parameter.Name == "id" && id is not null ? id : parameter.Example);
            if (parameter.Place == "path") path = path.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal);
            else if (parameter.Place == "query") query.Add($"{parameter.Name}={value}");
        }

        return new(new(Method), query.Count == 0 ? path : $"{path}?{string.Join('&', query)}");
    }

    public override string ToString() => $"{Method} {Template}";
}
