using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What comes on a quiet day waits where people see it, and goes on the next day that is none.</summary>
public sealed class QuietTimeTests
{
    static readonly DateOnly Saturday = new(2026, 3, 21), Monday = Saturday.AddDays(2);

    [StandInFact]
    public async Task A_message_of_a_quiet_day_waits_can_be_called_back_and_goes_on_the_next_open_day()
    {
        await using var correspondence = await CorrespondenceUnderTest.Start(("QuietTime:Off", "false"));
        await correspondence.Service.DoDay(Saturday);
        var (mail, withdrawn, letter) = (await Asks(correspondence, "email"), await Asks(correspondence, "email"), await Asks(correspondence, "letter"));
        foreach (var asked in new[] { mail, withdrawn, letter }) await Waits(correspondence, asked, asked == letter ? "2026-03-22T23:00:00+00:00" : "2026-03-23T07:00:00+00:00");
        await correspondence.Ended(await correspondence.Ask(debtor => Story.Message(debtor, "email", "invoice_copy") with { Template = "reminder_1" }));
        // The day is over all the same: nothing that is due by it is left.
        Assert.Equal(0L, await Due(correspondence, Saturday));
        Assert.Equal(3L, await Due(correspondence, Monday));

        await correspondence.Bus.Publish(Story.Withdrawal(withdrawn));
        await correspondence.Ended(withdrawn, "withdrawn");
        await correspondence.Service.DoDay(Monday.AddDays(-1));
        await Waits(correspondence, mail, "2026-03-23T07:00:00+00:00");
        await correspondence.Service.DoDay(Monday);
        foreach (var asked in new[] { mail, letter })
        {
            var sent = await correspondence.Ended(asked);
            Assert.Equal(("2026-03-23", JsonValueKind.Null), (sent.GetProperty("sentOn").GetString(), sent.GetProperty("goesAt").ValueKind));
        }

        Assert.Equal("withdrawn", (await correspondence.Get($"/messages/{withdrawn.Decision}")).GetProperty("state").GetString());
        Assert.Equal(2, (await correspondence.Outside.Mails()).Length);

        await Closes(correspondence, new { closedOn = new[] { Monday }, email = "09:30-17:00" });
        var late = await Asks(correspondence, "email");
        await Waits(correspondence, late, "2026-03-24T08:30:00+00:00");
        await Closes(correspondence, new { });
        await correspondence.Ended(late);
    }

    [StandInFact]
    public async Task A_notice_that_waited_until_its_printed_deadline_is_near_fails_and_is_never_sent()
    {
        await using var correspondence = await CorrespondenceUnderTest.Start(("QuietTime:Off", "false"));
        await correspondence.Service.DoDay(Saturday);
        var late = await correspondence.Ask(debtor => Story.Notice(debtor) with { On = Saturday, Deadline = Monday.AddDays(1), SanctionOn = null });
        var past = await correspondence.Ask(debtor => Story.Message(debtor) with { On = Saturday, Deadline = null, SanctionOn = Monday });
        var inTime = await correspondence.Ask(debtor => Story.Notice(debtor) with { On = Saturday, Deadline = Monday.AddDays(2), SanctionOn = null });
        foreach (var asked in new[] { late, past, inTime })
            await Eventually.Is(async () => await Count(correspondence, $"select count(*) from outgoing where decision = '{asked.Decision}' and fault = 'quiet_time'") == 1, "it waits");
        await correspondence.Service.DoDay(Monday.AddDays(-1));
        await correspondence.Service.DoDay(Monday);
        foreach (var asked in new[] { late, past }) Assert.Equal("deadline_too_near", (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
        await correspondence.Ended(inTime);
        Assert.Empty(await correspondence.Outside.Mails());
        await Eventually.Is(() => correspondence.Bus.Heard<MessageFailedV1>().Any(told => told.Decision == late.Decision && told.Reason == "deadline_too_near"), "Dunning hears of it");
    }

    [StandInFact]
    public async Task A_quiet_time_is_not_held_against_a_mailbox_that_had_put_the_message_off()
    {
        await using var correspondence = await CorrespondenceUnderTest.Start(("QuietTime:Off", "false"));
        await correspondence.Service.DoDay(Saturday);
        var mail = await Asks(correspondence, "email");
        await Waits(correspondence, mail, "2026-03-23T07:00:00+00:00");
        await correspondence.Database.Administer("update outgoing set deferred_since = now() - interval '72 hours', next_try_at = now()");
        await Eventually.Is(async () => await Count(correspondence, "select count(*) from outgoing where next_try_at = 'infinity' and deferred_since is null") == 1, "it is held again, and nothing is held against its mailbox");
    }

    [StandInFact]
    public async Task When_messages_leave_is_said_by_a_manager_and_shown_with_all_that_is_followed()
    {
        await using var correspondence = await CorrespondenceUnderTest.Start(("QuietTime:Email", "07:00-20:00"));
        var shown = await correspondence.Get($"/creditors/{Story.Creditor}/sending-times");
        Assert.Equal(("07:00-20:00", "09:00-18:00", "12-24/01-02"), (shown.GetProperty("email").GetString(), shown.GetProperty("sms").GetString(), shown.GetProperty("days")[0].GetString()));
        await Closes(correspondence, new { days = new[] { "08-01/08-15" }, alsaceMoselle = true });
        await Closes(correspondence, new { days = new[] { "08-01/08-15" }, alsaceMoselle = true });
        shown = await correspondence.Get($"/creditors/{Story.Creditor}/sending-times");
        Assert.Equal(("07:00-20:00", "08-01/08-15", true), (shown.GetProperty("email").GetString(), shown.GetProperty("days")[0].GetString(), shown.GetProperty("alsaceMoselle").GetBoolean()));
        await using var versions = correspondence.Database.Source.CreateCommand("select count(*) from sending_times");
        Assert.Equal(1L, await versions.ExecuteScalarAsync());

        foreach (var wrong in new object[] { new { email = "19:00-08:00" }, new { sms = "" }, new { days = new[] { "all" } }, new { closedOn = new[] { "1815-06-18" } } })
            await Closes(correspondence, wrong, HttpStatusCode.UnprocessableEntity);
        await Closes(correspondence, new { }, HttpStatusCode.Forbidden, "collector");
        await Closes(correspondence, new { }, HttpStatusCode.UnprocessableEntity, siren: "123");
    }

    static Task<MessageRequestedV1> Asks(CorrespondenceUnderTest correspondence, string channel) => correspondence.Ask(debtor => Story.Message(debtor, channel, channel == "letter" ? "letter_1" : "reminder_1"));

    static Task Waits(CorrespondenceUnderTest correspondence, MessageRequestedV1 asked, string until) => Eventually.Passes(async () =>
    {
        var message = await correspondence.Get($"/messages/{asked.Decision}");
        Assert.Equal(("requested", "quiet_time", until), (message.GetProperty("state").GetString(), message.GetProperty("fault").GetString(), message.GetProperty("goesAt").GetString()));
    });

    static async Task<long> Due(CorrespondenceUnderTest correspondence, DateOnly by)
    {
        await using var command = correspondence.Database.Source.CreateCommand("select count(*) from outgoing where due_on <= $1");
        command.Parameters.Add(new() { Value = by });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static async Task<long> Count(CorrespondenceUnderTest correspondence, string sql)
    {
        await using var command = correspondence.Database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static async Task Closes(CorrespondenceUnderTest correspondence, object times, HttpStatusCode expected = HttpStatusCode.NoContent, string role = "manager", string siren = Story.Creditor)
    {
        using var client = correspondence.Service.As(role);
        using var answer = await client.PutAsJsonAsync($"/creditors/{siren}/sending-times", times);
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
