using System.Net;
using System.Text.Json;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed class ApiTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task Messages_are_found_by_case_customer_and_state_page_by_page()
    {
        var first = await correspondence.Ask(debtor => Story.Message(debtor) with { CustomerNumber = "C0099" });
        var second = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_2") with { CustomerNumber = "C0099" });
        await correspondence.Ended(first);
        await correspondence.Ended(second);

        Assert.Equal([first.Decision], Ids(await correspondence.Get($"/messages?case={first.Case}")));
        Assert.Equal(new[] { first.Decision, second.Decision }.Order(), Ids(await correspondence.Get("/messages?customer=C0099&state=sent")).Order());
        Assert.Empty(Ids(await correspondence.Get("/messages?customer=C0099&state=failed")));
        var page = await correspondence.Get("/messages?customer=C0099&limit=1");
        var next = await correspondence.Get($"/messages?customer=C0099&limit=1&after={page.GetProperty("next").GetGuid()}");
        Assert.Equal(new[] { first.Decision, second.Decision }.Order(), Ids(page).Concat(Ids(next)).Order());
        Assert.Equal(JsonValueKind.Null, next.GetProperty("next").ValueKind);

        var summary = await correspondence.Get("/messages/summary");
        Assert.True(summary.GetProperty("email").GetProperty("reminder_1").GetInt64() >= 1);
        Assert.Equal(1, summary.GetProperty("letter").GetProperty("letter_2").GetInt64());
    }

    [StandInFact]
    public async Task What_does_not_exist_is_a_problem_and_what_makes_no_sense_names_its_field()
    {
        await Answers("collector", $"/messages/{Guid.Empty}", HttpStatusCode.NotFound, "not_found");
        await Answers("collector", $"/messages/{Guid.Empty}/document", HttpStatusCode.NotFound, "not_found");
        await Answers("collector", $"/letters/{Guid.Empty}", HttpStatusCode.NotFound, "not_found");
        await Answers("collector", $"/letters/{Guid.Empty}/proof", HttpStatusCode.NotFound, "not_found");
        await Answers("collector", "/messages?state=lost", HttpStatusCode.UnprocessableEntity, "state");
        await Answers("collector", "/messages?limit=0", HttpStatusCode.UnprocessableEntity, "limit");
        await Answers("collector", "/messages?customer=%00", HttpStatusCode.BadRequest, "NUL");
        await Answers("collector", "/messages?case=mine", HttpStatusCode.BadRequest, "bad_request");
    }

    [StandInFact]
    public async Task Only_people_who_follow_cases_read_messages()
    {
        await Answers("", "/messages", HttpStatusCode.Unauthorized, "unauthenticated");
        foreach (var role in new[] { "erp", "agency" })
            foreach (var path in new[] { "/messages", "/messages/summary", $"/messages/{Guid.Empty}/document", $"/letters/{Guid.Empty}" })
                await Answers(role, path, HttpStatusCode.Forbidden, "forbidden");
    }

    [StandInFact]
    public async Task Two_replicas_share_the_work_and_send_each_message_once()
    {
        await using var replica = await ServiceUnderTest<Recouvrement.Correspondence.Mail.SmtpOptions>.Start(
            "correspondence", correspondence.Outside.Settings, correspondence.Database, correspondence.Broker);
        var debtor = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(debtor));
        var asked = Enumerable.Range(0, 200).Select(i => i % 4 == 0 ? Story.Message(debtor) : Story.Message(debtor, "letter", "letter_1")).ToList();
        await Task.WhenAll(asked.Select(message => correspondence.Bus.Publish(message)));
        foreach (var message in asked) await correspondence.Ended(message);
        Assert.Equal(150, (await correspondence.Outside.Letters([.. asked.Select(a => a.Decision)])).Length);
        Assert.Equal(50, (await correspondence.Outside.Mails(Story.MailboxOf(debtor))).Select(m => m.GetProperty("message_id").GetString()).Distinct().Count());
        Assert.Equal(50, (await correspondence.Outside.Mails(Story.MailboxOf(debtor))).Length);
    }

    static Guid[] Ids(JsonElement page) => [.. page.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("decision").GetGuid())];

    async Task Answers(string role, string path, HttpStatusCode status, string said)
    {
        using var client = correspondence.Service.As(role);
        using var answer = await client.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
