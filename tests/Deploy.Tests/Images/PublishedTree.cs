using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;
using Recouvrement.Support;

namespace Recouvrement.Deploy.Tests.Images;

/// <summary>
/// What the image of Invoicing holds, published as its Dockerfile publishes it from no more than a builder is given, with a database made as an installation
/// makes one. Its program is started as nobody (65534), without any right, on a file system of which nothing can be written but one scratch folder.
/// </summary>
public sealed class PublishedTree : IAsyncLifetime
{
    const string Service = "Invoicing";

    // The whole tree of the machine is read-only to what is started, in a name space of its own; the scratch disk ends with it.
    const string Sandbox = """
        set -e
        scratch=$1; shift
        mount -o remount,bind,ro /
        mount -t tmpfs -o mode=1777,size=64m tmpfs "$scratch"
        exec setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
        """;

    // A checkout as .dockerignore lets it through. What was built on the way stays for the next time.
    const string Context = """
        set -e
        mkdir -p "$1"
        rm -rf "$1/services" "$1/contracts"
        tar --create --exclude=bin --exclude=obj --exclude=node_modules $(sed -n 's/^!//p' .dockerignore) | tar --extract --directory "$1"
        """;

    readonly string context = Yaml.PathOf(".local/image-context"), folder = Yaml.PathOf(".local/image-tests"), scratch = Yaml.PathOf(".local/image-scratch");
    readonly string name = $"image_{Guid.CreateVersion7():N}";
    Uri? broker;

    /// <summary>The folder that becomes the image's /app.</summary>
    public string App => Path.Combine(folder, Service);

    /// <summary>The folder that becomes the image's /opt/typesetting.</summary>
    public string Typesetting => Path.Combine(folder, "typesetting");

    /// <summary>Why nothing can be started like that here, or null where it can.</summary>
    public static string? WhyNot { get; } =
        !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "Only root on Linux may start a program as somebody else, on a read-only tree."
        : new[] { "unshare", "setpriv", "mount", "psql", "node", "npm", "tar" }.FirstOrDefault(program => Programs.Find(program) is null) is { } missing ? $"There is no {missing}."
        : Programs.Run("unshare", ["--mount", "sh", "-c", "mount -o remount,bind,ro / && setpriv --reuid 65534 --clear-groups true"]).GetAwaiter().GetResult().Code != 0
            ? "This machine lets nobody mount, or become somebody else." : null;

    public async Task InitializeAsync()
    {
        if (WhyNot is not null) return;
        Directory.CreateDirectory(scratch);
        await Programs.Said("sh", "-c", Context, "context", context);
        await Programs.Said(Path.Combine(context, "deploy/docker/publish"), "--into", folder, "typesetting", Service);
        broker = await Stack.Servers.NewVirtualHost("image");
        var administrator = new NpgsqlConnectionStringBuilder(Stack.Servers.Postgres);
        var variable = name.ToUpperInvariant();
        var (code, _, complained) = await Programs.Run(Yaml.PathOf("deploy/kubernetes/overlays/small/databases.sh"), [], new Dictionary<string, string>
        {
            ["PGHOST"] = administrator.Host!, ["PGPORT"] = administrator.Port.ToString(CultureInfo.InvariantCulture), ["PGUSER"] = administrator.Username!, ["PGPASSWORD"] = administrator.Password!,
            ["SERVICES"] = name, [$"{variable}_PASSWORD"] = "of the service", [$"{variable}_OWNER_PASSWORD"] = "of the owner",
        });
        if (code != 0) throw new InvalidOperationException($"databases.sh: {complained}");
    }

    public async Task DisposeAsync()
    {
        if (broker is null) return;
        await Stack.Servers.DeleteVirtualHost(broker);
        await Stack.Servers.Administer($"drop database if exists {name} with (force)");
        await Stack.Servers.Administer($"drop role if exists {name}");
        await Stack.Servers.Administer($"drop role if exists {name}_owner");
    }

    /// <summary>What an init container has: the owner's secret and the name of the role, nothing else.</summary>
    public Dictionary<string, string> OfMigrations => new() { ["Database__Owner"] = Connection($"{name}_owner", "of the owner"), ["Database__Role"] = name };

    /// <summary>What the service has, and where it listens.</summary>
    public (Dictionary<string, string> Settings, Uri Address) OfService()
    {
        var port = FreePort();
        return (new()
        {
            ["Database__ConnectionString"] = Connection(name, "of the service"), ["RabbitMq__Address"] = broker!.ToString(), ["PersonalData__Key"] = ServiceUnderTest<PublishedTree>.PersonalDataKey,
            ["ApiKeys__0__Name"] = "erp", ["ApiKeys__0__Role"] = "erp", ["ApiKeys__0__Sha256"] = Convert.ToHexStringLower(SHA256.HashData("erp"u8)), ["ASPNETCORE_HTTP_PORTS"] = port,
        }, new($"http://127.0.0.1:{port}"));
    }

    /// <summary>Starts the image's program in the sandbox, with the image's variables and these.</summary>
    public Process Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("unshare", ["--mount", "sh", "-c", Sandbox, "sandbox", scratch, Path.Combine(App, "service"), .. arguments])
        {
            WorkingDirectory = App, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Clear();
        // Where the base image has these by itself, this machine has them elsewhere.
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Real(Programs.Find("dotnet")!));
        foreach (var (variable, value) in Dockerfile.Read().Environment) start.Environment[variable] = value;
        start.Environment["Typesetting__Node"] = Real(Programs.Find("node")!);
        start.Environment["Typesetting__Worker"] = Typesetting;
        start.Environment["TMPDIR"] = scratch;
        foreach (var (variable, value) in settings) start.Environment[variable] = value;
        return Process.Start(start)!;
    }

    string Connection(string role, string password)
    {
        var administrator = new NpgsqlConnectionStringBuilder(Stack.Servers.Postgres);
        return new NpgsqlConnectionStringBuilder { Host = administrator.Host, Port = administrator.Port, Database = name, Username = role, Password = password }.ConnectionString;
    }

    static string Real(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>A fact about the published tree, skipped where it cannot be started as the image would be.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() => Skip = PublishedTree.WhyNot;
}
