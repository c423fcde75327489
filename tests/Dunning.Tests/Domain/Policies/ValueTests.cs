using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.Policies.Written;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>What the values of a policy change: budget, catch-up, approval.</summary>
public sealed class ValueTests
{
    static readonly DateOnly Due = new(2026, 3, 2), LongAfter = new(2026, 6, 1);

    [Theory]
    [InlineData(false, Channel.Call, true)]
    [InlineData(false, Channel.Email, false)]
    [InlineData(true, Channel.Call, true)]
    [InlineData(true, Channel.Email, true)]
    public void E_mails_and_calls_are_counted_apart_or_together(bool together, Channel next, bool allowed) =>
        Assert.Equal(allowed, new ContactBudget(2, 1, 0, together).Allows(next, [Channel.Email, Channel.Sms]));

    [Fact]
    public void Together_the_last_of_both_is_the_last()
    {
        var budget = new ContactBudget(2, 1, 0, Together: true);
        Assert.True(budget.Allows(Channel.Email, [Channel.Call, Channel.Email]));
        Assert.False(budget.Allows(Channel.Call, [Channel.Email, Channel.Email, Channel.Email]));
        Assert.False(budget.Allows(Channel.Letter, []));
        Assert.True(budget.Allows(Channel.RegisteredLetter, [Channel.Email]));
        Assert.True(budget.Allows(Channel.Portal, [Channel.Email]));
    }

    [Fact]
    public void After_an_outage_one_step_per_cycle_takes_up_where_the_invoice_stood()
    {
        var story = Behind(CatchUp.OneStepPerCycle).Walk(LongAfter, LongAfter.AddDays(30));
        Assert.Equal(["reminder_1", "letter_1", "reminder_2", "formal_notice"], story.Steps.Select(s => s.Step));
        Assert.All(story.Facts.OfType<StepDecided>(), s => Assert.Null(s.Covered[0].Skipped));
    }

    [Fact]
    public void After_an_outage_the_most_severe_step_that_may_be_taken_is_and_what_was_passed_over_is_recorded()
    {
        var story = Behind(CatchUp.MostSevere).Walk(LongAfter, LongAfter.AddDays(30));
        // One contact had been made: no threat yet.
        Assert.Equal(["reminder_1", "reminder_2", "formal_notice"], story.Steps.Select(s => s.Step));
        Assert.Equal("letter_1", string.Join(' ', story.Decided("reminder_2").Covered[0].Skipped!.Value));
        Assert.Null(story.Decided("formal_notice").Covered[0].Skipped);
    }

    [Theory]
    [InlineData(CatchUp.OneStepPerCycle)]
    [InlineData(CatchUp.MostSevere)]
    public void An_invoice_first_seen_late_starts_with_the_first_contact_however_late_it_is(CatchUp mode)
    {
        var story = Told(mode).Owes("F1", Due, 400).Walk(LongAfter, LongAfter.AddDays(3));
        Assert.Equal(["reminder_1"], story.Steps.Select(s => s.Step));
    }

    [Fact]
    public void Where_every_budget_is_nothing_no_notice_comes_of_it()
    {
        var story = Story.Of(email: false, phone: false);
        story.Policies = Book(Document(Reminder, Letter, Notice) with { Values = new(Letters: 0) });
        Assert.Empty(story.Owes("F1", Due, 400).Walk(Due, Due.AddDays(60)).Steps);
        Assert.Equal("too_few_contacts", Story.Blocker(story.Next("F1", Due.AddDays(60))));
    }

    [Fact]
    public void A_call_that_nobody_made_is_recorded_as_passed_over()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(20));
        Assert.Equal("call_1", string.Join(' ', story.Decided("letter_1").Covered[0].Skipped!.Value));
    }

    [Theory]
    [InlineData(null, "same_person")]
    [InlineData(StepApproval.SecondPerson, "same_person")]
    [InlineData(StepApproval.Manager, null)]
    public void Who_asked_for_the_run_approves_only_where_the_policy_lets_any_manager(StepApproval? approval, string? refusal)
    {
        var story = Story.Of();
        story.Policies = Book(Document(Reminder, Letter, Notice with { Approval = approval }));
        story.Approves = false;
        story.Owes("F1", Due, 400).Walk(Due, Due.AddDays(60));
        var waiting = story.Decided("formal_notice");
        Assert.Equal(refusal, DunningCase.Decide(story.Case, new DunningCommand.Approve(waiting.Decision, story.Now(waiting.On), waiting.AskedBy, waiting.On)).Refusal?.Code);
    }

    [Fact]
    public void A_step_that_needs_nobody_leaves_by_itself_even_if_it_threatens()
    {
        var story = Story.Of();
        story.Policies = Book(Document(Reminder, Letter, Notice with { Approval = StepApproval.None }));
        story.Approves = false;
        Assert.NotNull(story.Owes("F1", Due, 400).Walk(Due, Due.AddDays(60)).Asked("formal_notice"));
    }

    [Fact]
    public void What_waits_for_a_step_that_another_policy_does_not_have_is_called_back()
    {
        var story = Story.Of();
        story.Approves = false;
        story.Policies = Book(Document(Reminder, Letter, Notice));
        story.Owes("F1", Due, 400).Walk(Due, Due.AddDays(60));
        Assert.Equal(OutgoingStatus.AwaitingApproval, story.Case.Outgoing[story.Decided("formal_notice").Decision].Status);
        story.Policies = Book(Document(Reminder, Letter, Second));
        story.Run(Due.AddDays(61));
        Assert.Equal(WithdrawalReason.PolicyChanged, story.Facts.OfType<StepWithdrawn>().Single().Reason);
    }

    [Fact]
    public void A_text_message_is_handed_over_by_a_person_and_counts_as_a_contact_and_a_look_at_a_portal_as_none()
    {
        var craftsman = Story.Of(CustomerKind.Craftsman, email: false).Owes("F1", Due, 400).Walk(Due.AddDays(-8), Due.AddDays(-5));
        Assert.Equal(["pre_sms"], craftsman.Steps.Select(s => s.Step));
        craftsman.Do(new DunningCommand.RecordCall(craftsman.Decided("pre_sms").Decision, CallOutcome.Reached, "collector", Due.AddDays(-5)));
        Assert.Equal(new DateOnly(2026, 3, 5), craftsman.Walk(Due.AddDays(-4), Due.AddDays(5)).Steps.Last().On);

        var retailer = Story.Of(CustomerKind.Retailer).Owes("F1", Due, 400).Walk(Due.AddDays(-11), Due.AddDays(-9));
        retailer.Do(new DunningCommand.RecordCall(retailer.Decided("portal_check").Decision, CallOutcome.Reached, "collector", Due.AddDays(-9)));
        Assert.Equal(("statement_1", new DateOnly(2026, 3, 9)), retailer.Walk(Due.AddDays(-8), Due.AddDays(10)).Steps.Last());
        Assert.False(retailer.Case.Outgoing[retailer.Decided("portal_check").Decision].Channel.IsContact());
    }

    static Story Behind(CatchUp mode) => Told(mode).Owes("F1", Due, 400).Walk(Due, Due.AddDays(5));

    static Story Told(CatchUp mode)
    {
        var story = Story.Of();
        story.Policies = Book(Document(Reminder, Letter, Second, Notice) with { Values = new(CatchUp: mode) });
        return story;
    }
}
