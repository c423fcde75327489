using System.Text.Json.Nodes;

namespace Recouvrement.Deploy.Tests;

/// <summary>One object of Kubernetes.</summary>
/// <param name="Body">As it would be applied.</param>
sealed record Manifest(JsonNode Body)
{
    public string Kind => Body.Word("kind")!;

    public string Name => Body.Word("metadata", "name")!;

    /// <summary>The pods it makes, or null.</summary>
    public JsonNode? Pod => Kind is "Deployment" or "StatefulSet" or "Job" or "DaemonSet" ? Body.At("spec", "template") : null;

    /// <summary>All containers of its pods, those that run before them too.</summary>
    public IEnumerable<JsonNode> Containers => Pod.Each("spec", "initContainers").Concat(Pod.Each("spec", "containers"));

    public override string ToString() => $"{Kind}/{Name}";
}

/// <summary>All objects of an installation.</summary>
/// <param name="Name">Of its overlay.</param>
/// <param name="Text">As kubectl says it.</param>
/// <param name="Manifests">One by one.</param>
sealed record Overlay(string Name, string Text, IReadOnlyList<Manifest> Manifests)
{
    public static readonly string[] Services = ["invoicing", "dunning", "correspondence", "litigation"];

    public IEnumerable<Manifest> Of(string kind) => Manifests.Where(manifest => manifest.Kind == kind);

    public IEnumerable<Manifest> WithPods => Manifests.Where(manifest => manifest.Pod is not null);

    /// <summary>The Deployment of one of our services.</summary>
    public Manifest Service(string name) => Of("Deployment").Single(manifest => manifest.Name == name);

    /// <summary>Whether a selector (<c>matchLabels</c> only) takes a pod's labels; an empty one takes all.</summary>
    public static bool Selects(JsonNode? selector, JsonNode? labels) =>
        selector is not null && selector.Members("matchLabels").All(label => labels.Word(label.Key) == label.Value?.ToString());

    /// <summary>Names of the secrets that a part of a manifest refers to.</summary>
    public static IEnumerable<string> Secrets(JsonNode? part) => part.All().OfType<JsonObject>().SelectMany(at => new[]
    {
        at.Word("secretKeyRef", "name"), at.Word("secretRef", "name"), at.Word("secret", "secretName"), at.Word("secret", "name"), at.Word("passwordSecret", "name"),
        at.Word("accessKeyId", "name"), at.Word("tls", "secretName"), at.At("parameter") is null ? null : at.Word("name"),
    }).OfType<string>();
}
