namespace Recouvrement.Correspondence.Sending;

/// <summary>How long a message that could not leave waits before it is tried again.</summary>
sealed class Pauses(IConfiguration configuration)
{
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200), Longest = TimeSpan.FromSeconds(5), LongestDeferred = TimeSpan.FromMinutes(30);

    // After the first attempt; four times as long after each other one.
    readonly TimeSpan inTheDark = configuration.GetValue("Sending:PauseInTheDark", TimeSpan.FromMinutes(5));

    /// <summary>The one after an attempt.</summary>
    /// <param name="claim">What came of those before it.</param>
    /// <param name="why">Why the message waits.</param>
    public TimeSpan After(Claim claim, Dispatch.NotNow why) => why switch
    {
        { Wait: { } wait }  => wait,
        { InTheDark: true } => inTheDark * Math.Pow(4, claim.Dark),
        { Deferred: true }  => Growing(claim.Tries, LongestDeferred),
        _                   => Growing(claim.Tries, Longest),
    };

    // Up to a quarter shorter, so that what failed together is not tried together.
    static TimeSpan Growing(int tries, TimeSpan longest)
    {
        var pause = Math.Min(Shortest.TotalMilliseconds * Math.Pow(2, Math.Min(tries, 20)), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(pause * (0.75 + (Random.Shared.NextDouble() / 4)));
    }
}
