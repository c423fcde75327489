using System.Threading.RateLimiting;

namespace Recouvrement.Dunning.Answers;

/// <summary>Lets each link be used so often in a minute and no more, in this process: a page that is hammered costs its owner nothing but the page.</summary>
public sealed class AnswerPace(AnswerOptions options) : IDisposable
{
    readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(decision => RateLimitPartition.GetFixedWindowLimiter(
        decision, _ => new() { PermitLimit = options.PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>The message's link may be used once more now.</summary>
    public bool Allows(Guid decision)
    {
        using var lease = limiter.AttemptAcquire(decision);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
