using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Recouvrement.Walk.Processes;

namespace Recouvrement.Walk.Story;

/// <summary>Plays the people whose word the software asks for: a manager who approves, a collector who makes the calls.</summary>
public sealed class People(Api asManager, Api asCollector)
{
    /// <summary>Approves everything that waits.</summary>
    /// <returns>How much was approved.</returns>
    public async Task<int> Approve()
    {
        var waiting = (await asManager.Get("/approvals")).AsArray();
        foreach (var approval in waiting) (await asManager.Post($"/approvals/{Id(approval, "decision")}/approve", new { })).Dispose();
        return waiting.Count;
    }

    /// <summary>Makes the calls of the day. Who picks up follows from the call's id, so two runs tell the same story.</summary>
    /// <returns>How many calls were made.</returns>
    public async Task<int> Call()
    {
        var calls = (await asCollector.Get("/calls")).AsArray();
        foreach (var call in calls)
        {
            var decision = Id(call, "decision");
            var reached = SHA256.HashData(Encoding.ASCII.GetBytes(decision))[0] < 150;
            (await asCollector.Post($"/calls/{decision}/outcome", new { outcome = reached ? "reached" : "no_answer" })).Dispose();
        }

        return calls.Count;
    }

    static string Id(JsonNode? item, string name) => item![name]!.GetValue<string>();
}
