using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Instalment plans (échéanciers): one that is kept holds back, one that is missed is all due again.</summary>
public sealed class PlanTests
{
    static readonly DateOnly Due = new(2026, 3, 2), Said = Due.AddDays(4), First = Due.AddDays(20), Second = Due.AddDays(50);

    static Story Reminded() => Story.Of(phone: false).Owes("F1", Due, 300).Owes("F2", Due, 200).Walk(Due, Due.AddDays(3));

    static Story Planned() => Reminded().Plans(Said, (First, 250), (Second, 250));

    static Story Late(DateOnly on) => Planned().Walk(Said, on);

    [Fact]
    public void A_plan_that_is_kept_holds_its_invoices_back_until_its_next_term()
    {
        var story = Planned();
        Assert.Equal(PlanStatus.Agreed, story.Plan().Status);
        Assert.Equal(new NextAction.Blocked(new("in_plan", "debtor"), First.AddDays(4)), story.Next("F1", Said));
        story.Walk(Said, First.AddDays(-1)).Pays("F1", 250, First).Walk(First, First.AddDays(10));
        Assert.Equal(new TermKept(story.Plan().Id, 1, First, Money.Euros(250), First), Assert.Single(story.Facts.OfType<TermKept>()));
        Assert.Equal(new NextAction.Blocked(new("in_plan", "debtor"), Second.AddDays(4)), story.Next("F1", First.AddDays(10)));
        Assert.Single(story.Steps);
    }

    [Fact]
    public void A_plan_whose_rest_a_judgment_froze_is_not_fulfilled()
    {
        var story = Planned().Pays("F1", 250, Said.AddDays(1)).Walk(Said.AddDays(1), Said.AddDays(1));
        story.Hear(new InsolvencyOpened(Story.Debtor.Debtor, "receivership", Said.AddDays(2), null, 1, Said.AddDays(2)), Said.AddDays(2)).Walk(Said.AddDays(2), Said.AddDays(3));
        Assert.Equal((PlanStatus.Cancelled, StopEnd.Insolvency), (story.Plan().Status, story.Plan().End));
        Assert.Empty(story.Facts.OfType<PlanFulfilled>());
        Assert.Single(story.Facts.OfType<TermKept>());
    }

    [Theory]
    [InlineData(15, "plan_proposed")]
    [InlineData(16, null)]
    public void A_long_plan_holds_nothing_up_for_longer_than_a_manager_needs_to_agree(int days, string? blocker)
    {
        var story = Reminded();
        story.Approves = false;
        story.Plans(Said, (Said.AddMonths(6), 500));
        story.Walk(Said, Said.AddDays(days));
        Assert.Equal(blocker, story.Plan().IsOpen ? Story.Blocker(story.Next("F1", Said.AddDays(days))) : null);
        if (blocker is null) Assert.Equal(StopEnd.NotApprovedInTime, story.Plan().End);
    }

    [Fact]
    public void Payments_count_against_the_terms_in_the_order_of_their_dates_to_the_cent()
    {
        var story = Planned().Pays("F1", 249.99m, Said.AddDays(1)).Walk(Said.AddDays(1), Said.AddDays(1));
        Assert.Empty(story.Facts.OfType<TermKept>());
        story.Pays("F2", 0.01m, Said.AddDays(2)).Walk(Said.AddDays(2), Said.AddDays(2));
        Assert.Equal(1, story.Plan().Kept);
        story.Pays("F1", 50.01m, Said.AddDays(3)).Pays("F2", 199.99m, Said.AddDays(4)).Walk(Said.AddDays(3), Said.AddDays(4));
        Assert.Equal(PlanStatus.Fulfilled, story.Plan().Status);
    }

    [Fact]
    public void A_term_is_missed_the_day_after_and_breaks_the_plan_once_the_tolerance_is_over()
    {
        Assert.Empty(Late(First).Facts.OfType<TermMissed>());
        var story = Late(First.AddDays(3));
        Assert.Equal(new TermMissed(story.Plan().Id, 1, First, Money.Euros(250), First.AddDays(1)), Assert.Single(story.Facts.OfType<TermMissed>()));
        Assert.Equal("in_plan", Story.Blocker(story.Next("F1", First.AddDays(3))));
        story.Run(First.AddDays(4));
        Assert.Equal(new PlanBroken(story.Plan().Id, 1, Money.Euros(500), First.AddDays(4)), Assert.Single(story.Facts.OfType<PlanBroken>()));
        story.Walk(First.AddDays(5), First.AddDays(10));
        Assert.Equal(["reminder_1", "letter_1"], story.Steps.Select(s => s.Step));
    }

    [Fact]
    public void A_term_that_is_paid_within_the_tolerance_is_kept()
    {
        var story = Late(First.AddDays(2)).Pays("F1", 240, First.AddDays(3)).Walk(First.AddDays(3), First.AddDays(4));
        Assert.Equal((PlanStatus.Agreed, 1), (story.Plan().Status, story.Plan().Kept));
        // What it fell short by is due with the next one.
        story.Pays("F1", 60, Second).Pays("F2", 190, Second.AddDays(1)).Walk(First.AddDays(5), Second.AddDays(4));
        Assert.Equal(PlanStatus.Fulfilled, story.Plan().Status);
        Assert.Equal(10, story.Case.Invoices[Story.Id("F2")].Outstanding.Amount);
    }

    [Fact]
    public void Money_that_goes_back_takes_its_term_back()
    {
        var story = Planned().Pays("F1", 250, First).Walk(First, First.AddDays(5)).Pays("F1", -250, First.AddDays(6), BalanceCause.Undone).Walk(First.AddDays(6), First.AddDays(6));
        Assert.Equal(PlanStatus.Broken, story.Plan().Status);
        Assert.Single(story.Facts.OfType<TermTakenBack>());
    }

    [Theory]
    [InlineData(3, 0, false)]
    [InlineData(3, 1, true)]
    public void A_plan_of_more_than_three_months_waits_for_a_second_person(int months, int days, bool waits)
    {
        var story = Reminded().Plans(Said, (First, 250), (Said.AddMonths(months).AddDays(days), 250));
        Assert.Equal(waits ? PlanStatus.Proposed : PlanStatus.Agreed, story.Plan().Status);
        Assert.Equal(waits ? "plan_proposed" : "in_plan", Story.Blocker(story.Next("F1", Said)));
    }

    [Fact]
    public void Who_entered_a_plan_may_not_approve_it()
    {
        var story = Reminded().Plans(Said, (First, 250), (Said.AddMonths(6), 250));
        Assert.Equal("same_person", DunningCase.Decide(story.Case, new DunningCommand.Approve(story.Plan().Id, story.Now(Said), "collector", Said)).Refusal?.Code);
        story.Do(new DunningCommand.Approve(story.Plan().Id, story.Now(Said), "manager", Said));
        Assert.Equal("in_plan", Story.Blocker(story.Next("F1", Said)));
    }

    [Fact]
    public void A_plan_that_nobody_approves_lapses_with_its_first_term()
    {
        var story = Reminded().Plans(Said, (Said.AddDays(10), 250), (Said.AddMonths(6), 250)).Walk(Said, Said.AddDays(10));
        Assert.Equal(PlanStatus.Proposed, story.Plan().Status);
        story.Run(Said.AddDays(11));
        Assert.Equal((PlanStatus.Cancelled, StopEnd.NotApprovedInTime), (story.Plan().Status, story.Plan().End));
    }

    [Fact]
    public void A_manager_may_reject_a_plan()
    {
        var story = Reminded().Plans(Said, (First, 250), (Said.AddMonths(6), 250));
        story.Do(new DunningCommand.Reject(story.Plan().Id, RejectionReason.CommercialReason, null, "manager", Said));
        Assert.Equal(PlanStatus.Rejected, story.Plan().Status);
        Assert.IsType<NextAction.Wait>(story.Next("F1", Said));
    }

    [Fact]
    public void After_a_plan_that_was_broken_the_next_one_needs_a_second_person()
    {
        var story = Late(First.AddDays(4)).Plans(First.AddDays(4), (First.AddDays(10), 500));
        Assert.Equal(PlanStatus.Proposed, story.Plan().Status);
    }

    [Fact]
    public void The_terms_are_in_order_and_add_up_to_what_is_owed()
    {
        Assert.Equal("terms_do_not_add_up", Reminded().PlanRefused(Said, (First, 250), (Second, 249.99m)));
        Assert.Equal("terms_not_in_order", Reminded().PlanRefused(Said, (Second, 250), (First, 250)));
        Assert.Equal("terms_not_in_order", Reminded().PlanRefused(Said, (First, 250), (First, 250)));
        Assert.Equal("amount_not_positive", Reminded().PlanRefused(Said, (First, 500), (Second, 0)));
        Assert.Equal("term_is_past", Reminded().PlanRefused(Said, (Said.AddDays(-1), 500)));
        Assert.Null(Reminded().Promises(Said.AddDays(1), Said, null, "F1").PlanRefused(Said, (First, 200)));
    }

    [Fact]
    public void An_amicable_plan_does_not_suspend_penalties()
    {
        // Rule R2.6: broken after 24 days, the letter claims interest from the day after the due date on.
        var story = Late(First.AddDays(10));
        var line = story.Asked("letter_1").Statement.Lines.Single(l => l.Number == "F1");
        Assert.Equal(Due.AddDays(1), story.Asked("letter_1").Statement.InterestPeriods.Min(p => p.From));
        Assert.True(line.Interest.IsPositive);
    }
}
