using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recouvrement.Platform.Database;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting.Sealed;

public sealed class TlsTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    [Fact]
    public async Task A_service_speaks_TLS_to_database_and_broker_and_trusts_the_authority_of_the_house()
    {
        using var house = House.Make();
        await using var postgres = Postgres(house);
        await using var rabbit = RabbitMq(house);
        var app = await Start(postgres, rabbit, house.Roots);
        await Eventually.Passes(async () => Assert.Equal((HttpStatusCode.OK, "ok", "ok"), await Ready(app)));
        Assert.True(postgres.Served > 0);
        Assert.True(rabbit.Served > 1);
        await services.Stop(app);
    }

    [Fact]
    public async Task A_server_with_a_certificate_of_another_authority_is_not_spoken_to_and_no_password_is_told()
    {
        using House house = House.Make(), another = House.Make();
        await using var postgres = Postgres(another);
        await using var rabbit = RabbitMq(another);
        var lines = new Lines();
        var app = await Start(postgres, rabbit, house.Roots, lines);
        await Eventually.Is(() => lines.All.Any(line => line.Contains("does not take the declarations", StringComparison.Ordinal)), "the broker is asked");
        var (status, database, broker) = await Ready(app);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.NotEqual("ok", database);
        Assert.NotEqual("ok", broker);
        Assert.Equal((0, 0), (postgres.Served, rabbit.Served));
        var passwords = new[] { new NpgsqlConnectionStringBuilder(services.Publisher.ConnectionString).Password!, Uri.UnescapeDataString(services.Broker.UserInfo.Split(':')[1]) };
        Assert.DoesNotContain(lines.All, line => passwords.Any(password => line.Contains(password, StringComparison.Ordinal)));
        await services.Stop(app);
    }

    [Theory]
    [InlineData("Host=db.example;Username=u", "Require")]
    [InlineData("Host=db.example;Username=u;SSL Mode=Prefer", "Require")]
    [InlineData("Host=db.example;Username=u;Root Certificate=/house.pem", "VerifyFull")]
    [InlineData("Host=db.example;Username=u;SSL Mode=VerifyCA", "VerifyCA")]
    [InlineData("Host=10.0.0.1;Username=u", "Require")]
    [InlineData("Host=127.0.0.1,db.example;Username=u", "Require")]
    [InlineData("Host=localhost;Username=u", "Prefer")]
    [InlineData("Host=127.0.0.1;Username=u;SSL Mode=Disable", "Disable")]
    [InlineData("Host=::1;Username=u", "Prefer")]
    [InlineData("Host=/run/postgresql;Username=u", "Prefer")]
    public void A_server_elsewhere_is_spoken_to_over_TLS_only(string given, string mode) =>
        Assert.Equal(Enum.Parse<SslMode>(mode), new NpgsqlConnectionStringBuilder(Databases.Sealed(given)).SslMode);

    [Theory]
    [InlineData("Disable")]
    [InlineData("Allow")]
    public void A_string_that_asks_for_none_is_refused_without_its_password(string mode) =>
        Assert.DoesNotContain("hidden", Assert.Throws<InvalidOperationException>(() => Databases.Sealed($"Host=db.example;Username=u;Password=hidden;SSL Mode={mode}")).Message, StringComparison.Ordinal);

    TlsProxy Postgres(House house)
    {
        var settings = new NpgsqlConnectionStringBuilder(services.Publisher.ConnectionString);
        return TlsProxy.Before(settings.Host!, settings.Port, house.Certificate, isAsked: true);
    }

    TlsProxy RabbitMq(House house) => TlsProxy.Before(services.Broker.Host, services.Broker.Port > 0 ? services.Broker.Port : 5672, house.Certificate, isAsked: false);

    Task<WebApplication> Start(TlsProxy postgres, TlsProxy rabbit, string roots, Lines? lines = null)
    {
        var database = new NpgsqlConnectionStringBuilder(services.Publisher.ConnectionString) { Host = "localhost", Port = postgres.Port, SslMode = SslMode.VerifyFull, RootCertificate = roots };
        var broker = new UriBuilder(services.Broker) { Scheme = "amqps", Host = "localhost", Port = rabbit.Port }.Uri;
        // A virtual clock lies in the database, and a service waits for it before it starts.
        var host = ProbeHost.Publisher(database.ConnectionString, broker, $"--RabbitMq:Roots={roots}", "--Logging:LogLevel:Default=Information", "--Clock:Mode=real");
        if (lines is null) host.Services.AddLogging(logging => logging.ClearProviders());
        else host.Services.AddSingleton<ILoggerProvider>(lines);
        return services.Start(host);
    }

    static async Task<(HttpStatusCode, string?, string?)> Ready(WebApplication app)
    {
        using var client = ProbeServices.ClientOf(app);
        using var answer = await client.GetAsync("/health/ready");
        var answers = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("answers");
        return (answer.StatusCode, answers.GetProperty("postgresql").GetString(), answers.GetProperty("rabbitmq").GetString());
    }
}
