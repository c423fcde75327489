namespace Recouvrement.Walk.Processes;

/// <summary>Where things lie in a checkout.</summary>
static class Repository
{
    /// <summary>The folder of global.json.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below the root.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("This program runs inside a checkout of the repository.");
    }
}
