using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.Promising;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Promises to pay (promesses de paiement): they hold back, and bring nothing forward.</summary>
public sealed class PromiseTests
{
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
