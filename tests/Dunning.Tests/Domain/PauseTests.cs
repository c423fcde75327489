using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Pauses;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Pauses (suspensions) with a reason and an end.</summary>
public sealed class PauseTests
{
    static readonly DateOnly Due = new(2026, 3, 2), Last = new(2026, 3, 20);

    [Fact]
    public void A_pause_holds_back_until_the_day_after_its_last()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Pauses(PauseReason.LegalReview, Last, Due).Walk(Due, Last);
        Assert.Empty(story.Steps);
        Assert.Equal(new NextAction.Blocked(new("paused_legal_review", "collector"), Last.AddDays(1)), story.Next("F1", Last));
        story.Walk(Last.AddDays(1), Last.AddDays(3)); // a Saturday, a Sunday, a Monday
        Assert.Equal([("reminder_1", Last.AddDays(3))], story.Steps);
    }

    [Fact]
    public void A_pause_of_the_case_holds_what_comes_later_too()
    {
        var story = Story.Of().Owes("F1", Due, 400).Pauses(PauseReason.CommercialReason, Last, Due).Owes("F2", Due, 200, Due.AddDays(2));
        Assert.Equal("paused_commercial_reason", Story.Blocker(story.Next("F2", Due.AddDays(5))));
    }

    [Fact]
    public void A_pause_of_one_invoice_lets_the_others_go_on()
    {
        var story = Story.Of().Owes("F1", Due, 400).Owes("F2", Due, 200).Pauses(PauseReason.DisputeExpected, Last, Due, "F1").Walk(Due, Due.AddDays(3));
        Assert.Equal(["F2"], story.Asked("reminder_1").Statement.Lines.Select(l => l.Number));
        Assert.Empty(story.Asked("reminder_1").Statement.Others);
    }

    [Fact]
    public void A_pause_that_is_lifted_ends_at_once()
    {
        var story = Story.Of().Owes("F1", Due, 400).Pauses(PauseReason.Other, Last, Due);
        story.Do(new DunningCommand.LiftPause(story.Case.Pauses.Keys.Single(), "collector", Due.AddDays(3)));
        Assert.Equal("reminder_1", Assert.Single(story.Run(Due.AddDays(3)).OfType<MessageRequested>()).Step);
    }

    [Fact]
    public void A_pause_calls_back_what_waits()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Sends = false;
        story.Run(Due.AddDays(3));
        story.Pauses(PauseReason.LegalReview, Last, Due.AddDays(3));
        Assert.Equal("paused_legal_review", story.Facts.OfType<MessageWithdrawn>().Single().Reason);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(92, null)]
    [InlineData(93, "pause_too_long")]
    [InlineData(-1, "until_is_past")]
    public void A_pause_has_an_end_within_ninety_two_days(int days, string? refused) =>
        Assert.Equal(refused, DunningCase.Decide(Story.Of().Owes("F1", Due, 400).Case, new DunningCommand.PauseCase(PauseReason.Other, [], Due.AddDays(days), "collector", Due)).Refusal?.Code);
}
