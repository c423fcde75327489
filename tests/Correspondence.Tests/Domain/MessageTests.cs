using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Xunit;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Correspondence.Tests.Domain.Sample;

namespace Recouvrement.Correspondence.Tests.Domain;

public sealed class MessageTests
{
    [Fact]
    public void A_message_is_requested_once() =>
        Given().When(Request).Then(Requested);

    [Fact]
    public void What_was_withdrawn_before_it_was_heard_of_is_noted_and_stays_withdrawn()
    {
        Given(new MessageWithdrawn("paid", Monday)).When(Request).Then(Requested);
        Given(new MessageWithdrawn("paid", Monday), Requested).When(Start).ThenRefused("not_to_be_sent");
    }

    [Fact]
    public void A_message_that_waits_can_be_withdrawn() =>
        Given(Requested).When(CallBack).Then(new MessageWithdrawn("paid", Tuesday));

    [Fact]
    public void A_withdrawn_message_is_never_sent() =>
        Given(Requested, new MessageWithdrawn("paid", Tuesday)).When(Start).ThenRefused("not_to_be_sent");

    [Fact]
    public void Preparation_and_intent_become_true_together() =>
        Given(Requested).When(Start).Then(new MessagePrepared(Hash, ContactRole.AccountsPayable, Monday), new SendingStarted(Monday));

    [Fact]
    public void A_second_attempt_has_no_second_intent() =>
        Given(Started).When(Start with { On = Tuesday }).ThenNothing();

    [Fact]
    public void An_email_that_left_is_sent() =>
        Given(Started).When(new ReportSent(null, null, Monday)).Then(new MessageSent(Reminder, Hash, null, Monday));

    [Fact]
    public void What_never_started_cannot_have_left() =>
        Given(Requested).When(new ReportSent(null, null, Monday)).ThenRefused("never_started");

    [Fact]
    public void A_registered_letter_is_deposited_when_the_carrier_takes_it() =>
        Given(Posted[..3]).When(new ReportSent("L-1", Monday, Monday))
            .Then(new MessageSent(Notice, Hash, "L-1", Monday), new LetterDeposited(Notice, Monday, Monday));

    [Fact]
    public void A_withdrawal_while_it_is_being_sent_loses_when_the_message_left()
    {
        Given(Started).When(CallBack).Then(new WithdrawalHeard("paid", Tuesday));
        Given([.. Started, new WithdrawalHeard("paid", Tuesday)]).When(new ReportSent(null, null, Tuesday)).Then(new MessageSent(Reminder, Hash, null, Tuesday));
        Given([.. Started, new MessageSent(Reminder, Hash, null, Monday)]).When(CallBack).ThenNothing();
    }

    [Fact]
    public void A_withdrawal_while_it_is_being_sent_wins_when_nothing_left() =>
        Given([.. Started, new WithdrawalHeard("paid", Tuesday)]).When(new ReportNotSent(Tuesday)).Then(new MessageWithdrawn("paid", Tuesday));

    [Fact]
    public void A_fruitless_attempt_alone_changes_nothing() =>
        Given(Started).When(new ReportNotSent(Monday)).ThenNothing();

    [Fact]
    public void A_message_without_an_address_fails_before_it_starts() =>
        Given(Requested).When(new ReportFailure("no_address", Monday)).Then(new MessageFailed(Reminder, "no_address", Monday));

    [Fact]
    public void A_message_turned_away_for_good_fails() =>
        Given(Started).When(new ReportFailure("recipient_refused", Monday)).Then(new MessageFailed(Reminder, "recipient_refused", Monday));

    [Fact]
    public void A_sent_message_cannot_fail_any_more() =>
        Given([.. Started, new MessageSent(Reminder, Hash, null, Monday)]).When(new ReportFailure("no_address", Monday)).ThenNothing();

    static Message Folded(MessageEvent[] facts) => facts.Aggregate(Message.Initial, Message.Evolve);
}
