using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Promises;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What debtors say in a call drives what follows; nothing is forgotten, nothing comes earlier.</summary>
public sealed class CallResultTests
{
    static readonly DateOnly Due = new(2026, 3, 2);

    // reminder_1 on the 3rd day, the call is to be made from the 10th (five working days after).
    static Story ToCall() => Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(10));

    static Story Called(CallOutcome outcome, int? day = null)
    {
        var (story, on) = (ToCall(), Due.AddDays(10));
        story.Do(new DunningCommand.RecordCall(story.Decided("call_1").Decision, outcome, "collector", on) { Day = day is { } days ? on.AddDays(days) : null, Now = story.Now(on) });
        return story;
    }

    [Fact]
    public void Every_result_stands_once_in_the_table()
    {
        Assert.Equal(Enum.GetValues<CallOutcome>().Skip(1).Order(), CallResult.All.Select(result => result.Outcome).Order());
        Assert.All(CallResult.All, result => Assert.Equal(result.Pause is not null, result.PauseDays > 0));
    }

    [Theory]
    [InlineData(CallOutcome.Voicemail, null, false, null, FollowUpKind.None)]
    [InlineData(CallOutcome.Unreachable, null, false, null, FollowUpKind.FindContact)]
    [InlineData(CallOutcome.InvoiceNotReceived, null, true, "paused_invoice_copy_sent", FollowUpKind.SendInvoiceCopy)]
    [InlineData(CallOutcome.InvoiceLost, null, true, "paused_invoice_copy_sent", FollowUpKind.SendInvoiceCopy)]
    [InlineData(CallOutcome.WaitingForApproval, null, true, "paused_approval_pending", FollowUpKind.None)]
    [InlineData(CallOutcome.ApproverAway, 9, true, "paused_approver_away", FollowUpKind.None)]
    [InlineData(CallOutcome.SystemFailure, null, true, "paused_system_failure", FollowUpKind.None)]
    [InlineData(CallOutcome.Dispute, null, true, "paused_dispute_expected", FollowUpKind.OpenDispute)]
    [InlineData(CallOutcome.InPaymentRun, 5, true, "paused_in_payment_run", FollowUpKind.None)]
    [InlineData(CallOutcome.PaymentSent, -1, true, "paused_payment_sent", FollowUpKind.FindPayment)]
    [InlineData(CallOutcome.Promise, 7, true, "promised", FollowUpKind.None)]
    [InlineData(CallOutcome.Refusal, null, true, null, FollowUpKind.TellSales)]
    public void A_result_counts_pauses_and_asks_as_the_table_says(CallOutcome outcome, int? day, bool reached, string? blocker, FollowUpKind task)
    {
        var story = Called(outcome, day);
        Assert.Equal(reached, story.Case.Outgoing[story.Decided("call_1").Decision].Reached);
        Assert.Equal(blocker, story.Next("F1", Due.AddDays(10)) is NextAction.Blocked blocked ? blocked.By.Reason : null);
        Assert.Equal(task, story.Facts.OfType<FollowUpAsked>().SingleOrDefault()?.Kind ?? FollowUpKind.None);
    }

    [Theory]
    [InlineData(CallOutcome.WaitingForApproval, null, "approval_pending")]
    [InlineData(CallOutcome.PaymentSent, -1, "already_paid_claimed")]
    [InlineData(CallOutcome.Refusal, null, "other")]
    [InlineData(CallOutcome.Promise, 7, null)]
    [InlineData(CallOutcome.NoAnswer, null, null)]
    public void A_cause_that_is_given_is_told_once_with_its_invoices(CallOutcome outcome, int? day, string? cause)
    {
        var story = Called(outcome, day);
        var heard = story.Facts.OfType<CauseHeard>().SingleOrDefault();
        Assert.Equal(cause, heard?.Cause);
        if (heard is not null) Assert.Equal((story.Decided("call_1").Decision, "F1", Due.AddDays(10)), (heard.Contact, Assert.Single(heard.Invoices).Number, heard.On));
    }

    [Fact]
    public void A_contact_about_no_invoice_gives_no_cause()
    {
        var (story, on) = (ToCall(), Due.AddDays(10));
        story.Pays("F1", 400, on);
        story.Do(new DunningCommand.NoteContact(Guid.CreateVersion7(), Channel.Call, CallOutcome.Refusal, null, [], story.Now(on), "collector", on));
        Assert.Empty(story.Facts.OfType<CauseHeard>());
    }

    [Fact]
    public void An_absence_rests_until_its_day_and_two_more()
    {
        var story = Called(CallOutcome.ApproverAway, 9);
        Assert.Equal(Due.AddDays(10 + 9 + 2 + 1), Assert.IsType<NextAction.Blocked>(story.Next("F1", Due.AddDays(10))).Until);
    }

    [Theory]
    [InlineData(CallOutcome.ApproverAway, null, "day_missing")]
    [InlineData(CallOutcome.ApproverAway, -1, "day_out_of_bounds")]
    [InlineData(CallOutcome.InPaymentRun, 46, "day_out_of_bounds")]
    [InlineData(CallOutcome.PaymentSent, 1, "day_out_of_bounds")]
    [InlineData(CallOutcome.NoAnswer, 1, "day_not_wanted")]
    [InlineData(CallOutcome.Promise, 16, "promised_too_far")]
    public void A_day_that_makes_no_sense_is_refused(CallOutcome outcome, int? day, string code)
    {
        var (story, on) = (ToCall(), Due.AddDays(10));
        Assert.Equal(code, DunningCase.Decide(story.Case, new DunningCommand.RecordCall(
            story.Decided("call_1").Decision, outcome, "collector", on) { Day = day is { } days ? on.AddDays(days) : null, Now = story.Now(on) }).Refusal?.Code);
    }

    [Fact]
    public void A_promise_in_a_call_is_a_promise()
    {
        var story = Called(CallOutcome.Promise, 7);
        Assert.Equal((PromiseStatus.Open, Due.AddDays(17)), (story.Promise().Status, story.Promise().PromisedOn));
    }

    [Fact]
    public void The_same_result_pauses_twice_in_an_episode_and_no_more()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(3));
        foreach (var week in new[] { 1, 2, 3 }) story.Speaks(CallOutcome.SystemFailure, Due.AddDays(3 + (7 * week)));
        Assert.Equal(2, story.Case.Pauses.Count);
        Assert.Equal(3, story.Case.Contacts.Count);
    }

    [Fact]
    public void A_manual_contact_that_reached_the_debtor_spends_the_pace_and_the_budget()
    {
        var story = Story.Of().Owes("F1", Due, 400).Speaks(CallOutcome.Reached, Due.AddDays(2)).Walk(Due, Due.AddDays(8));
        Assert.Empty(story.Steps); // five working days after the 2nd day
        story.Run(Due.AddDays(9));
        Assert.Equal("reminder_1", story.Steps.Single().Step);
        story.Speaks(CallOutcome.Reached, Due.AddDays(10)).Speaks(CallOutcome.Reached, Due.AddDays(10)).Walk(Due.AddDays(10), Due.AddDays(90));
        Assert.DoesNotContain(story.Steps, step => step.Step.StartsWith("call", StringComparison.Ordinal));
    }

    [Fact]
    public void A_manual_contact_that_reached_nobody_changes_nothing()
    {
        var story = Story.Of().Owes("F1", Due, 400).Speaks(CallOutcome.Voicemail, Due.AddDays(2)).Walk(Due, Due.AddDays(3));
        Assert.Equal("reminder_1", story.Steps.Single().Step);
    }

    [Fact]
    public void Contacts_beside_the_policy_bring_no_threat_forward()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(16));
        foreach (var _ in Enumerable.Range(0, 3)) story.Speaks(CallOutcome.Reached, Due.AddDays(17), channel: Channel.Letter).Speaks(CallOutcome.Reached, Due.AddDays(17), channel: Channel.Email);
        story.Walk(Due.AddDays(17), Due.AddDays(90));
        Assert.DoesNotContain(story.Steps, step => step.Step is "reminder_2" or "letter_2"); // the budget is spent
        Assert.True(story.Decided("formal_notice").On >= Due.AddDays(45));
    }

    [Fact]
    public void A_task_is_done_once_and_a_visit_is_one()
    {
        var story = Called(CallOutcome.InvoiceLost);
        var task = story.Case.FollowUps.Values.Single();
        Assert.Equal(Due.AddDays(10), task.Deadline); // a copy is sent the same day
        story.Do(new DunningCommand.DoFollowUp(task.Id, "collector", Due.AddDays(11)));
        story.Do(new DunningCommand.OrderVisit(["F1"], Due.AddDays(20), "collector", Due.AddDays(11)));
        story.Do(new DunningCommand.DoFollowUp(story.Facts.OfType<FollowUpAsked>().Last().FollowUp, "collector", Due.AddDays(20)) { Report = Guid.NewGuid() });
        Assert.Equal(NoteKind.VisitReport, Assert.IsType<NoteWritten>(story.Facts[^1]).Kind);
    }

    [Fact]
    public void A_note_leaves_its_mark_when_its_text_is_erased()
    {
        var (story, note) = (Story.Of(), Guid.NewGuid());
        story.Do(new DunningCommand.WriteNote(note, NoteKind.Conversation, "collector", Due));
        story.Do(new DunningCommand.EraseNote(note, "manager", Due));
        Assert.Equal("no_such_note", DunningCase.Decide(story.Case, new DunningCommand.EraseNote(Guid.NewGuid(), "manager", Due)).Refusal?.Code);
    }
}
