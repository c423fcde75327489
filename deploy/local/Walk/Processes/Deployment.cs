using System.Diagnostics;

namespace Recouvrement.Walk.Processes;

/// <summary>The four services, the stand-ins and the partner, running as processes on this machine.</summary>
public sealed class Deployment : IAsyncDisposable
{
    /// <summary>In the order in which their work of a day is started.</summary>
    public static IReadOnlyList<string> Services { get; } = ["invoicing", "dunning", "correspondence", "litigation"];

    const string Python = "/usr/bin/python3", ProviderKey = "provider-key";
    readonly Dictionary<string, LocalProcess> processes = [];
    readonly Dictionary<string, Api> apis = [];
    readonly Dictionary<string, string> addresses = [];

    Deployment(string folder, Provision provision) => (Folder, Provision) = (folder, provision);

    /// <summary>Where logs lie.</summary>
    public string Folder { get; }

    /// <summary>Databases and broker.</summary>
    public Provision Provision { get; }

    /// <summary>The generated keys.</summary>
    public Keys Keys { get; } = new();

    /// <summary>Addresses by name: the services, <c>mail</c>, <c>post</c>, <c>partner</c>.</summary>
    public IReadOnlyDictionary<string, string> Addresses => addresses;

    /// <summary>A service as a role sees it.</summary>
    public Api As(string role, string service)
    {
        if (!apis.TryGetValue($"{role}@{service}", out var api)) apis[$"{role}@{service}"] = api = new(addresses[service], service == "post" ? ProviderKey : Keys.Owners.Any(o => o.Role == role) ? Keys[role] : "");
        return api;
    }

    /// <summary>A running process, for tests that kill it.</summary>
    public LocalProcess Process(string name) => processes[name];

    /// <summary>Where the mail catcher writes what it received.</summary>
    public string MailLog => Path.Combine(Folder, "mail.jsonl");

    /// <summary>Where the postal stand-in writes what it accepted.</summary>
    public string PostLog => Path.Combine(Folder, "post.jsonl");

    /// <summary>Prepares databases, starts everything and waits until all services are ready.</summary>
    public static async Task<Deployment> Start(Servers servers, string run, string folder, Action<string> say)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var deployment = new Deployment(folder, await Provision.Make(servers, run, Services));
        try
        {
            say("Migrating four databases");
            await Task.WhenAll(Services.Select(deployment.Migrate));
            say("Starting the mail catcher, the postal provider, four services and the agency");
            await deployment.StartStandIns();
            foreach (var service in Services) deployment.StartService(service);
            await Task.WhenAll(Services.Select(deployment.UntilReady));
            await deployment.StartPartner();
            return deployment;
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until a service is ready.</summary>
    public async Task UntilReady(string service)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await As("ops", service).IsReady())
        {
            if (!processes[service].IsRunning || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(90))
                throw new WalkFailed($"{service} does not get ready; its log is {Path.Combine(Folder, service + ".log")}");
            await Task.Delay(100);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var api in apis.Values) api.Dispose();
        await Task.WhenAll(processes.Values.Select(async p => await p.DisposeAsync()));
    }

    async Task Migrate(string service)
    {
        await using var migration = LocalProcess.Start(service, Log(service + ".migrate"), "dotnet", [Assembly(service), "migrate"], Environment(service));
        while (migration.IsRunning) await Task.Delay(50);
        if (migration.ExitCode != 0) throw new WalkFailed($"The migrations of {service} failed; see {Log(service + ".migrate")}");
    }

    void StartService(string service)
    {
        addresses[service] = $"http://127.0.0.1:{LocalProcess.FreePort()}";
        processes[service] = LocalProcess.Start(service, Log(service), "dotnet", [Assembly(service)], Environment(service)).KeptUp();
    }

    async Task StartStandIns()
    {
        var mail = StartPython("mail", "deploy/local/standins/mail.py", "--port", "0", "--http-port", "0", "--log", MailLog);
        var post = StartPython("post", "deploy/local/standins/post.py", "--port", "0", "--key", ProviderKey, "--log", PostLog);
        var said = (await mail.FirstLine.WaitAsync(TimeSpan.FromSeconds(20))).Split(' ');
        (addresses["smtp"], addresses["mail"]) = (said[1], $"http://127.0.0.1:{said[3]}");
        addresses["post"] = await Address(post);
    }

    async Task StartPartner()
    {
        var partner = StartPython("partner", "tests/partner/agency.py",
            "--amqp", Provision.Broker.ToString(), "--queue", "agency." + Keys.AgencyName, "--api", addresses["litigation"], "--key", Keys["agency"],
            "--schemas", Repository.At("contracts/partner"), "--http-port", "0", "--log", Path.Combine(Folder, "partner.jsonl"));
        addresses["partner"] = await Address(partner);
    }

    LocalProcess StartPython(string name, string program, params string[] arguments) =>
        processes[name] = LocalProcess.Start(name, Log(name), Python, [Repository.At(program), .. arguments], new Dictionary<string, string> { ["PYTHONUNBUFFERED"] = "1" });

    static async Task<string> Address(LocalProcess process) => $"http://127.0.0.1:{(await process.FirstLine.WaitAsync(TimeSpan.FromSeconds(20))).Split(' ')[1]}";

    Dictionary<string, string> Environment(string service)
    {
        var environment = new Dictionary<string, string>(Keys.Configuration())
        {
            ["DOTNET_gcServer"] = "0",
            ["ASPNETCORE_URLS"] = addresses.GetValueOrDefault(service, ""),
            ["Database__ConnectionString"] = Provision.Databases[service],
            ["Database__Owner"] = Provision.Owners[service],
            ["RabbitMq__Address"] = Provision.Broker.ToString(),
            ["RabbitMq__Patience"] = "00:00:10",
            ["Clock__Mode"] = "virtual",
            ["Logging__LogLevel__Default"] = "Information",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
            // A walk asks a hundred thousand times.
            ["Logging__LogLevel__Recouvrement.Requests"] = "Warning",
        };
        if (service == "invoicing") environment["PersonalData__Key"] = Keys.PersonalData;
        if (service == "litigation") (environment["Webhooks__Key"], environment["Webhooks__AllowPrivate"]) = (Keys.Webhooks, "true");
        if (service is "invoicing" or "correspondence" or "dunning" or "litigation") environment["Documents__Folder"] = Path.Combine(Folder, "documents");
        if (service == "correspondence" && addresses.TryGetValue("smtp", out var smtp))
        {
            environment["Smtp__Host"] = "127.0.0.1";
            environment["Smtp__Port"] = smtp;
            environment["Provider__Maileva__BaseUrl"] = addresses["post"];
            environment["Provider__Maileva__ClientSecret"] = environment["Provider__Maileva__Password"] = ProviderKey;
            environment["Provider__Ar24__BaseUrl"] = addresses["post"] + "/api/";
            environment["Provider__Ar24__Token"] = environment["Provider__Ar24__PrivateKey"] = ProviderKey;
            environment["Sending__TakeOverAfter"] = "00:00:01";
        }

        return environment;
    }

    string Log(string name) => Path.Combine(Folder, name + ".log");

    static string Assembly(string service)
    {
        var name = char.ToUpperInvariant(service[0]) + service[1..];
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        return Repository.At($"services/{name}/{name}/bin/{configuration}/net10.0/Recouvrement.{name}.dll");
    }
}
