using System.Net;
using Recouvrement.Dunning.Answers;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The page on which a debtor answers.</summary>
public sealed class AnswerPageTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task A_debtor_answers_by_the_link_of_its_message_and_only_that_message()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F<1>", Today.AddDays(-10), 40000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        var path = new Uri(asked.AnswerUrl!).AbsolutePath;
        // Not before the message has gone out.
        Assert.Equal(HttpStatusCode.NotFound, (await Get(path)).Status);
        await debtor.Sent(asked.Decision, "reminder_1", "email", Today);

        var (status, page) = await Get(path);
        Assert.True(status == HttpStatusCode.OK, page);
        Assert.Contains("F&lt;1&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(path, ("answer", "will_pay"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(path, ("answer", "will_pay"), ("day", $"{Today.AddDays(16):yyyy-MM-dd}"))).Status);
        for (var time = 0; time < 2; time++) Assert.Equal(HttpStatusCode.OK, (await Post(path, ("answer", "will_pay"), ("day", $"{Today.AddDays(10):yyyy-MM-dd}"), ("ground", "price"))).Status);
        Assert.Equal(["debtor_answered", "promise_made"], (await debtor.History()).Select(h => h.Fact).Where(f => f is "debtor_answered" or "promise_made"));
        Assert.Equal("promised", (await debtor.Why(Today))[0]!["blockedBy"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_that_is_none_is_answered_with_a_page_and_takes_nothing()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        await debtor.Sent(asked.Decision, "reminder_1", "email", Today);
        var path = new Uri(asked.AnswerUrl!).AbsolutePath;
        foreach (var (type, body) in new[]
        {
            ("multipart/form-data", "answer=received"), ("application/json", "{}"), ("application/x-www-form-urlencoded", string.Join('&', Enumerable.Repeat("a", 1_500))),
            ("application/x-www-form-urlencoded", new string('a', 3_000) + "=1"), ("application/x-www-form-urlencoded", new string('a', 5_000)),
        })
        {
            using var http = server.Service.As("");
            using var content = new StringContent(body);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using var answer = await http.PostAsync(path, content);
            Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }

        Assert.DoesNotContain(await debtor.History(), h => h.Fact == "debtor_answered");
    }

    [Fact]
    public async Task What_goes_to_the_creditors_own_mailbox_has_no_link_by_which_its_debtor_would_answer()
    {
        var debtor = await server.Debtor("redirect");
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await server.Run(Today);
        Assert.Null((await debtor.AskedFor("reminder_1")).AnswerUrl);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_is_none_of_ours_shows_nothing(string token) => Assert.Contains((await Get($"/answers/{token}")).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Unauthorized });

    [Fact]
    public void A_link_holds_its_message_and_nothing_that_was_changed_does()
    {
        var links = new AnswerLinks(new() { Key = DunningServer.AnswerKey, BaseUrl = "https://dunning.invalid/" });
        var decision = Guid.NewGuid();
        var token = links.Of(decision)!["https://dunning.invalid/answers/".Length..];
        Assert.Equal(decision, links.Decision(token));
        for (var i = 0; i < token.Length; i++)
        {
            var other = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            // The last letter holds bits that mean nothing; whatever decodes to the same bytes is the same link.
            Assert.True(links.Decision(other) is not { } found || found == decision);
        }

        Assert.Null(new AnswerLinks(new() { Key = Convert.ToBase64String(new byte[32]), BaseUrl = "https://dunning.invalid" }).Decision(token));
        Assert.Null(new AnswerLinks(new()).Of(decision));
    }

    async Task<(HttpStatusCode Status, string Page)> Get(string path)
    {
        using var http = server.Service.As("");
        using var answer = await http.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task<(HttpStatusCode Status, string Page)> Post(string path, params (string Name, string Value)[] form)
    {
        using var http = server.Service.As("");
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await http.PostAsync(path, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
