using Recouvrement.Dunning.Domain.Escalation;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What keeps an invoice from being dunned without being a dispute (blocage).</summary>
public sealed class HoldTests
{
    static readonly DateOnly Due = new(2026, 3, 2), First = new(2026, 3, 5), Last = new(2026, 3, 20);

    [Fact]
    public void A_held_invoice_is_not_dunned_and_names_what_holds_it()
    {
        var story = Story.Of().Owes("F1", Due, 400).Holds("F1", "e_invoice_refused", null, Due).Walk(Due, Due.AddDays(40));
        Assert.Empty(story.Steps);
        Assert.Equal(new NextAction.Blocked(new("held_e_invoice_refused", "accounting")), story.Next("F1", First));
    }

    [Fact]
    public void A_hold_ends_by_itself_the_day_after_its_last_day()
    {
        var story = Story.Of().Owes("F1", Due, 400).Holds("F1", "payment_announced", Last, Due);
        Assert.Equal(new NextAction.Blocked(new("held_payment_announced", "collector"), Last.AddDays(1)), story.Next("F1", Last));
        Assert.Equal("reminder_1", Assert.IsType<NextAction.Wait>(story.Next("F1", Last.AddDays(1))).Step); // a Saturday
        Assert.Equal([("reminder_1", new(2026, 3, 23))], story.Walk(Due, new(2026, 3, 23)).Steps);
    }

    [Fact]
    public void The_longest_of_several_holds_is_named()
    {
        var story = Story.Of().Owes("F1", Due, 400).Holds("F1", "payment_announced", Last, Due).Holds("F1", "bill_accepted", Last.AddDays(60), Due, "H2");
        Assert.Equal("held_bill_accepted", Story.Blocker(story.Next("F1", First)));
        Assert.Equal("held_payment_announced", Story.Blocker(story.Lifts("F1", First, "H2").Next("F1", First)));
        Assert.Equal("held_factored", Story.Blocker(story.Holds("F1", "factored", null, First, "H3").Next("F1", First)));
    }

    [Fact]
    public void What_waits_to_go_out_is_called_back_when_its_invoice_is_held()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Sends = false;
        story.Walk(Due, new(2026, 3, 9)).Holds("F1", "factored", null, new(2026, 3, 9));
        Assert.Equal("held_factored", Assert.Single(story.Facts.OfType<MessageWithdrawn>()).Reason);
    }

    [Fact]
    public void A_hold_that_is_over_already_calls_nothing_back()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Sends = false;
        story.Walk(Due, new(2026, 3, 9)).Holds("F1", "factored", new(2026, 3, 8), new(2026, 3, 9));
        Assert.Empty(story.Facts.OfType<MessageWithdrawn>());
    }

    [Fact]
    public void A_hold_that_was_lifted_lets_the_invoice_go_on()
    {
        var story = Story.Of().Owes("F1", Due, 400).Holds("F1", "e_invoice_suspended", null, Due).Walk(Due, Last).Lifts("F1", Last);
        Assert.Equal([("reminder_1", Last)], story.Walk(Last, Last).Steps);
    }

    [Fact]
    public void What_is_held_counts_for_no_threshold()
    {
        var story = Story.Of().Owes("F1", Due, 5000).Owes("F2", Due, 10);
        Assert.Equal(5010, new Situation(story.Case, story.Now(First), First).Overdue.Amount);
        story.Holds("F1", "factored", null, Due);
        Assert.Equal(10, new Situation(story.Case, story.Now(First), First).Overdue.Amount);
        Assert.Equal("below_minimum", Story.Blocker(story.Next("F2", First)));
    }

    [Fact]
    public void No_letter_lists_what_is_held()
    {
        var story = Story.Of().Owes("F1", Due, 400).Owes("F2", Due.AddDays(60), 400).Holds("F2", "factored", null, Due).Walk(Due, new(2026, 3, 10));
        Assert.Empty(story.Asked("reminder_1").Statement.Others);
    }
}
