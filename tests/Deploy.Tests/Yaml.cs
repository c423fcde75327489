using System.Globalization;
using System.Text.Json.Nodes;
using Recouvrement.Support;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Recouvrement.Deploy.Tests;

/// <summary>YAML as a tree of JSON: plain words are numbers, truths or nothing as YAML 1.2 has it, and what <c>&lt;&lt;</c> names is laid under.</summary>
static class Yaml
{
    /// <summary>A file of the repository.</summary>
    public static string PathOf(string path) => Path.Combine(Stack.Repository, path);

    /// <summary>A file with one document.</summary>
    public static JsonNode Read(string path) => Documents(File.ReadAllText(PathOf(path))).Single();

    /// <summary>All documents of a text that are not empty.</summary>
    public static IReadOnlyList<JsonNode> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => Node(document.RootNode)).OfType<JsonNode>()];
    }

    /// <summary>What lies at a path of names, or null.</summary>
    public static JsonNode? At(this JsonNode? node, params string[] path) => path.Aggregate(node, (at, name) => (at as JsonObject)?[name]);

    /// <summary>What lies at a path, as text, or null.</summary>
    public static string? Word(this JsonNode? node, params string[] path) => node.At(path)?.ToString();

    /// <summary>The members of the list at a path; none where there is none.</summary>
    public static IEnumerable<JsonNode> Each(this JsonNode? node, params string[] path) => node.At(path) is JsonArray list ? list.OfType<JsonNode>() : [];

    /// <summary>The named members of the mapping at a path; none where there is none.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Members(this JsonNode? node, params string[] path) =>
        node.At(path) is JsonObject mapping ? mapping : Enumerable.Empty<KeyValuePair<string, JsonNode?>>();

    /// <summary>The node and all below it.</summary>
    public static IEnumerable<JsonNode> All(this JsonNode? node) => node switch
    {
        null => [],
        JsonObject mapping => mapping.SelectMany(member => member.Value.All()).Prepend(mapping),
        JsonArray list => list.SelectMany(member => member.All()).Prepend(list),
        _ => [node],
    };

    static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Mapping(mapping),
        YamlSequenceNode list => List(list),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidDataException($"YAML has no {node.NodeType} here."),
    };

    static JsonArray List(YamlSequenceNode list)
    {
        var result = new JsonArray();
        foreach (var member in list.Children) result.Add(Node(member));
        return result;
    }

    static JsonObject Mapping(YamlMappingNode mapping)
    {
        var result = new JsonObject();
        foreach (var (name, value) in mapping.Children)
            if (((YamlScalarNode)name).Value is { } word and not "<<") result[word] = Node(value);
        foreach (var (name, value) in mapping.Children)
            if (((YamlScalarNode)name).Value == "<<")
                foreach (var (word, under) in Mapping((YamlMappingNode)value))
                    if (!result.ContainsKey(word)) result[word] = under?.DeepClone();
        return result;
    }

    static JsonNode? Plain(string? word) => word switch
    {
        null or "" or "~" or "null" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ => JsonValue.Create(word),
    };
}
