using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit.Serialization;
using Recouvrement.Support;

namespace Recouvrement.Contracts.Tests.Wire;

/// <summary>The publisher writes exactly the frozen sample; whoever consumes it can read it, with fields it does not know yet.</summary>
public sealed class SampleTests
{
    static readonly JsonSerializerOptions Wire = SystemTextJsonMessageSerializer.Options;
    static readonly JsonSerializerOptions Indented = new(Wire) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The sample of each contract, and the further ones that bear its name and what they show: <c>dunning.message-requested.v1.plan</c>.</summary>
    public static TheoryData<string> Samples =>
        [.. Manifest.Contracts.Select(c => c.Name), .. Directory.GetFiles(Path.Combine(Stack.Repository, "contracts/samples")).Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => Manifest.Contracts.All(c => c.Name != name)).Order(StringComparer.Ordinal)];

    static Type TypeOf(string sample) => Manifest.Contracts.Single(c => sample == c.Name || sample.StartsWith(c.Name + ".", StringComparison.Ordinal)).Type;

    [Theory, MemberData(nameof(Samples))]
    public void The_publisher_writes_the_sample(string name)
    {
        var type = TypeOf(name);
        var sample = Committed.Sample($"contracts/samples/{name}.json", () => JsonSerializer.Serialize(Example.Of(type), type, Indented) + "\n");
        var written = JsonSerializer.Serialize(JsonSerializer.Deserialize(sample, type, Wire), type, Indented) + "\n";
        Assert.Equal(sample, written);
    }

    [Theory, MemberData(nameof(Samples))]
    public void The_consumer_reads_the_sample_with_unknown_fields_added(string name)
    {
        var type = TypeOf(name);
        var sample = JsonNode.Parse(Committed.Sample($"contracts/samples/{name}.json", () => throw new InvalidOperationException()))!.AsObject();
        var known = JsonSerializer.Serialize(sample.Deserialize(type, Wire), type, Wire);
        sample["addedLater"] = new JsonObject { ["deep"] = new JsonArray(1, "two") };
        Assert.Equal(known, JsonSerializer.Serialize(sample.Deserialize(type, Wire), type, Wire));
    }
}
