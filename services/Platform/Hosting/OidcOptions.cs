using Microsoft.Extensions.Configuration;

namespace Recouvrement.Platform.Hosting;

/// <summary>The issuer whose tokens open the service beside API keys (OpenID Connect), for people and for machines: <c>Oidc:Authority</c> and its companions.</summary>
public sealed class OidcOptions
{
    /// <summary>Address of the issuer, under which its discovery document lies; https, but on this machine.</summary>
    public required Uri Authority { get; init; }

    /// <summary>Who the tokens must be for: the name of this installation at the issuer.</summary>
    public required string Audience { get; init; }

    /// <summary>
    /// The claim that names the actor in events, which is for ever: <c>sub</c> unless said, the only one that an issuer never gives to another person
    /// (OpenID Connect Core 1.0, 5.7). <c>email</c> and <c>preferred_username</c> are given anew when somebody leaves.
    /// </summary>
    public required string NameClaim { get; init; }

    /// <summary>The claim that holds roles; the words of <c>scope</c> and <c>scp</c> are taken apart.</summary>
    public required string RolesClaim { get; init; }

    /// <summary>The claim that holds the name of an agency in the register; without it the role <see cref="Hosting.Roles.Agency"/> is not given.</summary>
    public required string AgencyClaim { get; init; }

    /// <summary>Which of our roles stands for one of the issuer's; empty where they are the same words.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>Reads and checks <c>Oidc</c>.</summary>
    /// <returns>Null without an authority: then keys alone open.</returns>
    /// <exception cref="InvalidOperationException">The settings make no sense.</exception>
    public static OidcOptions? Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Oidc");
        if (section["Authority"] is not { Length: > 0 } authority) return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw new InvalidOperationException($"Oidc:Authority is '{authority}'; it is an https address.");
        var roles = section.GetSection("Roles").GetChildren().ToDictionary(role => role.Key, role => role.Value ?? "");
        if (roles.FirstOrDefault(role => !Hosting.Roles.All.Contains(role.Value)) is { Key: not null } unknown)
            throw new InvalidOperationException($"Oidc:Roles:{unknown.Key} is '{unknown.Value}'; it is one of {string.Join(", ", Hosting.Roles.All)}.");
        return new()
        {
            Authority = address,
            Audience = section["Audience"] is { Length: > 0 } audience ? audience : throw new InvalidOperationException("Oidc:Audience is not set: without it the tokens of every other application would open this one."),
            NameClaim = section["NameClaim"] ?? "sub", RolesClaim = section["RolesClaim"] ?? "roles", AgencyClaim = section["AgencyClaim"] ?? "agency", Roles = roles,
        };
    }

    /// <summary>Our role for one of the issuer's; null for one that means nothing here.</summary>
    public string? Ours(string theirs) => Roles.Count == 0 ? (Hosting.Roles.All.Contains(theirs) ? theirs : null) : Roles.GetValueOrDefault(theirs);
}
