using Recouvrement.Support;

namespace Recouvrement.Contracts.Tests;

/// <summary>
/// Files that are generated from the code and committed. A test fails when they differ;
/// <c>RECOUVREMENT_WRITE=1 dotnet test tests/Contracts.Tests</c> writes them anew.
/// </summary>
static class Committed
{
    static bool Writes => Environment.GetEnvironmentVariable("RECOUVREMENT_WRITE") == "1";

    /// <summary>Asserts that the file in the repository says what the code says.</summary>
    public static void Is(string path, string generated)
    {
        var file = Path.Combine(Stack.Repository, path);
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, generated);
        }

        Assert.True(File.Exists(file), $"{path} is missing: write it with RECOUVREMENT_WRITE=1 dotnet test tests/Contracts.Tests");
        Assert.Equal(generated, File.ReadAllText(file));
    }

    /// <summary>A released sample never changes: it is only written where none is.</summary>
    public static string Sample(string path, Func<string> first)
    {
        var file = Path.Combine(Stack.Repository, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (Writes && !File.Exists(file)) File.WriteAllText(file, first());
        Assert.True(File.Exists(file), $"{path} is missing: write it with RECOUVREMENT_WRITE=1 dotnet test tests/Contracts.Tests");
        return File.ReadAllText(file);
    }
}
