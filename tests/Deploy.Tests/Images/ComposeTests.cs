using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Recouvrement.Deploy.Tests.Images;

/// <summary>docker-compose.yml: the servers of the tests, and behind a profile a whole installation to try.</summary>
public sealed class ComposeTests
{
    static readonly string[] Ours = ["invoicing", "dunning", "correspondence", "litigation"], Shown = ["collector", "tempo", "loki", "prometheus", "grafana"];

    readonly JsonNode compose = Yaml.Read("docker-compose.yml");
    readonly string text = File.ReadAllText(Yaml.PathOf("docker-compose.yml"));

    [SchemaFact]
    public async Task It_is_as_the_specification_says() => Assert.Empty(await Tools.Check("compose", Yaml.PathOf("docker-compose.yml")));

    [SchemaFact]
    public async Task What_is_wrong_in_it_would_be_found()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text.Replace("cap_drop", "cap_dropped", StringComparison.Ordinal));
        Assert.NotEmpty(await Tools.Check("compose", file));
        File.Delete(file);
    }

    [ComposeFact]
    public async Task Docker_takes_it()
    {
        var (program, first) = ComposeFactAttribute.Program!.Value;
        var (code, _, complained) = await Programs.Run(program, [.. first, "--file", "docker-compose.yml", "config", "--quiet"],
            new Dictionary<string, string> { ["RECOUVREMENT_POSTGRES_PASSWORD"] = "p", ["RECOUVREMENT_RABBITMQ_PASSWORD"] = "r" });
        Assert.True(code == 0, complained);
    }

    [Fact]
    public void Without_the_profile_it_is_the_two_servers_of_the_tests() =>
        Assert.Equal(["postgres", "rabbitmq"], compose.Members("services").Where(s => s.Value.At("profiles") is null).Select(s => s.Key).Order());

    [Fact]
    public void With_it_all_that_runs_is_there() => Assert.Empty(Ours.Concat(Shown).Concat(["postgres", "rabbitmq", "mail"]).Except(compose.Members("services").Select(s => s.Key)));

    [Fact]
    public void Who_starts_the_two_servers_only_needs_their_two_passwords() =>
        Assert.Equal(["RECOUVREMENT_POSTGRES_PASSWORD", "RECOUVREMENT_RABBITMQ_PASSWORD"], Regex.Matches(text, @"\$\{(\w+):\?").Select(m => m.Groups[1].Value).Distinct().Order());

    [Fact]
    public async Task Whatever_it_asks_for_is_made_by_one_command()
    {
        var made = (await Programs.Said(Yaml.PathOf("deploy/docker/secrets"))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var asked = Regex.Matches(text, @"\$\{(\w+)").Select(m => m.Groups[1].Value).Where(name => !name.EndsWith("_PORT", StringComparison.Ordinal)).ToHashSet();
        Assert.Equal(asked.Order(), made.Keys.Order());
        Assert.All(made.Values, value => Assert.True(value.Length >= 32, "A secret is short."));
        Assert.Equal(made.Count, made.Values.Distinct().Count());
    }

    [Fact]
    public void Our_images_run_as_in_Kubernetes_without_a_writable_tree_and_without_rights() =>
        Assert.All(Ours.Concat(Ours.Select(s => $"migrate-{s}")).Select(name => compose.At("services", name)), service =>
        {
            Assert.Equal("true", service.Word("read_only"));
            Assert.Equal(["ALL"], service.Each("cap_drop").Select(c => c.ToString()));
            Assert.Equal(["no-new-privileges:true"], service.Each("security_opt").Select(c => c.ToString()));
            Assert.Equal(["/tmp"], service.Each("tmpfs").Select(c => c.ToString()));
        });

    [Fact]
    public void A_service_waits_for_its_migrations_which_alone_know_the_owner() =>
        Assert.All(Ours, name =>
        {
            Assert.Equal("service_completed_successfully", compose.Word("services", name, "depends_on", $"migrate-{name}", "condition"));
            Assert.NotNull(compose.Word("services", $"migrate-{name}", "environment", "Database__Owner"));
            Assert.DoesNotContain("OWNER", compose.At("services", name, "environment")!.ToJsonString(), StringComparison.Ordinal);
        });

    [Fact]
    public void Nothing_is_open_but_on_this_machine() =>
        Assert.All(compose.Members("services").SelectMany(s => s.Value.Each("ports")), port => Assert.StartsWith("127.0.0.1:", port.ToString(), StringComparison.Ordinal));

    [Fact]
    public void Every_image_names_its_version() =>
        Assert.All(compose.Members("services").Select(s => s.Value.Word("image")!), image => Assert.Matches(@":v?\d", image));

    [Fact]
    public void Every_file_that_it_shows_to_a_container_is_here() =>
        Assert.All(compose.Members("services").SelectMany(s => s.Value.Each("volumes")).Select(v => v.ToString()).Where(v => v.StartsWith("./", StringComparison.Ordinal)),
            volume => Assert.True(Path.Exists(Yaml.PathOf(volume.Split(':')[0])), volume));
}

/// <summary>A fact about what Docker's own program says, skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ComposeFactAttribute : FactAttribute
{
    static readonly string[] Nothing = [], Second = ["compose"];

    public ComposeFactAttribute() => Skip = Program is null ? "There is no docker compose and no docker-compose that works." : null;

    internal static (string Program, string[] First)? Program { get; } =
        Programs.Find("docker") is { } docker && Works(docker, Second) ? (docker, Second) : Programs.Find("docker-compose") is { } old && Works(old, Nothing) ? (old, Nothing) : null;

    static bool Works(string program, string[] first) => Programs.Run(program, [.. first, "version"]).GetAwaiter().GetResult().Code == 0;
}
