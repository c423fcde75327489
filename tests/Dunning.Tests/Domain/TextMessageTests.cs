using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Tests.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Text messages of an entity that has them sent, and those that stay a task of a person.</summary>
public sealed class TextMessageTests
{
    static readonly DateOnly Due = new(2026, 3, 2); // a Monday
    static readonly DateOnly Thursday = Due.AddDays(3);

    static Story Craftsman(bool email = false)
    {
        var story = Story.Of(CustomerKind.Craftsman, email);
        story.Entity = story.Entity with { SendsTexts = true };
        return story.Owes("F1", Due, 400);
    }

    static Outgoing Act(Story story, string step) => story.Case.Outgoing[story.Decided(step).Decision];

    [Theory]
    [InlineData(-6, "")]
    [InlineData(-5, "pre_sms sms")]
    [InlineData(2, "pre_sms sms")]
    [InlineData(3, "pre_sms sms, sms_1 sms")]
    [InlineData(11, "pre_sms sms, sms_1 sms")]
    public void A_craftsman_without_an_email_address_is_sent_a_text_message_before_and_after_the_due_date(int until, string asked) =>
        Assert.Equal(asked, Asked(Craftsman().Walk(Due.AddDays(-8), Due.AddDays(until))));

    [Theory]
    [InlineData(-5, "pre_reminder email")]
    [InlineData(2, "pre_reminder email")]
    [InlineData(3, "pre_reminder email, sms_1 sms")]
    public void One_with_an_email_address_hears_the_first_word_by_email_only(int until, string asked) =>
        Assert.Equal(asked, Asked(Craftsman(email: true).Walk(Due.AddDays(-8), Due.AddDays(until))));

    static string Asked(Story story) => string.Join(", ", story.Facts.OfType<MessageRequested>().Select(m => $"{m.Step} {m.Channel.ToString().ToLowerInvariant()}"));

    [Fact]
    public void What_was_sent_is_a_contact_like_any_other_and_no_call_to_record()
    {
        var story = Craftsman().Walk(Due.AddDays(-8), Thursday);
        Assert.Equal((OutgoingStatus.Sent, Thursday), (Act(story, "sms_1").Status, Act(story, "sms_1").SentOn));
        // Five working days after it: the call that the policy has on the seventh day.
        Assert.Equal(("call_1", Thursday.AddDays(7)), story.Walk(Thursday.AddDays(1), Thursday.AddDays(7)).Steps.Last());
        Assert.Empty(DunningCase.Decide(story.Case, new DunningCommand.RecordCall(story.Decided("sms_1").Decision, CallOutcome.Reached, "collector", Thursday)).Facts);
    }

    [Fact]
    public void It_spends_the_budget_of_emails()
    {
        var story = Story.Of();
        (story.Entity, story.Policies) = (story.Entity with { SendsTexts = true }, Written.Book(Written.Document(new("sms_1", 3, Channel.Sms), Written.Letter, Written.Second, Written.Notice) with { Values = new(Emails: 1) }));
        story.Owes("F1", Due, 400).Walk(Due, Due.AddDays(60));
        Assert.Equal(["sms_1", "letter_1", "formal_notice"], story.Steps.Select(s => s.Step).Take(3));
    }

    [Fact]
    public void One_text_message_speaks_of_all_that_is_due()
    {
        var story = Craftsman().Owes("F2", Due, 300).Walk(Due, Thursday);
        Assert.Equal(2, story.Decided("sms_1").Covered.Length);
        Assert.Equal(700, story.Asked("sms_1").Statement.Outstanding.Amount);
    }

    public static TheoryData<string> Tasks { get; } = ["not asked for", "no mobile number", "a text of its own", "a threat"];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void It_stays_a_task_of_a_person_where_it_cannot_be_sent(string why)
    {
        var story = Craftsman();
        var step = new StepDocument("sms_1", 3, Channel.Sms);
        switch (why)
        {
            case "not asked for": story.Entity = story.Entity with { SendsTexts = false }; break;
            case "no mobile number": story.Hear(new ReachChanged(Story.Debtor.Debtor, [new(ContactRole.AccountsPayable, false, true, true, Mobile: false)], story.Next(Story.Debtor.Debtor)), Due); break;
            case "a text of its own": step = step with { Name = "sms_of_ours" }; break;
            default: (step, story.Policies) = (step with { Threat = true, Days = 30 }, PolicyBook.Shipped); break;
        }

        story.Policies = Written.Book(why == "a threat" ? Written.Document(Written.Letter with { Name = "letter_1", Days = 3 }, Written.Letter with { Name = "letter_2", Days = 15 }, step) : Written.Document(step));
        story.Walk(Due, Due.AddDays(45));
        Assert.Equal(OutgoingStatus.CallToMake, Act(story, step.Name).Status);
        Assert.DoesNotContain(story.Facts.OfType<MessageRequested>(), m => m.Channel == Channel.Sms);
    }

    [Theory]
    [InlineData(SendingMode.Shadow)]
    [InlineData(SendingMode.Redirect)]
    public void Where_the_entity_only_tries_out_it_is_taken_on_paper(SendingMode mode)
    {
        var story = Craftsman();
        story.Entity = story.Entity with { Mode = mode };
        story.Walk(Due, Thursday);
        Assert.Equal((OutgoingStatus.Sent, false), (Act(story, "sms_1").Status, Act(story, "sms_1").IsSentText));
        Assert.DoesNotContain(story.Facts, f => f is MessageRequested);
    }

    [Theory]
    [InlineData("no_address")]
    [InlineData("address_unreachable")]
    [InlineData("recipient_unreachable")]
    [InlineData("refused_by_carrier")]
    [InlineData("text_too_long")]
    [InlineData("no_letterhead")]
    public void One_that_could_not_leave_is_a_task_on_the_next_day(string reason)
    {
        var story = Failed(reason);
        story.Run(Thursday.AddDays(1));
        Assert.Equal([("sms_1", Thursday), ("sms_1", Thursday.AddDays(1))], story.Steps);
        Assert.Equal(OutgoingStatus.CallToMake, Act(story, "sms_1").Status);
        Assert.Single(story.Facts.OfType<MessageRequested>());
    }

    [Fact]
    public void Who_wants_no_more_of_them_is_written_to_by_nobody()
    {
        var story = Failed("opted_out");
        Assert.Equal("call_1", story.Walk(Thursday.AddDays(1), Due.AddDays(10)).Steps.Last().Step);
        Assert.Single(story.Steps, s => s.Step == "sms_1");
    }

    [Fact]
    public void Other_contacts_are_tried_again()
    {
        var story = Failed("recipient_unreachable");
        story.Reaches(email: false, post: true, phone: true, Thursday).Run(Thursday.AddDays(1));
        Assert.Equal(2, story.Facts.OfType<MessageRequested>().Count(m => m.Step == "sms_1"));
    }

    static Story Failed(string reason)
    {
        var story = Craftsman();
        story.Sends = false;
        story.Walk(Due, Thursday);
        var asked = story.Asked("sms_1").Decision;
        return story.Hear(new MessageFailed(asked, reason, story.Next(asked), Thursday), Thursday);
    }

    [Fact]
    public void One_that_came_back_reached_nobody()
    {
        var story = Craftsman().Walk(Due, Thursday);
        var sent = story.Decided("sms_1").Decision;
        story.Hear(new MessageBounced(sent, BounceKind.Hard, null, story.Next(sent), Thursday.AddDays(1)), Thursday.AddDays(1)).Walk(Thursday.AddDays(1), Thursday.AddDays(4));
        Assert.Equal(("sms_1", OutgoingStatus.CallToMake), (story.Steps.Last().Step, Act(story, "sms_1").Status));
    }

    [Fact]
    public void It_is_called_back_when_its_invoice_is_paid_and_when_the_entity_has_them_sent_no_more()
    {
        Assert.Equal("settled", Waiting().Pays("F1", 400, Thursday).Facts.OfType<MessageWithdrawn>().Single().Reason);

        var switched = Waiting();
        Assert.Equal("texts_not_sent", Assert.IsType<MessageWithdrawn>(switched.Do(new DunningCommand.WithdrawAll(WithdrawalReason.TextsNotSent, Thursday, TextsOnly: true)).Single()).Reason);

        var looked = Waiting();
        looked.Entity = looked.Entity with { SendsTexts = false };
        looked.Walk(Thursday.AddDays(1), Thursday.AddDays(4));
        Assert.Equal("texts_not_sent", looked.Facts.OfType<MessageWithdrawn>().Single().Reason);
        Assert.Equal(OutgoingStatus.CallToMake, Act(looked, "sms_1").Status);

        static Story Waiting()
        {
            var story = Craftsman();
            story.Sends = false;
            return story.Walk(Due, Thursday);
        }
    }

    [Fact]
    public void What_waits_beside_it_is_not_called_back_with_it()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        story.Sends = false;
        story.Walk(Due, Thursday);
        Assert.Empty(story.Do(new DunningCommand.WithdrawAll(WithdrawalReason.TextsNotSent, Thursday, TextsOnly: true)));
    }

    [Theory]
    [InlineData(Channel.Call)]
    [InlineData(Channel.Sms)]
    [InlineData(Channel.Portal)]
    public void Nobody_agrees_to_a_task_before_it_is_done(Channel channel)
    {
        var document = Written.Document(Written.Reminder, new("second", 10, channel) { Approval = StepApproval.SecondPerson });
        Assert.Contains("steps[1].approval", PolicyReading.Read(document, 1).Faults.Select(f => f.Field));
        // One that was taken before that was asked is followed, without it.
        Assert.Equal(StepApproval.None, PolicyReading.Read(document, 1, isKept: true).Policy!.Steps[1].Approval);
        Assert.Contains("steps[0].template", PolicyReading.Read(Written.Document(new StepDocument("sms_1", 3, Channel.Sms) { Template = "reminder_1" }), 1).Faults.Select(f => f.Field));
    }

    [Fact]
    public void A_call_that_waited_for_a_second_person_is_made_and_never_sent()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(9));
        var policy = ShippedPolicies.All[0];
        story.Policies = Written.Book(policy with { Steps = [.. policy.Steps.Select(step => step.Channel == Channel.Call ? step with { Approval = StepApproval.SecondPerson } : step)] });
        story.Run(Due.AddDays(10));
        Assert.True(story.Decided("call_1").NeedsApproval);
        Assert.Equal(OutgoingStatus.CallToMake, Act(story, "call_1").Status);
        Assert.Single(story.Facts.OfType<CallAsked>());
        Assert.DoesNotContain(story.Facts.OfType<MessageRequested>(), m => m.Channel == Channel.Call);
    }
}
