using System.Diagnostics;
using System.Globalization;

namespace Recouvrement.Benchmarks.Letters;

/// <summary>A typesetting worker, as the system sees it.</summary>
/// <param name="Peak">The most memory it held, in bytes.</param>
/// <param name="ProcessorTime">What it worked so far.</param>
sealed record Worker(long Peak, TimeSpan ProcessorTime)
{
    /// <summary>Those that a process has started and that still live.</summary>
    public static IReadOnlyList<Worker> All(int parent) => [.. Process.GetProcessesByName("node").Where(p => IsOf(p, parent)).Select(p => new Worker(p.PeakWorkingSet64, p.TotalProcessorTime))];

    static bool IsOf(Process process, int parent)
    {
        try
        {
            return File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal)).EndsWith(string.Create(CultureInfo.InvariantCulture, $"\t{parent}"), StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;   // it has ended meanwhile
        }
    }
}
