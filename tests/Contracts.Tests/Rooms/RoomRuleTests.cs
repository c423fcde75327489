using System.Xml.Linq;
using Recouvrement.Support;

namespace Recouvrement.Contracts.Tests.Rooms;

/// <summary>Who may know whom, read from the project files.</summary>
public sealed class RoomRuleTests
{
    static readonly string[] Services = ["Invoicing", "Dunning", "Correspondence", "Litigation"];

    public static TheoryData<string> Names => [.. Services];

    [Theory, MemberData(nameof(Names))]
    public void A_domain_knows_the_kernel_and_nothing_else(string service)
    {
        var project = $"services/{service}/{service}.Domain/{service}.Domain.csproj";
        Assert.Equal(["Kernel"], References(project));
        Assert.Empty(Packages(project));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_service_knows_its_domain_the_contracts_and_the_platform_never_another_service(string service) =>
        Assert.Subset(new HashSet<string> { $"{service}.Domain", "Contracts", "Platform", "Kernel" }, References($"services/{service}/{service}/{service}.csproj").ToHashSet());

    [Fact]
    public void The_kernel_stands_on_the_base_class_library_alone()
    {
        Assert.Empty(References("services/Kernel/Kernel.csproj"));
        Assert.Empty(Packages("services/Kernel/Kernel.csproj"));
    }

    [Fact]
    public void The_contracts_know_nobody() => Assert.Empty(References("contracts/Contracts/Contracts.csproj"));

    [Fact]
    public void The_platform_knows_no_service() => Assert.Subset(new HashSet<string> { "Kernel", "Contracts" }, References("services/Platform/Platform.csproj").ToHashSet());

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Stack.Repository, "Recouvrement.sln")).Replace('\\', '/');
        var projects = Directory.EnumerateFiles(Stack.Repository, "*.csproj", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(Stack.Repository, p))
            .Where(p => !p.StartsWith('.') && !p.Contains("/bin/", StringComparison.Ordinal) && !p.Contains("/node_modules/", StringComparison.Ordinal));
        Assert.All(projects, project => Assert.Contains(project, solution, StringComparison.Ordinal));
    }

    static List<string> References(string project) =>
        [.. Xml(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))];

    static List<string> Packages(string project) => [.. Xml(project).Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value)];

    static XDocument Xml(string project) => XDocument.Load(Path.Combine(Stack.Repository, project));
}
