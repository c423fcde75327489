using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Tasks;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A message that went out and came back.</summary>
public sealed class BounceTests
{
    static readonly DateOnly Due = new(2026, 3, 2);
    static readonly DateOnly Thursday = Due.AddDays(3);

    static Story Reminded(bool post = true, SendingMode mode = SendingMode.Live)
    {
        var story = Story.Of(post: post, phone: false).Owes("F1", Due, 400);
        story.Entity = story.Entity with { Mode = mode };
        return story.Walk(Due, Thursday);
    }

    static Story Bounces(Story story, BounceKind kind, DateOnly on, string step = "reminder_1")
    {
        var message = story.Asked(step).Decision;
        return story.Hear(new MessageBounced(message, kind, "5.1.1", story.Next(message), on), on);
    }

    [Theory]
    [InlineData(0, 1)] // back the same Thursday: the letter leaves on Friday
    [InlineData(1, 4)] // on Friday: the day is spent, and the weekend is quiet
    [InlineData(2, 4)]
    [InlineData(3, 4)]
    [InlineData(4, 5)]
    public void A_reminder_that_came_back_goes_by_letter_on_the_next_allowed_day_once_and_as_a_decision_of_its_own(int back, int again)
    {
        var story = Reminded().Walk(Thursday.AddDays(1), Thursday.AddDays(back - 1));
        var first = story.Asked("reminder_1");
        Bounces(story, BounceKind.Hard, Thursday.AddDays(back)).Walk(Thursday.AddDays(back), Thursday.AddDays(9));
        var asked = story.Facts.OfType<MessageRequested>().Where(m => m.Step == "reminder_1").ToArray();
        Assert.Equal([(Channel.Email, Thursday), (Channel.Letter, Thursday.AddDays(again))], asked.Select(m => (m.Channel, m.On)));
        Assert.Equal([first.Decision, asked[1].Decision], asked.Select(m => m.Decision).Distinct());
    }

    [Fact]
    public void What_came_back_reached_nobody_and_both_together_are_one_contact_by_letter()
    {
        var story = Bounces(Reminded(), BounceKind.Hard, Thursday).Walk(Thursday, Due.AddDays(80));
        var bounced = story.Case.Outgoing[story.Facts.OfType<MessageRequested>().First().Decision];
        Assert.Equal((OutgoingStatus.Failed, null, Thursday, "bounced"), (bounced.Status, bounced.SentOn, bounced.BouncedOn!.Value, bounced.Failure));
        // The mailbox is tried no more, and three letters are the budget: the notice follows them.
        Assert.Equal([Channel.Email, Channel.Letter, Channel.Letter, Channel.Letter, Channel.RegisteredLetter], story.Facts.OfType<MessageRequested>().Select(m => m.Channel));
        Assert.Equal(["reminder_1", "reminder_1", "letter_1", "reminder_2", "formal_notice"], story.Steps.Select(s => s.Step));
    }

    [Fact]
    public void Once_other_contacts_are_known_e_mails_go_out_again()
    {
        var story = Bounces(Reminded(), BounceKind.Hard, Thursday).Walk(Thursday, Thursday.AddDays(8));
        story.Reaches(true, true, false, Thursday.AddDays(9)).Walk(Thursday.AddDays(9), Due.AddDays(30));
        Assert.Equal(Channel.Email, story.Asked("reminder_2").Channel);
    }

    [Fact]
    public void Told_twice_and_before_it_was_told_that_it_had_gone_out_it_is_followed_once()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        story.Sends = false;
        story.Run(Thursday);
        var message = story.Asked("reminder_1").Decision;
        story.Hear(new MessageBounced(message, BounceKind.Hard, null, 4, Thursday), Thursday).Hear(new MessageBounced(message, BounceKind.Hard, null, 5, Thursday), Thursday).Hear(new MessageSent(message, null, 3, Thursday), Thursday);
        Assert.Equal(OutgoingStatus.Failed, story.Case.Outgoing[message].Status);
        story.Sends = true;
        story.Walk(Thursday, Thursday.AddDays(6));
        Assert.Equal(2, story.Steps.Count());
    }

    [Theory]
    [InlineData(BounceKind.Soft)]
    [InlineData(BounceKind.Unknown)]
    public void One_that_is_only_delayed_waits(BounceKind kind)
    {
        var story = Bounces(Reminded(), kind, Thursday.AddDays(1)).Walk(Thursday.AddDays(1), Thursday.AddDays(10));
        Assert.Single(story.Steps, s => s.Step == "reminder_1");
        Assert.Equal(OutgoingStatus.Sent, story.Case.Outgoing[story.Asked("reminder_1").Decision].Status);
        Assert.Empty(story.Case.FollowUps);
    }

    [Fact]
    public void One_that_comes_back_after_a_later_step_is_not_said_again()
    {
        var story = Reminded().Walk(Thursday.AddDays(1), Due.AddDays(15));
        Assert.Equal("letter_1", story.Steps.Last().Step);
        Bounces(story, BounceKind.Hard, Due.AddDays(16)).Walk(Due.AddDays(16), Due.AddDays(21));
        Assert.Single(story.Steps, s => s.Step == "reminder_1");
    }

    [Fact]
    public void With_nothing_left_to_try_somebody_searches_once_and_stops_when_the_contacts_change()
    {
        var story = Bounces(Reminded(post: false), BounceKind.Hard, Thursday).Walk(Thursday, Thursday.AddDays(12));
        Assert.Equal("undeliverable", Story.Blocker(story.Next("F1", Thursday.AddDays(12))));
        var asked = Assert.Single(story.Facts.OfType<FollowUpAsked>());
        Assert.Equal((FollowUpKind.FindContact, story.Asked("reminder_1").Decision, "bounced", Thursday), (asked.Kind, asked.Contact, asked.Why, asked.On));
        Assert.Equal((TaskKind.FindAddress, Thursday.AddDays(7)), (story.Case.OrderOf(story.Case.FollowUps[asked.FollowUp]).Kind, asked.Deadline));

        story.Reaches(true, false, false, Thursday.AddDays(13)).Run(Thursday.AddDays(13));
        Assert.Equal(TaskCancellation.NoLongerNeeded, Assert.Single(story.Facts.OfType<FollowUpDropped>()).Reason);
        Assert.Equal((Channel.Email, Thursday.AddDays(13)), (story.Asked("reminder_1").Channel, story.Asked("reminder_1").On));
        Bounces(story, BounceKind.Hard, Thursday.AddDays(13)).Run(Thursday.AddDays(14));
        Assert.Equal(2, story.Facts.OfType<FollowUpAsked>().Count());
    }

    [Fact]
    public void What_was_searched_in_vain_is_not_asked_for_again()
    {
        var story = Bounces(Reminded(post: false), BounceKind.Hard, Thursday).Walk(Thursday, Thursday.AddDays(1));
        story.Do(new DunningCommand.DoFollowUp(story.Case.FollowUps.Keys.Single(), "collector", Thursday.AddDays(1)));
        story.Walk(Thursday.AddDays(2), Thursday.AddDays(20));
        Assert.Single(story.Facts.OfType<FollowUpAsked>());
    }

    [Fact]
    public void A_complaint_leaves_the_contact_made_closes_the_mailbox_and_is_for_a_person()
    {
        var story = Bounces(Reminded(), BounceKind.Complaint, Thursday.AddDays(1));
        var asked = Assert.Single(story.Facts.OfType<FollowUpAsked>());
        Assert.Equal((FollowUpKind.AnswerDebtor, "complaint", Story.Id("F1")), (asked.Kind, asked.Why, asked.Invoices.Single()));
        Bounces(story, BounceKind.Complaint, Thursday.AddDays(1)).Walk(Thursday.AddDays(1), Due.AddDays(30));
        Assert.Single(story.Facts.OfType<FollowUpAsked>());
        Assert.Single(story.Steps, s => s.Step == "reminder_1");
        Assert.Equal(Channel.Letter, story.Asked("reminder_2").Channel);
    }

    [Fact]
    public void A_rehearsal_troubles_nobody_with_searches()
    {
        var story = Bounces(Reminded(post: false, SendingMode.Redirect), BounceKind.Hard, Thursday).Walk(Thursday, Thursday.AddDays(3));
        Assert.Equal("own_mailbox_faulty", Story.Blocker(story.Next("F1", Thursday.AddDays(3))));
        Assert.Empty(story.Case.FollowUps);
    }
}
