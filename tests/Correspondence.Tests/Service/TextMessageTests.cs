using System.Text;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Text messages through a provider that is really asked over HTTP.</summary>
public sealed class TextMessageTests(TextFixture fixture) : IClassFixture<TextFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;
    readonly TextStandIn provider = fixture.Provider;

    [StandInFact]
    public async Task A_text_message_leaves_once_as_it_was_hashed_and_is_told_as_sent()
    {
        var number = TextFixture.Number();
        var asked = await Ask(number);
        var message = await correspondence.Ended(asked);
        var text = Assert.Single(await provider.Texts(number));
        Assert.Equal(("AtelierLumi", asked.Decision.ToString(), "transactional", false), (text.GetProperty("sender").GetString(), text.GetProperty("tag").GetString(), text.GetProperty("type").GetString(), text.GetProperty("unicodeEnabled").GetBoolean()));
        Assert.Equal("Atelier Lumière : sauf erreur, la facture FA2026-0012 (1 000,00 €) reste à régler. Merci de payer ou de nous appeler : +33472000000", text.GetProperty("content").GetString());
        Assert.Equal(text.GetProperty("content").GetString(), Encoding.UTF8.GetString(await correspondence.Document(asked)));
        Assert.Equal("accounts_payable", message.GetProperty("addressedRole").GetString());
        Assert.Equal(["message_requested", "message_prepared", "sending_started", "message_sent"], await correspondence.Facts(asked));
        await Eventually.Is(() => correspondence.Bus.Heard<MessageSentV1>().Any(m => m.Decision == asked.Decision && m.Channel == "sms"), "it is told");
    }

    [StandInFact]
    public async Task A_provider_that_hangs_up_after_it_accepted_sends_it_once()
    {
        await provider.Faults(new { drop = 1 });
        await OnceAt(TextFixture.Number());
    }

    [StandInFact]
    public async Task A_provider_that_accepts_and_never_answers_sends_it_once()
    {
        await provider.Faults(new { hang = 1, seconds = 4 });
        await OnceAt(TextFixture.Number());
    }

    [StandInFact]
    public async Task A_provider_that_lists_what_it_accepted_only_after_a_while_sends_it_once()
    {
        await provider.Faults(new { drop = 1, hide = 1 });
        await OnceAt(TextFixture.Number());
    }

    [StandInFact]
    public async Task A_provider_that_is_away_when_it_is_asked_about_a_lost_answer_sends_it_once()
    {
        await provider.Faults(new { drop = 1, away = 6 });
        await OnceAt(TextFixture.Number());
    }

    [StandInFact]
    public async Task A_text_message_that_is_asked_for_again_and_again_leaves_once()
    {
        var number = TextFixture.Number();
        var asked = await Ask(number);
        await correspondence.Bus.Publish(asked);
        await correspondence.Ended(asked);
        await correspondence.Bus.Publish(asked);
        // What comes after it on the same way has left: so would it have.
        await correspondence.Ended(await Ask(TextFixture.Number()));
        Assert.Single(await provider.Texts(number));
    }

    [StandInFact]
    public async Task A_provider_that_hangs_up_before_it_accepted_sends_it_once_when_it_has_been_looked_for_long_enough()
    {
        await provider.Faults(new { lose = 1 });
        await OnceAt(TextFixture.Number());
    }

    [StandInFact]
    public async Task A_provider_that_is_away_sends_it_once_when_it_is_back()
    {
        await provider.Faults(new { fail = 3, status = 503 });
        await OnceAt(TextFixture.Number());
        await provider.Faults(new { fail = 1, status = 500 });
        await OnceAt(TextFixture.Number());
    }

    [StandInFact]
    public async Task Who_declines_while_the_provider_keeps_failing_gets_no_text_message_when_it_is_back()
    {
        var number = TextFixture.Number();
        await provider.Faults(new { fail = 1_000_000, status = 500 });
        var asked = await Ask(number);
        await Eventually.Is(async () => (await correspondence.Get($"/messages/{asked.Decision}")).GetProperty("fault").GetString() is "carrier_away" or "outcome_unknown", "it was tried");
        await correspondence.Database.Administer(
            "insert into suppressions (suppression, creditor, debtor, customer_number, way, whole, reason, since, said_by) " +
            $"select gen_random_uuid(), creditor, debtor, customer_number, 'sms', true, 'opted_out', requested_on, 'test' from messages where decision = '{asked.Decision}'");
        Assert.Equal("opted_out", (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
        await provider.Faults(new { fail = 0 });
        Assert.Empty(await provider.Texts(number));
    }

    [StandInFact]
    public async Task What_the_provider_refuses_fails_and_an_empty_account_waits_for_operations()
    {
        await provider.Faults(new { fail = 1, status = 400 });
        Assert.Equal("refused_by_carrier", (await correspondence.Ended(await Ask(TextFixture.Number()), "failed")).GetProperty("reason").GetString());

        await provider.Faults(new { fail = 1_000_000, status = 402 });
        var (number, waiting) = (TextFixture.Number(), default(MessageRequestedV1));
        waiting = await Ask(number);
        await Eventually.Passes(async () => Assert.Equal("carrier_refuses_service", (await correspondence.Get($"/messages/{waiting.Decision}")).GetProperty("fault").GetString()));
        await correspondence.Bus.Publish(Story.Withdrawal(waiting));
        await correspondence.Ended(waiting, "withdrawn");
        await provider.Faults(new { fail = 0 });
        Assert.Empty(await provider.Texts(number));
    }

    [StandInFact]
    public async Task A_fixed_line_a_text_that_is_unknown_or_too_long_and_a_redirected_one_are_never_sent()
    {
        foreach (var (phone, message, reason) in new (string?, Func<MessageRequestedV1, MessageRequestedV1>, string)[]
        {
            ("+33472000000", m => m, "no_address"), (null, m => m, "no_address"), (TextFixture.Number(), m => m with { Template = "reminder_1" }, "unknown_template"),
            (TextFixture.Number(), m => m with { Statement = m.Statement with { Lines = [m.Statement.Lines[0] with { Reference = new string('F', 120) }] } }, "text_too_long"),
            (TextFixture.Number(), m => m with { RedirectTo = "recette@creancier.example" }, "text_message_redirected"),
        }) Assert.Equal(reason, (await correspondence.Ended(await Ask(phone, message), "failed")).GetProperty("reason").GetString());
    }

    [StandInFact]
    public async Task What_became_of_each_is_asked_for_every_day_and_told_once()
    {
        var (arrives, never, stops, unsubscribes) = (await Ask(TextFixture.Number(1)), await Ask(TextFixture.Number(9)), await Ask(TextFixture.Number(8)), await Ask(TextFixture.Number(7)));
        foreach (var asked in new[] { arrives, never, stops, unsubscribes }) await correspondence.Ended(asked);
        await correspondence.Service.DoDay(Story.Monday);
        await correspondence.Service.DoDay(Story.Monday);
        Assert.Equal(["text_delivered"], await After(arrives));
        Assert.Equal(["text_undeliverable"], await After(never));
        Assert.Equal(["text_delivered", "texts_declined"], (await After(stops)).Order());
        Assert.Equal(["text_delivered", "texts_declined"], (await After(unsubscribes)).Order());
        await Eventually.Passes(() =>
        {
            var told = Assert.Single(correspondence.Bus.Heard<MessageBouncedV1>(), m => m.Decision == never.Decision);
            Assert.Equal(("sms", "hard", never.Case), (told.Channel, told.Kind, told.Case));
            return Task.CompletedTask;
        });
    }

    [StandInFact]
    public async Task Who_answers_STOP_gets_no_text_message_any_more()
    {
        var number = TextFixture.Number(8);
        await correspondence.Ended(await Ask(number));
        await correspondence.Service.DoDay(Story.Monday);
        await Eventually.Passes(async () => Assert.Equal("opted_out", (await correspondence.Ended(await Ask(number), "failed")).GetProperty("reason").GetString()));
        Assert.NotEmpty(await provider.Texts(number));
    }

    [StandInFact]
    public async Task Who_answers_STOP_gets_none_at_another_number_either_and_Dunning_is_told_to_plan_none()
    {
        var declined = await Ask(TextFixture.Number(8));
        await correspondence.Ended(declined);
        await correspondence.Service.DoDay(Story.Monday);
        await Eventually.Is(() => correspondence.Bus.Heard<DebtorWayChangedV1>().Any(w => w.Debtor == declined.Debtor && w is { Way: "sms", IsWhole: true, IsClosed: true, Reason: "opted_out" }), "the whole debtor is closed");

        var other = TextFixture.Number();
        await correspondence.Bus.Publish(Story.Contacts(declined.Debtor, contacts: Story.Payable(declined.Debtor) with { Phone = other }) with { Version = 2 });
        var again = Story.Message(declined.Debtor, "sms", "sms_1");
        await correspondence.Bus.Publish(again);
        Assert.Equal("opted_out", (await correspondence.Ended(again, "failed")).GetProperty("reason").GetString());
        Assert.Empty(await provider.Texts(other));
    }

    async Task OnceAt(string number)
    {
        await correspondence.Ended(await Ask(number));
        Assert.Single(await provider.Texts(number));
    }

    async Task<string[]> After(MessageRequestedV1 asked) => [.. (await correspondence.Facts(asked)).SkipWhile(fact => fact != "message_sent").Skip(1)];

    async Task<MessageRequestedV1> Ask(string? number, Func<MessageRequestedV1, MessageRequestedV1>? otherwise = null)
    {
        var debtor = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(debtor, contacts: Story.Payable(debtor) with { Phone = number }));
        var asked = Story.Message(debtor, "sms", "sms_1");
        asked = otherwise?.Invoke(asked) ?? asked;
        await correspondence.Bus.Publish(asked);
        return asked;
    }
}
