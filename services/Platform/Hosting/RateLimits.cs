using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// How much one caller may ask of a process: a bucket of requests for each owner of a key or token, which fills again each second, and a smaller one for
/// each address without either, so that guessing keys is slow. Configuration: <c>RateLimits:PerSecond</c> (500), <c>RateLimits:Burst</c> (2000),
/// <c>RateLimits:AnonymousPerSecond</c> (20), <c>RateLimits:AnonymousBurst</c> (200). Under a virtual clock, where years pass in minutes, none holds
/// unless one is set. Behind a proxy all addresses are the proxy's: <c>Proxy:Networks</c> names those whose <c>X-Forwarded-For</c> is believed.
/// </summary>
static class RateLimits
{
    const int NetworkBytes = 8;
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (!AreOn(configuration)) return;
        var (owner, nobody) = (Bucket(configuration, "", 500, 2000), Bucket(configuration, "Anonymous", 20, 200));
        services.AddRateLimiter(limits =>
        {
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (bool IsKnown, string Who)>(http => http.User.Identity is { IsAuthenticated: true, Name: { } name }
                ? RateLimitPartition.GetTokenBucketLimiter((true, name), _ => owner)
                : RateLimitPartition.GetTokenBucketLimiter((false, Network(http.Connection.RemoteIpAddress)), _ => nobody));
            limits.OnRejected = (rejected, _) =>
            {
                var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Second;
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return new(Problems.Of(429, "too_many_requests", "This is asked too often. Go on in a moment.").ExecuteAsync(rejected.HttpContext));
            };
        });
    }

    public static void Use(WebApplication app)
    {
        if (AreOn(app.Configuration)) app.UseRateLimiter();
    }

    /// <summary>One address, or one network of IPv6: whoever has one of its addresses has them all.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, NetworkBytes)));
    }

    static bool AreOn(IConfiguration configuration) => !Play.IsVirtual(configuration) || configuration.GetSection("RateLimits").Exists();

    static TokenBucketRateLimiterOptions Bucket(IConfiguration configuration, string whose, int perSecond, int burst) => new()
    {
        TokensPerPeriod = Positive(configuration, $"RateLimits:{whose}PerSecond", perSecond), TokenLimit = Positive(configuration, $"RateLimits:{whose}Burst", burst), ReplenishmentPeriod = Second,
    };

    static int Positive(IConfiguration configuration, string name, int usual) =>
        configuration.GetValue(name, usual) is > 0 and var number ? number : throw new InvalidOperationException($"{name} is {configuration[name]}; it is at least 1.");
}
