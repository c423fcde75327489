using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Histories;
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
    [InlineData("no_sender_address", "sender_incomplete", "manager")]
    [InlineData("no_letterhead", "sender_incomplete", "manager")]
    [InlineData("template_error", "text_faulty", "ops")]
    [InlineData("deadline_too_near", "deadline_too_near", "calendar")]
    [InlineData("said_by_a_later_build", "sending_failed", "manager")]
    public void What_is_no_fault_of_the_debtors_address_is_named_and_the_step_is_tried_again_at_the_pace_of_contacts(string reason, string rule, string owner)
    {
        var story = Failed(reason);
        Assert.Equal(new NextAction.Blocked(new Blocker(rule, owner) { Failure = reason }, Thursday.AddDays(7)), story.Next("F1", Thursday.AddDays(1)));
        story.Walk(Thursday.AddDays(1), Thursday.AddDays(6));
        Assert.Single(story.Steps);
        story.Run(Thursday.AddDays(7));
        Assert.Equal([("reminder_1", Thursday), ("reminder_1", Thursday.AddDays(7))], story.Steps);
        Assert.Equal(Channel.Email, story.Asked("reminder_1").Channel);
    }

    [Fact]
    public void An_email_that_may_have_arrived_is_not_said_again_and_the_next_step_comes_as_after_one_that_has()
    {
        var (story, arrived) = (Failed("outcome_unknown"), Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(60)));
        var first = story.Asked("reminder_1").Decision;
        story.Walk(Thursday.AddDays(1), Due.AddDays(60));
        Assert.Equal(arrived.Steps, story.Steps);
        Assert.Single(story.Steps, step => step.Item1 == "reminder_1");
        Assert.Equal((OutgoingStatus.Failed, "outcome_unknown"), (story.Case.Outgoing[first].Status, story.Case.Outgoing[first].Failure));
    }

    [Fact]
    public void An_invoice_that_the_uncertain_email_did_not_speak_of_has_its_own_at_the_pace_of_contacts()
    {
        var story = Failed("outcome_unknown").Owes("F2", Due.AddDays(1), 300);
        story.Walk(Thursday.AddDays(1), Thursday.AddDays(7));
        Assert.Equal([("reminder_1", Thursday), ("reminder_1", Thursday.AddDays(7))], story.Steps);
        Assert.Equal(["F2"], story.Asked("reminder_1").Statement.Lines.Where(line => line.Number == "F2").Select(line => line.Number));
    }

    [Fact]
    public void An_email_that_had_left_after_all_counts_from_the_day_it_left()
    {
        var story = Failed("outcome_unknown");
        var asked = story.Asked("reminder_1").Decision;
        story.Hear(new MessageSent(asked, null, story.Next(asked), Thursday.AddDays(1)), Thursday.AddDays(1));
        Assert.Equal((OutgoingStatus.Sent, Thursday.AddDays(1)), (story.Case.Outgoing[asked].Status, story.Case.Outgoing[asked].SentOn));
    }

    [Fact]
    public void Each_reason_has_a_sentence_of_its_own_and_one_that_is_not_known_says_no_more_than_that()
    {
        var sentences = FailedSending.Reasons.Append("said_by_a_later_build").Append("said_by_another").Select(reason => BlockerSentences.Of(FailedSending.Of(reason))).ToArray();
        Assert.Distinct(sentences);
        Assert.All(sentences, sentence => Assert.Equal(sentence.Length - 1, sentence.IndexOf('.', StringComparison.Ordinal)));
        // What nobody has to mend, and what a person sends, is not said to be tried again.
        string[] ended = ["deadline_too_near", "copies_not_printed", "copy_missing", "copies_too_large"];
        Assert.All(FailedSending.Reasons, reason => Assert.Equal(!ended.Contains(reason), BlockerSentences.Of(FailedSending.Of(reason)).EndsWith("; it is tried again when the interval between contacts is over.", StringComparison.Ordinal)));
        Assert.StartsWith("The last attempt failed (said by another): a manager finds out why", sentences[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_reason_is_told_in_French_in_the_history() =>
        Assert.All(FailedSending.Reasons, reason => Assert.NotEqual(reason.Replace('_', ' '), FrenchWords.Of(reason)));

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
        Assert.Equal("own_mailbox_faulty", Story.Blocker(story.Next("F1", Thursday.AddDays(1))));
        story.Entity = story.Entity with { Mode = SendingMode.Live };
        story.Run(Thursday.AddDays(1));
        Assert.Equal((SendingMode.Live, Channel.Email), (story.Asked("reminder_1").Mode, story.Asked("reminder_1").Channel));
    }
}
