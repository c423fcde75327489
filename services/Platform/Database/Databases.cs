using System.Net;
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

    /// <summary>
    /// The connection string with TLS: a server that is not on this machine is spoken to in no other way. Its certificate is checked where the string says so
    /// (<c>SSL Mode=VerifyFull</c>) or names a <c>Root Certificate</c>; else TLS keeps out who listens, and not who stands between.
    /// </summary>
    /// <exception cref="InvalidOperationException">The string asks for no TLS, which <c>Database:Tls=off</c> has to allow.</exception>
    public static string Sealed(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if ((settings.Host ?? "").Split(',', StringSplitOptions.TrimEntries).All(IsHere)) return connectionString;
        switch (settings.SslMode)
        {
            case SslMode.Require or SslMode.VerifyCA or SslMode.VerifyFull:
                return connectionString;
            case SslMode.Disable or SslMode.Allow:
                throw new InvalidOperationException($"Database:ConnectionString: the server {settings.Host} is not on this machine, and SSL Mode={settings.SslMode} would speak to it in clear. Say Database:Tls=off where the network itself is sealed.");
            default:
                settings.SslMode = string.IsNullOrEmpty(settings.RootCertificate) ? SslMode.Require : SslMode.VerifyFull;
                return settings.ConnectionString;
        }
    }

    static bool IsHere(string host)
    {
        // A socket is a path. A port may stand behind the name.
        if (host.Length == 0 || host[0] is '/' or '@') return true;
        var name = host.Split(':') is [var alone, _] ? alone : host;
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }
}
