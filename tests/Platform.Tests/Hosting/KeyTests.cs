using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class KeyTests(ProbedHost host) : IClassFixture<ProbedHost>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public Task Health_needs_no_key(string path) => Eventually.Passes(async () =>
    {
        using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, path, key: null));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    });

    [Theory]
    [InlineData("/things/1?on=2026-03-02")]
    [InlineData("/ops/flow")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/nothing")]
    [InlineData("/")]
    public async Task Everything_else_does(string path)
    {
        foreach (var key in new[] { null, "", "nobody's", "ERP", new string('x', 10_000) })
        {
            using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, path, key));
            await InputTests.Problem(answer, 401);
        }
    }

    [Theory]
    [InlineData("/things/1?on=2026-03-02", Roles.Erp)]
    [InlineData("/ops/clock", Roles.Ops)]
    [InlineData("/ops/flow", Roles.Ops)]
    public async Task A_key_opens_what_its_role_may_open_and_nothing_else(string path, string role)
    {
        foreach (var key in new[] { Roles.Erp, Roles.Collector, Roles.Manager, Roles.Ops, Roles.Agency })
        {
            using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, path, key));
            if (key == role) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            else await InputTests.Problem(answer, 403);
        }
    }

    [Fact]
    public async Task A_key_may_come_as_bearer_and_be_configured_by_its_hash()
    {
        var app = await host.Start("--ApiKeys:9:Name=hashed", "--ApiKeys:9:Role=ops", $"--ApiKeys:9:Sha256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("a long secret")))}");
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a long secret");
        using var answer = await client.GetAsync("/ops/clock");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("2026-03-01T23:59:59Z", false)]
    [InlineData("2026-03-02T00:00:00Z", true)]
    [InlineData("2026-03-31T21:59:59Z", true)]
    [InlineData("2026-03-31T22:00:00Z", false)]
    public void A_key_holds_from_an_instant_until_another(string at, bool holds)
    {
        var key = new ApiKey { Name = "erp", Role = Roles.Erp, From = DateTimeOffset.Parse("2026-03-02T00:00:00Z", CultureInfo.InvariantCulture), Until = DateTimeOffset.Parse("2026-04-01T00:00:00+02:00", CultureInfo.InvariantCulture) };
        Assert.Equal(holds, key.Holds(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));
        Assert.True(new ApiKey { Name = "erp", Role = Roles.Erp }.Holds(DateTimeOffset.MinValue));
    }

    [Fact]
    public async Task An_owner_may_have_several_keys_and_those_that_hold_open()
    {
        string[] owner = ["--ApiKeys:7:Name=bank", "--ApiKeys:7:Role=ops", "--ApiKeys:8:Name=bank", "--ApiKeys:8:Role=ops", "--ApiKeys:9:Name=bank", "--ApiKeys:9:Role=ops"];
        var app = await host.Start([.. owner, "--ApiKeys:7:Key=over", "--ApiKeys:7:Until=2001-01-01T00:00:00Z", "--ApiKeys:8:Key=now", "--ApiKeys:9:Key=later", "--ApiKeys:9:From=2999-01-01T00:00:00Z"]);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        foreach (var (key, status) in new[] { ("over", 401), ("now", 200), ("later", 401) })
        {
            using var answer = await client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/ops/clock", key));
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_development_host_takes_plain_keys_on_the_real_clock()
    {
        var app = await host.Start("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=ops", "--ApiKeys:9:Key=k", "--Clock:Mode=real", "--environment=Development");
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        using var answer = await client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/ops/clock", "k"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_was_refused_is_told_without_the_key()
    {
        var (lines, services) = (new Lines(), host.Services);
        var probe = ProbeHost.Publisher(services.Publisher.ConnectionString, services.Broker, [.. ProbedHost.Keys, "--ApiKeys:9:Name=bank", "--ApiKeys:9:Role=ops", "--ApiKeys:9:Key=over-and-out", "--ApiKeys:9:Until=2001-01-01T00:00:00Z", $"--Logging:LogLevel:{typeof(ApiKeyAuthentication).FullName}=Warning"]);
        probe.Services.AddSingleton<ILoggerProvider>(lines);
        var app = await services.Start(probe);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        foreach (var key in new[] { "guessed-by-somebody", "over-and-out" })
        {
            using var answer = await client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/ops/clock", key));
            await InputTests.Problem(answer, 401);
        }

        Assert.Contains(lines.All, line => line.Contains("nobody has", StringComparison.Ordinal) && line.Contains("127.0.0.1", StringComparison.Ordinal));
        Assert.Contains(lines.All, line => line.Contains("A key of bank", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, line => line.Contains("guessed", StringComparison.Ordinal) || line.Contains("over-and-out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=king", "--ApiKeys:9:Key=k")]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=ops")]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=ops", "--ApiKeys:9:Key=")]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=ops", "--ApiKeys:9:Sha256=abc")]
    [InlineData("--ApiKeys:9:Role=ops", "--ApiKeys:9:Key=k")]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=ops", "--ApiKeys:9:Key=k", "--Clock:Mode=real")]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=ops", "--ApiKeys:9:Key=k", "--ApiKeys:9:From=2026-03-02T00:00:00Z", "--ApiKeys:9:Until=2026-03-02T00:00:00Z")]
    public async Task Keys_that_make_no_sense_are_refused_at_the_start(params string[] settings) =>
        Assert.Contains("ApiKeys", (await Assert.ThrowsAnyAsync<Exception>(() => host.Start(settings))).Message, StringComparison.Ordinal);
}
