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
}
