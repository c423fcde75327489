using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A message that could not be sent: whose fault it was decides what comes next.</summary>
public sealed class FailureTests
{
    static readonly DateOnly Due = new(2026, 3, 2);
    static readonly DateOnly Thursday = Due.AddDays(3);

    static Story Failed(string reason, SendingMode mode = SendingMode.Live)
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        (story.Sends, story.Entity) = (false, story.Entity with { Mode = mode });
        story.Walk(Due, Thursday);
        var asked = story.Asked("reminder_1").Decision;
        story.Hear(new MessageFailed(asked, reason, story.Next(asked), Thursday), Thursday);
        story.Sends = true;
        return story;
    }

    [Theory]
    [InlineData("recipient_refused")]
    [InlineData("recipient_unreachable")]
    [InlineData("no_address")]
    [InlineData("opted_out")]
    [InlineData("address_unreachable")]
    public void An_address_that_fails_is_followed_by_another_way(string reason)
    {
        var story = Failed(reason);
        story.Run(Thursday.AddDays(1));
        Assert.Equal(("reminder_1", Channel.Letter), (story.Asked("reminder_1").Step, story.Asked("reminder_1").Channel));
    }

    [Theory]
    [InlineData("no_sender_address")]
    [InlineData("no_letterhead")]
    [InlineData("template_error")]
    [InlineData("deadline_too_near")]
    [InlineData("outcome_unknown")]
    public void A_fault_of_the_creditor_is_named_and_the_step_is_tried_again_at_the_pace_of_contacts(string reason)
    {
        var story = Failed(reason);
        Assert.Equal(new NextAction.Blocked(Blocker.SenderIncomplete, Thursday.AddDays(7)), story.Next("F1", Thursday.AddDays(1)));
        story.Walk(Thursday.AddDays(1), Thursday.AddDays(6));
        Assert.Single(story.Steps);
        story.Run(Thursday.AddDays(7));
        Assert.Equal([("reminder_1", Thursday), ("reminder_1", Thursday.AddDays(7))], story.Steps);
        Assert.Equal(Channel.Email, story.Asked("reminder_1").Channel);
    }

    [Theory]
    [InlineData("no_address")]
    [InlineData("opted_out")]
    [InlineData("address_unreachable")]
    public void What_is_known_of_the_contacts_leads_to_another_way_in_every_mode(string reason)
    {
        var story = Failed(reason, SendingMode.Redirect);
        story.Run(Thursday.AddDays(1));
        Assert.Equal(Channel.Letter, story.Asked("reminder_1").Channel);
    }

    [Fact]
    public void What_failed_on_its_way_to_the_creditors_own_mailbox_says_nothing_of_the_debtors()
    {
        var story = Failed("recipient_refused", SendingMode.Redirect);
        Assert.Equal("sender_incomplete", Story.Blocker(story.Next("F1", Thursday.AddDays(1))));
        story.Entity = story.Entity with { Mode = SendingMode.Live };
        story.Run(Thursday.AddDays(1));
        Assert.Equal((SendingMode.Live, Channel.Email), (story.Asked("reminder_1").Mode, story.Asked("reminder_1").Channel));
    }
}
