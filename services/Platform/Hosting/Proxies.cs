using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// Proxies of the house, which say whom they speak for and whether that came over TLS: <c>Proxy:Networks</c>, as <c>10.0.0.0/8, fd00::/8</c>. From anybody
/// else such headers are not believed; without the setting nobody's are.
/// </summary>
static class Proxies
{
    public static void Use(WebApplication app)
    {
        if (app.Configuration["Proxy:Networks"] is not { Length: > 0 } networks) return;
        var believed = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        believed.KnownProxies.Clear();
        believed.KnownIPNetworks.Clear();
        foreach (var network in networks.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            believed.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(network, out var known) ? known : throw new InvalidOperationException($"Proxy:Networks holds '{network}'; a network is written as 10.0.0.0/8."));
        app.UseForwardedHeaders(believed);
    }
}
