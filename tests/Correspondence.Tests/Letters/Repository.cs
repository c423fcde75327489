namespace Recouvrement.Correspondence.Tests.Letters;

static class Repository
{
    /// <summary>The folder of the texts, in the repository the tests were built in.</summary>
    public static string Templates { get; } = Upward(AppContext.BaseDirectory);

    static string Upward(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            var here = Path.Combine(at.FullName, "services", "Correspondence", "Correspondence", "Templates");
            if (Directory.Exists(here)) return here;
        }
        throw new DirectoryNotFoundException($"No templates above {from}.");
    }
}
