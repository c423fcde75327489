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
        Assert.Equal(new DateOnly(2026, 4, 21), asked.SanctionOn); // twelve days to the notice
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
}
