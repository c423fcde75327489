using System.Diagnostics;
using Recouvrement.Support;

namespace Recouvrement.Security.Tests;

/// <summary><c>deploy/security/audit</c>, with programs that play registries: it never takes silence for good news.</summary>
public sealed class AuditScriptTests : IDisposable
{
    const string Nothing = """{"version":1,"projects":[{"path":"p","frameworks":[]}]}""";
    const string Faulty = """{"version":1,"projects":[{"path":"p","frameworks":[{"framework":"net10.0","transitivePackages":[{"id":"Some.Package","resolvedVersion":"1.2.3","vulnerabilities":[{"severity":"High","advisoryurl":"https://advisories.example/1"}]}]}]}]}""";
    const string NotBuilt = """{"version":1,"problems":[{"level":"error","text":"No assets file was found."}],"projects":[]}""";
    const string NpmKnows = """{"vulnerabilities":{"some-module":{"severity":"high","range":"<2"}}}""";
    const string NpmKnowsNothing = """{"message":"405 Method Not Allowed"}""";
    readonly DirectoryInfo programs = Directory.CreateTempSubdirectory("registries-");

    public void Dispose() => programs.Delete(recursive: true);

    [Fact]
    public async Task Without_advisories_it_says_that_nothing_is_proved()
    {
        Program("dotnet", Nothing, Nothing);
        Program("npm", NpmKnowsNothing, NpmKnowsNothing);
        var (code, said) = await Run();
        Assert.Equal(2, code);
        Assert.Contains("NOT PROVED. NuGet", said, StringComparison.Ordinal);
        Assert.Contains("NOT PROVED. npm", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is known", said, StringComparison.Ordinal);
        Assert.Equal(0, (await Run(("ALLOW_NO_DATA", "1"))).Code);
    }

    [Fact]
    public async Task What_is_known_is_listed_and_fails()
    {
        Program("dotnet", Faulty, Faulty);
        Program("npm", NpmKnows, NpmKnows);
        var (code, said) = await Run(("ALLOW_NO_DATA", "1"));
        Assert.Equal(1, code);
        Assert.Contains("NuGet Some.Package 1.2.3: High https://advisories.example/1", said, StringComparison.Ordinal);
        Assert.Contains("npm some-module <2: high", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_registries_know_a_fault_of_old_and_none_of_ours_nothing_is_known()
    {
        Program("dotnet", Faulty, Nothing);
        Program("npm", NpmKnows, """{"vulnerabilities":{}}""");
        var (code, said) = await Run();
        Assert.Equal(0, code);
        Assert.Contains("Nothing is known", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_build_it_cannot_be_asked()
    {
        Program("dotnet", Faulty, NotBuilt);
        Program("npm", NpmKnows, NpmKnows);
        Assert.Equal(3, (await Run()).Code);
    }

    // The probe is asked about in a folder of its own, ours in the repository.
    void Program(string name, string ofProbe, string ofOurs)
    {
        var path = Path.Combine(programs.FullName, name);
        File.WriteAllText(path, $"""
            #!/bin/sh
            case "$PWD" in
                {Stack.Repository}*) echo '{ofOurs}' ;;
                *) echo '{ofProbe}' ;;
            esac
            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    async Task<(int Code, string Said)> Run(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(Stack.Repository, "deploy/security/audit")) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{programs.FullName}:/usr/bin:/bin";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
