using System.Globalization;
using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Mails to colleagues from the broker to the mail server.</summary>
public sealed class NoticeTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task A_notice_arrives_once_with_its_files_and_is_forgotten()
    {
        var told = Colleague.Notice("meeting_list") with { Attachments = [new("reunion.ics", "text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), new("impayes.csv", "text/csv", "number;customer\r\n1;Bôchard\r\n")] };
        await correspondence.Bus.Publish(told);
        await Ended(told);
        await correspondence.Bus.Publish(told);
        await correspondence.Bus.Publish(told with { Note = "Autre chose" });
        var after = Colleague.Notice("task_given");
        await correspondence.Bus.Publish(after);
        await Ended(after);

        var mail = Assert.Single(await correspondence.Outside.Mails(told.Email));
        Assert.Equal($"<{told.Notice}@relances.example>", mail.GetProperty("message_id").GetString());
        Assert.Contains("Réunion des impayés du 19 mars 2026", mail.GetProperty("subject").GetString()!.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal("anne@atelier.example", mail.GetProperty("headers").GetProperty("Reply-To").GetString());
        Assert.Equal(["notice_requested", "notice_prepared", "sending_started", "notice_sent"], await Facts(told));
        Assert.Equal(0, await Number($"select (select count(*) from notice_contents where notice = '{told.Notice}') + (select count(*) from documents where decision = '{told.Notice}')"));
        Assert.Equal(0, await Number($"select count(*) from mt_events where stream_id = '{told.Notice}' and data::text like '%@%'"));
    }

    [StandInFact]
    public async Task A_notice_is_none_of_the_debtors_messages_and_nobody_is_told_that_it_left()
    {
        var told = Colleague.Notice();
        await correspondence.Bus.Publish(told);
        await Ended(told);
        var letter = await correspondence.Ask(debtor => Story.Message(debtor));
        await correspondence.Ended(letter);
        await Eventually.Is(() => Task.FromResult(correspondence.Bus.Heard<MessageSentV1>().Any(m => m.Decision == letter.Decision)), "what left after it was told");
        Assert.DoesNotContain(correspondence.Bus.Heard<MessageSentV1>(), m => m.Decision == told.Notice);
        Assert.Empty((await correspondence.Get($"/messages?case={told.Case}")).GetProperty("messages").EnumerateArray());
        foreach (var path in new[] { "", "/document" })
        {
            using var client = correspondence.Service.As("manager");
            using var answer = await client.GetAsync($"/messages/{told.Notice}{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [StandInFact]
    public async Task A_redirected_notice_goes_to_the_mailbox_and_names_the_member_by_its_id()
    {
        var told = Colleague.Notice(redirectTo: "essai-avis@creancier.example");
        await correspondence.Bus.Publish(told);
        Assert.True((await Ended(told)).GetProperty("redirected").GetBoolean());
        Assert.Contains(told.Member.ToString(), Assert.Single(await correspondence.Outside.Mails("essai-avis@creancier.example")).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(await correspondence.Outside.Mails(Colleague.MailboxOf(told.Member)));
    }

    [StandInFact]
    public async Task What_cannot_be_mailed_says_why_and_keeps_nothing()
    {
        var huge = new string('x', 300_000);
        foreach (var (told, reason) in new[]
        {
            (Colleague.Notice() with { Email = null }, "no_address"), (Colleague.Notice(email: "X <x@y.example>\r\nBcc: z@y.example"), "no_address"), (Colleague.Notice("birthday"), "unknown_template"),
            (Colleague.Notice("../reminder_1"), "unknown_template"), (Colleague.Notice() with { Attachments = [new("a.csv", "text/csv", huge)] }, "attachments_too_large"),
            (Colleague.Notice() with { Attachments = [new("a.html", "text/html\r\nBcc: z@y.example", "x")] }, "attachment_unknown"), (Colleague.Notice() with { Note = huge }, "text_too_long"),
            (Colleague.Notice() with { Deadline = null }, "facts_missing"),
        })
        {
            await correspondence.Bus.Publish(told);
            Assert.Equal(reason, (await Ended(told, "failed")).GetProperty("reason").GetString());
            Assert.Equal(0, await Number($"select count(*) from notice_contents where notice = '{told.Notice}'"));
            Assert.Empty(await correspondence.Outside.Mails(Colleague.MailboxOf(told.Member)));
        }
    }

    [StandInFact]
    public async Task Hostile_text_cannot_add_a_header_or_a_recipient()
    {
        const string evil = "Dupont\r\nBcc: tous@victime.example\r\n\r\n.\r\nRCPT TO:<tous@victime.example>";
        var told = Colleague.Notice("sales_told_of_threat") with
        {
            CustomerNumber = evil, Note = evil, AnswerName = evil, AnswerEmail = "x@y.example\r\nBcc: tous@victime.example", ColleagueName = evil, Step = evil, Item = evil, Time = evil,
            Attachments = [new("a\"\r\nBcc: tous@victime.example", "text/csv", evil)],
        };
        await correspondence.Bus.Publish(told);
        await Ended(told);
        var headers = Assert.Single(await correspondence.Outside.Mails(told.Email)).GetProperty("headers");
        Assert.False(headers.TryGetProperty("Bcc", out _));
        Assert.False(headers.TryGetProperty("Reply-To", out _));
        Assert.Empty(await correspondence.Outside.Mails("tous@victime.example"));
    }

    [StandInFact]
    public async Task Notices_are_listed_page_by_page_for_those_who_follow_cases()
    {
        var siren = "552100554";
        await correspondence.Bus.Publish(Story.Letterhead() with { Creditor = siren });
        var told = Enumerable.Range(0, 3).Select(i => Colleague.Notice(i == 0 ? "task_given" : "request_asked") with { Creditor = siren, Email = i == 2 ? null : "collegue@atelier.example" }).ToList();
        foreach (var notice in told) await correspondence.Bus.Publish(notice);
        foreach (var notice in told) await Ended(notice, notice.Email is null ? "failed" : "sent");
        Assert.Equal([told[0].Notice], Ids(await correspondence.Get($"/notices?creditor={siren}&kind=task_given")));
        Assert.Equal([told[2].Notice], Ids(await correspondence.Get($"/notices?creditor={siren}&state=failed")));
        var page = await correspondence.Get($"/notices?creditor={siren}&limit=2");
        Assert.Equal(told.Select(n => n.Notice).Order(), Ids(page).Concat(Ids(await correspondence.Get($"/notices?creditor={siren}&limit=2&after={page.GetProperty("next").GetGuid()}"))).Order());
        Assert.DoesNotContain("@", page.ToString(), StringComparison.Ordinal);
        foreach (var (role, path, status) in new[] { ("ops", "/notices", 200), ("erp", "/notices", 403), ("agency", "/notices", 403), ("ops", "/notices?state=withdrawn", 422), ("ops", "/notices?limit=0", 422) })
        {
            using var client = correspondence.Service.As(role);
            using var answer = await client.GetAsync(path);
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    static Guid[] Ids(JsonElement page) => [.. page.GetProperty("notices").EnumerateArray().Select(n => n.GetProperty("notice").GetGuid())];

    async Task<JsonElement> Ended(ColleagueNoticeV1 told, string state = "sent") => await EndedIn(correspondence, told, state);

    Task<string[]> Facts(ColleagueNoticeV1 told) => FactsIn(correspondence, told);

    async Task<long> Number(string sql)
    {
        await using var command = correspondence.Database.Source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    internal static async Task<JsonElement> EndedIn(CorrespondenceUnderTest correspondence, ColleagueNoticeV1 told, string state)
    {
        var found = default(JsonElement);
        await Eventually.Passes(async () =>
        {
            var all = new List<JsonElement>();
            for (var page = await correspondence.Get("/notices?limit=500"); ;)
            {
                all.AddRange(page.GetProperty("notices").EnumerateArray());
                if (page.GetProperty("next").ValueKind is JsonValueKind.Null) break;
                page = await correspondence.Get($"/notices?limit=500&after={page.GetProperty("next").GetGuid()}");
            }

            found = Assert.Single(all, n => n.GetProperty("notice").GetGuid() == told.Notice);
            Assert.Equal(state, found.GetProperty("state").GetString());
        });
        return found;
    }

    internal static async Task<string[]> FactsIn(CorrespondenceUnderTest correspondence, ColleagueNoticeV1 told)
    {
        await using var command = correspondence.Database.Source.CreateCommand($"select type from mt_events where stream_id = '{told.Notice}' order by version");
        await using var reader = await command.ExecuteReaderAsync();
        var facts = new List<string>();
        while (await reader.ReadAsync()) facts.Add(reader.GetString(0));
        return [.. facts];
    }
}
