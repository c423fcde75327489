using System.Diagnostics;
using Recouvrement.Contracts;
using Recouvrement.Walk.Processes;

namespace Recouvrement.Walk.Days;

/// <summary>What a service answers to <c>GET /ops/flow</c>.</summary>
public sealed record FlowAnswer(
    string Service, DateOnly Today, long Consumed, long Parked, Dictionary<string, long> Positions, Dictionary<string, long> Stored, long Head, Dictionary<string, long> Pending, long Events);

/// <summary>
/// Waits until nothing is under way: what was received, read first, equals what was sent, read after; no outgoing work is left.
/// Queue depths cannot tell that; counters can.
/// </summary>
public sealed class Barrier(Deployment deployment)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    static readonly Dictionary<string, int> Queues = Manifest.Contracts.ToDictionary(c => c.Name, c => c.Queues.Count);

    /// <summary>The numbers of all services when the last barrier was passed.</summary>
    public IReadOnlyList<FlowAnswer> Last { get; private set; } = [];

    /// <summary>Waits until everything that was begun is done.</summary>
    /// <exception cref="WalkFailed">A message was parked, or something does not come to an end within two minutes.</exception>
    public async Task Pass()
    {
        var (started, pause) = (Stopwatch.GetTimestamp(), 2);
        while (true)
        {
            var first = await Read();
            var second = await Read();
            if (first.FirstOrDefault(f => f.Parked > 0) is { } parked)
                throw new WalkFailed($"{parked.Parked} message(s) of {parked.Service} are parked: look into {parked.Service}_error and the log in {deployment.Folder}");
            var (received, sent) = (first.Sum(Received), second.Sum(Sent));
            if (received == sent && second.All(f => f.Pending.Values.Sum() == 0))
            {
                Last = second;
                return;
            }

            if (Stopwatch.GetElapsedTime(started) > Limit)
                throw new WalkFailed($"The day does not end: received {received}, sent {sent}; {string.Join("; ", second.Select(Told))}");
            await Task.Delay(pause);
            pause = Math.Min(pause * 2, 50);
        }
    }

    /// <summary>Messages that were published for a queue, over all services.</summary>
    public long Published => Last.Sum(f => f.Stored.Sum(s => s.Value * Queues[s.Key]));

    /// <summary>Messages that inboxes have applied.</summary>
    public long Consumed => Last.Sum(f => f.Consumed);

    async Task<FlowAnswer[]> Read() => await Task.WhenAll(Deployment.Services.Select(service => deployment.As("ops", service).Get<FlowAnswer>("/ops/flow")));

    static long Received(FlowAnswer flow) => flow.Consumed + flow.Parked + flow.Positions.Values.Sum();

    static long Sent(FlowAnswer flow) => flow.Stored.Sum(s => s.Value * Queues[s.Key]) + (flow.Head * flow.Positions.Count);

    static string Told(FlowAnswer flow) =>
        $"{flow.Service}: {flow.Consumed} consumed, {flow.Parked} parked, {flow.Stored.Sum(s => s.Value * Queues[s.Key])} sent, head {flow.Head}, pending {string.Join(',', flow.Pending.Where(p => p.Value > 0).Select(p => $"{p.Key} {p.Value}"))}";
}
