namespace Recouvrement.Correspondence.Post;

/// <summary>The postal provider. Configuration section <c>Provider</c>.</summary>
public sealed class PostOptions
{
    /// <summary>Where it is; null: letters wait until it is known.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Our key there.</summary>
    public string? Key { get; set; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the circuit stays open once the provider keeps failing; up to five seconds, the longest pause of any message.</summary>
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(2);
}
