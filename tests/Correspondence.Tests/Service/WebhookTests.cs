using System.Net;
using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Calls of the provider: whoever may make them, however often and in which order, they only have the provider asked.</summary>
public sealed class WebhookTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task A_call_has_the_letter_asked_about_at_once_and_any_number_of_calls_tell_it_once()
    {
        var letter = await Sent();
        await correspondence.Outside.Story(letter.Decision, ("deposited", Story.Monday), ("first_presented", Story.Monday), ("delivered", Story.Monday));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Call(Notice(letter.Decision))));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Created, status));
        await Eventually.Passes(async () => Assert.Equal(
            ["letter_deposited", "proof_kept", "letter_first_presented", "letter_delivered", "proof_kept"], (await correspondence.Facts(letter))[4..]));
        Assert.Equal(HttpStatusCode.Created, await Call(Notice(letter.Decision)));
        await NothingMarked();
        Assert.Equal(9, (await correspondence.Facts(letter)).Length);
    }

    [StandInFact]
    public async Task What_a_call_says_is_never_believed()
    {
        var letter = await Sent();
        Assert.Equal(HttpStatusCode.Created, await Call(Notice(letter.Decision, "ON_MAIN_DELIVERY_STATUS_DELIVERED")));
        await NothingMarked();
        Assert.DoesNotContain("letter_delivered", await correspondence.Facts(letter));
    }

    [StandInFact]
    public async Task A_call_that_is_forged_replayed_too_large_or_senseless_does_nothing()
    {
        var letter = await Sent();
        await correspondence.Outside.Story(letter.Decision, ("deposited", Story.Monday), ("refused", Story.Monday));
        Assert.Equal(HttpStatusCode.Unauthorized, await Call(Notice(letter.Decision), "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Call(Notice(letter.Decision), null));
        Assert.Equal(HttpStatusCode.BadRequest, await Call(Notice(letter.Decision, at: "2026-01-15T09:00:00Z")));
        Assert.Equal(HttpStatusCode.BadRequest, await Call(Notice(letter.Decision, at: "2026-03-19T09:00:00Z")));
        Assert.Equal(HttpStatusCode.BadRequest, await Call("{"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Call(Notice(letter.Decision) + new string(' ', 70_000)));
        Assert.Equal(HttpStatusCode.NotFound, await Call(Notice(letter.Decision), provider: "nobody"));
        // Of a letter that is not ours nothing is told, not even that.
        Assert.Equal(HttpStatusCode.Created, await Call(Notice(Guid.NewGuid())));
        Assert.Equal(HttpStatusCode.Created, await Call("""{"event_date":"2026-03-16T09:00:00Z","resource_custom_id":"order_1234"}"""));
        await NothingMarked();
        Assert.DoesNotContain("letter_refused", await correspondence.Facts(letter));
    }

    [StandInFact]
    public async Task Polling_and_calls_in_two_processes_at_once_tell_each_state_once()
    {
        await using var replica = await ServiceUnderTest<Recouvrement.Correspondence.Mail.SmtpOptions>.Start(
            "correspondence", correspondence.Outside.Settings, correspondence.Database, correspondence.Broker);
        var letters = new List<MessageRequestedV1>();
        for (var i = 0; i < 6; i++) letters.Add(await Sent());
        foreach (var letter in letters) await correspondence.Outside.Story(letter.Decision, ("deposited", Story.Monday), ("first_presented", Story.Monday), ("notice_left", Story.Monday), ("unclaimed", Story.Monday));
        await Task.WhenAll([.. letters.Select(letter => Call(Notice(letter.Decision))), correspondence.Service.DoDay(Story.Monday), replica.DoDay(Story.Monday)]);
        foreach (var letter in letters)
            await Eventually.Passes(async () => Assert.Equal(
                ["letter_deposited", "letter_first_presented", "letter_notice_left", "letter_unclaimed", "proof_kept", "proof_kept"], (await correspondence.Facts(letter))[4..].Order(StringComparer.Ordinal)));
    }

    async Task<MessageRequestedV1> Sent()
    {
        var letter = await correspondence.Ask(debtor => Story.Notice(debtor));
        await correspondence.Outside.Story(letter.Decision, ("deposited", Story.Monday));
        await correspondence.Ended(letter);
        await NothingMarked();
        return letter;
    }

    Task NothingMarked() => Eventually.Passes(async () =>
    {
        using var ops = correspondence.Service.As("ops");
        using var flow = JsonDocument.Parse(await ops.GetStringAsync("/ops/flow"));
        Assert.Equal(0, flow.RootElement.GetProperty("pending").GetProperty("letters").GetInt64());
    });

    static string Notice(Guid decision, string type = "ON_MAIN_DELIVERY_STATUS_FIRST_PRESENTATION", string at = "2026-03-16T09:00:00Z") =>
        $$"""{"source":"api.maileva.com","event_type":"{{type}}","resource_type":"registered_mail/v4/recipients","event_date":"{{at}}","resource_id":"{{Guid.NewGuid()}}","resource_custom_id":"{{decision}}"}""";

    async Task<HttpStatusCode> Call(string body, string? password = StandIns.WebhookPassword, string provider = "maileva")
    {
        using var client = correspondence.Service.As("");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/post/webhook/{provider}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (password is not null) request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"maileva:{password}")));
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
