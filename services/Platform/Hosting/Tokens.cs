using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// Authenticates by a signed token (JWT) of the house's issuer. The actor is the token's stable claim as it stands (<see cref="OidcOptions.NameClaim"/>),
/// so a token whose name is that of an API key, of a service or of nobody opens nothing: in a history nobody could tell them apart.
/// </summary>
static class Tokens
{
    const int LongestName = 200;
    static readonly TimeSpan Skew = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(5), KeysAgain = TimeSpan.FromSeconds(30);

    // Signed with a key that only the issuer has; with a shared secret its public key would do to forge one.
    static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];
    static readonly string[] Nobody = ["anonymous", "debtor"];
    static readonly object Away = new();

    /// <summary>A token has three parts; an API key has not.</summary>
    public static bool IsCarried(HttpRequest request) =>
        request.Headers[ApiKeyAuthentication.Header].Count == 0 && ApiKeyAuthentication.Bearer(request) is { } bearer && bearer.AsSpan().Count('.') == 2;

    public static void AddTo(AuthenticationBuilder authentication, OidcOptions oidc, IReadOnlySet<string> keyed) =>
        authentication.AddJwtBearer(bearer =>
        {
            (bearer.Authority, bearer.RequireHttpsMetadata) = (oidc.Authority.ToString(), !oidc.Authority.IsLoopback);
            (bearer.MapInboundClaims, bearer.BackchannelTimeout, bearer.RefreshInterval) = (false, Patience, KeysAgain);
            bearer.TokenValidationParameters = new() { ValidAudience = oidc.Audience, ValidAlgorithms = Algorithms, ClockSkew = Skew, RequireSignedTokens = true, RequireExpirationTime = true };
            bearer.Events = new()
            {
                OnMessageReceived = AskIssuer,
                OnTokenValidated = token => Take(token, oidc, keyed),
                OnChallenge = challenge =>
                {
                    challenge.HandleResponse();
                    return Challenge(challenge.HttpContext).ExecuteAsync(challenge.HttpContext);
                },
                OnForbidden = refused => ApiKeyAuthentication.Forbidden(refused.HttpContext).ExecuteAsync(refused.HttpContext),
            };
        });

    /// <summary>May this stand as actor in events?</summary>
    internal static bool IsName(string? name, IReadOnlySet<string> keyed) =>
        name is { Length: > 0 and <= LongestName } && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl) && !keyed.Contains(name)
        && !name.StartsWith("service:", StringComparison.OrdinalIgnoreCase) && !Nobody.Contains(name, StringComparer.OrdinalIgnoreCase);

    // Without the issuer's keys nobody knows whether the token is good: that is no fault of who sent it.
    static async Task AskIssuer(MessageReceivedContext message)
    {
        var stop = message.HttpContext.RequestAborted;
        try
        {
            await message.Options.ConfigurationManager!.GetConfigurationAsync(stop);
        }
        catch (Exception away) when (!stop.IsCancellationRequested)
        {
            message.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Tokens)).LogWarning("The issuer of tokens does not answer ({Reason})", away.InnerException?.Message ?? away.Message);
            message.HttpContext.Items[Away] = Away;
            message.Fail("The issuer does not answer.");
        }
    }

    static Task Take(TokenValidatedContext validated, OidcOptions oidc, IReadOnlySet<string> keyed)
    {
        var token = validated.Principal!;
        if (token.FindFirst(oidc.NameClaim)?.Value is not { } name || !IsName(name, keyed))
        {
            validated.Fail($"The claim {oidc.NameClaim} names nobody.");
            return Task.CompletedTask;
        }

        var identity = new ClaimsIdentity([new(ClaimTypes.Name, name)], JwtBearerDefaults.AuthenticationScheme);
        var agency = token.FindFirst(oidc.AgencyClaim)?.Value;
        if (!string.IsNullOrEmpty(agency)) identity.AddClaim(new(ApiKeyAuthentication.AgencyClaim, agency));
        var words = token.FindAll(oidc.RolesClaim).SelectMany(claim => oidc.RolesClaim is "scope" or "scp" ? claim.Value.Split(' ') : [claim.Value]);
        foreach (var role in words.Select(oidc.Ours).OfType<string>().Distinct().Where(role => role != Roles.Agency || !string.IsNullOrEmpty(agency))) identity.AddClaim(new(ClaimTypes.Role, role));
        validated.Principal = new(identity);
        return Task.CompletedTask;
    }

    static IResult Challenge(HttpContext http)
    {
        if (!http.Items.ContainsKey(Away)) return Problems.Of(401, "unauthenticated", "The token does not hold: it is not of the issuer, not for this system, or its time is over.");
        http.Response.Headers.RetryAfter = "5";
        return Problems.Of(503, "unavailable", "The issuer of tokens does not answer. Try again in a moment.");
    }
}
