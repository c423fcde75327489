namespace Recouvrement.Correspondence.Tests.Letters;

static class Repository
{
    /// <summary>The folder of the texts, in the repository the tests were built in.</summary>
    public static string Templates { get; } = Upward(AppContext.BaseDirectory, "services", "Correspondence", "Correspondence", "Templates");

    /// <summary>The words of Dunning, as others read them.</summary>
    public static string DunningApi { get; } = Path.Combine(Upward(AppContext.BaseDirectory, "contracts", "openapi"), "dunning.json");

    static string Upward(string from, params string[] folder)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            var here = Path.Combine([at.FullName, .. folder]);
            if (Directory.Exists(here)) return here;
        }
        throw new DirectoryNotFoundException($"No {Path.Combine(folder)} above {from}.");
    }
}
