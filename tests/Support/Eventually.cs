using System.Diagnostics;

namespace Recouvrement.Support;

/// <summary>Waits for a condition, with a limit. Never a fixed sleep.</summary>
public static class Eventually
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30), Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Until the condition holds.</summary>
    public static Task Is(Func<Task<bool>> condition, string what, TimeSpan? within = null) =>
        Passes(async () => { if (!await condition()) throw new Xunit.Sdk.XunitException($"Not within the limit: {what}"); }, within);

    /// <summary>Until the condition holds.</summary>
    public static Task Is(Func<bool> condition, string what, TimeSpan? within = null) => Is(() => Task.FromResult(condition()), what, within);

    /// <summary>Until the assertions pass; the last failure is thrown when they do not in time.</summary>
    public static async Task Passes(Func<Task> assertions, TimeSpan? within = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await assertions();
                return;
            }
            catch (Exception) when (Stopwatch.GetElapsedTime(started) < (within ?? Limit))
            {
                await Task.Delay(Look);
            }
        }
    }
}
