using Npgsql;
using Recouvrement.Platform.Database;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks;

/// <summary>Two databases alike, one for each side, so that both tables grow at the same pace.</summary>
sealed class Laboratory : IAsyncDisposable
{
    public required TestDatabase Ours { get; init; }

    public required TestDatabase Baseline { get; init; }

    public static async Task<Laboratory> Open() => new() { Ours = await TestDatabase.Create("invoicing"), Baseline = await TestDatabase.Create("invoicing") };

    /// <summary>The baseline writes the tables directly, which a service's role may not.</summary>
    public NpgsqlDataSource Direct => direct ??= Databases.Open(
        new NpgsqlConnectionStringBuilder(Stack.Servers.Postgres) { Database = new NpgsqlConnectionStringBuilder(Baseline.ConnectionString).Database, MaxPoolSize = 40 }.ConnectionString, Baseline.Schema);

    NpgsqlDataSource? direct;

    public async ValueTask DisposeAsync()
    {
        if (direct is not null) await direct.DisposeAsync();
        await Ours.DisposeAsync();
        await Baseline.DisposeAsync();
    }
}
