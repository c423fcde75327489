using System.Text;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>A process is killed between intent and outcome; another takes over on the same database.</summary>
public sealed partial class KillTests : KilledService
{
    [StandInFact]
    public async Task A_letter_under_way_at_the_kill_is_posted_once()
    {
        await outside.Faults(new { delay_ms = 3000, count = 1 });
        var asked = await AskAndKill(debtor => Story.Notice(debtor), async () => await outside.Left("count") == 0);
        await using var second = HostProcess.Start(database, broker, outside.Settings);
        await Sent(asked);
        Assert.Single(await outside.Letters(asked.Decision));
        await Eventually.Passes(async () => Assert.Equal(["message_requested", "message_prepared", "sending_started", "message_sent", "letter_deposited", "proof_kept"], await Facts(asked)), Patience);
    }

    [StandInFact]
    public async Task A_letter_accepted_behind_the_back_of_a_killed_process_is_looked_up_before_anything_is_posted()
    {
        await outside.Faults(new { delay_ms = 2000, count = 1 });
        var asked = await AskAndKill(debtor => Story.Notice(debtor), async () => await outside.Left("count") == 0);
        await Eventually.Is(async () => (await outside.Letters(asked.Decision)).Length == 1, "the provider has accepted it meanwhile");
        await outside.Faults(new { fail = 1_000_000, status = 503 });
        await using var second = HostProcess.Start(database, broker, outside.Settings);
        await Sent(asked);
        Assert.Single(await outside.Letters(asked.Decision));
    }

    [StandInFact]
    public async Task A_mail_under_way_at_the_kill_is_repeated_with_the_same_bytes()
    {
        server.Moods.Enqueue(Mood.StaySilentAfterContent);
        var asked = await AskAndKill(debtor => Story.Message(debtor), () => Task.FromResult(server.Received.Count == 1));
        await using var second = HostProcess.Start(database, broker, outside.Settings);
        await Sent(asked);
        Assert.Equal(2, server.Received.Count);
        Assert.Single(server.Received.Select(Encoding.ASCII.GetString).Distinct());
        Assert.Contains($"<{asked.Decision}@relances.example>", Encoding.ASCII.GetString(server.Received.First()), StringComparison.Ordinal);
        Assert.Equal(["message_requested", "message_prepared", "sending_started", "message_sent"], await Facts(asked));
    }

    [StandInFact]
    public async Task A_mail_under_way_at_a_graceful_stop_leaves_once_though_another_process_stands_ready()
    {
        outside.Settings["Smtp:Timeout"] = "00:05:00";
        server.Moods.Enqueue(Mood.AcceptWhenTold);
        await using var first = HostProcess.Start(database, broker, outside.Settings);
        var asked = await UnderWay(debtor => Story.Message(debtor), () => Task.FromResult(server.Received.Count == 1));
        var stopped = first.Stop();
        await using var second = HostProcess.Start(database, broker, outside.Settings);
        var debtor = Guid.CreateVersion7();
        var later = Story.Message(debtor);
        await bus.Publish(Story.Contacts(debtor));
        await bus.Publish(later);
        // The second process looks for abandoned mails twice a second and sends its own meanwhile.
        await Sent(later);
        server.Told.SetResult();
        await stopped.WaitAsync(Patience);
        await Sent(asked);
        Assert.Equal(["message_requested", "message_prepared", "sending_started", "message_sent"], await Facts(asked));
        Assert.Equal(2, server.Received.Count);
    }

    [StandInFact]
    public async Task A_mail_under_way_while_its_process_loses_every_session_leaves_once_though_another_process_stands_ready()
    {
        outside.Settings.Remove("Sending:TakeOverAfter");
        outside.Settings["Smtp:AnswerTimeout"] = "00:05:00";
        server.Moods.Enqueue(Mood.AcceptWhenTold);
        await using var first = HostProcess.Start(database, broker, outside.Settings);
        var asked = await UnderWay(debtor => Story.Message(debtor), () => Task.FromResult(server.Received.Count == 1));
        await using var second = HostProcess.Start(database, broker, outside.Settings);
        await Eventually.Is(async () => await Workers() == 2 * WaysOut, "both processes take messages on", Patience);
        await database.Administer("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'test_correspondence' and datname = current_database()");
        await Eventually.Is(async () => await Workers() == 2 * WaysOut, "both processes take messages on again", Patience);
        var debtor = Guid.CreateVersion7();
        var later = Story.Message(debtor);
        await bus.Publish(Story.Contacts(debtor));
        await bus.Publish(later);
        await Sent(later);
        server.Told.SetResult();
        await Sent(asked);
        Assert.Equal(["message_requested", "message_prepared", "sending_started", "message_sent"], await Facts(asked));
        Assert.Equal(2, server.Received.Count);
    }

    [StandInFact]
    public async Task A_database_that_drops_every_session_again_and_again_doubles_nothing()
    {
        await using var service = await ServiceUnderTest<SmtpOptions>.Start("correspondence", outside.Settings, database, broker);
        await LetterheadHeard();
        var debtor = Guid.CreateVersion7();
        await bus.Publish(Story.Contacts(debtor));
        var asked = Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? Story.Message(debtor) : Story.Notice(debtor)).ToList();
        foreach (var message in asked) await bus.Publish(message);
        var sent = -1L;
        for (var drops = 0; drops < 5; drops++)
        {
            await Eventually.Is(async () => await Number("select count(*) from messages where state = 'sent'") is var now && (now > sent || now == asked.Count) && (sent = now) >= 0, "some more are sent");
            await database.Administer($"select pg_terminate_backend(pid) from pg_stat_activity where usename = 'test_correspondence' and datname = current_database()");
        }

        foreach (var message in asked) await Sent(message);
        Assert.Equal(20, (await outside.Letters([.. asked.Select(a => a.Decision)])).Length);
        Assert.Equal(20, server.Received.Select(Encoding.ASCII.GetString).Distinct().Count());
        foreach (var message in asked) await Eventually.Passes(async () => Assert.Equal(message.Channel == "email" ? 4 : 6, (await Facts(message)).Length));
        await Eventually.Is(async () => await Number("select count(*) from outgoing") == 0, "nothing waits any more");
    }
}
