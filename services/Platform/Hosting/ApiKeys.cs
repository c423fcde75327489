using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Recouvrement.Platform.Hosting;

/// <summary>What the owner of a key may do.</summary>
public static class Roles
{
    /// <summary>The company's ERP: sends customers, invoices, payments.</summary>
    public const string Erp = "erp";

    /// <summary>A person who follows cases.</summary>
    public const string Collector = "collector";

    /// <summary>A person who approves threats and hand-overs and sets policies.</summary>
    public const string Manager = "manager";

    /// <summary>Who runs the services.</summary>
    public const string Ops = "ops";

    /// <summary>A collection agency: sees its own placements only.</summary>
    public const string Agency = "agency";

    /// <summary>The house's mail provider: hands over mails that came in, and sees nothing.</summary>
    public const string Mail = "mail";

    internal static IReadOnlyList<string> All { get; } = [Erp, Collector, Manager, Ops, Agency, Mail];

    /// <summary>Lets only the owners of these roles through.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.RequireRole(roles));
}

/// <summary>
/// One key, from configuration: <c>ApiKeys:0:Name</c>, <c>ApiKeys:0:Role</c> and either <c>Sha256</c> or <c>Key</c>. An owner may have several, so that
/// a new one is given out before the old one ends.
/// </summary>
public sealed class ApiKey
{
    /// <summary>Who uses it; stands as actor in every event.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>The key in plain text: for a virtual clock or a development host only, any other service refuses to start with one.</summary>
    public string? Key { get; init; }

    /// <summary>SHA-256 of the key, hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The agency in the register, for the role <see cref="Roles.Agency"/>.</summary>
    public string? Agency { get; init; }

    /// <summary>The instant from which it holds, with its offset (<c>2026-03-02T00:00:00Z</c>); null for ever since.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The instant from which it holds no more; null for ever on.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Is the key in plain text?</summary>
    public bool IsPlain => !string.IsNullOrEmpty(Key);

    internal byte[] Hash { get; private set; } = [];

    /// <summary>Does it open at this instant?</summary>
    public bool Holds(DateTimeOffset at) => !(at < From) && !(at >= Until);

    /// <exception cref="InvalidOperationException">The configuration of the key makes no sense.</exception>
    internal ApiKey Checked(bool plainIsAllowed)
    {
        if (string.IsNullOrWhiteSpace(Name)) throw new InvalidOperationException("ApiKeys: a key has no Name.");
        if (!Roles.All.Contains(Role)) throw new InvalidOperationException($"ApiKeys: the role of {Name} is '{Role}'; it is one of {string.Join(", ", Roles.All)}.");
        if (string.IsNullOrEmpty(Key) && string.IsNullOrEmpty(Sha256)) throw new InvalidOperationException($"ApiKeys: {Name} has neither Key nor Sha256.");
        if (!string.IsNullOrEmpty(Sha256) && (Sha256.Length != 64 || !Sha256.All(char.IsAsciiHexDigit))) throw new InvalidOperationException($"ApiKeys: the Sha256 of {Name} is not 64 hexadecimal digits.");
        if (IsPlain && !plainIsAllowed) throw new InvalidOperationException($"ApiKeys: the key of {Name} is in plain text, which only a virtual clock or a development host takes: give its Sha256.");
        if (From >= Until) throw new InvalidOperationException($"ApiKeys: a key of {Name} ends before it begins.");
        Hash = string.IsNullOrEmpty(Sha256) ? SHA256.HashData(Encoding.UTF8.GetBytes(Key!)) : Convert.FromHexString(Sha256);
        return this;
    }
}

/// <summary>The keys that open the service.</summary>
public sealed class ApiKeyOptions : AuthenticationSchemeOptions
{
    /// <summary>All keys.</summary>
    public IList<ApiKey> Keys { get; } = [];
}

/// <summary>Authenticates by <c>X-Api-Key</c>, or <c>Authorization: Bearer</c>.</summary>
public sealed class ApiKeyAuthentication(IOptionsMonitor<ApiKeyOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<ApiKeyOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "ApiKey";

    /// <summary>The header that carries a key.</summary>
    public const string Header = "X-Api-Key";

    /// <summary>The claim that holds an agency's name.</summary>
    public const string AgencyClaim = "agency";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Given() is not { Length: > 0 } given) return Task.FromResult(AuthenticateResult.NoResult());
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        var known = Options.Keys.Where(key => CryptographicOperations.FixedTimeEquals(key.Hash, hash)).ToList();
        if (known.Find(key => key.Holds(TimeProvider.GetUtcNow())) is not { } owner) return Task.FromResult(Refused(known.FirstOrDefault()));
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, owner.Name), new(ClaimTypes.Role, owner.Role)], SchemeName);
        if (owner.Agency is not null) identity.AddClaim(new(AgencyClaim, owner.Agency));
        return Task.FromResult(AuthenticateResult.Success(new(new(identity), SchemeName)));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.Of(401, "unauthenticated", $"A known API key is needed in the header {Header}.").ExecuteAsync(Context);

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Forbidden(Context).ExecuteAsync(Context);

    internal static IResult Forbidden(HttpContext http) => Problems.Of(403, "forbidden", $"The role of {http.User.Identity?.Name} does not open this.");

    /// <summary>What comes as <c>Authorization: Bearer</c>; null without one.</summary>
    internal static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } bearer, ..] && bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? bearer["Bearer ".Length..].Trim() : null;

    // Never the key: what nobody has here may open another house, or be a letter away from one of ours.
    AuthenticateResult Refused(ApiKey? known)
    {
        if (known is null) Logger.LogWarning("A key that nobody has was refused, from {Address}", Context.Connection.RemoteIpAddress);
        else Logger.LogWarning("A key of {Owner} was refused: it holds from {From} until {Until}", known.Name, known.From, known.Until);
        return AuthenticateResult.Fail("The API key does not hold.");
    }

    string? Given() => Request.Headers[Header] is [{ } key, ..] ? key : Bearer(Request);
}

static class ApiKeyServices
{
    /// <summary>Says so where keys lie in plain text on a clock that is real.</summary>
    public static void WarnOfPlainKeys(this WebApplication app)
    {
        var plain = app.Services.GetRequiredService<IOptionsMonitor<ApiKeyOptions>>().Get(ApiKeyAuthentication.SchemeName).Keys.Count(key => key.IsPlain);
        if (plain > 0 && !Play.IsVirtual(app.Configuration)) app.Logger.LogWarning("{Count} API keys are in plain text: this is a development host", plain);
    }

    /// <summary>Keys that make no sense stop the service here, at its start, not at the first request.</summary>
    /// <returns>The names of their owners.</returns>
    /// <exception cref="InvalidOperationException">A key makes no sense, or is in plain text where it must not be.</exception>
    public static IReadOnlySet<string> AddApiKeys(this AuthenticationBuilder authentication, WebApplicationBuilder builder)
    {
        var known = (builder.Configuration.GetSection("ApiKeys").Get<ApiKey[]>() ?? []).Select(key => key.Checked(Play.IsOn(builder))).ToList();
        authentication.AddScheme<ApiKeyOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, keys =>
        {
            foreach (var key in known) keys.Keys.Add(key);
        });
        return known.Select(key => key.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
