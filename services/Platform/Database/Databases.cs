using Npgsql;

namespace Recouvrement.Platform.Database;

/// <summary>Opens a service's database with the settings that keep appends close to raw speed.</summary>
public static class Databases
{
    /// <summary>A data source on the service's schema; unqualified names find it.</summary>
    public static NpgsqlDataSource Open(string connectionString, string schema)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = schema,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            // Sessions hold nothing that needs a DISCARD ALL between uses: advisory locks and listeners are released by their owners.
            NoResetOnClose = true,
            ApplicationName = schema,
        };
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
