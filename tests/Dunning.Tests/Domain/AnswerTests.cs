using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What a debtor answers by the link in a message.</summary>
public sealed class AnswerTests
{
    static readonly DateOnly Due = new(2026, 3, 2), On = new(2026, 3, 6);

    [Theory]
    [InlineData(DebtorAnswer.Received, null, DisputeGround.None, null)]
    [InlineData(DebtorAnswer.CopyPlease, null, DisputeGround.None, "paused_invoice_copy_sent")]
    [InlineData(DebtorAnswer.Paid, "2026-03-05", DisputeGround.None, "paused_payment_sent")]
    [InlineData(DebtorAnswer.WillPay, "2026-03-20", DisputeGround.None, "promised")]
    [InlineData(DebtorAnswer.Disputes, null, DisputeGround.Price, "paused_dispute_expected")]
    public void An_answer_stops_what_it_must_and_the_steps_go_on_from_where_they_were(DebtorAnswer answer, string? day, DisputeGround ground, string? blocker)
    {
        var story = Reminded();
        story.Do(Answer(story, answer, day, ground));
        Assert.Equal(blocker, (story.Next("F1", On) as NextAction.Blocked)?.By.Reason);
        story.Walk(On, On.AddDays(60));
        var climbed = story.Steps.Select(s => s.Step).ToArray();
        Assert.Equal(["reminder_1", "letter_1", "reminder_2"], climbed.Take(3));
        // No answer brings anything forward.
        Assert.All(story.Steps.Skip(1).Zip(Reminded().Walk(On, On.AddDays(60)).Steps.Skip(1)), pair => Assert.True(pair.First.On >= pair.Second.On));
    }

    [Theory]
    [InlineData(DebtorAnswer.Unknown, null, DisputeGround.None, "answer_missing")]
    [InlineData(DebtorAnswer.Paid, null, DisputeGround.None, "day_missing")]
    [InlineData(DebtorAnswer.Paid, "2026-03-07", DisputeGround.None, "day_out_of_bounds")]
    [InlineData(DebtorAnswer.WillPay, "2026-03-21", DisputeGround.None, null)]
    [InlineData(DebtorAnswer.WillPay, "2026-03-22", DisputeGround.None, "promised_too_far")]
    [InlineData(DebtorAnswer.Disputes, null, DisputeGround.None, "ground_missing")]
    [InlineData(DebtorAnswer.Received, null, DisputeGround.Price, "ground_missing")]
    [InlineData(DebtorAnswer.Received, "2026-03-07", DisputeGround.None, "day_not_wanted")]
    public void An_answer_that_cannot_be_is_refused(DebtorAnswer answer, string? day, DisputeGround ground, string? refusal)
    {
        var story = Reminded();
        Assert.Equal(refusal, DunningCase.Decide(story.Case, Answer(story, answer, day, ground)).Refusal?.Code);
    }

    [Fact]
    public void What_has_not_gone_out_or_is_settled_is_answered_by_nobody()
    {
        var story = Reminded();
        Assert.Equal("no_such_message", DunningCase.Decide(story.Case, new DunningCommand.AnswerMessage(new(Guid.NewGuid(), DebtorAnswer.Received, null, DisputeGround.None), story.Now(On), On)).Refusal?.Code);
        story.Pays("F1", 400, On);
        Assert.Equal("nothing_to_pay", DunningCase.Decide(story.Case, Answer(story, DebtorAnswer.Received, null, DisputeGround.None)).Refusal?.Code);
    }

    [Fact]
    public void A_contest_is_a_task_for_a_person_and_no_dispute_by_itself()
    {
        var story = Reminded();
        var facts = story.Do(Answer(story, DebtorAnswer.Disputes, null, DisputeGround.Faulty));
        Assert.Equal(Recouvrement.Dunning.Domain.FollowUps.FollowUpKind.OpenDispute, facts.OfType<FollowUpAsked>().Single().Kind);
        Assert.False(story.Case.Invoices[Story.Id("F1")].HasDispute);
    }

    static Story Reminded() => Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, On.AddDays(-1));

    static DunningCommand.AnswerMessage Answer(Story story, DebtorAnswer answer, string? day, DisputeGround ground) => new(
        new(story.Decided("reminder_1").Decision, answer, day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), ground), story.Now(On), On);
}
