using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Tests.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Text messages of an entity that has them sent, and those that stay a task of a person.</summary>
public sealed partial class TextMessageTests
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
}
