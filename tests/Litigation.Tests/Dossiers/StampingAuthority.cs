using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>A time-stamp authority on a socket: <c>openssl ts</c> with a root and a certificate of its own. It can be away, or answer what is no stamp.</summary>
public sealed class StampingAuthority : IAsyncLifetime
{
    const string Config = """
        [tsa]
        serial = serial
        crypto_device = builtin
        signer_cert = tsa.pem
        certs = root.pem
        signer_key = tsa.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        ess_cert_id_alg = sha256
        """;

    readonly WorkFolder work = new();
    readonly SemaphoreSlim one = new(1);
    WebApplication? server;

    public Uri Address { get; private set; } = null!;

    /// <summary>Roots to trust, PEM.</summary>
    public string Roots => File.ReadAllText(Path.Combine(work.Path, "root.pem"));

    /// <summary>What it answers instead of a stamp; null: stamps.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public int Asked { get; private set; }

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(work.Path, "tsa.cnf"), Config);
        await File.WriteAllTextAsync(Path.Combine(work.Path, "serial"), "01\n");
        await File.WriteAllTextAsync(Path.Combine(work.Path, "ext"), "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n");
        await Shell("openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 36500 -subj '/CN=Root of the tests'");
        await Shell("openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj '/CN=Time stamps of the tests'");
        await Shell("openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -days 36500 -extfile ext -out tsa.pem");

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapPost("/", Answer);
        await server.StartAsync();
        Address = new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        one.Dispose();
        work.Dispose();
    }

    async Task Answer(HttpContext http)
    {
        await one.WaitAsync();
        try
        {
            Asked++;
            if (Instead is { } instead)
            {
                await instead(http);
                return;
            }

            await using (var query = File.Create(Path.Combine(work.Path, "query.tsq"))) await http.Request.Body.CopyToAsync(query);
            await Shell("openssl ts -reply -queryfile query.tsq -config tsa.cnf -section tsa -out reply.tsr");
            http.Response.ContentType = "application/timestamp-reply";
            await http.Response.Body.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(work.Path, "reply.tsr")));
        }
        finally
        {
            one.Release();
        }
    }

    async Task Shell(string command)
    {
        var (exit, said) = await Verifiers.Run("sh", ["-c", $"cd '{work.Path}' && {command}"]);
        Assert.True(exit == 0, $"{command}: {said}");
    }
}
