namespace Recouvrement.Platform.Typesetting;

/// <summary>How documents are typeset. Configuration section <c>Typesetting</c>.</summary>
public sealed class TypesettingOptions
{
    /// <summary>The Node executable, version 18 or later.</summary>
    public string Node { get; set; } = "node";

    /// <summary>Folder of the worker and its installed packages. Default: found upward from the program, in the repository.</summary>
    public string? Worker { get; set; }

    /// <summary>Folder that relative template paths start from. Default: the program's own folder.</summary>
    public string? Templates { get; set; }

    /// <summary>Worker processes at most; each holds about 160 MB and makes about a hundred letters a second of one processor. Default: one for each processor, four at most.</summary>
    public int Workers { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Requests that may wait for a worker before a further one is refused.</summary>
    public int Waiting { get; set; } = 1000;

    /// <summary>Time one request may take; a worker that takes longer is killed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory one worker may hold, in bytes; one that holds more is killed. A small PDF can unpack to gigabytes.</summary>
    public long MostMemory { get; set; } = 1024L * 1024 * 1024;

    /// <summary>A worker that holds more memory than this after an answer, in bytes, is replaced by a fresh one before the next request.</summary>
    public long RetireAbove { get; set; } = 400L * 1024 * 1024;

    /// <summary>Largest PDF that is read, in bytes.</summary>
    public int LargestPdf { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// PDF standard of what is typeset. PDF/A-3b carries its fonts, so a proof opens the same in ten years, and files of any kind beside it. It is tagged as
    /// level A is; level A itself would refuse a letter for a name in a script whose letters a font draws without naming them.
    /// </summary>
    public string Standard { get; set; } = "a-3b";

    /// <summary>The worker's folder: <see cref="Worker"/>, else the one of the repository the program was built in.</summary>
    /// <exception cref="TypesettingFailed">There is none, or its packages are not installed.</exception>
    public string WorkerFolder()
    {
        var folder = Worker ?? FoundUpward() ?? throw new TypesettingFailed("The typesetting worker was not found: set Typesetting:Worker to its folder.");
        if (!File.Exists(Path.Combine(folder, "worker.mjs"))) throw new TypesettingFailed($"There is no worker.mjs in {folder}.");
        if (File.Exists(Path.Combine(folder, "package.json")) && !Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new TypesettingFailed($"The typesetting worker's packages are not installed: run npm ci in {folder}.");
        return Path.GetFullPath(folder);
    }

    static string? FoundUpward()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var here = Path.Combine(at.FullName, "services", "Platform", "Typesetting", "worker");
            if (File.Exists(Path.Combine(here, "worker.mjs"))) return here;
        }
        return null;
    }
}
