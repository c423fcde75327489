using System.Net;
using Recouvrement.Dunning.Answers;

namespace Recouvrement.Dunning.Tests.Service;

// Which link shows which message, and for how long.
public sealed partial class AnswerPageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_is_none_of_ours_shows_nothing(string token) => Assert.Contains((await Get($"/answers/{token}")).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Unauthorized });

    [Fact]
    public void A_link_holds_its_message_and_its_last_day_and_nothing_that_was_changed_does()
    {
        var decision = Guid.NewGuid();
        foreach (var (token, until) in new (string, DateOnly?)[] { (Token(Links.Of(decision, Today)!), Today.AddDays(90)), (OldToken(decision), null) })
        {
            Assert.Equal(new AnswerLink(decision, until), Links.Read(token));
            for (var i = 0; i < token.Length; i++)
            {
                var other = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
                // The last letter holds bits that mean nothing; whatever decodes to the same bytes is the same link.
                Assert.True(Links.Read(other) is not { } found || found == new AnswerLink(decision, until));
            }

            Assert.Null(new AnswerLinks(new() { Key = Convert.ToBase64String(new byte[32]), BaseUrl = "https://dunning.invalid" }).Read(token));
        }

        Assert.Null(new AnswerLinks(new()).Of(decision, Today));
        Assert.Throws<FormatException>(() => new AnswerLinks(new() { Days = 0 }));
    }

    [Theory]
    [InlineData(90, HttpStatusCode.OK)]
    [InlineData(91, HttpStatusCode.Gone)]
    public async Task A_link_is_good_for_ninety_days_from_its_message_one_from_before_too(int age, HttpStatusCode expected)
    {
        var (debtor, asked) = await Reminded("F1");
        // From before: no day in the link, so that of the message counts.
        await debtor.Sent(asked.Decision, "reminder_1", "email", Today.AddDays(-age));
        foreach (var token in new[] { Token(Links.Of(asked.Decision, Today.AddDays(-age))!), OldToken(asked.Decision) })
        {
            var (status, page) = await Get($"/answers/{token}");
            Assert.Equal(expected, status);
            Assert.Equal(expected, (await Post($"/answers/{token}", ("answer", "received"))).Status);
            if (expected != HttpStatusCode.OK) Assert.DoesNotContain("F1", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_that_is_used_too_often_waits_and_another_does_not()
    {
        var ((_, hammered), (_, calm)) = (await Sent("F1"), await Sent("F1"));
        for (var i = 0; i < 30; i++) Assert.Equal(HttpStatusCode.OK, (await Get(Path(hammered))).Status);
        using var http = server.Service.As("");
        using var answer = await http.GetAsync(Path(hammered));
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.Equal(HttpStatusCode.OK, (await Get(Path(calm))).Status);
    }

    static AnswerLinks Links { get; } = new(new() { Key = DunningServer.AnswerKey, BaseUrl = "https://dunning.invalid/" });

    static string Token(string link) => link["https://dunning.invalid/answers/".Length..];

    // As links were before they had a last day.
    static string OldToken(Guid decision) => System.Buffers.Text.Base64Url.EncodeToString(
        [.. decision.ToByteArray(bigEndian: true), .. System.Security.Cryptography.HMACSHA256.HashData(Convert.FromBase64String(DunningServer.AnswerKey), (byte[])[.. "answer|"u8, .. decision.ToByteArray(bigEndian: true)])[..16]]);
}
