using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Support;

/// <summary>A service in this process, on a real database and broker of its own, with a key for each role (its name is the key).</summary>
/// <typeparam name="TEntry">Any public type of the service's assembly.</typeparam>
public sealed class ServiceUnderTest<TEntry> : IAsyncDisposable where TEntry : class
{
    readonly WebApplicationFactory<TEntry> factory;
    readonly bool ownsDatabase, ownsBroker;

    ServiceUnderTest(WebApplicationFactory<TEntry> factory, TestDatabase database, bool ownsDatabase, Uri broker, bool ownsBroker) =>
        (this.factory, Database, this.ownsDatabase, Broker, this.ownsBroker) = (factory, database, ownsDatabase, broker, ownsBroker);

    /// <summary>Of the installation that the tests play; of no use anywhere else.</summary>
    public const string PersonalDataKey = "b25seSBmb3IgdGVzdHM6IHRoaXJ0eS10d28gYnl0ZXM=";

    public TestDatabase Database { get; }

    /// <summary>amqp address with the virtual host.</summary>
    public Uri Broker { get; }

    public IServiceProvider Services => factory.Services;

    /// <summary>Starts a service.</summary>
    /// <param name="name">Its name: queue and schema.</param>
    /// <param name="settings">More configuration.</param>
    /// <param name="database">An existing one, to play a restart or a replica.</param>
    /// <param name="broker">An existing one, shared with other services.</param>
    /// <param name="services">Replaces parts, for clocks and exporters only.</param>
    public static async Task<ServiceUnderTest<TEntry>> Start(
        string name, IReadOnlyDictionary<string, string>? settings = null, TestDatabase? database = null, Uri? broker = null, Action<IServiceCollection>? services = null)
    {
        var ownDatabase = database ?? await TestDatabase.Create(name, typeof(TEntry).Assembly);
        var ownBroker = broker ?? await Stack.Servers.NewVirtualHost(name);
        var all = new Dictionary<string, string>
        {
            ["Database:ConnectionString"] = ownDatabase.ConnectionString,
            ["RabbitMq:Address"] = ownBroker.ToString(),
            ["Clock:Mode"] = "virtual",
            ["PersonalData:Key"] = PersonalDataKey,
            ["Logging:LogLevel:Default"] = "Warning",
            ["Figures:Every"] = "00:00:00.2",
        };
        string[] roles = [Roles.Erp, Roles.Collector, Roles.Manager, Roles.Ops, Roles.Agency, Roles.Mail];
        for (var i = 0; i < roles.Length; i++)
            (all[$"ApiKeys:{i}:Name"], all[$"ApiKeys:{i}:Role"], all[$"ApiKeys:{i}:Key"], all[$"ApiKeys:{i}:Agency"]) = (roles[i], roles[i], roles[i], roles[i] == Roles.Agency ? "agency" : "");
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) all[key] = value;

        var factory = new WebApplicationFactory<TEntry>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment(Environments.Production);
            foreach (var (key, value) in all) web.UseSetting(key, value);
            if (services is not null) web.ConfigureServices(services);
        });
        _ = factory.Server;
        await factory.Services.GetRequiredService<Topology>().Declared.WaitAsync(TimeSpan.FromMinutes(1));
        return new(factory, ownDatabase, database is null, ownBroker, broker is null);
    }

    /// <summary>A client with the key of a role, or with a key of your own; without one when empty.</summary>
    public HttpClient As(string key)
    {
        var client = factory.CreateDefaultClient();
        if (key.Length > 0) client.DefaultRequestHeaders.Add("X-Api-Key", key);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }

    /// <summary>Advances the business clock.</summary>
    public async Task SetToday(DateOnly day)
    {
        using var ops = As(Roles.Ops);
        using var answer = await ops.PostAsync("/ops/clock", System.Net.Http.Json.JsonContent.Create(new { date = day }));
        Xunit.Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Does the work of a day.</summary>
    public async Task DoDay(DateOnly day)
    {
        await SetToday(day);
        using var ops = As(Roles.Ops);
        using var answer = await ops.PostAsync("/ops/day", System.Net.Http.Json.JsonContent.Create(new { date = day }));
        Xunit.Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        if (ownsBroker) await Stack.Servers.DeleteVirtualHost(Broker);
        if (ownsDatabase) await Database.DisposeAsync();
    }
}
