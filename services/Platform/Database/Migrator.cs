using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Recouvrement.Platform.Database;

/// <summary>
/// Applies the numbered SQL files that are embedded in Platform and in the service, each once, in order, under an advisory lock,
/// as the owner of the schema. A file that was applied must never change: its hash is checked.
/// </summary>
/// <param name="owner">Connection string of the role that owns the schema.</param>
/// <param name="schema">The service's schema.</param>
/// <param name="role">The role the service runs as.</param>
/// <param name="log">Says what was applied.</param>
public sealed class Migrator(string owner, string schema, string role, ILogger log)
{
    const string Prefix = "migrations/";

    /// <summary>Applies what is missing.</summary>
    /// <returns>The number of files applied.</returns>
    /// <exception cref="InvalidOperationException">An applied file was changed.</exception>
    public async Task<int> Migrate(IEnumerable<Assembly> assemblies, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await Run(connection, "select pg_advisory_lock(hashtextextended('migrations', 0))", stop);
        await Run(connection, $"""
            create schema if not exists {schema};
            set search_path = {schema};
            create table if not exists migrations (number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())
            """, stop);
        var applied = 0;
        foreach (var (name, sql) in assemblies.SelectMany(Files).OrderBy(f => f.Name, StringComparer.Ordinal))
            if (await Apply(connection, name, sql, stop)) applied++;
        await Run(connection, Filled(ChosenEventStore.Rights), stop);
        log.LogInformation("Schema {Schema}: {Applied} migrations applied", schema, applied);
        return applied;
    }

    async Task<bool> Apply(NpgsqlConnection connection, string name, string sql, CancellationToken stop)
    {
        var number = int.Parse(name.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        await using var known = new NpgsqlCommand("select sha256 from migrations where number = $1", connection) { Parameters = { new() { Value = number } } };
        if (await known.ExecuteScalarAsync(stop) is string was)
            return was == hash ? false : throw new InvalidOperationException($"Migration {name} was applied to {schema} and has been changed since: add a new one instead.");

        await using var transaction = await connection.BeginTransactionAsync(stop);
        await Run(connection, Filled(sql), stop);
        await using var mark = new NpgsqlCommand("insert into migrations (number, name, sha256) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = number }, new() { Value = name }, new() { Value = hash } },
        };
        await mark.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    string Filled(string sql) => sql.Replace("{schema}", schema, StringComparison.Ordinal).Replace("{role}", role, StringComparison.Ordinal);

    static IEnumerable<(string Name, string Sql)> Files(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return (resource[Prefix.Length..], reader.ReadToEnd());
        }
    }

    static async Task Run(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
