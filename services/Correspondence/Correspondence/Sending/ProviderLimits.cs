namespace Recouvrement.Correspondence.Sending;

/// <summary>What holds of all requests to one provider.</summary>
public class ProviderLimits
{
    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the circuit stays open once a provider keeps failing; up to five seconds, the longest pause of any message.</summary>
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests to one provider in a second, by this process; more wait.</summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Requests to one provider at the same time, by this process; more wait.</summary>
    public int AtOnce { get; set; } = 16;
}
