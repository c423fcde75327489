namespace Recouvrement.Correspondence.Domain.Pacing;

/// <summary>How fast mails may go to one recipient domain (cadence d'envoi): steadily, after a first handful at once.</summary>
/// <param name="PerMinute">In the long run; at least 1.</param>
/// <param name="AtOnce">How many may go without a pause where none has gone for a while; at least 1.</param>
public readonly record struct Pace(int PerMinute, int AtOnce)
{
    /// <summary>A place for one more mail (generic cell rate algorithm, ITU-T I.371): over any span no more than its share and the handful.</summary>
    /// <param name="now">The moment it asks.</param>
    /// <param name="reserved">Until when the pace is spoken for; null where nothing was ever asked for.</param>
    /// <returns>When the mail may go, and until when the pace is spoken for then.</returns>
    public (DateTimeOffset At, DateTimeOffset Reserved) Place(DateTimeOffset now, DateTimeOffset? reserved)
    {
        var each = TimeSpan.FromMinutes(1) / PerMinute;
        var from = reserved > now ? reserved.Value : now;
        var at = from - (each * (AtOnce - 1));
        return (at > now ? at : now, from + each);
    }
}

/// <summary>How long a domain is left alone that puts one mail after another off (4xx): less and less is asked of it, until it takes one.</summary>
public static class Deferral
{
    /// <summary>Different mails put off in a row before the domain, and not a mailbox in it, is taken to be the matter.</summary>
    public const int Tolerated = 3;

    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>The pause after so many different mails put off in a row.</summary>
    public static TimeSpan PauseAfter(int inARow) =>
        inARow < Tolerated ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(inARow - Tolerated, 20))));
}
