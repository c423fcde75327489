using System.Globalization;
using System.Text;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed class MailServerFaultTests : IAsyncLifetime
{
    static readonly string[] Whole = ["message_requested", "message_prepared", "sending_started", "message_sent"];
    readonly ScriptedMailServer server = new();
    CorrespondenceUnderTest correspondence = null!;

    public async Task InitializeAsync() =>
        correspondence = await CorrespondenceUnderTest.Start(("Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Smtp:Timeout", "00:00:02"), ("Smtp:AnswerTimeout", "00:00:02"), ("Smtp:Connections", "1"));

    public async Task DisposeAsync()
    {
        await correspondence.DisposeAsync();
        await server.DisposeAsync();
    }

    [StandInFact]
    public async Task A_recipient_refused_for_good_fails_the_message()
    {
        server.Moods.Enqueue(Mood.RefuseRecipient);
        var asked = await correspondence.Ask(debtor => Story.Message(debtor));
        Assert.Equal("recipient_refused", (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
        Assert.Empty(server.Received);
    }

    [StandInFact]
    public async Task A_server_that_defers_gets_the_mail_later_once()
    {
        foreach (var mood in new[] { Mood.DeferRecipient, Mood.DeferRecipient }) server.Moods.Enqueue(mood);
        var asked = await correspondence.Ask(debtor => Story.Message(debtor));
        await correspondence.Ended(asked);
        Assert.Single(server.Received);
        Assert.Equal(Whole, await correspondence.Facts(asked));
    }

    [StandInFact]
    public async Task A_mailbox_that_puts_a_mail_off_for_too_long_fails_it()
    {
        var asked = await PutOff();
        await correspondence.Database.Administer("update outgoing set deferred_since = now() - interval '72 hours', next_try_at = now()");
        Assert.Equal("recipient_unreachable", (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
        Assert.Empty(server.Received);
    }

    [StandInFact]
    public async Task A_recipient_whose_mail_is_sent_on_is_served()
    {
        server.Moods.Enqueue(Mood.ForwardRecipient);
        await correspondence.Ended(await correspondence.Ask(debtor => Story.Message(debtor)));
        Assert.Single(server.Received);
    }

    [StandInFact]
    public Task A_mail_whose_end_was_met_with_a_hang_up_is_repeated_byte_for_byte() => RepeatedByteForByte(Mood.HangUpAfterContent);

    [StandInFact]
    public Task A_mail_whose_end_was_met_with_silence_is_repeated_byte_for_byte() => RepeatedByteForByte(Mood.StaySilentAfterContent);

    [StandInFact]
    public async Task A_mail_that_is_never_answered_for_is_handed_over_three_times_and_left_to_a_person()
    {
        for (var i = 0; i < 3; i++) server.Moods.Enqueue(Mood.HangUpAfterContent);
        var asked = await correspondence.Ask(debtor => Story.Message(debtor));
        Assert.Equal("outcome_unknown", (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
        Assert.Equal(3, server.Received.Count);
        await correspondence.Ended(await correspondence.Ask(debtor => Story.Message(debtor)));
        Assert.Equal(4, server.Received.Count);
    }

    [StandInFact]
    public async Task A_mail_withdrawn_after_an_attempt_that_ended_in_the_dark_is_not_sent_again()
    {
        server.Moods.Enqueue(Mood.HangUpAfterContent);
        var asked = await PutOff();
        await correspondence.Bus.Publish(Story.Withdrawal(asked));
        await correspondence.Ended(asked, "withdrawn");
        server.Moods.Clear();
        await correspondence.Ended(await correspondence.Ask(debtor => Story.Message(debtor)));
        Assert.Equal(2, server.Received.Count);
    }

    [StandInFact]
    public async Task A_withdrawal_while_the_server_defers_wins_because_nothing_has_left()
    {
        var asked = await PutOff();
        await correspondence.Bus.Publish(Story.Withdrawal(asked));
        await correspondence.Ended(asked, "withdrawn");
        server.Moods.Clear();
        await correspondence.Ended(await correspondence.Ask(debtor => Story.Message(debtor)));
        Assert.Single(server.Received);
        Assert.Equal(["message_requested", "message_prepared", "sending_started", "withdrawal_heard", "message_withdrawn"], await correspondence.Facts(asked));
    }

    [StandInFact]
    public async Task A_mail_that_is_withdrawn_while_another_has_the_only_place_never_leaves()
    {
        server.Moods.Enqueue(Mood.AcceptWhenTold);
        var first = await correspondence.Ask(debtor => Story.Message(debtor));
        await Eventually.Is(() => server.Received.Count == 1, "the first one has the place");
        var second = await correspondence.Ask(debtor => Story.Message(debtor));
        await Eventually.Is(async () => (await correspondence.Facts(second)).Contains("sending_started"), "the second one waits for it");
        await correspondence.Bus.Publish(Story.Withdrawal(second));
        await Eventually.Is(async () => (await correspondence.Facts(second)).Contains("withdrawal_heard"), "it is called back");
        server.Told.SetResult();
        await correspondence.Ended(first);
        await correspondence.Ended(second, "withdrawn");
        Assert.All(server.Received, mail => Assert.Equal(server.Received.First(), mail));
        Assert.Equal(["message_requested", "message_prepared", "sending_started", "withdrawal_heard", "message_withdrawn"], await correspondence.Facts(second));
    }

    // A message that the server puts off for as long as it is asked.
    async Task<MessageRequestedV1> PutOff()
    {
        for (var i = 0; i < 1000; i++) server.Moods.Enqueue(Mood.DeferRecipient);
        var asked = await correspondence.Ask(debtor => Story.Message(debtor));
        await Eventually.Passes(async () =>
            Assert.Equal("mail_server_defers_recipient", (await correspondence.Get($"/messages/{asked.Decision}")).GetProperty("fault").GetString()));
        return asked;
    }

    async Task RepeatedByteForByte(Mood mood)
    {
        server.Moods.Enqueue(mood);
        MessageRequestedV1 asked = await correspondence.Ask(debtor => Story.Message(debtor));
        await correspondence.Ended(asked);
        var document = await correspondence.Document(asked);
        Assert.Equal(2, server.Received.Count);
        Assert.All(server.Received, mail => Assert.Equal(Encoding.ASCII.GetString(document), Encoding.ASCII.GetString(mail)));
        Assert.Equal(Whole, await correspondence.Facts(asked));
    }
}
