using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>An agency that works in the creditor's name stops with the creditor: on its last day, and for what is said at home.</summary>
public sealed class AssignmentEndTests
{
    static readonly DateOnly Due = new(2026, 3, 2), Start = new(2026, 3, 4), Last = new(2026, 3, 31);

    [Fact]
    public void Whoever_looks_only_when_there_is_something_to_see_ends_it_the_day_after_its_last()
    {
        var story = Assigned().Contests("F1", Start);
        var look = Start;
        for (var day = Start; day <= Last.AddDays(5); day = day.AddDays(1))
        {
            if (look > day) continue;
            story.Run(day);
            look = new Situation(story.Case, story.Now(day), day).LookAgain() ?? DateOnly.MaxValue;
        }

        Assert.Equal(("term_over", Last.AddDays(1)), Ended(story));
    }

    [Theory]
    [InlineData("2026-03-30")]
    [InlineData("2026-03-31")]
    public void Until_it_is_over_the_day_after_its_last_is_looked_at(string on)
    {
        var (day, story) = (DateOnly.Parse(on, null), Assigned().Contests("F1", Start));
        Assert.True(new Situation(story.Case, story.Now(day), day).LookAgain() <= Last.AddDays(1));
    }

    [Fact]
    public void What_the_debtor_promises_at_home_ends_it()
    {
        Assert.Equal(("promised", Start), Ended(Assigned().Promises(Start.AddDays(5), Start)));
        Assert.Equal(("promised", Start), Ended(Assigned().Speaks(CallOutcome.Promise, Start, Start.AddDays(5))));
    }

    [Fact]
    public void A_plan_ends_it_whether_agreed_or_proposed()
    {
        Assert.Equal(("in_plan", Start), Ended(Assigned().Plans(Start, (Start.AddDays(10), 200), (Start.AddDays(20), 200))));
        Assert.Equal(("plan_proposed", Start), Ended(Assigned().Plans(Start, (Start.AddDays(10), 200), (Start.AddMonths(12), 200))));
    }

    [Fact]
    public void A_pause_by_a_person_ends_it_and_nothing_is_given_meanwhile()
    {
        var story = Assigned().Pauses(PauseReason.LegalReview, Start.AddDays(10), Start);
        Assert.Equal(("paused", Start), Ended(story));
        Assert.Equal("nothing_to_assign", Refusal(story, Order(story, Start.AddDays(10))));
        Assert.Null(Refusal(story, Order(story, Start.AddDays(11))));
    }

    [Fact]
    public void What_is_said_of_a_claim_that_the_agency_does_not_have_is_no_matter_of_its()
    {
        var story = Story.Of().Owes("F1", Due, 400).Owes("F2", Due, 200);
        story.Do(Order(story, Start) with { Invoices = ["F1"] });
        story.Promises(Start.AddDays(5), Start, null, "F2").Pauses(PauseReason.LegalReview, Start.AddDays(10), Start, "F2");
        Assert.Empty(story.Facts.OfType<AssignmentEnded>());
    }

    [Fact]
    public void What_the_debtor_writes_is_answered_and_does_not_end_it()
    {
        var story = Assigned();
        story.Hear(new DebtorReplied(Story.Id("mail"), null, false, 1, Start), Start);
        Assert.Empty(story.Facts.OfType<AssignmentEnded>());
    }

    [Theory]
    [InlineData(Channel.Call, true, "opted_out")]
    [InlineData(Channel.Call, false, null)]
    [InlineData(Channel.Email, true, null)]
    public void Who_wants_no_calls_is_not_called_by_an_agency_either(Channel way, bool whole, string? ended)
    {
        var story = Assigned().Hear(Closed(way, whole, null, 1), Start);
        Assert.Equal(ended, story.Facts.OfType<AssignmentEnded>().SingleOrDefault()?.Reason);
    }

    [Fact]
    public void Nothing_is_given_to_an_agency_until_the_day_after_the_last_on_which_the_debtor_wants_no_calls()
    {
        var story = Story.Of().Owes("F1", Due, 400).Hear(Closed(Channel.Call, true, Start, 1), Due);
        Assert.Equal("opted_out", Refusal(story, Order(story, Start)));
        Assert.Null(Refusal(story, Order(story, Start.AddDays(1))));
    }

    [Theory]
    [InlineData("2026-03-10", null)]
    [InlineData("2026-03-02", "bank_feed_stale")]
    [InlineData(null, "bank_feed_stale")]
    public void While_a_payment_may_have_come_in_unseen_nothing_is_given(string? through, string? refused)
    {
        var story = Story.Of().Owes("F1", Due, 400);
        (story.FeedIsFresh, story.FeedThrough) = (false, through is null ? null : DateOnly.Parse(through, null));
        Assert.Equal(refused, Refusal(story, Order(story, new(2026, 3, 11))));
    }

    static Story Assigned()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        story.Do(Order(story, Start));
        return story;
    }

    static (string Reason, DateOnly On) Ended(Story story) => story.Facts.OfType<AssignmentEnded>().Select(end => (end.Reason, end.On)).Single();

    static WayChanged Closed(Channel way, bool whole, DateOnly? until, long version) => new(Story.Id($"{way}"), way, whole, true, "opted_out", until, version, Due);

    static DunningCommand.AssignClaims Order(Story story, DateOnly on) => new("alpha", [], Last, story.Now(on), "manager", on);

    static string? Refusal(Story story, DunningCommand command) => DunningCase.Decide(story.Case, command).Refusal?.Code;
}
