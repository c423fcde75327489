namespace Recouvrement.Platform.Tests.Hosting;

public sealed class ProxyTests(ProbedHost host) : IClassFixture<ProbedHost>
{
    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8, 127.0.0.1/32", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("", false)]
    public async Task Whoever_came_over_TLS_to_a_proxy_of_the_house_is_told_to_stay_with_it(string networks, bool believed)
    {
        var app = await host.Start($"--Proxy:Networks={networks}");
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        var request = ProbedHost.Request(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(believed, answer.Headers.Contains("Strict-Transport-Security"));
    }
}
