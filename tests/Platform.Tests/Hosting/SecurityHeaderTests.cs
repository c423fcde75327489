using System.Net;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class SecurityHeaderTests(ProbedHost host) : IClassFixture<ProbedHost>
{
    static readonly (string Name, string Value)[] Expected =
    [
        ("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    [Theory]
    [InlineData("/health/live", 200)]
    [InlineData("/things/1?on=2026-03-02", 200)]
    [InlineData("/things/1", 400)]
    [InlineData("/nothing", 404)]
    [InlineData("/broken", 500)]
    public async Task Every_answer_has_them_also_one_that_went_wrong(string path, int status)
    {
        using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, path));
        Assert.Equal(status, (int)answer.StatusCode);
        foreach (var (name, value) in Expected) Assert.Equal(value, Assert.Single(answer.Headers.GetValues(name)));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task What_an_endpoint_says_itself_stays()
    {
        using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/page"));
        Assert.Equal("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("private", Assert.Single(answer.Headers.GetValues("Cache-Control")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Whoever_accepts_pages_only_gets_problems_all_the_same()
    {
        var request = ProbedHost.Request(HttpMethod.Get, "/nothing");
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await host.Client.SendAsync(request);
        await InputTests.Problem(answer, (int)HttpStatusCode.NotFound);
    }
}
