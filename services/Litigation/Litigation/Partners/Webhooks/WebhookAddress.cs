using System.Net;
using System.Net.Sockets;

namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>Where deliveries may go: an agency names the address, and it must not reach what only we can reach.</summary>
static class WebhookAddress
{
    /// <summary>Longest URL.</summary>
    public const int Longest = 500;

    // What is not the public internet (IANA special-purpose registries), and ways to say such an address in another notation.
    static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Why an URL is refused, or null.</summary>
    public static string? Wrong(string? url, bool allowPrivate)
    {
        if (url is not { Length: > 0 and <= Longest } || url.Any(c => c is <= ' ' or > '~') || !Uri.TryCreate(url, UriKind.Absolute, out var address)) return $"is an absolute URL of at most {Longest} ASCII characters";
        if (address.Scheme != Uri.UriSchemeHttps && !(allowPrivate && address.Scheme == Uri.UriSchemeHttp)) return "begins with https://";
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0) return "has neither a user nor a fragment";
        if (allowPrivate) return null;
        return address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? IsOpen(IPAddress.Parse(address.IdnHost.Trim('[', ']'))) ? null : "leads to an address that is not public"
            : address.IdnHost.Contains('.', StringComparison.Ordinal) && !address.IdnHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? null : "leads to a name that is not public";
    }

    /// <summary>True for an address of the public internet.</summary>
    public static bool IsOpen(IPAddress address)
    {
        var real = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Closed.Any(network => network.BaseAddress.AddressFamily == real.AddressFamily && network.Contains(real));
    }

    /// <summary>A client that connects to the very address it has looked at: a name may lead elsewhere the next moment. It follows no redirect and no proxy.</summary>
    public static HttpClient Client(WebhookOptions options) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseProxy = false, UseCookies = false, MaxResponseHeadersLength = 16, PooledConnectionLifetime = TimeSpan.FromMinutes(1), ConnectTimeout = options.TimeOut,
        ConnectCallback = async (context, stop) =>
        {
            var found = await Found(context.DnsEndPoint.Host, stop);
            var open = options.AllowPrivate ? found : [.. found.Where(IsOpen)];
            if (open.Length == 0) throw new HttpRequestException($"{context.DnsEndPoint.Host} leads to no public address.");
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(open, context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    { Timeout = options.TimeOut, DefaultRequestHeaders = { { "User-Agent", "Recouvrement-Webhooks/1" } } };

    // A name that is not there and one that only we can reach look alike from outside: nobody asks here which names we have.
    static async Task<IPAddress[]> Found(string name, CancellationToken stop)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(name, stop);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
