using System.Reflection;
using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Support;

/// <summary>A database and a virtual host of their own, for a service that runs as processes which are killed and started anew.</summary>
public sealed class Installation : IAsyncDisposable
{
    readonly string service;
    readonly TestDatabase database;
    readonly Uri broker;

    Installation(string service, TestDatabase database, Uri broker) => (this.service, this.database, this.broker) = (service, database, broker);

    /// <param name="service">As its assembly is called: <c>Invoicing</c>.</param>
    /// <param name="migrations">Its assembly.</param>
    public static async Task<Installation> Create(string service, Assembly migrations)
    {
        var schema = service.ToLowerInvariant();
        return new(service, await TestDatabase.Create(schema, migrations), await Stack.Servers.NewVirtualHost(schema));
    }

    /// <summary>One more process of the service.</summary>
    public Task<ServiceProcess> Start() => ServiceProcess.Start(service, database, broker);

    /// <summary>Rows of its database.</summary>
    public async Task<List<T>> Read<T>(string sql, Func<NpgsqlDataReader, T> row)
    {
        await using var session = await Session.Open(database.Source, CancellationToken.None);
        return await session.Read(sql, row, CancellationToken.None);
    }

    /// <summary>A number from its database.</summary>
    public async Task<long> Count(string sql) => (await Read(sql, r => r.GetInt64(0)))[0];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stack.Servers.DeleteVirtualHost(broker);
        await database.DisposeAsync();
    }
}
