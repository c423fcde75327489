using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A threat waits for a second person.</summary>
public sealed class ApprovalTests
{
    static readonly DateOnly Due = new(2026, 3, 2);
    static readonly DateOnly Threat = new(2026, 4, 7);

    static Story Threatening(string askedBy = "service:dunning")
    {
        var story = Story.Of(phone: false);
        story.Approves = false;
        story.Owes("F1", Due, 400).Walk(Due, Threat.AddDays(-1));
        story.Do(new DunningCommand.Act(story.Now(Threat), askedBy, Threat));
        return story;
    }

    static Decision<DunningEvent> Approve(Story story, DateOnly on, string by = "manager") =>
        DunningCase.Decide(story.Case, new DunningCommand.Approve(story.Decided("letter_2").Decision, story.Now(on), by, on));

    [Fact]
    public void A_threat_goes_nowhere_by_itself()
    {
        var story = Threatening();
        Assert.DoesNotContain(story.Facts.OfType<MessageRequested>(), m => m.Step == "letter_2");
        Assert.Empty(story.Run(Threat.AddDays(1)));
        Assert.Equal("awaiting_approval", Story.Blocker(story.Next("F1", Threat.AddDays(1))));
    }

    [Fact]
    public void Who_asked_for_the_run_may_not_approve() => Assert.Equal("same_person", Approve(Threatening("manager"), Threat).Refusal?.Code);

    [Fact]
    public void Another_person_may() => Assert.Equal(["StepApproved", "MessageRequested"], Approve(Threatening("manager"), Threat, "director").Facts.Select(f => f.GetType().Name));

    [Fact]
    public void The_statement_is_that_of_the_day_it_leaves()
    {
        var asked = Approve(Threatening(), Threat.AddDays(2)).Facts.OfType<MessageRequested>().Single();
        Assert.Equal((Threat.AddDays(2), 38), (asked.Statement.AsOf, asked.Statement.Lines.Single().DaysLate));
        // Twelve days to the notice of 21 April, twenty to its printed date of 11 May, three banking days for money under way.
        Assert.Equal(new DateOnly(2026, 5, 14), asked.SanctionOn);
    }

    [Fact]
    public void One_approved_after_all_takes_the_place_of_the_call_that_was_decided_meanwhile()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Approves = false;
        for (var day = Due; !story.Steps.Any(s => s.Step == "letter_2"); day = day.AddDays(1)) story.Run(day);
        var (threat, on) = (story.Decided("letter_2").Decision, story.Steps.Last().On);
        story.Do(new DunningCommand.Reject(threat, RejectionReason.Other, null, "manager", on));
        story.Owes("F2", on.AddDays(-9), 400, on);
        Outgoing? call = null;
        while ((call = story.Case.Outgoing.Values.FirstOrDefault(act => act.Status == OutgoingStatus.CallToMake)) is null) story.Run(on = on.AddDays(1));
        story.Do(new DunningCommand.Approve(threat, story.Now(on), "manager", on));
        Assert.Equal(OutgoingStatus.Withdrawn, story.Case.Outgoing[call.Id].Status);
    }

    [Fact]
    public void One_approved_on_a_Saturday_leaves_on_Monday()
    {
        var story = Threatening();
        story.Do(new DunningCommand.Approve(story.Decided("letter_2").Decision, story.Now(new(2026, 4, 11)), "manager", new(2026, 4, 11)));
        Assert.Empty(story.Run(new(2026, 4, 12)).OfType<MessageRequested>());
        Assert.Single(story.Run(new(2026, 4, 13)).OfType<MessageRequested>());
    }

    [Fact]
    public void One_approved_while_the_bank_feed_is_stale_waits_for_it()
    {
        var story = Threatening();
        (story.FeedIsFresh, story.FeedThrough) = (false, Threat.AddDays(-1));
        story.Do(new DunningCommand.Approve(story.Decided("letter_2").Decision, story.Now(Threat.AddDays(6)), "manager", Threat.AddDays(6)));
        Assert.Equal("bank_feed_stale", Story.Blocker(story.Next("F1", Threat.AddDays(6))));
        story.FeedThrough = Threat.AddDays(6);
        Assert.Single(story.Run(Threat.AddDays(7)).OfType<MessageRequested>());
    }

    [Fact]
    public void One_approved_after_the_table_of_the_law_has_ended_waits_for_the_table()
    {
        var story = Story.Of(phone: false);
        story.Approves = false;
        story.Owes("F1", new(2026, 11, 16), 400).Walk(new(2026, 11, 16), new(2026, 12, 23));
        var (decided, approved) = (story.Decided("letter_2").Decision, new DateOnly(2027, 1, 4));
        story.Do(new DunningCommand.Approve(decided, story.Now(approved), "manager", approved));
        Assert.DoesNotContain(story.Facts.OfType<MessageRequested>(), m => m.Decision == decided);
        Assert.Equal("legal_parameter_missing", Story.Blocker(story.Next("F1", approved)));
    }

    [Fact]
    public void One_whose_sanction_would_not_follow_any_more_is_called_back()
    {
        var story = Threatening();
        story.Entity = story.Entity with { HandsOver = false };
        Assert.Contains(new StepWithdrawn(story.Decided("letter_2").Decision, "hand_over_off", Threat.AddDays(1)), story.Run(Threat.AddDays(1)));
    }

    [Fact]
    public void One_called_back_can_no_longer_be_approved()
    {
        var story = Threatening().Pays("F1", 400, Threat);
        Assert.Equal("withdrawn", Approve(story, Threat).Refusal?.Code);
    }

    [Fact]
    public void One_rejected_stays_until_a_person_agrees()
    {
        var story = Threatening();
        var decision = story.Decided("letter_2").Decision;
        story.Do(new DunningCommand.Reject(decision, RejectionReason.PaymentAnnounced, null, "manager", Threat));
        Assert.DoesNotContain(story.Walk(Threat.AddDays(1), Threat.AddDays(60)).Steps, s => s.On > Threat);
        Assert.Equal("rejected", Story.Blocker(story.Next("F1", Threat.AddDays(60))));
        story.Do(new DunningCommand.Approve(decision, story.Now(Threat.AddDays(62)), "manager", Threat.AddDays(62)));
        Assert.Equal(Threat.AddDays(62), story.Asked("letter_2").On);
    }

    [Fact]
    public void One_rejected_for_a_time_comes_again_then()
    {
        var story = Threatening();
        story.Do(new DunningCommand.Reject(story.Decided("letter_2").Decision, RejectionReason.CommercialReason, Threat.AddDays(10), "manager", Threat));
        story.Walk(Threat.AddDays(1), Threat.AddDays(12));
        Assert.Equal(Threat.AddDays(10), story.Decided("letter_2").On);
    }

    [Fact]
    public void A_rejected_threat_leaves_the_voice_to_other_invoices()
    {
        var story = Threatening();
        story.Do(new DunningCommand.Reject(story.Decided("letter_2").Decision, RejectionReason.Other, null, "manager", Threat));
        story.Owes("F2", Threat, 200).Walk(Threat.AddDays(1), Threat.AddDays(6));
        Assert.Equal("reminder_1", Assert.Single(story.Facts.OfType<MessageRequested>(), m => m.On > Threat).Step);
    }

    [Fact]
    public void A_call_back_by_the_entity_takes_everything_that_waits()
    {
        var story = Threatening();
        story.Do(new DunningCommand.WithdrawAll("stopped", Threat));
        Assert.Equal("stopped", Assert.IsType<StepWithdrawn>(story.Facts[^1]).Reason);
    }

    [Theory]
    [InlineData(WithdrawalReason.Stopped, false)]
    [InlineData(WithdrawalReason.ModeChanged, true)]
    public void What_a_person_has_rejected_outlives_a_stop_and_not_another_mode(string reason, bool isWithdrawn)
    {
        var story = Threatening();
        story.Do(new DunningCommand.Reject(story.Decided("letter_2").Decision, RejectionReason.Other, null, "manager", Threat));
        story.Do(new DunningCommand.WithdrawAll(reason, Threat));
        Assert.Equal(isWithdrawn, story.Facts[^1] is StepWithdrawn);
    }

    [Fact]
    public void A_run_while_everything_is_stopped_leaves_what_was_rejected_so_that_it_does_not_come_again_after_the_lift()
    {
        var story = Threatening();
        story.Do(new DunningCommand.Reject(story.Decided("letter_2").Decision, RejectionReason.Other, null, "manager", Threat));
        story.Entity = story.Entity with { Stopped = true };
        story.Walk(Threat.AddDays(1), Threat.AddDays(3));
        story.Entity = story.Entity with { Stopped = false };
        story.Walk(Threat.AddDays(4), Threat.AddDays(9));
        Assert.Empty(story.Facts.OfType<StepWithdrawn>());
        Assert.Single(story.Facts.OfType<StepDecided>(), s => s.Step == "letter_2");
    }
}
