using System.Globalization;
using System.Text.RegularExpressions;

namespace Recouvrement.Deploy.Tests.Images;

/// <summary>The rules of the one Dockerfile. No engine builds it here; what its stages run is run by <see cref="PublishedTreeTests"/>.</summary>
public sealed class DockerfileTests
{
    readonly Dockerfile file = Dockerfile.Read();

    Stage Image => file.Stages[^1];

    [Fact]
    public void What_comes_from_outside_is_an_argument_that_a_release_pins_and_never_what_is_newest() =>
        Assert.All(file.Stages, stage =>
        {
            var argument = Regex.Match(stage.From, @"^\$\{(\w+)\}$").Groups[1].Value;
            Assert.Matches(@"^[a-z0-9.-]+/[a-z0-9/.-]+:[a-z0-9.-]*\d[a-z0-9.-]*$", file.Arguments[argument]);
        });

    [Fact]
    public void The_image_has_no_shell_and_brings_the_languages_and_time_zones_along() =>
        Assert.EndsWith("-chiseled-extra", file.Arguments["RUNTIME"], StringComparison.Ordinal);

    [Fact]
    public void It_runs_as_a_user_who_is_not_root_named_by_number() =>
        Assert.True(int.Parse(Assert.Single(Image.All("USER")).Split(':')[0], CultureInfo.InvariantCulture) > 0);

    [Fact]
    public void Nothing_is_run_to_make_it_for_there_is_nothing_to_run_it_with() => Assert.Empty(Image.All("RUN"));

    [Fact]
    public void It_asks_itself_nothing_for_its_orchestrator_does() => Assert.DoesNotContain(file.Stages, stage => stage.All("HEALTHCHECK").Any());

    [Fact]
    public void It_starts_its_program_without_a_shell_between_them() => Assert.Equal("""["/app/service"]""", Assert.Single(Image.All("ENTRYPOINT")));

    [Fact]
    public void It_holds_what_the_earlier_stages_made_and_nothing_of_the_checkout() =>
        Assert.All(Image.All("COPY"), copy => Assert.Contains($"--from={(copy.Contains("typesetting", StringComparison.Ordinal) ? "typesetting" : "service")} ", copy, StringComparison.Ordinal));

    [Fact]
    public void It_holds_the_program_that_typesets_and_says_where() =>
        Assert.Equal(("/usr/local/bin/node", "/opt/typesetting"), (file.Environment["Typesetting__Node"], file.Environment["Typesetting__Worker"]));

    [Fact]
    public void What_is_ours_in_it_is_what_publish_makes_anywhere() =>
        Assert.All(file.Stages.SkipLast(1), stage => Assert.Contains("deploy/docker/publish --into /out", Assert.Single(stage.All("RUN")), StringComparison.Ordinal));

    [Fact]
    public void No_secret_and_nothing_that_was_built_here_reaches_the_builder()
    {
        var lines = File.ReadAllLines(Yaml.PathOf(".dockerignore")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        Assert.Equal("**", lines[0]);
        Assert.Equal(
            [".editorconfig", "Directory.Build.props", "Directory.Packages.props", "contracts", "deploy/docker/publish", "global.json", "services"],
            lines.Where(l => l[0] == '!').Select(l => l[1..]).Order(StringComparer.Ordinal));
        Assert.Empty(new[] { "**/bin", "**/obj", "**/node_modules", "**/.env" }.Except(lines));
    }

    [Fact]
    public void Whatever_a_service_is_built_from_reaches_the_builder()
    {
        var let = File.ReadAllLines(Yaml.PathOf(".dockerignore")).Where(l => l.StartsWith('!')).Select(l => l[1..]).ToList();
        var projects = Directory.EnumerateFiles(Yaml.PathOf("services"), "*.csproj", SearchOption.AllDirectories);
        var used = projects.SelectMany(project => Regex.Matches(File.ReadAllText(project), "Include=\"([^\"$]*\\.\\./[^\"$*]*)").Select(m => Path.GetRelativePath(Yaml.PathOf("."), Path.GetFullPath(m.Groups[1].Value, Path.GetDirectoryName(project)!))));
        Assert.All(used, path => Assert.Contains(let, prefix => path.StartsWith(prefix + "/", StringComparison.Ordinal)));
    }
}
