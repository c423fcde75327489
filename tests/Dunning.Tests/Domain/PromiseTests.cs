using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Promises to pay (promesses de paiement): they hold back, and bring nothing forward.</summary>
public sealed class PromiseTests
{
    static readonly DateOnly Due = new(2026, 3, 2), Said = Due.AddDays(4), Day = Due.AddDays(14), Until = Day.AddDays(3);

    // reminder_1 went out on the third day, the promise is made on the fourth.
    static Story Reminded() => Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(3));

    static Story Promised(decimal? amount = null) => Reminded().Promises(Day, Said, amount);

    [Fact]
    public void A_promise_holds_its_invoice_back_until_the_day_after_its_tolerance()
    {
        var story = Promised().Walk(Said, Until);
        Assert.Equal(new NextAction.Blocked(new("promised", "debtor"), Until.AddDays(1)), story.Next("F1", Until));
        Assert.Equal(["reminder_1"], story.Steps.Select(s => s.Step));
    }

    [Fact]
    public void A_broken_promise_lets_the_ladder_go_on_from_where_it_was()
    {
        var story = Promised().Walk(Said, Until.AddDays(1));
        Assert.Equal(PromiseStatus.Broken, story.Promise().Status);
        Assert.Equal(new PromiseBroken(story.Promise().Id, Until.AddDays(1)), story.Facts.OfType<PromiseBroken>().Single());
        story.Walk(Until.AddDays(2), Due.AddDays(60));
        Assert.Equal(["reminder_1", "letter_1", "reminder_2", "letter_2", "formal_notice"], story.Steps.Select(s => s.Step));
        var without = Reminded().Walk(Said, Due.AddDays(60));
        Assert.All(story.Steps.Zip(without.Steps), steps => Assert.True(steps.First.Step == steps.Second.Step && steps.First.On >= steps.Second.On));
    }

    [Fact]
    public void A_promise_is_kept_at_once_when_all_of_it_comes_in()
    {
        var story = Promised().Pays("F1", 400, Said.AddDays(2));
        Assert.Equal(new PromiseKept(story.Promise().Id, Money.Euros(400), Said.AddDays(2)), story.Facts[^1]);
        Assert.Equal(100, story.Case.PromiseRecord.KeptPercent);
    }

    [Fact]
    public void A_promise_over_a_part_is_kept_with_it_and_the_rest_goes_on_at_once()
    {
        var story = Promised(150).Pays("F1", 150, Said.AddDays(2));
        Assert.Equal(PromiseStatus.Kept, story.Promise().Status);
        Assert.IsType<NextAction.Wait>(story.Next("F1", Said.AddDays(2)));
    }

    [Theory]
    [InlineData(390, PromiseStatus.Kept)]
    [InlineData(389.99, PromiseStatus.PartlyKept)]
    [InlineData(0.01, PromiseStatus.PartlyKept)]
    [InlineData(0, PromiseStatus.Broken)]
    public void What_came_in_by_the_end_of_the_tolerance_decides(double paid, PromiseStatus expected)
    {
        var story = Promised();
        if (paid > 0) story.Pays("F1", (decimal)paid, Until);
        story.Run(Until);
        Assert.Equal(PromiseStatus.Open, story.Promise().Status);
        story.Run(Until.AddDays(1));
        Assert.Equal(expected, story.Promise().Status);
    }

    [Fact]
    public void A_credit_note_is_no_payment_and_breaks_nothing()
    {
        var story = Promised().Pays("F1", 400, Said.AddDays(1), BalanceCause.CreditNote);
        story.Run(Said.AddDays(1));
        Assert.Equal((PromiseStatus.Withdrawn, StopEnd.NothingOwed), (story.Promise().Status, story.Promise().End));
        var rest = Promised().Pays("F1", 300, Said.AddDays(1), BalanceCause.CreditNote).Pays("F1", 100, Said.AddDays(2));
        Assert.Equal(PromiseStatus.Kept, rest.Promise().Status);
    }

    [Fact]
    public void Money_that_goes_back_opens_the_promise_again()
    {
        var story = Promised().Pays("F1", 400, Said.AddDays(2)).Pays("F1", -400, Said.AddDays(5), BalanceCause.Undone);
        Assert.Equal(PromiseStatus.Open, story.Promise().Status);
        Assert.Equal("promised", Story.Blocker(story.Next("F1", Said.AddDays(5))));
        story.Walk(Said.AddDays(5), Until.AddDays(1));
        Assert.Equal(PromiseStatus.Broken, story.Promise().Status);
    }

    [Fact]
    public void Nobody_broke_its_word_while_its_money_waits_for_an_invoice()
    {
        var story = Promised().Receives(400, Day).Walk(Said, Until.AddDays(5));
        Assert.Equal(PromiseStatus.Open, story.Promise().Status);
        story.Bounces(400, Day, Until.AddDays(5)).Run(Until.AddDays(6));
        Assert.Equal(PromiseStatus.Broken, story.Promise().Status);
    }

    [Fact]
    public void Nobody_broke_its_word_while_the_bank_feed_is_behind()
    {
        var story = Promised();
        (story.FeedIsFresh, story.FeedThrough) = (false, Day);
        story.Walk(Said, Until.AddDays(6));
        Assert.Equal(PromiseStatus.Open, story.Promise().Status);
        story.FeedIsFresh = true;
        story.Run(Until.AddDays(7));
        Assert.Equal(PromiseStatus.Broken, story.Promise().Status);
    }

    [Fact]
    public void What_waits_and_speaks_of_the_invoice_is_called_back()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Sends = false;
        story.Run(Due.AddDays(3));
        story.Promises(Day, Due.AddDays(3));
        Assert.Equal("promised", story.Facts.OfType<MessageWithdrawn>().Single().Reason);
    }

    [Fact]
    public void What_is_not_promised_goes_on_and_lists_nothing_that_is()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Owes("F2", Due, 200).Promises(Day, Due, null, "F1").Walk(Due, Due.AddDays(3));
        Assert.Equal(["F2"], story.Asked("reminder_1").Statement.Lines.Select(l => l.Number));
        Assert.Empty(story.Asked("reminder_1").Statement.Others);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(15, null)]
    [InlineData(16, "promised_too_far")]
    [InlineData(-1, "promised_too_late")]
    public void A_promise_lies_at_most_fifteen_days_ahead(int days, string? refused) => Assert.Equal(refused, Reminded().PromiseRefused(Said.AddDays(days), Said));

    [Fact]
    public void Two_promises_are_taken_in_an_episode()
    {
        var story = Reminded().Promises(Said, Said).Walk(Said, Said.AddDays(4)).Promises(Said.AddDays(5), Said.AddDays(5)).Walk(Said.AddDays(5), Said.AddDays(9));
        Assert.Equal("promises_used_up", story.PromiseRefused(Said.AddDays(12), Said.AddDays(10)));
        Assert.Equal(new PromiseRecord(0, 0, 0, 2), story.Case.PromiseRecord);
        story.Pays("F1", 400, Said.AddDays(11)).Walk(Said.AddDays(11), Said.AddDays(12)).Owes("F2", Said.AddDays(10), 200);
        Assert.Null(story.PromiseRefused(Said.AddDays(13), Said.AddDays(13)));
    }

    [Fact]
    public void One_that_was_entered_in_error_counts_for_nothing()
    {
        var story = Promised();
        story.Do(new DunningCommand.WithdrawPromise(story.Promise().Id, StopEnd.EnteredInError, "collector", Said));
        Assert.IsNotType<NextAction.Blocked>(story.Next("F1", Said));
        story.Promises(Said, Said).Walk(Said, Said.AddDays(4));
        Assert.Null(story.PromiseRefused(Said.AddDays(6), Said.AddDays(5)));
    }

    [Theory]
    [InlineData(400, null)]
    [InlineData(400.01, "amount_too_high")]
    [InlineData(0, "amount_not_positive")]
    public void No_more_is_promised_than_is_owed(double amount, string? refused) => Assert.Equal(refused, Reminded().PromiseRefused(Day, Said, (decimal)amount));

    [Fact]
    public void What_is_contested_held_promised_or_unknown_cannot_be_promised()
    {
        var story = Reminded().Owes("F2", Due, 200).Contests("F2", Said);
        Assert.Equal("disputed", story.PromiseRefused(Day, Said, null, "F2"));
        Assert.Equal("no_such_invoice", story.PromiseRefused(Day, Said, null, "F3"));
        Assert.Equal("held_factored", story.Holds("F1", "factored", null, Said).PromiseRefused(Day, Said, null, "F1"));
        Assert.Equal("already_promised", Promised().PromiseRefused(Day.AddDays(1), Said, null, "F1"));
        Assert.Equal("nothing_to_pay", Promised().PromiseRefused(Day.AddDays(1), Said));
    }

    [Fact]
    public void A_promise_loses_its_object_with_insolvency_or_a_dispute()
    {
        var disputed = Promised().Contests("F1", Said);
        disputed.Run(Said);
        Assert.Equal((PromiseStatus.Withdrawn, StopEnd.Disputed), (disputed.Promise().Status, disputed.Promise().End));
        var insolvent = Promised().Hear(new InsolvencyOpened(Story.Debtor.Debtor, "receivership", Said, null, 1, Said), Said);
        insolvent.Run(Said);
        Assert.Equal(StopEnd.Insolvency, insolvent.Promise().End);
    }

    [Fact]
    public void A_promise_that_was_paid_in_part_is_not_kept_because_the_rest_is_contested()
    {
        var story = Promised().Pays("F1", 100, Said).Contests("F1", Said);
        story.Run(Said);
        Assert.Equal((PromiseStatus.Withdrawn, StopEnd.Disputed), (story.Promise().Status, story.Promise().End));
        Assert.Empty(story.Facts.OfType<PromiseKept>());
    }

    [Fact]
    public void A_promise_in_a_call_about_what_is_contested_promises_nothing_else()
    {
        var story = Reminded().Owes("F2", Due, 200).Contests("F2", Said);
        var told = DunningCase.Decide(story.Case, new DunningCommand.NoteContact(Guid.NewGuid(), Channel.Call, CallOutcome.Promise, Day, ["F2"], story.Now(Said), "collector", Said));
        Assert.Equal("nothing_to_pay", told.Refusal?.Code);
    }

    [Fact]
    public void A_person_who_said_no_has_still_said_no_after_the_promise()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        story.Approves = false;
        story.Walk(Due, Due.AddDays(36));
        var threat = story.Decided("letter_2").Decision;
        story.Do(new DunningCommand.Reject(threat, Recouvrement.Dunning.Domain.Messages.RejectionReason.CommercialReason, Due.AddDays(90), "manager", Due.AddDays(36)));
        story.Promises(Due.AddDays(40), Due.AddDays(37)).Walk(Due.AddDays(37), Due.AddDays(50));
        Assert.Equal(new NextAction.Blocked(Blocker.Rejected, Due.AddDays(90)), story.Next("F1", Due.AddDays(50)));
    }
}
