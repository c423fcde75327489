namespace Recouvrement.Correspondence.Post.Ar24;

/// <summary>Our account at AR24. Configuration section <c>Provider:Ar24</c>.</summary>
public sealed class Ar24Options
{
    /// <summary>Where it is, as <c>https://app.ar24.fr/api/</c>; null: electronic registered letters wait until it is known.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Of our access.</summary>
    public string Token { get; set; } = "";

    /// <summary>Signs requests and opens answers.</summary>
    public string PrivateKey { get; set; } = "";

    /// <summary>Who sends, by its number there.</summary>
    public string UserId { get; set; } = "";

    /// <summary>How long after an attempt without an answer nothing is said again: a request is good for ten minutes from its date there, so that by then it was taken or never will be.</summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromMinutes(12);

    /// <summary>Secret of the one-time passwords that a qualified sending takes (RFC 6238), in base32; null: none is sent.</summary>
    public string? OtpSecret { get; set; }
}
