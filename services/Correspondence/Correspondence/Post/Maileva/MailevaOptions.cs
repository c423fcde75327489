namespace Recouvrement.Correspondence.Post.Maileva;

/// <summary>Our account at Maileva. Configuration section <c>Provider:Maileva</c>.</summary>
public sealed class MailevaOptions
{
    /// <summary>Where it is, as <c>https://api.maileva.com/</c>; null: letters on paper wait until it is known.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Where tokens are given, as <c>https://connexion.maileva.com/</c>; null: at <see cref="BaseUrl"/>.</summary>
    public Uri? TokenUrl { get; set; }

    /// <summary>Of our application there.</summary>
    public string ClientId { get; set; } = "recouvrement";

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Of our account there.</summary>
    public string UserName { get; set; } = "recouvrement";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Login that we gave its notification centre for calls to us.</summary>
    public string WebhookLogin { get; set; } = "maileva";

    /// <summary>Password that we gave it; null: calls are not taken, and letters are asked after once a day.</summary>
    public string? WebhookPassword { get; set; }

    /// <summary>A sheet of its own for the address (a page more to pay), where the letters' own place for it does not fit the window.</summary>
    public bool AddressSheet { get; set; }
}
