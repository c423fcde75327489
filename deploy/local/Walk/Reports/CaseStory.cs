using Recouvrement.Walk.Processes;

namespace Recouvrement.Walk.Reports;

/// <summary>Prints the full history of one case: the one that went furthest.</summary>
public sealed class CaseStory(Deployment deployment)
{
    /// <summary>Tells it.</summary>
    public async Task Tell(Action<string> say)
    {
        var cases = (await deployment.As("collector", "dunning").Get("/cases?limit=1000")).AsArray();
        var placed = (await deployment.As("manager", "litigation").Get("/placements")).AsArray();
        var chosen = placed.OrderByDescending(p => p!["collectedCents"]?.GetValue<long>() ?? 0).Select(p => p!["case"]!.GetValue<string>()).FirstOrDefault()
            ?? cases.OrderByDescending(c => c!["version"]?.GetValue<long>() ?? 0).Select(c => c!["case"]!.GetValue<string>()).FirstOrDefault();
        if (chosen is null)
        {
            say("No case was opened.");
            return;
        }

        say($"The history of case {chosen}:");
        foreach (var entry in (await deployment.As("collector", "dunning").Get($"/cases/{chosen}/history")).AsArray())
            say($"  {entry!["on"]}  {entry["text"]}");
    }
}
