using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using YamlDotNet.Serialization;

namespace Recouvrement.Contracts.Tests.Documents;

/// <summary>The published documents say what the code does.</summary>
public sealed class DocumentTests
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_AsyncAPI_document_is_up_to_date() =>
        Committed.Is("contracts/asyncapi.yaml", new SerializerBuilder().WithIndentedSequences().DisableAliases().Build().Serialize(AsyncApi.Document()).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("invoicing")]
    [InlineData("dunning")]
    [InlineData("correspondence")]
    [InlineData("litigation")]
    public Task The_OpenAPI_document_is_up_to_date(string service)
    {
        // A host keeps its types to itself; any of them names its assembly.
        var host = Assembly.Load($"Recouvrement.{char.ToUpperInvariant(service[0])}{service[1..]}");
        var check = typeof(DocumentTests).GetMethod(nameof(OpenApiIs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(host.EntryPoint!.DeclaringType!);
        return (Task)check.Invoke(null, [service])!;
    }

    static async Task OpenApiIs<TEntry>(string service) where TEntry : class
    {
        await using var factory = new WebApplicationFactory<TEntry>().WithWebHostBuilder(web =>
        {
            web.UseSetting("Database:ConnectionString", "Host=127.0.0.1;Port=1;Username=nobody");
            web.UseSetting("RabbitMq:Address", "amqp://nobody:nobody@127.0.0.1:1/");
            foreach (var (key, value) in new[] { ("Name", "reader"), ("Role", "ops"), ("Key", "reader") }) web.UseSetting($"ApiKeys:0:{key}", value);
            // The document needs the routes alone: nothing of the service runs.
            web.ConfigureServices(services => services.RemoveAll<IHostedService>());
        });
        using var client = factory.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", "reader");
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!.AsObject();
        document.Remove("servers");
        Committed.Is($"contracts/openapi/{service}.json", document.ToJsonString(Indented) + "\n");
    }
}
