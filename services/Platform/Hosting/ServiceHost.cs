using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Recouvrement.Platform.Database;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Platform.Hosting;

/// <summary>The name of this service: of its queue, its schema, its API document.</summary>
/// <param name="Name">Lower case.</param>
public sealed record ServiceName(string Name);

/// <summary>
/// What every service is made of; its own <c>Program.cs</c> adds the rest and is its table of contents.
/// Configuration (environment): <c>Database:ConnectionString</c>, <c>Database:Owner</c> (for <c>migrate</c>), <c>RabbitMq:Address</c>,
/// <c>Clock:Mode</c> (real, virtual), <c>ApiKeys</c>, <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.
/// </summary>
public sealed class ServiceHost
{
    readonly WebApplicationBuilder builder;
    readonly ServiceName name;
    readonly Assembly assembly;
    readonly string[] args;
    readonly List<Type> consumers = [];

    ServiceHost(string[] args, string name, Assembly assembly)
    {
        (this.args, this.name, this.assembly) = (args, new(name), assembly);
        // Configuration is the environment and does not change; watching the folder for it would cost an event for every file written below it.
        builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        Logs.AddTo(builder);
        AddStore();
        Web.AddTo(builder);
        Telemetry.AddTo(builder, name);
    }

    /// <summary>Begins a service.</summary>
    /// <param name="args">Command line; <c>migrate</c> applies the migrations and ends.</param>
    /// <param name="name">Lower case: name of queue and schema.</param>
    public static ServiceHost Create(string[] args, string name) => new(args, name, Assembly.GetCallingAssembly());

    /// <summary>The service's own parts.</summary>
    public IServiceCollection Services => builder.Services;

    /// <summary>Configuration by environment and command line.</summary>
    public IConfiguration Configuration => builder.Configuration;

    /// <summary>Which stored facts are published, as what.</summary>
    public Publications Publications { get; set; } = new();

    /// <summary>Consumers of this service's queue: one per contract.</summary>
    public ServiceHost AddConsumers(params ReadOnlySpan<Type> types)
    {
        consumers.AddRange(types);
        return this;
    }

    /// <summary>Something the service does once a day; in the order added.</summary>
    public ServiceHost AddDayWork<TWork>() where TWork : class, IDayWork
    {
        Services.AddSingleton<TWork>();
        Services.AddSingleton<IDayWork>(services => services.GetRequiredService<TWork>());
        return this;
    }

    /// <summary>Outgoing work that a day waits for.</summary>
    public ServiceHost AddPending(string work, Func<Session, DateOnly, CancellationToken, Task<long>> count)
    {
        Services.AddSingleton(new PendingWork(work, count));
        return this;
    }

    /// <summary>A figure of the business that is measured while somebody listens (<see cref="Figure"/>).</summary>
    /// <exception cref="ArgumentException">A label is none of those that may be.</exception>
    public ServiceHost AddFigure(string instrument, string unit, string description, string sql, params string[] labels)
    {
        Services.AddSingleton(new Figure(instrument, unit, description, sql, labels));
        return this;
    }

    /// <summary>Another reader of the log beside the relay.</summary>
    public ServiceHost AddLogReader<TReader>() where TReader : class, ILogReader
    {
        Services.AddSingleton<TReader>();
        AddReading(services => services.GetRequiredService<TReader>());
        return this;
    }

    /// <summary>Builds the application with everything that all services have in common already mapped.</summary>
    public WebApplication Build()
    {
        AddBus();
        var app = builder.Build();
        Web.Use(app);
        app.MapHealth();
        app.MapOps();
        app.MapOpenApi();
        return app;
    }

    /// <summary>Runs the service until it is asked to stop, or applies the migrations when the command line says <c>migrate</c>.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Run(WebApplication app)
    {
        if (args is ["migrate", ..])
        {
            var database = builder.Configuration.GetSection("Database");
            var owner = Sealed(database["Owner"] ?? throw new InvalidOperationException("Database:Owner is not set: the connection string of the role that owns the schema."));
            var role = database["Role"] ?? new NpgsqlConnectionStringBuilder(ConnectionString).Username!;
            await new Migrator(owner, Schema, role, app.Logger).Migrate([typeof(ServiceHost).Assembly, assembly], CancellationToken.None);
            return 0;
        }

        await app.RunAsync();
        return Environment.ExitCode;
    }

    string ConnectionString => builder.Configuration["Database:ConnectionString"] ?? throw new InvalidOperationException("Database:ConnectionString is not set.");

    // In play and in development, and where it is said that the network is sealed, a server elsewhere may be spoken to in clear.
    string Sealed(string connection) =>
        builder.Configuration["Database:Tls"] == "off" || Play.IsOn(builder) ? connection : Databases.Sealed(connection);

    string Schema => builder.Configuration["Database:Schema"] ?? name.Name;

    void AddStore()
    {
        var services = builder.Services;
        services.AddSingleton(name);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => Databases.Open(Sealed(ConnectionString), Schema));
        services.AddSingleton(_ => new BusinessClock(builder.Configuration["Clock:Mode"] switch
        {
            null or "real" => false,
            "virtual" => true,
            var mode => throw new InvalidOperationException($"Clock:Mode is '{mode}'; it is real or virtual."),
        }));
        services.AddKeyedSingleton<TimeProvider>("business", (provider, _) => provider.GetRequiredService<BusinessClock>());
        services.AddEventStore();
        services.AddSingleton<ChainVerification>();
        services.AddSingleton<LogSignal>();
        services.AddSingleton<Flow>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<DayWorks>();
        services.AddHostedService(provider => provider.GetRequiredService<DayWorks>());
        services.AddHostedService<ClockFollower>();
        services.AddHostedService<LogNotifications>();
    }

    void AddBus()
    {
        var services = builder.Services;
        services.AddSingleton(Publications);
        services.AddSingleton(_ => new BrokerOptions(new(builder.Configuration["RabbitMq:Address"] ?? throw new InvalidOperationException("RabbitMq:Address is not set.")), builder.Configuration["RabbitMq:Roots"]));
        services.AddSingleton<Parked>();
        services.AddSingleton<ParkedMessages>();
        services.AddSingleton<OpsState>();
        services.AddSingleton<Topology>();
        services.AddHostedService(provider => provider.GetRequiredService<Topology>());
        services.AddSingleton<Relay>();
        // The bus first: services stop in reverse order, and the relay finishes its batch over it.
        ServiceBus.AddTo(services, name.Name, consumers);
        AddReading(provider => provider.GetRequiredService<Relay>());
        services.AddHostedService<Gauges>();
        services.AddHostedService<FigureReading>();
    }

    void AddReading(Func<IServiceProvider, ILogReader> reader)
    {
        // Each reading is a hosted service and is also asked for its position by the flow.
        var key = Guid.CreateVersion7();
        Services.AddKeyedSingleton(key, (provider, _) => ActivatorUtilities.CreateInstance<LogReading>(provider, reader(provider)));
        Services.AddSingleton(provider => provider.GetRequiredKeyedService<LogReading>(key));
        Services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<LogReading>(key));
    }
}
