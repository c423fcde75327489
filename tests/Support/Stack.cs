using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace Recouvrement.Support;

/// <summary>
/// The real servers that tests run on: those named in the environment; else, in a build with Testcontainers and where a Docker engine answers,
/// containers; else the ones that deploy/local starts.
/// </summary>
public sealed partial class Stack
{
    static readonly Lazy<Stack> One = new(() => new Stack());
    static readonly Lazy<ConcurrentStack<Action>> Leaving = new(Departures);
    readonly HttpClient management = new();

    Stack()
    {
        var settings = FromEnvironment();
        if (settings is null) FromContainers(ref settings);
        settings ??= Started();
        Postgres = settings["RECOUVREMENT_POSTGRES"];
        RabbitMq = new(settings["RECOUVREMENT_RABBITMQ"]);
        management.BaseAddress = new(settings["RECOUVREMENT_RABBITMQ_MANAGEMENT"]);
        management.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(RabbitMq.UserInfo))));
    }

    public static Stack Servers => One.Value;

    /// <summary>Connection string of a role that may create databases and roles.</summary>
    public string Postgres { get; }

    public Uri RabbitMq { get; }

    /// <summary>The management URL of RabbitMQ.</summary>
    public Uri Management => management.BaseAddress!;

    /// <summary>Where the repository begins.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>A new virtual host, as an amqp address. It is deleted when the test process ends.</summary>
    public async Task<Uri> NewVirtualHost(string about)
    {
        var name = $"test-{about}-{Guid.CreateVersion7():N}";
        (await management.PutAsync($"/api/vhosts/{name}", new StringContent("{}", MediaTypeHeaderValue.Parse("application/json")))).EnsureSuccessStatusCode();
        var user = Uri.UnescapeDataString(RabbitMq.UserInfo.Split(':')[0]);
        (await management.PutAsync($"/api/permissions/{name}/{user}", new StringContent("""{"configure":".*","write":".*","read":".*"}""", MediaTypeHeaderValue.Parse("application/json")))).EnsureSuccessStatusCode();
        return new UriBuilder(RabbitMq) { Path = name }.Uri;
    }

    public async Task DeleteVirtualHost(Uri address) => await management.DeleteAsync($"/api/vhosts{address.AbsolutePath}");

    /// <summary>Breaks all connections to a virtual host, as a network that fails.</summary>
    public async Task BreakConnections(Uri address)
    {
        foreach (var connection in JsonNode.Parse(await management.GetStringAsync($"/api/vhosts{address.AbsolutePath}/connections"))!.AsArray())
            await management.DeleteAsync($"/api/connections/{Uri.EscapeDataString(connection!["name"]!.GetValue<string>())}");
    }

    /// <summary>Runs when the process ends, before whatever was registered earlier: who uses the servers leaves before they stop.</summary>
    public static void AtExit(Action leave) => Leaving.Value.Push(leave);

    /// <summary>Runs a statement as administrator.</summary>
    public async Task Administer(string sql, string? database = null)
    {
        await using var connection = new NpgsqlConnection(Administrator(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The administrator's connection string to a database.</summary>
    public string Administrator(string? database = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(Postgres) { Pooling = false };
        if (database is not null) settings.Database = database;
        return settings.ConnectionString;
    }

    static ConcurrentStack<Action> Departures()
    {
        var leaving = new ConcurrentStack<Action>();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => { while (leaving.TryPop(out var leave)) leave(); };
        return leaving;
    }

    static partial void FromContainers(ref Dictionary<string, string>? settings);

    static Dictionary<string, string>? FromEnvironment()
    {
        string[] names = ["RECOUVREMENT_POSTGRES", "RECOUVREMENT_RABBITMQ", "RECOUVREMENT_RABBITMQ_MANAGEMENT"];
        return names.All(n => Environment.GetEnvironmentVariable(n) is { Length: > 0 }) ? names.ToDictionary(n => n, n => Environment.GetEnvironmentVariable(n)!) : null;
    }

    static Dictionary<string, string> Started()
    {
        var script = Path.Combine(Repository, "deploy/local/infrastructure");
        Run(script, "start", "--lease", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        AtExit(() => Run(script, "stop", "--lease", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return Run(script, "env").Split('\n').Where(l => l.StartsWith("export ", StringComparison.Ordinal)).Select(l => l["export ".Length..].Split('=', 2))
            .ToDictionary(p => p[0], p => p[1].Trim('\'', '"'));
    }

    static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
