using System.Text.Json;
using System.Text.RegularExpressions;
using Recouvrement.Client.Erp;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

public sealed partial class CoverageTests
{
    static readonly string[] Verbs = ["get", "put", "post", "delete"];

    [Theory]
    [InlineData("invoicing")]
    [InlineData("dunning")]
    [InlineData("litigation")]
    public async Task Whatever_the_interface_offers_to_a_user_the_client_can_call(string service)
    {
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Stack.Repository, $"contracts/openapi/{service}.json")));
        var offered = document.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => !path.Name.StartsWith("/ops", StringComparison.Ordinal) && !path.Name.StartsWith("/health", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject().Where(operation => Verbs.Contains(operation.Name)).Select(operation => $"{operation.Name} {Shape(path.Name)}"));
        Assert.Empty(offered.Except(Called()).Order(StringComparer.Ordinal));
    }

    // By the names of the annotations: both libraries that the client can be built with call them alike.
    static IEnumerable<string> Called() =>
        from type in typeof(IErpClient).Assembly.GetExportedTypes()
        where type.IsInterface
        from method in type.GetMethods()
        from annotation in method.GetCustomAttributes(inherit: false)
        let verb = annotation.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal).ToLowerInvariant()
        where Verbs.Contains(verb)
        select $"{verb} {Shape((string)annotation.GetType().GetProperty("Path")!.GetValue(annotation)!)}";

    static string Shape(string path) => Parameter().Replace(path.Split('?')[0], "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
