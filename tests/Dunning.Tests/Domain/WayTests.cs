using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What a debtor does not want is not done, and what the law asks for is.</summary>
public sealed class WayTests
{
    static readonly DateOnly Due = new(2026, 3, 2);

    static Story Closed(Channel way, DateOnly? until = null, bool whole = true, DateOnly? on = null, Story? story = null) => Says(story ?? Story.Of().Owes("F1", Due, 400), way, closed: true, 1, until, whole, on);

    static Story Says(Story story, Channel way, bool closed, long version, DateOnly? until = null, bool whole = true, DateOnly? on = null) =>
        story.Hear(new WayChanged(Story.Id($"{way}"), way, whole, closed, closed ? "opted_out" : "wanted_again", until, version, on ?? Due), on ?? Due);

    [Fact]
    public void Who_wants_no_calls_is_not_called_and_hears_the_other_steps()
    {
        var story = Closed(Channel.Call).Walk(Due, Due.AddDays(60));
        Assert.DoesNotContain(story.Facts.OfType<StepDecided>(), s => s.Channel == Channel.Call);
        Assert.Equal(["reminder_1", "letter_1", "reminder_2", "letter_2", "formal_notice"], story.Steps.Select(s => s.Step));
    }

    [Fact]
    public void A_call_that_was_to_be_made_is_called_back_at_once()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(10));
        Assert.Equal(OutgoingStatus.CallToMake, story.Case.Outgoing[story.Decided("call_1").Decision].Status);
        Closed(Channel.Call, on: Due.AddDays(10), story: story);
        Assert.Equal((story.Decided("call_1").Decision, "opted_out"), story.Facts.OfType<StepWithdrawn>().Select(w => (w.Decision, w.Reason)).Last());
    }

    [Fact]
    public void Who_wants_no_mail_gets_letters_and_who_wants_no_letters_a_formal_notice_all_the_same()
    {
        Assert.Equal(Channel.Letter, Closed(Channel.Email).Walk(Due, Due.AddDays(5)).Decided("reminder_1").Channel);
        var story = Closed(Channel.Letter, story: Story.Of(phone: false).Owes("F1", Due, 400)).Walk(Due, Due.AddDays(60));
        Assert.Equal([("reminder_1", Channel.Email), ("reminder_2", Channel.Email), ("formal_notice", Channel.RegisteredLetter)], story.Facts.OfType<StepDecided>().Select(s => (s.Step, s.Channel)));
    }

    [Theory]
    [InlineData(4, Channel.Letter)] // the reminder is due on the third day after the due date
    [InlineData(3, Channel.Letter)]
    [InlineData(2, Channel.Email)]
    public void A_way_is_closed_to_its_last_day_included(int until, Channel channel) =>
        Assert.Equal(channel, Closed(Channel.Email, Due.AddDays(until)).Walk(Due, Due.AddDays(5)).Decided("reminder_1").Channel);

    [Fact]
    public void The_case_is_looked_at_when_a_way_opens_by_itself()
    {
        var story = Closed(Channel.Email, Due.AddDays(40), story: Story.Of(post: false, phone: false).Owes("F1", Due, 400)).Walk(Due, Due.AddDays(30));
        Assert.Equal("no_address", Story.Blocker(story.Next("F1", Due.AddDays(30))));
        Assert.True(new Situation(story.Case, story.Now(Due.AddDays(40)), Due.AddDays(40)).LookAgain() <= Due.AddDays(41));
        Assert.Contains(story.Walk(Due.AddDays(31), Due.AddDays(44)).Steps, s => s.Step == "reminder_1");
    }

    [Fact]
    public void What_is_lifted_is_open_again_whatever_is_heard_late_and_one_address_closes_no_way()
    {
        var story = Says(Says(Story.Of().Owes("F1", Due, 400), Channel.Email, closed: false, 2), Channel.Email, closed: true, 1);
        Assert.False(story.Case.IsUnwanted(Channel.Email, Due));
        Assert.Equal(Channel.Email, Closed(Channel.Email, whole: false).Walk(Due, Due.AddDays(5)).Decided("reminder_1").Channel);
    }

    [Theory]
    [InlineData(true, Channel.Email, Channel.Email)]
    [InlineData(false, Channel.Email, Channel.Email)]
    [InlineData(false, Channel.Letter, Channel.Letter)] // what opens is another way
    public void A_mailbox_that_is_open_again_is_written_to_again_whatever_became_of_what_went_there(bool whole, Channel opened, Channel next)
    {
        foreach (var kind in new[] { BounceKind.Hard, BounceKind.Complaint })
        {
            var story = Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(3));
            story.Hear(new MessageBounced(story.Asked("reminder_1").Decision, kind, "5.1.1", story.Next(story.Asked("reminder_1").Decision), Due.AddDays(3)), Due.AddDays(3));
            story.Walk(Due.AddDays(4), Due.AddDays(10));
            Says(story, opened, closed: false, 2, whole: whole, on: Due.AddDays(11)).Walk(Due.AddDays(11), Due.AddDays(30));
            Assert.Equal(next, story.Asked("reminder_2").Channel);
        }
    }

    [Fact]
    public void Whoever_searches_an_address_stops_when_the_way_is_open_again_and_searches_anew_when_that_fails_too()
    {
        var story = Undeliverable("recipient_unreachable", until: null);
        Assert.Equal("undeliverable", Story.Blocker(story.Next("F1", Due.AddDays(4))));
        Assert.True(Assert.Single(story.Case.FollowUps.Values).IsOpen);
        Says(story, Channel.Email, closed: false, 2, whole: false, on: Due.AddDays(5));
        Assert.False(Assert.Single(story.Case.FollowUps.Values).IsOpen);
        story.Walk(Due.AddDays(6), Due.AddDays(8));
        var again = story.Asked("reminder_1");
        Assert.True(again.On > Due.AddDays(5));
        story.Hear(new MessageFailed(again.Decision, "recipient_unreachable", 2, Due.AddDays(8)), Due.AddDays(8)).Run(Due.AddDays(9));
        Assert.Equal(2, story.Case.FollowUps.Count);
    }

    [Fact]
    public void What_was_closed_to_a_day_is_tried_again_from_the_next_on()
    {
        var (until, story) = (Due.AddDays(11), Undeliverable("opted_out", Due.AddDays(11)));
        Assert.Equal("undeliverable", Story.Blocker(story.Next("F1", until)));
        Assert.True(new Situation(story.Case, story.Now(until), until).LookAgain() <= until.AddDays(1));
        Assert.Equal(until.AddDays(3), story.Walk(until, until.AddDays(4)).Asked("reminder_1").On); // the day after is a Saturday
    }

    [Fact]
    public void What_failed_after_the_last_day_of_a_wish_failed_for_another_one()
    {
        var story = Undeliverable("opted_out", until: Due.AddDays(2));
        Assert.Equal("undeliverable", Story.Blocker(story.Next("F1", Due.AddDays(20))));
    }

    // One address was closed, and Correspondence turns the reminder away for it.
    static Story Undeliverable(string failure, DateOnly? until)
    {
        var story = Closed(Channel.Email, until, whole: false, story: Story.Of(post: false, phone: false).Owes("F1", Due, 400));
        story.Sends = false;
        story.Walk(Due, Due.AddDays(3));
        return story.Hear(new MessageFailed(story.Asked("reminder_1").Decision, failure, 1, Due.AddDays(3)), Due.AddDays(3)).Walk(Due.AddDays(4), Due.AddDays(4));
    }
}
