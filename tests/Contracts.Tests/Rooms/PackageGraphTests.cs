using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Recouvrement.Support;

namespace Recouvrement.Contracts.Tests.Rooms;

/// <summary>The packages the owner asked for come with the switch and not without it (<c>Directory.Build.props</c>).</summary>
public sealed class PackageGraphTests
{
    static readonly string[] Asked = ["Marten", "Refit", "OpenTelemetry.Extensions.Hosting", "Testcontainers"];

    [Fact]
    public void This_build_has_the_packages_of_its_switches_and_no_other_of_them()
    {
        var upstream = Switch("Upstream") == "true";
        string[] expected = [.. Asked.Where(package => upstream || (package == "Marten" && Switch("EventStore") == "Marten"))];
        // Everything that the services, their clients and the tests' servers bring along, for this project refers to all of them.
        using var graph = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(typeof(PackageGraphTests).Assembly.Location, ".deps.json")));
        var packages = graph.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name.Split('/')[0]).ToHashSet();
        Assert.Equal(expected, Asked.Where(packages.Contains));
        Assert.Equal(!upstream, packages.Contains("RestEase"));
    }

    [Fact]
    public void No_project_names_them_but_under_a_condition()
    {
        var files = Directory.EnumerateFiles(Stack.Repository, "*.*proj", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Stack.Repository, "*.props"))
            .Where(path => !path.Contains("/node_modules/", StringComparison.Ordinal) && !path.Contains("/.local/", StringComparison.Ordinal));
        var named = files.SelectMany(path => XDocument.Load(path).Descendants()
            .Where(item => item.Name.LocalName is "PackageReference" or "PackageVersion" && Asked.Any(package => (item.Attribute("Include")?.Value ?? "").StartsWith(package, StringComparison.Ordinal)))
            .Select(item => (Item: $"{Path.GetFileName(path)}: {item.Attribute("Include")!.Value}", Condition: item.AncestorsAndSelf().Attributes("Condition").Select(c => c.Value).FirstOrDefault()))).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, n => Assert.Matches(@"'\$\((Upstream|EventStore)\)' == '(true|Marten)'", n.Condition ?? $"{n.Item} has none"));
    }

    static string Switch(string name) => typeof(PackageGraphTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == name).Value!;
}
