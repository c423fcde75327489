namespace Recouvrement.Correspondence.Post;

/// <summary>What holds of every postal provider. Configuration section <c>Provider</c>; each has a section of its own in it.</summary>
public sealed class PostOptions
{
    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the circuit stays open once a provider keeps failing; up to five seconds, the longest pause of any message.</summary>
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests to one provider in a second, by this process; more wait.</summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Requests to one provider at the same time, by this process; more wait.</summary>
    public int AtOnce { get; set; } = 16;

    /// <summary>For how many days after its end a letter is still followed, as carriers correct themselves.</summary>
    public int FollowAfterEnd { get; set; } = 30;

    /// <summary>How many days back the daily comparison with the provider looks.</summary>
    public int ReconcileDays { get; set; } = 30;
}
