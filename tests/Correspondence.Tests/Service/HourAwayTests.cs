using System.Globalization;
using System.Text;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>
/// Whoever takes messages out of the house is away for an hour. A virtual clock has no hours, and when a message is tried again goes by the database's clock on purpose: that is one clock for all
/// processes, and retries and circuits keep real time. So the hour passes there, five minutes at a time: whatever a row keeps as a moment then lies so much further back, and each message is tried again.
/// </summary>
public sealed class HourAwayTests : IAsyncLifetime
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1), Step = TimeSpan.FromMinutes(5);

    readonly ScriptedMailServer mail = new();
    readonly Dictionary<Guid, string> numbers = [];
    TextStandIn texts = null!;
    CorrespondenceUnderTest correspondence = null!;

    public async Task InitializeAsync()
    {
        if (!StandInFactAttribute.CanRun) return;
        texts = await TextStandIn.Start();
        correspondence = await CorrespondenceUnderTest.Start(
            [("Smtp:Port", mail.Port.ToString(CultureInfo.InvariantCulture)), ("Smtp:Break", "00:00:00.5"), ("Provider:Timeout", "00:00:02"), .. texts.Settings]);
    }

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun)
        {
            await correspondence.DisposeAsync();
            await texts.DisposeAsync();
        }

        await mail.DisposeAsync();
    }

    [StandInFact]
    public Task Letters_wait_for_their_provider_to_be_seen_and_then_leave_once() => Away(
        ["carrier_away"], debtor => Story.Notice(debtor), () => correspondence.Outside.Faults(new { at = "create", fail = 1_000_000, status = 503 }), () => correspondence.Outside.Faults(new { fail = 0 }), Posted);

    [StandInFact]
    public Task Electronic_letters_wait_for_their_provider_to_be_seen_and_then_leave_once() => Away(
        // Whatever its answer was, the provider may be taking it: it is looked for before it is said again.
        ["carrier_away", "carrier_settling", "not_arrived"], debtor => Story.Message(debtor, "electronic_registered_letter", "formal_notice"),
        () => correspondence.Outside.Faults(new { at = "document", fail = 1_000_000, status = 503 }), () => correspondence.Outside.Faults(new { fail = 0 }), Posted);

    [StandInFact]
    public Task Mails_wait_for_their_server_to_be_seen_and_then_leave_once() => Away(
        ["mail_server_away"], debtor => Story.Message(debtor),
        () =>
        {
            for (var i = 0; i < 100_000; i++) mail.Moods.Enqueue(Mood.CloseAtGreeting);
            return Task.CompletedTask;
        },
        () =>
        {
            mail.Moods.Clear();
            return Task.CompletedTask;
        },
        asked => Task.FromResult(mail.Received.Count(received => Encoding.ASCII.GetString(received).Contains($"<{asked.Decision}@", StringComparison.Ordinal))));

    [StandInFact]
    public Task Text_messages_wait_for_their_provider_to_be_seen_and_then_leave_once() => Away(
        ["carrier_away"], debtor => Story.Message(debtor, "sms", "sms_1"), () => texts.Faults(new { fail = 1_000_000, status = 503 }), () => texts.Faults(new { fail = 0 }),
        async asked => (await texts.Texts(numbers[asked.Debtor])).Length);

    async Task Away(string[] faults, Func<Guid, MessageRequestedV1> message, Func<Task> goes, Func<Task> comesBack, Func<MessageRequestedV1, Task<int>> left)
    {
        await goes();
        var asked = new List<MessageRequestedV1>();
        for (var i = 0; i < 3; i++) asked.Add(await Ask(message));
        for (var passed = TimeSpan.Zero; passed < Hour; passed += Step)
        {
            var before = await Tries();
            await correspondence.Database.Administer(
                $"update outgoing set next_try_at = next_try_at - interval '{Step}', deferred_since = deferred_since - interval '{Step}'; update post_attempts set attempted_at = attempted_at - interval '{Step}'");
            await Eventually.Is(async () => await Tries() is { Count: 3 } now && now.All(n => n.Value > before.GetValueOrDefault(n.Key)), "each is tried again");
            foreach (var waiting in asked)
            {
                var seen = await correspondence.Get($"/messages/{waiting.Decision}");
                Assert.Equal("sending", seen.GetProperty("state").GetString());
                Assert.Contains(seen.GetProperty("fault").GetString(), faults);
                Assert.Equal(0, await left(waiting));
            }
        }

        Assert.Equal((3L, 0L), await Figures());
        await comesBack();
        foreach (var waited in asked) await correspondence.Ended(waited);
        // What comes after them has left: so would another of the same.
        await correspondence.Ended(await Ask(message));
        foreach (var waited in asked)
        {
            Assert.Equal(1, await left(waited));
            Assert.Single(await correspondence.Facts(waited), fact => fact == "message_sent");
        }

        Assert.Equal((0L, 4L), await Figures());
    }

    async Task<MessageRequestedV1> Ask(Func<Guid, MessageRequestedV1> message)
    {
        var debtor = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(debtor, "Client", Story.Payable(debtor) with { Phone = numbers[debtor] = TextFixture.Number() }, Story.Legal));
        var asked = message(debtor);
        await correspondence.Bus.Publish(asked);
        return asked;
    }

    async Task<int> Posted(MessageRequestedV1 asked) => (await correspondence.Outside.Letters(asked.Decision)).Length;

    async Task<Dictionary<Guid, int>> Tries()
    {
        await using var command = correspondence.Database.Source.CreateCommand("select decision, tries from outgoing");
        await using var reader = await command.ExecuteReaderAsync();
        var tries = new Dictionary<Guid, int>();
        while (await reader.ReadAsync()) tries[reader.GetGuid(0)] = reader.GetInt32(1);
        return tries;
    }

    // How many wait and how many have left, as whoever follows the sending reads it.
    async Task<(long Waiting, long Sent)> Figures()
    {
        var figures = (await correspondence.Get($"/figures/messages?from={Story.Monday:yyyy-MM-dd}&to={Story.Monday:yyyy-MM-dd}")).GetProperty("messages").EnumerateArray().ToList();
        return (figures.Sum(f => f.GetProperty("waiting").GetInt64()), figures.Sum(f => f.GetProperty("sent").GetInt64()));
    }
}
