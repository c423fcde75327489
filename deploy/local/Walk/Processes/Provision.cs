using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Recouvrement.Walk.Processes;

/// <summary>The servers that deploy/local has started or was given.</summary>
/// <param name="Postgres">Connection string that may create databases and roles.</param>
/// <param name="RabbitMq">amqp URI.</param>
/// <param name="Management">RabbitMQ's management URL.</param>
public sealed record Servers(string Postgres, Uri RabbitMq, Uri Management)
{
    /// <summary>From the environment, as <c>deploy/local/infrastructure env</c> prints it.</summary>
    public static Servers FromEnvironment() => new(Need("RECOUVREMENT_POSTGRES"), new(Need("RECOUVREMENT_RABBITMQ")), new(Need("RECOUVREMENT_RABBITMQ_MANAGEMENT")));

    static string Need(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value
        : throw new InvalidOperationException($"{name} is not set: start this program with ./run.");
}

/// <summary>A database and a role for each service, and a virtual host, made new: nothing of an earlier run is left in them.</summary>
/// <param name="Owners">Administrator's connection string by service.</param>
/// <param name="Databases">The service's own connection string by service.</param>
/// <param name="Broker">amqp URI with the virtual host.</param>
public sealed record Provision(IReadOnlyDictionary<string, string> Owners, IReadOnlyDictionary<string, string> Databases, Uri Broker)
{
    /// <summary>Makes everything for a run of this name, dropping what an earlier run of the same name has left.</summary>
    public static async Task<Provision> Make(Servers servers, string run, IEnumerable<string> services)
    {
        var (owners, databases) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var service in services)
        {
            var name = $"recouvrement_{run}_{service}";
            var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            await Administer(servers.Postgres,
                $"drop database if exists {name} with (force)",
                $"do $$ begin if not exists (select from pg_roles where rolname = '{name}') then create role {name}; end if; end $$",
                $"alter role {name} login password '{password}'",
                $"create database {name}",
                $"revoke connect on database {name} from public",
                $"grant connect, temporary on database {name} to {name}",
                $"alter role {name} in database {name} set statement_timeout = '120s'",
                $"alter role {name} in database {name} set idle_in_transaction_session_timeout = '60s'");
            owners[service] = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = name }.ConnectionString;
            databases[service] = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = name, Username = name, Password = password, MaxPoolSize = 30 }.ConnectionString;
        }

        return new(owners, databases, await MakeVirtualHost(servers, "recouvrement-" + run));
    }

    static async Task<Uri> MakeVirtualHost(Servers servers, string name)
    {
        using var management = new HttpClient { BaseAddress = servers.Management };
        management.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(servers.RabbitMq.UserInfo))));
        await management.DeleteAsync($"/api/vhosts/{name}");
        (await management.PutAsync($"/api/vhosts/{name}", Json("{}"))).EnsureSuccessStatusCode();
        var user = Uri.UnescapeDataString(servers.RabbitMq.UserInfo.Split(':')[0]);
        (await management.PutAsync($"/api/permissions/{name}/{user}", Json("""{"configure":".*","write":".*","read":".*"}"""))).EnsureSuccessStatusCode();
        return new UriBuilder(servers.RabbitMq) { Path = name }.Uri;

        static StringContent Json(string text) => new(text, MediaTypeHeaderValue.Parse("application/json"));
    }

    static async Task Administer(string postgres, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
