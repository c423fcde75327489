using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Recouvrement.Platform.Database;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Support;

/// <summary>A database of its own for a test class, copied from a template that was migrated once in this process.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    const string Password = "only-for-tests";
    static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    static readonly SemaphoreSlim Copying = new(1);
    readonly ServiceProvider parts;

    TestDatabase(string name, string schema, string role)
    {
        (Name, Schema) = (name, schema);
        ConnectionString = new NpgsqlConnectionStringBuilder(Stack.Servers.Postgres) { Database = name, Username = role, Password = Password, MaxPoolSize = 40 }.ConnectionString;
        Source = Databases.Open(ConnectionString, schema);
        parts = new ServiceCollection().AddSingleton(Source).AddSingleton(TimeProvider.System).AddEventStore().BuildServiceProvider();
    }

    public string Name { get; }

    public string Schema { get; }

    /// <summary>As the service's own role, with its rights only.</summary>
    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>The event store that services of this build have.</summary>
    public IEventStore Store => parts.GetRequiredService<IEventStore>();

    /// <summary>As administrator, for what a service may not do: tampering, killing sessions.</summary>
    public Task Administer(string sql) => Stack.Servers.Administer($"set search_path = {Schema}; {sql}", Name);

    /// <param name="schema">The service.</param>
    /// <param name="migrations">Its assembly; null for Platform's tables only.</param>
    public static async Task<TestDatabase> Create(string schema, Assembly? migrations = null)
    {
        var role = $"test_{schema}";
        var template = await Templates.GetOrAdd(schema, _ => new(() => Template(schema, role, migrations))).Value;
        var name = $"test_{schema}_{Guid.CreateVersion7():N}";
        await Copying.WaitAsync();
        try
        {
            await Stack.Servers.Administer($"create database {name} template {template}");
        }
        finally
        {
            Copying.Release();
        }

        return new(name, schema, role);
    }

    /// <summary>A second database as this one stands; nobody else may be connected to it.</summary>
    public async Task<TestDatabase> Copy()
    {
        Source.Clear();
        var name = $"test_{Schema}_{Guid.CreateVersion7():N}";
        await Stack.Servers.Administer($"create database {name} template {Name} strategy file_copy");
        return new(name, Schema, $"test_{Schema}");
    }

    public async ValueTask DisposeAsync()
    {
        await parts.DisposeAsync();
        await Source.DisposeAsync();
        await Stack.Servers.Administer($"drop database if exists {Name} with (force)");
    }

    static async Task<string> Template(string schema, string role, Assembly? migrations)
    {
        var template = $"template_{schema}_{Guid.CreateVersion7():N}";
        // Several test processes may ask for the same role at once.
        await Stack.Servers.Administer($"""
            select pg_advisory_lock(4711);
            do $$ begin
                if not exists (select from pg_roles where rolname = '{role}') then create role {role} login password '{Password}'; end if;
            end $$
            """);
        await Stack.Servers.Administer($"create database {template}");
        await new Migrator(Stack.Servers.Administrator(template), schema, role, NullLogger.Instance)
            .Migrate(new[] { typeof(Migrator).Assembly, migrations }.OfType<Assembly>().Distinct(), CancellationToken.None);
        Stack.AtExit(() => Stack.Servers.Administer($"drop database if exists {template} with (force)").GetAwaiter().GetResult());
        return template;
    }
}
