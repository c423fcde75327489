using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Recouvrement.Support;

/// <summary>A service as a process of its own, on a real port: what can be killed in the middle, and what a client can send too much to.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    readonly Process process;

    ServiceProcess(Process process, Uri address) => (this.process, Address, Erp, Ops) = (process, address, As("erp", address), As("ops", address));

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public HttpClient Erp { get; }

    public HttpClient Ops { get; }

    /// <summary>The process id.</summary>
    public int Id => process.Id;

    /// <summary>The most memory it ever held, in bytes.</summary>
    public long PeakWorkingSet
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>What its threads worked so far, on all cores.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="service">As its assembly is called, which lies beside the tests.</param>
    /// <param name="database">Of its own.</param>
    /// <param name="broker">amqp address with the virtual host.</param>
    /// <param name="documents">Folder of stored documents, or null where the test stores none.</param>
    /// <param name="settings">More settings, by their names in the environment.</param>
    public static async Task<ServiceProcess> Start(string service, TestDatabase database, Uri broker, string? documents = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, $"Recouvrement.{service}.dll")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["Database__ConnectionString"] = database.ConnectionString, ["RabbitMq__Address"] = broker.ToString(), ["Clock__Mode"] = "virtual",
            ["ApiKeys__0__Name"] = "erp", ["ApiKeys__0__Role"] = "erp", ["ApiKeys__0__Key"] = "erp", ["ApiKeys__1__Name"] = "ops", ["ApiKeys__1__Role"] = "ops", ["ApiKeys__1__Key"] = "ops", ["ASPNETCORE_URLS"] = address, ["PersonalData__Key"] = ServiceUnderTest<ServiceProcess>.PersonalDataKey, ["Logging__LogLevel__Default"] = "Warning",
        }) start.Environment[name] = value;
        start.Environment["Documents__Folder"] = documents;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var started = new ServiceProcess(process, new(address));
        await Eventually.Is(async () => !process.HasExited && (await started.Erp.GetAsync("/health/live")).IsSuccessStatusCode, "the service answers", TimeSpan.FromMinutes(1));
        return started;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Erp.Dispose();
        Ops.Dispose();
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    static HttpClient As(string role, Uri address)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Add("X-Api-Key", role);
        return client;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return int.Parse(listener.LocalEndpoint.ToString()!.Split(':')[1], CultureInfo.InvariantCulture);
    }
}
