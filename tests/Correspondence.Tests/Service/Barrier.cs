using Npgsql;
using Recouvrement.Support;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Holds a table, so that whoever is about to write or read there stands exactly before that statement for as long as it takes to kill it.</summary>
public sealed class Barrier : IAsyncDisposable
{
    readonly NpgsqlConnection connection;
    readonly TestDatabase database;
    readonly string awaited;

    Barrier(NpgsqlConnection connection, TestDatabase database, string statement) =>
        (this.connection, this.database, awaited) = (connection, database, $"from pg_stat_activity where {connection.ProcessID} = any(pg_blocking_pids(pid)) and query ilike '%{statement}%'");

    /// <param name="database">Where.</param>
    /// <param name="table">What is held.</param>
    /// <param name="statement">Beginning of the statement that is to wait.</param>
    /// <param name="forReaders">Whoever reads waits too.</param>
    public static async Task<Barrier> Before(TestDatabase database, string table, string statement, bool forReaders = false)
    {
        var connection = new NpgsqlConnection(Stack.Servers.Administrator(database.Name));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; lock table {database.Schema}.{table} in {(forReaders ? "access exclusive" : "exclusive")} mode", connection);
        await command.ExecuteNonQueryAsync();
        return new(connection, database, statement);
    }

    /// <summary>Somebody stands before it.</summary>
    public async Task<bool> IsReached()
    {
        await using var looking = new NpgsqlConnection(Stack.Servers.Administrator(database.Name));
        await looking.OpenAsync();
        await using var command = new NpgsqlCommand($"select count(*) > 0 {awaited}", looking);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Lets go. Whoever was killed while it stood there gets no further: the server does not notice by itself that nobody waits for its answer any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await Stack.Servers.Administer($"select pg_terminate_backend(pid, 5000) {awaited}", database.Name);
        await connection.DisposeAsync();
    }
}
