using System.Globalization;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>When a step of each kind of trigger comes, at its boundary days.</summary>
public sealed class TriggerTests
{
    [Theory]
    [InlineData("2026-03-02", 3, "2026-03-05")]
    [InlineData("2026-03-02", 1, "2026-03-05")] // within the grace of three days
    [InlineData("2026-01-31", 30, "2026-03-02")] // a month without a 31st; 2 March is a Monday
    [InlineData("2028-02-26", 3, "2028-02-29")] // a leap year
    [InlineData("2027-02-25", 3, "2027-03-01")] // no leap year: 28 February is a Sunday
    [InlineData("2026-03-26", 3, "2026-03-30")] // the clocks go forward on Sunday the 29th
    [InlineData("2026-10-22", 3, "2026-10-26")] // the clocks go back on Sunday the 25th
    [InlineData("2026-04-28", 3, "2026-05-04")] // 1 May is a holiday, then a weekend
    [InlineData("2026-12-21", 3, "2027-01-04")] // quiet from 24 December to 2 January, then a Sunday
    public void A_step_after_the_due_date_comes_on_the_first_allowed_day(string due, int days, string first) =>
        Assert.Equal(Day(first), FirstOf(Written.Reminder with { Days = days }, Day(due)));

    [Theory]
    [InlineData("2026-03-02", 0, "2026-03-31")]
    [InlineData("2026-03-31", 0, "2026-04-03")] // the last of the month: the grace goes before
    [InlineData("2026-02-10", 5, "2026-03-05")] // 28 February and five days
    [InlineData("2028-02-10", 1, "2028-03-01")] // 29 February and one day
    [InlineData("2026-12-10", 0, "2027-01-04")] // 31 December is quiet, and so is the 2nd of January; the 3rd is a Sunday
    public void A_step_after_the_end_of_the_month_of_the_due_date_comes_on_the_first_allowed_day(string due, int days, string first) =>
        Assert.Equal(Day(first), FirstOf(Written.Reminder with { Days = days, From = Trigger.EndOfMonth }, Day(due)));

    [Fact]
    public void A_step_after_the_previous_one_waits_for_the_day_on_which_that_has_really_gone_out()
    {
        var story = Told(Written.Reminder, Written.Letter with { Days = 10, From = Trigger.PreviousStep });
        story.Owes("F1", new(2026, 3, 2), 400).Walk(new(2026, 3, 2), new(2026, 3, 8));
        story.Sends = false;
        Assert.Equal([("reminder_1", new DateOnly(2026, 3, 5))], story.Steps);
        story.Sends = true;
        story.Walk(new(2026, 3, 9), new(2026, 4, 15));
        Assert.Equal([("reminder_1", new DateOnly(2026, 3, 5)), ("letter_1", new DateOnly(2026, 3, 16))], story.Steps); // the 15th is a Sunday
    }

    [Fact]
    public void A_step_after_a_previous_one_that_left_late_comes_late_as_well()
    {
        var story = Told(Written.Reminder, Written.Letter with { Days = 10, From = Trigger.PreviousStep });
        story.Owes("F1", new(2026, 3, 2), 400).Walk(new(2026, 4, 7), new(2026, 5, 15));
        Assert.Equal([("reminder_1", new DateOnly(2026, 4, 7)), ("letter_1", new DateOnly(2026, 4, 17))], story.Steps);
    }

    [Theory]
    [InlineData("99.99", false)]
    [InlineData("100", true)]
    [InlineData("499.99", true)]
    [InlineData("500", false)]
    public void A_step_is_for_amounts_from_its_minimum_and_below_its_maximum(string amount, bool taken)
    {
        var story = Told(Written.Reminder with { FromCents = 100_00, BelowCents = 500_00 }, Written.Letter).Owes("F1", new(2026, 3, 2), decimal.Parse(amount, CultureInfo.InvariantCulture));
        Assert.Equal(taken ? "reminder_1" : "letter_1", story.Walk(new(2026, 3, 2), new(2026, 3, 30)).Steps.First().Step);
    }

    [Fact]
    public void The_call_before_the_due_date_is_for_the_invoices_that_make_80_percent_of_the_balance_and_the_first_three_of_a_new_customer()
    {
        var due = new DateOnly(2026, 3, 2);
        var story = Story.Of();
        foreach (var (number, amount, earlier) in new[] { ("A", 500m, 200), ("B", 600m, 190), ("C", 700m, 180) })
            story.Owes(number, due.AddDays(-earlier), amount, due.AddDays(-250)).Pays(number, amount, due.AddDays(-earlier));
        story.Owes("D", due, 6000).Owes("E", due, 1500).Owes("F", due, 500).Owes("G", due, 501);
        // Of 8 501 owed, 80 percent are 6 800.80: D and E reach that.
        story.Walk(due.AddDays(-10), due.AddDays(-1));
        Assert.Equal("D E", Covered(story, "pre_call"));
        Assert.Equal("F G", Covered(story, "pre_reminder"));
        var newcomer = Story.Of().Owes("D", due, 7000).Owes("E", due, 500, due.AddDays(-29)).Owes("F", due, 501, due.AddDays(-28)).Owes("G", due.AddDays(3), 502).Walk(due.AddDays(-10), due.AddDays(-1));
        Assert.Equal((3, 1), (Covered(newcomer, "pre_call").Split(' ').Length, Covered(newcomer, "pre_reminder").Split(' ').Length));
    }

    [Fact]
    public void Where_the_call_is_for_an_invoice_it_gets_no_pre_reminder_made_or_not()
    {
        var story = Story.Of().Owes("F1", new(2026, 3, 2), 1000).Walk(new(2026, 2, 1), new(2026, 3, 4));
        Assert.Equal(["pre_call"], story.Steps.Select(s => s.Step));
        var called = Story.Of().Owes("F1", new(2026, 3, 2), 1000).Walk(new(2026, 2, 1), new(2026, 2, 20));
        called.Do(new DunningCommand.RecordCall(called.Decided("pre_call").Decision, Recouvrement.Dunning.Domain.Messages.CallOutcome.Reached, "collector", new(2026, 2, 20)));
        Assert.Equal(["pre_call"], called.Walk(new(2026, 2, 21), new(2026, 3, 4)).Steps.Select(s => s.Step));
    }

    static string Covered(Story story, string step) =>
        string.Join(' ', story.Facts.OfType<StepDecided>().Where(s => s.Step == step).SelectMany(s => s.Covered).Select(c => story.Case.Invoices[c.Invoice].Terms!.Number).Order(StringComparer.Ordinal));

    static DateOnly FirstOf(StepDocument step, DateOnly due) => Told(step).Owes("F1", due, 400).Walk(due, due.AddDays(60)).Steps.First().On;

    static Story Told(params StepDocument[] steps)
    {
        var story = Story.Of();
        story.Policies = Written.Book(Written.Document(steps));
        return story;
    }

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
