using System.Globalization;
using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Tests.Inbound;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>How far messages have come, with exact numbers.</summary>
public sealed class MessageFigureTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task Each_message_is_counted_once_by_what_it_is_and_how_far_it_has_come()
    {
        const string creditor = "404833048";
        await correspondence.Bus.Publish(Story.Letterhead() with { Creditor = creditor });
        MessageRequestedV1 Ours(MessageRequestedV1 message) => message with { Creditor = creditor };
        var mails = new List<MessageRequestedV1>();
        foreach (var language in new[] { "fr", "fr", "pt" }) mails.Add(await correspondence.Ask(debtor => Ours(Story.Message(debtor)) with { Language = language }));
        foreach (var mail in mails) await correspondence.Ended(mail);
        await CameBack("postfix_user_unknown", mails[0]);
        await CameBack("arf_abuse", mails[2]);

        var nowhere = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(nowhere, "Sans adresse", Story.Legal));
        await correspondence.Ended(await Asked(Ours(Story.Message(nowhere))), "failed");
        var back = Ours(Story.Message(nowhere, "letter", "letter_1"));
        await correspondence.Bus.Publish(Story.Withdrawal(back) with { Creditor = creditor });
        await correspondence.Ended(back, "withdrawn");
        await Asked(back);
        await Eventually.Passes(async () => Assert.Equal("letter_1", (await correspondence.Get($"/messages/{back.Decision}")).GetProperty("step").GetString()));
        await correspondence.Ended(await correspondence.Ask(debtor => Ours(Story.Message(debtor, redirectTo: "recette@creancier.example"))));

        var notices = new List<MessageRequestedV1>();
        for (var i = 0; i < 6; i++) notices.Add(await correspondence.Ask(debtor => Ours(Story.Notice(debtor))));
        foreach (var notice in notices) await correspondence.Ended(notice);
        await correspondence.Outside.SetToday(Story.Monday.AddDays(40));
        await correspondence.Service.DoDay(Story.Monday.AddDays(40));

        var figures = await correspondence.Get($"/figures/messages?creditor={creditor}&from=2026-03-16&to=2026-03-16");
        Assert.Equal(1, figures.GetProperty("redirected").GetInt64());
        var rows = figures.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(
        [
            ("formal_notice", "registered_letter", "fr", "formal_notice", 6, 0, 6, 0, 0, 0, 0),
            ("letter_1", "letter", "fr", "letter_1", 1, 0, 0, 0, 1, 0, 0),
            ("reminder_1", "email", "fr", "reminder_1", 3, 0, 2, 1, 0, 1, 0),
            ("reminder_1", "email", "pt", "reminder_1", 1, 0, 1, 0, 0, 0, 1),
        ],
        // What never came to a document has no text and stands by itself.
        rows.Select(Counted).GroupBy(r => (r.Item1, r.Item2, r.Item3, r.Item4)).Select(g => (
            g.Key.Item1, g.Key.Item2, g.Key.Item3, g.Key.Item4, g.Sum(r => r.Item5), g.Sum(r => r.Item6), g.Sum(r => r.Item7), g.Sum(r => r.Item8), g.Sum(r => r.Item9), g.Sum(r => r.Item10), g.Sum(r => r.Item11))));

        // As the provider itself tells of them.
        var ends = (await correspondence.Outside.Letters([.. notices.Select(n => n.Decision)])).Select(letter => letter.GetProperty("states").EnumerateArray().Last(state => state.GetProperty("state").GetString() != "returned")).ToList();
        var days = ends.Where(end => end.GetProperty("state").GetString() is "delivered" or "refused" or "unclaimed" or "unknown_address").Select(end => DateOnly.Parse(end.GetProperty("on").GetString()!, CultureInfo.InvariantCulture).DayNumber - Story.Monday.DayNumber).Order().ToList();
        Assert.Equal(days[(days.Count - 1) / 2], rows[0].GetProperty("medianDaysToProof").GetInt32());
        Assert.Equal(
            ends.GroupBy(end => end.GetProperty("state").GetString()!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.LongCount())),
            rows[0].GetProperty("letterStates").EnumerateObject().Select(s => (s.Name, s.Value.GetInt64())));
        Assert.Equal(ends.Count(end => end.GetProperty("state").GetString() == "delivered"), rows[0].GetProperty("delivered").GetInt32());
        Assert.Equal(JsonValueKind.Null, rows[^1].GetProperty("letterStates").ValueKind);
        Assert.Equal(JsonValueKind.Null, rows[^1].GetProperty("medianDaysToProof").ValueKind);

        Assert.Empty((await correspondence.Get($"/figures/messages?creditor={creditor}&from=2026-03-17&to=2026-03-20")).GetProperty("messages").EnumerateArray());
    }

    [StandInFact]
    public async Task What_makes_no_sense_names_its_field_and_figures_are_not_for_the_ERP()
    {
        foreach (var (role, query, status) in new[]
        {
            ("ops", "creditor=12", HttpStatusCode.UnprocessableEntity), ("ops", "from=2026-03-17&to=2026-03-16", HttpStatusCode.UnprocessableEntity), ("ops", "from=2020-01-01", HttpStatusCode.UnprocessableEntity),
            ("ops", "to=0001-01-01", HttpStatusCode.UnprocessableEntity), ("ops", "from=yesterday", HttpStatusCode.BadRequest), ("erp", "", HttpStatusCode.Forbidden), ("", "", HttpStatusCode.Unauthorized),
        })
        {
            using var client = correspondence.Service.As(role);
            using var answer = await client.GetAsync($"/figures/messages?{query}");
            Assert.Equal(status, answer.StatusCode);
        }
    }

    async Task CameBack(string mail, MessageRequestedV1 of)
    {
        using var client = correspondence.Service.As("mail");
        using var content = new ByteArrayContent(Mails.About(mail, of)) { Headers = { ContentType = new("message/rfc822") } };
        using var answer = await client.PostAsync("/inbound-mail", content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task<MessageRequestedV1> Asked(MessageRequestedV1 message)
    {
        await correspondence.Bus.Publish(message);
        return message;
    }

    static (string?, string?, string?, string?, int, int, int, int, int, int, int) Counted(JsonElement row)
    {
        return (Text("step"), Text("channel"), Text("language"), Text("template"), Number("asked"), Number("waiting"), Number("sent"), Number("failed"), Number("withdrawn"), Number("bounced"), Number("complained"));

        string? Text(string name) => row.GetProperty(name).GetString();

        int Number(string name) => row.GetProperty(name).GetInt32();
    }
}
