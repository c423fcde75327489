using System.Net;
using Microsoft.AspNetCore.Builder;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class RateLimitTests(ProbedHost host) : IClassFixture<ProbedHost>
{
    // Nothing fills again while the test runs.
    static readonly string[] Tight = ["--RateLimits:PerSecond=1", "--RateLimits:Burst=60", "--RateLimits:AnonymousPerSecond=1", "--RateLimits:AnonymousBurst=40", "--Proxy:Networks=127.0.0.0/8"];

    [Fact]
    public async Task Who_asks_too_often_waits_and_nobody_else_does()
    {
        var app = await host.Start(Tight);
        var refused = await UntilRefused(app, "/ops/clock", Roles.Ops, 200);
        await InputTests.Problem(refused, 429);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2);
        using var other = await Ask(app, "/things/1?on=2026-03-02", Roles.Erp);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Guessing_keys_is_slow_for_an_address_and_for_no_other()
    {
        var app = await host.Start(Tight);
        var refused = await UntilRefused(app, "/ops/clock", "a guess", 401, "203.0.113.7");
        await InputTests.Problem(refused, 429);
        using var another = await Ask(app, "/ops/clock", "a guess", "203.0.113.8");
        await InputTests.Problem(another, 401);
        using var known = await Ask(app, "/ops/clock", Roles.Ops, "203.0.113.7");
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    [Fact]
    public async Task A_probe_is_never_refused()
    {
        var app = await host.Start(Tight);
        for (var n = 0; n < 80; n++)
        {
            using var live = await Ask(app, "/health/live", null);
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }
    }

    [Fact]
    public async Task On_a_virtual_clock_nothing_is_limited_unless_it_is_said()
    {
        for (var n = 0; n < 300; n++)
        {
            using var answer = await Ask(host.App, "/ops/clock", "a guess");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("--RateLimits:PerSecond=0")]
    [InlineData("--RateLimits:AnonymousBurst=-1")]
    [InlineData("--Proxy:Networks=here")]
    public async Task Settings_that_make_no_sense_are_refused_at_the_start(string setting) =>
        Assert.Contains(setting[2..setting.IndexOf('=', StringComparison.Ordinal)], (await Assert.ThrowsAnyAsync<InvalidOperationException>(() => host.Start(setting))).Message, StringComparison.Ordinal);

    static async Task<HttpResponseMessage> UntilRefused(WebApplication app, string path, string key, int before, string? from = null)
    {
        for (var n = 0; n < 100; n++)
        {
            var answer = await Ask(app, path, key, from);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) return answer;
            Assert.Equal(before, (int)answer.StatusCode);
            answer.Dispose();
        }

        throw new Xunit.Sdk.XunitException("Nothing was refused.");
    }

    static async Task<HttpResponseMessage> Ask(WebApplication app, string path, string? key, string? from = null)
    {
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        var request = ProbedHost.Request(HttpMethod.Get, path, key);
        if (from is not null) request.Headers.Add("X-Forwarded-For", from);
        return await client.SendAsync(request);
    }
}
