using System.Net;
using System.Net.Sockets;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Killed at every step of a sending, for the providers that have no drafts: nothing but their lists tells what they have.</summary>
public sealed class KillStepTests : KilledService
{
    // Where a process stands when it is killed.
    sealed record Step(Func<MessageRequestedV1, Task<bool>> IsThere, int? Accepted = null, (string Table, string Statement, bool ForReaders)? Before = null, Func<Task>? Given = null);

    [StandInFact]
    public Task An_electronic_letter_leaves_once_at_whichever_step_its_process_is_killed() => KilledAt(
        [
            // Before the intent: nobody knows of it yet.
            new(async asked => (await Facts(asked)).Length == 1, 0, ("documents", "insert into documents", false)),
            // The intent stands, nothing was said; what goes before the order; the order is about to be said.
            new(Intended, 0, ("post_attempts", "from post_attempts", true)),
            new(Delayed, 0, Given: () => outside.Faults(new { at = "document", delay_ms = 2000, count = 1 })),
            new(Intended, 0, ("post_attempts", "insert into post_attempts", false)),
            // The provider takes the order while nobody hears its answer any more; and one that never arrived.
            new(Delayed, Given: () => outside.Faults(new { at = "submit", delay_ms = 2000, count = 1 })),
            new(Delayed, Given: () => outside.Faults(new { at = "submit", delay_ms = 2000, count = 1, fail = 1, status = 503 })),
            // Answered and not noted; noted and not on record.
            new(Intended, 1, ("posted_letters", "insert into posted_letters", false)),
            new(Intended, 1, ("letters", "insert into letters", false)),
        ],
        debtor => Story.Message(debtor, "electronic_registered_letter", "formal_notice", "accounts_payable"), debtor => Story.Contacts(debtor), async asked => (await outside.Letters(asked.Decision)).Length);

    // The steps between calls; at the calls themselves it is killed elsewhere.
    [StandInFact]
    public Task A_letter_on_paper_leaves_once_at_whichever_step_between_calls_its_process_is_killed() => KilledAt(
        [
            new(async asked => (await Facts(asked)).Length == 1, 0, ("documents", "insert into documents", false)),
            // A draft that nobody remembers is never posted.
            new(Intended, 0, ("posted_letters", "insert into posted_letters", false)),
            new(Intended, 1, ("letters", "insert into letters", false)),
        ],
        debtor => Story.Notice(debtor), debtor => Story.Contacts(debtor), async asked => (await outside.Letters(asked.Decision)).Length);

    [StandInFact]
    public async Task A_text_message_leaves_once_at_whichever_step_its_process_is_killed()
    {
        await using var texts = await TextStandIn.Start();
        foreach (var (key, value) in texts.Settings) outside.Settings[key] = value;
        // Longer than it takes until what a killed process has said is accepted and listed.
        (outside.Settings["Sms:SettlesAfter"], outside.Settings["Sms:Timeout"]) = ("00:00:04", "00:00:20");
        var numbers = new Dictionary<Guid, string>();
        // Calls come through here and are never read: as good as not made.
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        (var provider, outside.Settings["Sms:BaseUrl"]) = (outside.Settings["Sms:BaseUrl"], $"http://{nobody.LocalEndpoint}/");
        await KilledAt(
            [
                new(async asked => await Intended(asked) && nobody.Pending(), 0, Given: () => Task.FromResult(outside.Settings["Sms:BaseUrl"] = provider)),
                new(async asked => (await Facts(asked)).Length == 1, 0, ("documents", "insert into documents", false)),
                new(async asked => await Intended(asked) && await texts.Left("slow") == 0, Given: () => texts.Faults(new { slow = 1, seconds = 2 })),
                new(async asked => await Accepted(asked) == 1, 1, Given: () => texts.Faults(new { hang = 1, seconds = 5 })),
                // The list tells of it only later.
                new(async asked => await Accepted(asked) == 1, 1, Given: () => texts.Faults(new { hang = 1, seconds = 5, hide = 2 })),
                new(Intended, 1, ("text_messages", "insert into text_messages", false)),
            ],
            debtor => Story.Message(debtor, "sms", "sms_1"),
            debtor => Story.Contacts(debtor, contacts: Story.Payable(debtor) with { Phone = numbers[debtor] = TextFixture.Number() }), Accepted);

        async Task<int> Accepted(MessageRequestedV1 asked) => (await texts.Texts(numbers[asked.Debtor])).Length;
    }

    // One process after another: each brings to its end what the one before was killed in, and is killed in the next.
    async Task KilledAt(IReadOnlyList<Step> steps, Func<Guid, MessageRequestedV1> message, Func<Guid, Contracts.Invoicing.DebtorContactsChangedV1> contacts, Func<MessageRequestedV1, Task<int>> accepted)
    {
        var (process, all) = (HostProcess.Start(database, broker, outside.Settings), new List<MessageRequestedV1>());
        try
        {
            await LetterheadHeard();
            foreach (var step in steps)
            {
                if (step.Given is { } given) await given();
                var debtor = Guid.CreateVersion7();
                var (barrier, asked) = (step.Before is { } at ? await Barrier.Before(database, at.Table, at.Statement, at.ForReaders) : null, message(debtor));
                all.Add(asked);
                await using (barrier)
                {
                    await bus.Publish(contacts(debtor));
                    await bus.Publish(asked);
                    await Eventually.Is(async () => (barrier is null || await barrier.IsReached()) && await step.IsThere(asked), $"the process stands at step {all.Count}", Patience);
                    await process.DisposeAsync();
                    Assert.Equal(1, await Number($"select count(*) from outgoing where decision = '{asked.Decision}'"));
                    if (step.Accepted is { } now) Assert.Equal(now, await accepted(asked));
                }

                process = HostProcess.Start(database, broker, outside.Settings);
                await Sent(asked);
                Assert.Equal(1, await accepted(asked));
            }

            foreach (var asked in all)
            {
                Assert.Equal(1, await accepted(asked));
                Assert.Equal(["message_requested", "message_prepared", "sending_started", "message_sent"], (await Facts(asked)).Take(4));
            }

            Assert.Equal(0, await Number("select count(*) from outgoing"));
        }
        finally
        {
            await process.DisposeAsync();
        }
    }

    async Task<bool> Intended(MessageRequestedV1 asked) => (await Facts(asked)).Contains("sending_started");

    async Task<bool> Delayed(MessageRequestedV1 asked) => await Intended(asked) && await outside.Left("count") == 0;
}
