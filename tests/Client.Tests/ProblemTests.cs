using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Recouvrement.Client.Erp;

namespace Recouvrement.Client.Tests;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("text/html", "<html>Bad gateway</html>")]
    [InlineData("application/problem+json", "<html>")]
    [InlineData("application/problem+json", "[]")]
    [InlineData("application/problem+json", """{"code":7,"errors":{"name":["is needed"]}}""")]
    public async Task An_answer_of_somebody_on_the_way_is_a_problem_too(string type, string body)
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => Over(HttpStatusCode.BadGateway, type, body).GetCreditorsAsync());
        Assert.Equal((HttpStatusCode.BadGateway, "http_502"), (problem.Status, problem.Code));
        Assert.Empty(problem.Errors);
    }

    [Fact]
    public async Task Lines_of_a_file_are_named()
    {
        const string body = """{"code":"invalid_input","detail":"line 3","errors":[{"field":"Debit","reason":"is no amount","line":3},{"field":null,"reason":"is empty","line":null}]}""";
        var problem = await Assert.ThrowsAsync<ProblemException>(() => Over(HttpStatusCode.UnprocessableEntity, "application/problem+json", body).GetCreditorsAsync());
        Assert.Equal([new("Debit", "is no amount", 3), new(null, "is empty", null)], problem.Errors);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task No_number_makes_a_call_reach_something_else(string number) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Over(HttpStatusCode.NoContent, "text/plain", "").PutInvoiceAsync("732829320", number, new("C-1", new(2026, 2, 2), 1)));

    [Fact]
    public async Task A_missing_amount_is_no_amount_of_nothing() =>
        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => Over(HttpStatusCode.OK, "application/json", """{"count":1,"received":{"currency":"EUR"}}""")
            .GetPaymentsSummaryAsync("732829320", new(2026, 1, 1), new(2026, 1, 31)));

    [Fact]
    public async Task An_empty_answer_is_no_answer() =>
        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => Over(HttpStatusCode.OK, "application/json", "").GetCreditorsAsync());

    [Fact]
    public async Task The_key_is_sent_and_does_not_follow_a_redirect()
    {
        var asked = new List<string>();
        await using var server = WebApplication.CreateSlimBuilder().Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapFallback((HttpContext http) =>
        {
            asked.Add($"{http.Request.Path} {http.Request.Headers["X-Api-Key"]}");
            return Results.Redirect("/elsewhere");
        });
        await server.StartAsync();
        var erp = RestClients.Connect<IErpClient>(new($"{server.Urls.Single()}/invoicing"), "a-key");
        Assert.Equal(HttpStatusCode.Found, (await Assert.ThrowsAsync<ProblemException>(() => erp.GetCreditorAsync("732829320"))).Status);
        Assert.Equal("/invoicing/creditors/732829320 a-key", Assert.Single(asked));
    }

    [Fact]
    public async Task Json_is_sent_with_its_length_and_a_file_as_it_is_read()
    {
        long? length = null, read = null;
        using var file = new MemoryStream(new byte[100_000]);
        var erp = RestClients.Over<IErpClient>(new HttpClient(new Looking(asked => (length, read) = (asked.Content!.Headers.ContentLength, file.Position))) { BaseAddress = new("http://invoicing.example/") });
        await erp.PutCreditorAsync("732829320", new("Comptoir du Midi"));
        Assert.True(length > 10);

        Assert.Equal(Guid.Empty, (await erp.ImportFecAsync("a.txt", file)).Id);
        Assert.Equal(0, read);
    }

    static IErpClient Over(HttpStatusCode status, string type, string body) =>
        RestClients.Over<IErpClient>(new HttpClient(new Answering(status, type, body)) { BaseAddress = new("http://invoicing.example/") });

    sealed class Looking(Action<HttpRequestMessage> look) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            look(request);
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent($$"""{"id":"{{Guid.Empty}}"}""") });
        }
    }

    sealed class Answering(HttpStatusCode status, string type, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, System.Text.Encoding.UTF8, type) });
    }
}
