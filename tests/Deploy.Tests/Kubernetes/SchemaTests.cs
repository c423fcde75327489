using Recouvrement.Support;

namespace Recouvrement.Deploy.Tests.Kubernetes;

/// <summary>Every manifest against what its makers publish.</summary>
public sealed class SchemaTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("recouvrement-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [RenderedTheory, InlineData("small"), InlineData("production")]
    public async Task Every_manifest_is_as_its_makers_say(string overlay)
    {
        var said = await Check(overlay);
        Assert.DoesNotContain(said, line => !line.StartsWith("unknown ", StringComparison.Ordinal));
    }

    [RenderedFact]
    public async Task Of_one_node_all_schemas_are_known_and_of_production_those_of_two_operators_are_not()
    {
        Assert.Empty(await Check("small"));
        var unknown = (await Check("production")).Select(line => line.Split(' ')[1].Split('/')[0]).Distinct().Order();
        Assert.Equal(["barmancloud.cnpg.io", "postgresql.cnpg.io", "rabbitmq.com"], unknown);
    }

    [RenderedTheory]
    [InlineData("maxReplicas: 6", "maxReplicas: six")]
    [InlineData("minReplicaCount: 3", "minReplicaCount: three")]
    [InlineData("backend:", "backendd:")]
    [InlineData("issuerRef:", "issuerReff:")]
    public async Task What_is_wrong_is_found(string right, string wrong)
    {
        var text = (await Tools.Render("production")).Text;
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Contains(await Checked(text.Replace(right, wrong, StringComparison.Ordinal), "manifests"), line => !line.StartsWith("unknown ", StringComparison.Ordinal));
    }

    [DefinitionsFact]
    public async Task The_servers_of_production_are_as_their_operators_define_them()
    {
        var text = (await Tools.Render("production")).Text;
        Assert.Empty(await Checked(text, "definitions", Shared.PathOf(DefinitionsFactAttribute.Folder)));
        Assert.NotEmpty(await Checked(text.Replace("instances: 3", "instances: three", StringComparison.Ordinal), "definitions", Shared.PathOf(DefinitionsFactAttribute.Folder)));
    }

    async Task<string[]> Check(string overlay) => await Checked((await Tools.Render(overlay)).Text, "manifests");

    async Task<string[]> Checked(string text, params string[] how)
    {
        var file = Path.Combine(folder, $"{Guid.CreateVersion7():N}.yaml");
        await File.WriteAllTextAsync(file, text);
        return await Tools.Check([.. how, file]);
    }
}

/// <summary>A fact about what operators define, which lies beside the repository or nowhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DefinitionsFactAttribute : FactAttribute
{
    internal const string Folder = "data/crds";

    public DefinitionsFactAttribute() => Skip = Tools.WhyNot ?? (Shared.Has(Folder) ? null : $"../shared/{Folder} is not on this machine.");
}
