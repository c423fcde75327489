using Npgsql;

namespace Recouvrement.Platform.EventStore;

/// <summary>
/// One database connection with, or without, a transaction on it: what a unit of work is written through.
/// Without a transaction each statement commits by itself.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    string? release;

    Session(NpgsqlConnection connection, NpgsqlTransaction? transaction) => (Connection, Transaction) = (connection, transaction);

    /// <summary>The open connection.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The transaction that everything on this session belongs to; null when statements commit by themselves.</summary>
    public NpgsqlTransaction? Transaction { get; }

    /// <summary>A session whose statements commit by themselves.</summary>
    public static async Task<Session> Open(NpgsqlDataSource database, CancellationToken stop) =>
        new(await database.OpenConnectionAsync(stop), null);

    /// <summary>A session with a transaction (read committed); disposing it without <see cref="Commit"/> rolls back.</summary>
    public static async Task<Session> Begin(NpgsqlDataSource database, CancellationToken stop)
    {
        var connection = await database.OpenConnectionAsync(stop);
        try
        {
            return new(connection, await connection.BeginTransactionAsync(stop));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes everything written through this session durable.</summary>
    public Task Commit(CancellationToken stop) =>
        Transaction?.CommitAsync(stop) ?? throw new InvalidOperationException("This session has no transaction to commit.");

    /// <summary>A command on this session; parameters are positional (<c>$1</c>).</summary>
    public NpgsqlCommand Command(string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = new NpgsqlCommand(sql, Connection, Transaction);
        foreach (var value in parameters) command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    /// <summary>Runs a statement and gives the number of rows it changed.</summary>
    public async Task<int> Run(string sql, CancellationToken stop, params object?[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Reads all rows of a query; parameters are positional (<c>$1</c>).</summary>
    public async Task<List<T>> Read<T>(string sql, Func<NpgsqlDataReader, T> row, CancellationToken stop, params object?[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(row(reader));
        return rows;
    }

    /// <summary>Runs a statement when the session is disposed, before its connection goes back to the pool.</summary>
    internal Session ReleasingOnDispose(string sql)
    {
        release = sql;
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Transaction is not null) await Transaction.DisposeAsync();
        if (release is not null && Connection.FullState.HasFlag(System.Data.ConnectionState.Open)) await Release(release);
        await Connection.DisposeAsync();
    }

    async Task Release(string sql)
    {
        try
        {
            await Run(sql, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The session broke, and what it held broke with it.
        }
    }
}
