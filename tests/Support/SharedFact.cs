using Xunit;

namespace Recouvrement.Support;

/// <summary>Material that lies beside the repository and never in it: rules, vectors, real files.</summary>
public static class Shared
{
    static readonly string? Folder = Find();

    /// <summary>Where a file of the material is, by its path in <c>../shared</c>.</summary>
    public static string PathOf(string path) =>
        Path.Combine(Folder ?? throw new DirectoryNotFoundException("There is no ../shared beside the repository."), path);

    /// <summary>True when the file or folder is there.</summary>
    public static bool Has(string path) => Folder is not null && Path.Exists(PathOf(path));

    internal static string? WhyNot(string path) => Has(path) ? null : $"../shared/{path} is not on this machine.";

    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "global.json")))
                return Path.Combine(folder.Parent?.FullName ?? "/", "shared");
        return null;
    }
}

/// <summary>A fact about material that may be absent; then it is skipped, and says which file it lacks.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    /// <param name="path">In <c>../shared</c>.</param>
    public SharedFactAttribute(string path) => Skip = Shared.WhyNot(path);
}

/// <summary>A theory about material that may be absent; then it is skipped, and says which file it lacks.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    /// <param name="path">In <c>../shared</c>.</param>
    public SharedTheoryAttribute(string path) => Skip = Shared.WhyNot(path);
}
