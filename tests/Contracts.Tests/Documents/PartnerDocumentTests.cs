using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Recouvrement.Litigation.Partners;
using Recouvrement.Support;
using YamlDotNet.Serialization;

namespace Recouvrement.Contracts.Tests.Documents;

/// <summary>What is published for agencies says what the code does.</summary>
public sealed class PartnerDocumentTests
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. PartnerMessages.Types.Select(t => t.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_schema_of_a_message_is_up_to_date(string name) => Committed.Is($"contracts/partner/{name}.schema.json", Text(PartnerSchemas.Of(Type(name))));

    [Fact]
    public void The_schema_of_the_envelope_is_up_to_date() => Committed.Is("contracts/partner/envelope.schema.json", Text(PartnerSchemas.Envelope()));

    [Fact]
    public void The_AsyncAPI_document_for_agencies_is_up_to_date()
    {
        var serializer = new SerializerBuilder().WithIndentedSequences().DisableAliases().WithQuotingNecessaryStrings().Build();
        Committed.Is("contracts/partner/asyncapi.yaml", serializer.Serialize(Plain(PartnerAsyncApi.Document(name => JsonNode.Parse(Sample(name))!))!).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_agencys_page_lists_every_message()
    {
        const string begin = "| type | means | what you do |\n|---|---|---|\n";
        var page = File.ReadAllText(Path.Combine(Stack.Repository, "tests/partner/README.md"));
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var rows = string.Concat(PartnerMessages.Types.Select(t => $"| `{t.Name}` | {t.Means} | {t.Do} |\n"));
        Committed.Is("tests/partner/README.md", page[..from] + rows + page[(page.IndexOf("\n\n", from, StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void Nothing_is_published_that_is_not_in_the_list()
    {
        var folder = Path.Combine(Stack.Repository, "contracts/partner");
        Assert.Equal(["envelope", .. PartnerMessages.Types.Select(t => t.Name)], Directory.GetFiles(folder, "*.schema.json").Select(f => Path.GetFileName(f)[..^".schema.json".Length]).OrderBy(n => n != "envelope").ThenBy(Position));
        Assert.Equal(PartnerMessages.Types.Select(t => t.Name).Order(StringComparer.Ordinal), Directory.GetFiles(Path.Combine(folder, "samples")).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

        static int Position(string name) => PartnerMessages.Types.Select(t => t.Name).ToList().IndexOf(name);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_message_has_the_name_that_agencies_were_told_to_expect(string name) => Assert.Matches(@"^claims\.[a-z-]+\.v[1-9][0-9]*$", name);

    [Theory, MemberData(nameof(Names))]
    public void The_sender_writes_the_frozen_sample(string name)
    {
        var sample = JsonNode.Parse(Sample(name))!.AsObject();
        var data = sample["data"].Deserialize(Type(name).Data, CloudEvent.Names)!;
        Assert.Equal(Text(sample["data"]!), Text(JsonSerializer.SerializeToNode(data, data.GetType(), CloudEvent.Names)!));

        var written = JsonNode.Parse(new CloudEvent(
            sample["id"]!.GetValue<Guid>(), name, sample["subject"]!.GetValue<Guid>(), sample["time"]!.GetValue<DateTimeOffset>(), (string)sample["sequence"]!, data).Json())!.AsObject();
        foreach (var both in new[] { sample, written }) both["time"] = both["time"]!.GetValue<DateTimeOffset>().ToString("O");
        Assert.True(JsonNode.DeepEquals(sample, written), Text(written));
    }

    [Fact]
    public void An_agency_reads_the_samples_by_the_schemas_alone()
    {
        const string script = """
            import sys, pathlib
            sys.dont_write_bytecode = True
            sys.path.insert(0, "tests/partner")
            from contract import Contract
            contract = Contract("contracts/partner")
            for sample in pathlib.Path("contracts/partner/samples").iterdir():
                contract.read("application/cloudevents+json", sample.read_bytes())
                assert sample.stem in contract.published, sample
            """;
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", script]) { WorkingDirectory = Stack.Repository, RedirectStandardError = true })!;
        var said = python.StandardError.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, said);
    }

    /// <summary>Schemas of the first release: what they took, today's take, and messages of today are taken by them.</summary>
    [Theory]
    [InlineData("claims.placed.v1", "placementId,agency,creditor,case,debtor,placedOn,currency,totalCents,claims")]
    [InlineData("claims.balance-changed.v1", "placementId,claimId,outstandingCents,cause,on")]
    [InlineData("claims.recalled.v1", "placementId,reason,on")]
    public void A_released_message_demands_what_it_always_demanded(string name, string required) =>
        Assert.Equal(required.Split(','), PartnerSchemas.Of(Type(name))["properties"]!["data"]!["required"]!.AsArray().Select(r => (string)r!));

    static PartnerMessageType Type(string name) => PartnerMessages.Types.Single(t => t.Name == name);

    static string Sample(string name) => Committed.Sample($"contracts/partner/samples/{name}.json", () => throw new InvalidOperationException($"{name} has no sample: write contracts/partner/samples/{name}.json by hand; it is frozen from then on."));

    static string Text(JsonNode node) => Regex.Replace(node.ToJsonString(Indented), @"\r\n", "\n") + "\n";

    static object? Plain(JsonNode? node) => node switch
    {
        null             => null,
        JsonObject map   => map.ToDictionary(p => p.Key, p => Plain(p.Value)),
        JsonArray list   => list.Select(Plain).ToList(),
        _                => node.GetValueKind() switch
        {
            JsonValueKind.String => (string)node!,
            JsonValueKind.Number => (long)node!,
            _                    => (bool)node!,
        },
    };
}
