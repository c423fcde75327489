using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Only what is due is claimed, from the day it is.</summary>
public sealed class InstalmentTests
{
    static readonly DateOnly First = new(2026, 3, 2), Second = new(2026, 4, 30);

    static Story Owing => Story.Of().OwesInParts("F1", (First, 300), (Second, 700));

    [Fact]
    public void A_reminder_claims_the_part_that_is_due_and_not_the_rest()
    {
        var asked = Owing.Run(First.AddDays(3)).OfType<MessageRequested>().Single();
        var line = Assert.Single(asked.Statement.Lines);
        Assert.Equal((Money.Euros(300), First, 3), (line.Outstanding, line.DueOn, line.DaysLate));
    }

    [Fact]
    public void Each_part_that_falls_due_is_looked_at_on_the_day_after()
    {
        var story = Story.Of(phone: false).OwesInParts("F1", (new(2026, 3, 2), 100), (new(2026, 4, 1), 100), (new(2026, 5, 4), 100));
        var on = new DateOnly(2026, 3, 20);
        story.Walk(new(2026, 3, 2), on);
        Assert.True(new Recouvrement.Dunning.Domain.Escalation.Situation(story.Case, story.Now(on), on).LookAgain() <= new DateOnly(2026, 4, 2));
    }

    [Fact]
    public void Once_the_second_part_is_due_both_are_claimed() =>
        Assert.Contains(
            Owing.Walk(First.AddDays(-20), Second.AddDays(40)).Facts.OfType<MessageRequested>(),
            m => m.On > Second && m.Statement.Lines.Any(l => l.Outstanding == Money.Euros(1_000)));

    [Fact]
    public void What_is_not_due_is_never_claimed() =>
        Assert.All(
            Owing.Walk(First.AddDays(-20), Second).Facts.OfType<MessageRequested>(),
            m => Assert.All(m.Statement.Lines, l => Assert.Equal(Money.Euros(300), l.Outstanding)));

    [Fact]
    public void A_part_that_was_paid_takes_along_what_was_said_of_it_and_the_next_starts_afresh()
    {
        var story = Owing.Walk(First.AddDays(-20), First.AddDays(20));
        Assert.Contains(story.Steps, s => s.Step == "letter_1");
        story.Pays("F1", 300, First.AddDays(21));
        story.Walk(First.AddDays(22), Second.AddDays(4));
        Assert.Equal("reminder_1", story.Steps.Last().Step);
        Assert.True(story.Steps.Last().On > Second);
    }

    [Fact]
    public void Nothing_leaves_the_house_while_a_part_is_still_to_come()
    {
        var story = Story.Of().OwesInParts("F1", (First, 300), (new(2027, 3, 2), 700)).Walk(First.AddDays(-20), First.AddDays(150));
        Assert.Contains(story.Steps, s => s.Step == "formal_notice");
        Assert.Empty(story.Facts.OfType<HandOverProposed>());
    }
}
