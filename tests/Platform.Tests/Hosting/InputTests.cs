using System.Net;
using System.Text;
using System.Text.Json;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class InputTests(ProbedHost host) : IClassFixture<ProbedHost>
{
    const string Good = """{"name":"a","number":1,"kind":"very_special","on":"2026-03-02","lines":[{"text":"é","amount":2}]}""";

    [Fact]
    public async Task What_is_understood_is_taken()
    {
        using var answer = await Post(Good);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("colour", """{"name":"a","number":1,"kind":"plain","colour":"red"}""")]
    [InlineData("lines[1].colour", """{"name":"a","number":1,"kind":"plain","lines":[{"text":"b","amount":1},{"text":"b","amount":1,"colour":"red"}]}""")]
    [InlineData("number", """{"name":"a","number":"1","kind":"plain"}""")]
    [InlineData("number", """{"name":"a","number":1.5,"kind":"plain"}""")]
    [InlineData("number", """{"name":"a","number":99999999999999,"kind":"plain"}""")]
    [InlineData("name", """{"name":7,"number":1,"kind":"plain"}""")]
    [InlineData("name", """{"name":null,"number":1,"kind":"plain"}""")]
    [InlineData("name", """{"number":1,"kind":"plain"}""")]
    [InlineData("lines[0].amount", """{"name":"a","number":1,"kind":"plain","lines":[{"text":"b"}]}""")]
    [InlineData("kind", """{"name":"a","number":1,"kind":"purple"}""")]
    [InlineData("kind", """{"name":"a","number":1,"kind":1}""")]
    [InlineData("on", """{"name":"a","number":1,"kind":"plain","on":"2026-02-30"}""")]
    [InlineData("on", """{"name":"a","number":1,"kind":"plain","on":"02/03/2026"}""")]
    [InlineData("name", """{"name":"a\u0000b","number":1,"kind":"plain"}""")]
    [InlineData("lines[0].text", """{"name":"a","number":1,"kind":"plain","lines":[{"text":"\ud800","amount":1}]}""")]
    public async Task What_is_not_understood_is_refused_with_the_name_of_its_field(string field, string body)
    {
        using var answer = await Post(body);
        var problem = await Problem(answer, 400);
        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.DoesNotContain("Recouvrement", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("not JSON")]
    [InlineData("""{"name":"a",}""")]
    public async Task What_is_no_such_document_is_refused(string body)
    {
        using var answer = await Post(body);
        await Problem(answer, 400);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_nesting_without_end_are_refused()
    {
        using var bytes = await Post(new ByteArrayContent([.. """{"name":"""u8, (byte)'"', 0xC3, 0x28, 0xFF, (byte)'"', .. ""","number":1,"kind":"plain"}"""u8]));
        await Problem(bytes, 400);
        using var nested = await Post(new string('[', 100_000));
        await Problem(nested, 400);
    }

    [Theory]
    [InlineData("/things/1?on=yesterday", 400)]
    [InlineData("/things/1", 400)]
    [InlineData("/things/1?on=2026-03-02%00", 400)]
    [InlineData("/things/one?on=2026-03-02", 404)]
    [InlineData("/nothing", 404)]
    public async Task An_address_that_makes_no_sense_is_a_problem_too(string path, int status)
    {
        using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, path));
        await Problem(answer, status);
    }

    [Fact]
    public async Task A_wrong_method_a_wrong_type_and_too_much_are_problems()
    {
        using var method = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Delete, "/things"));
        await Problem(method, 405);
        using var type = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Post, "/things", content: new StringContent(Good, Encoding.UTF8, "text/plain")));
        await Problem(type, 415);
        foreach (var chunked in new[] { false, true })
        {
            var request = ProbedHost.Request(HttpMethod.Post, "/things", content: new StringContent($$"""{"name":"{{new string('a', 2 << 20)}}"}""", Encoding.UTF8, "application/json"));
            (request.Headers.ExpectContinue, request.Headers.TransferEncodingChunked) = (true, chunked);
            using var large = await host.Client.SendAsync(request);
            await Problem(large, 413);
        }
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=klingon")]
    [InlineData("application/problem+json; charset=iso-8859-1")]
    public async Task JSON_in_another_character_set_is_refused(string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Post, "/things", content: content));
        await Problem(answer, 415);
    }

    [Fact]
    public async Task A_packed_body_is_refused_and_an_identical_one_is_not()
    {
        foreach (var (encoding, status) in new[] { ("gzip", 415), ("br", 415), ("identity", 200) })
        {
            var content = new StringContent(Good, Encoding.UTF8, "application/json");
            content.Headers.ContentEncoding.Add(encoding);
            using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Post, "/things", content: content));
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_goes_wrong_inside_is_told_without_its_inside()
    {
        using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/broken"));
        Assert.DoesNotContain("secret", (await Problem(answer, 500)).GetRawText(), StringComparison.Ordinal);
    }

    internal static async Task<JsonElement> Problem(HttpResponseMessage answer, int status)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        foreach (var member in new[] { "type", "title", "code" }) Assert.NotEmpty(problem.GetProperty(member).GetString()!);
        return problem;
    }

    Task<HttpResponseMessage> Post(string body) => Post(new StringContent(body, Encoding.UTF8));

    Task<HttpResponseMessage> Post(HttpContent content)
    {
        content.Headers.ContentType = new("application/json");
        return host.Client.SendAsync(ProbedHost.Request(HttpMethod.Post, "/things", content: content));
    }
}
