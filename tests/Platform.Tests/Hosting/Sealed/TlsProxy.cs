using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Recouvrement.Platform.Tests.Hosting.Sealed;

/// <summary>
/// Stands before a server of the tests, which has no TLS, and speaks it: at once, or after the words by which a client of PostgreSQL asks for it
/// (its manual, 55.2.10). Who asks for none is turned away.
/// </summary>
sealed class TlsProxy : IAsyncDisposable
{
    // The length of the request, and the number that asks for TLS.
    static readonly byte[] AsksForTls = [0, 0, 0, 8, 4, 210, 22, 47];
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource over = new();
    readonly (string Host, int Port) target;
    readonly X509Certificate2 certificate;
    readonly bool isAsked;
    int served;

    TlsProxy(string host, int port, X509Certificate2 certificate, bool isAsked) => (target, this.certificate, this.isAsked) = ((host, port), certificate, isAsked);

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Connections on which both sides agreed.</summary>
    public int Served => served;

    public static TlsProxy Before(string host, int port, X509Certificate2 certificate, bool isAsked)
    {
        var proxy = new TlsProxy(host, port, certificate, isAsked);
        proxy.listener.Start();
        _ = proxy.Accept();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Stop();
    }

    async Task Accept()
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                _ = Serve(await listener.AcceptTcpClientAsync(over.Token));
            }
            catch (Exception) when (over.IsCancellationRequested)
            {
                return;
            }
        }
    }

    async Task Serve(TcpClient client)
    {
        try
        {
            using var _ = client;
            var plain = client.GetStream();
            if (isAsked)
            {
                var asked = new byte[AsksForTls.Length];
                await plain.ReadExactlyAsync(asked, over.Token);
                if (!asked.SequenceEqual(AsksForTls)) return;
                await plain.WriteAsync("S"u8.ToArray(), over.Token);
            }

            await using var inside = new SslStream(plain);
            await inside.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, over.Token);
            using var server = new TcpClient { NoDelay = true };
            await server.ConnectAsync(target.Host, target.Port, over.Token);
            // A client that does not trust the certificate says so only after our side of the agreement is done: what it then sends counts.
            var first = new byte[16384];
            var read = await inside.ReadAsync(first, over.Token);
            if (read == 0) return;
            Interlocked.Increment(ref served);
            await server.GetStream().WriteAsync(first.AsMemory(0, read), over.Token);
            await Task.WhenAny(inside.CopyToAsync(server.GetStream(), over.Token), server.GetStream().CopyToAsync(inside, over.Token));
        }
        catch (Exception)
        {
            // Either side went away; the test looks at what the service says.
        }
    }
}
