using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit.Serialization;

namespace Recouvrement.Contracts.Tests.Wire;

/// <summary>The publisher writes exactly the frozen sample; whoever consumes it can read it, with fields it does not know yet.</summary>
public sealed class SampleTests
{
    static readonly JsonSerializerOptions Wire = SystemTextJsonMessageSerializer.Options;
    static readonly JsonSerializerOptions Indented = new(Wire) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. Manifest.Contracts.Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_publisher_writes_the_sample(string name)
    {
        var type = Manifest.Contracts.Single(c => c.Name == name).Type;
        var sample = Committed.Sample($"contracts/samples/{name}.json", () => JsonSerializer.Serialize(Example.Of(type), type, Indented) + "\n");
        var written = JsonSerializer.Serialize(JsonSerializer.Deserialize(sample, type, Wire), type, Indented) + "\n";
        Assert.Equal(sample, written);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_consumer_reads_the_sample_with_unknown_fields_added(string name)
    {
        var type = Manifest.Contracts.Single(c => c.Name == name).Type;
        var sample = JsonNode.Parse(Committed.Sample($"contracts/samples/{name}.json", () => throw new InvalidOperationException()))!.AsObject();
        var known = JsonSerializer.Serialize(sample.Deserialize(type, Wire), type, Wire);
        sample["addedLater"] = new JsonObject { ["deep"] = new JsonArray(1, "two") };
        Assert.Equal(known, JsonSerializer.Serialize(sample.Deserialize(type, Wire), type, Wire));
    }
}
