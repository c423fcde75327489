using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>The two verifiers, the program and the script, held against each other: they accept and refuse alike, or the description is not exact.</summary>
static partial class Verifiers
{
    public const string Accepted = "accepted";

    static readonly string Script = Path.Combine(Stack.Repository, "contracts/dossier/verify.py"), Flip = Path.Combine(Stack.Repository, "tests/Litigation.Tests/Dossiers/flip.py");

    /// <summary>What both say of an archive: <see cref="Accepted"/>, or the code with which they refuse it.</summary>
    public static async Task<string> Both(byte[] archive, string folder, string? pem, string? roots = null, string? heads = null)
    {
        var (exit, said) = await Script_says(archive, folder, pem, roots, heads);
        var script = Code(exit, said);
        var program = Program(archive, pem is null ? null : VerifyDossier.Dossier.PublicKey(pem), roots, heads);
        Assert.True(script == program, $"the script says {said}, the program says {program}");
        return script;
    }

    /// <summary>The histories that both name as not covered by the heads given.</summary>
    public static async Task<string[]> Uncovered(byte[] archive, string folder, string pem, string heads)
    {
        var script = Named((await Script_says(archive, folder, pem, null, heads)).Said.Split('\n'));
        var program = Named(VerifyDossier.Dossier.Verify(archive, new(VerifyDossier.Dossier.PublicKey(pem), null, JsonSerializer.Deserialize<JsonElement>(heads))));
        Assert.Equal(program, script);
        return program;

        static string[] Named(IEnumerable<string> lines) => [.. lines.Where(line => line.Contains("NOT COVERED", StringComparison.Ordinal)).Select(line => HistoryPath().Match(line).Value)];
    }

    [GeneratedRegex(@"history/[a-z-]+\.jsonl")]
    private static partial Regex HistoryPath();

    static async Task<(int Exit, string Said)> Script_says(byte[] archive, string folder, string? pem, string? roots, string? heads)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.zip");
        await File.WriteAllBytesAsync(file, archive);
        List<string> arguments = [file];
        if (pem is null) arguments.Add("--unsigned");
        else arguments.AddRange(["--key", Write(folder, pem)]);
        if (roots is not null) arguments.AddRange(["--tsa", Write(folder, roots)]);
        if (heads is not null) arguments.AddRange(["--heads", Write(folder, heads)]);
        return await Run("python3", [Script, .. arguments]);
    }

    /// <summary>What the program says.</summary>
    public static string Program(byte[] archive, byte[]? key, string? roots = null, string? heads = null)
    {
        try
        {
            X509Certificate2Collection? trusted = null;
            if (roots is not null) (trusted = []).ImportFromPem(roots);
            _ = VerifyDossier.Dossier.Verify(archive, new(key, trusted, heads is null ? null : JsonSerializer.Deserialize<JsonElement>(heads)));
            return Accepted;
        }
        catch (VerifyDossier.Refused refused)
        {
            return refused.Code;
        }
    }

    /// <summary>What the script says of an archive that is changed in one byte at a time.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="folder">For files.</param>
    /// <param name="pem">Null: unsigned.</param>
    /// <param name="mode">As <c>flip.py</c> says.</param>
    /// <param name="where">Which bytes.</param>
    public static async Task<Dictionary<string, string>> Script_of_each(byte[] archive, string folder, string? pem, string mode, IEnumerable<string> where)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.zip");
        await File.WriteAllBytesAsync(file, archive);
        var (exit, said) = await Run("python3", [Flip, Path.GetDirectoryName(Script)!, file, pem is null ? "unsigned" : Write(folder, pem), mode], string.Join('\n', where) + "\n");
        Assert.True(exit == 0, said);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line[..line.LastIndexOf(' ')], line => line[(line.LastIndexOf(' ') + 1)..]);
    }

    /// <summary>Runs a command.</summary>
    public static async Task<(int Exit, string Said)> Run(string command, IReadOnlyList<string> arguments, string input = "")
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    static string Code(int exit, string said) => exit switch
    {
        0 => Accepted,
        1 => said.Split(':')[0],
        _ => throw new InvalidOperationException(said),
    };

    static string Write(string folder, string text)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.txt");
        File.WriteAllText(file, text);
        return file;
    }
}
