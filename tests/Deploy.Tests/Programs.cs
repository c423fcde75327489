using System.Diagnostics;

namespace Recouvrement.Deploy.Tests;

/// <summary>Programs that tests run.</summary>
static class Programs
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Where a program lies in the PATH, or null.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs one to its end, in the repository.</summary>
    /// <param name="program">Its path or name.</param>
    /// <param name="arguments">One by one.</param>
    /// <param name="settings">More of the environment.</param>
    public static async Task<(int Code, string Said, string Complained)> Run(string program, string[] arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Yaml.PathOf("."), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var said = process.StandardOutput.ReadToEndAsync(limit.Token);
        var complained = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await said, await complained);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs one that must succeed, and gives what it says.</summary>
    public static async Task<string> Said(string program, params string[] arguments)
    {
        var (code, said, complained) = await Run(program, arguments);
        return code == 0 ? said : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}: {complained}");
    }
}
