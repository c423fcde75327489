using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>When each step comes.</summary>
public sealed class StepTests
{
    // 2026-03-02 is a Monday; offsets fall on the days noted, weekends and pace move them.
    static readonly DateOnly Due = new(2026, 3, 2);

    [Fact]
    public void One_invoice_climbs_the_whole_policy()
    {
        var story = Story.Of().Owes("F1", Due, 1000).Walk(new(2026, 2, 1), new(2026, 5, 15));
        Assert.Equal(
            [
                ("pre_call", new DateOnly(2026, 2, 20)),       // D-10: all that the debtor owes
                ("reminder_1", new DateOnly(2026, 3, 5)),      // +3
                ("call_1", new DateOnly(2026, 3, 12)),         // +8, five working days after the reminder
                ("letter_1", new DateOnly(2026, 3, 17)),       // +15
                ("reminder_2", new DateOnly(2026, 3, 24)),     // +22
                ("call_2", new DateOnly(2026, 3, 31)),         // +27 is Sunday; pace says the 31st
                ("letter_2", new DateOnly(2026, 4, 7)),        // +33 is Saturday; the 6th is Easter Monday
                ("call_3", new DateOnly(2026, 4, 14)),         // the letter left two days late, and so on
                ("formal_notice", new DateOnly(2026, 4, 20)),  // +45 = 16 April, but 12 days after the letter: the 19th, a Sunday
            ],
            story.Steps);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Nothing_is_claimed_within_the_grace(int daysLate, bool claimed)
    {
        var story = Story.Of().Owes("F1", Due, 400);
        Assert.Equal(claimed, story.Run(Due.AddDays(daysLate)).OfType<MessageRequested>().Any());
    }

    [Theory]
    [InlineData("499.99", -10, false)]
    [InlineData("500", -11, false)]
    [InlineData("500", -10, true)]
    [InlineData("500", -3, true)]
    [InlineData("500", 0, false)]
    public void Only_large_invoices_get_a_pre_reminder_and_only_before_they_are_due(string amount, int day, bool informed)
    {
        var story = Story.Of(phone: false).Owes("F1", Due, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(informed, story.Run(Due.AddDays(day)).OfType<StepDecided>().Any(s => s.Step == "pre_reminder"));
    }

    [Theory]
    [InlineData("reminder_1", 3)]
    [InlineData("letter_1", 15)]
    [InlineData("reminder_2", 22)]
    public void A_step_comes_on_its_offset_and_not_a_day_before(string step, int offset)
    {
        // Without a telephone there are no calls in between, and these three fall on weekdays.
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(offset - 1));
        Assert.DoesNotContain(story.Steps, s => s.Step == step);
        Assert.Contains(story.Run(Due.AddDays(offset)).OfType<StepDecided>(), s => s.Step == step);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(400)]
    public void The_first_contact_about_an_old_invoice_is_the_first_reminder(int daysLate)
    {
        var seen = new DateOnly(2026, 9, 1);
        var story = Story.Of().Owes("F1", seen.AddDays(-daysLate), 1000, on: seen);
        Assert.Equal("reminder_1", Assert.Single(story.Run(seen).OfType<StepDecided>()).Step);
    }

    [Fact]
    public void Each_next_step_of_an_old_invoice_keeps_the_gap_to_the_last_contact()
    {
        var seen = new DateOnly(2026, 9, 1);
        var story = Story.Of(phone: false).Owes("F1", seen.AddDays(-200), 1000, on: seen).Walk(seen, new(2026, 10, 31));
        Assert.Equal(
            [
                ("reminder_1", seen),
                ("letter_1", seen.AddDays(13)),      // 12 days later is a Sunday
                ("reminder_2", seen.AddDays(20)),    // 7 days after the letter
                ("letter_2", seen.AddDays(31)),      // 11 days later
                ("formal_notice", seen.AddDays(43)), // 12 days later
            ],
            story.Steps);
    }

    [Fact]
    public void A_call_that_nobody_makes_is_withdrawn_when_the_next_step_is_due_and_holds_nothing_up()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(14));
        Assert.Equal("call_to_make", Story.Blocker(story.Next("F1", Due.AddDays(14))));
        var facts = story.Run(Due.AddDays(15));
        Assert.Equal(story.Decided("call_1").Decision, Assert.Single(facts.OfType<StepWithdrawn>()).Decision);
        Assert.Equal("letter_1", Assert.Single(facts.OfType<MessageRequested>()).Step);
    }

    [Fact]
    public void A_call_that_was_made_counts_as_a_contact()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(10));
        story.Do(new DunningCommand.RecordCall(story.Decided("call_1").Decision, Recouvrement.Dunning.Domain.Messages.CallOutcome.Reached, "collector", Due.AddDays(14)));
        Assert.Equal(new NextAction.Wait("letter_1", Due.AddDays(21)), story.Next("F1", Due.AddDays(14)));
    }

    [Fact]
    public void Five_working_days_lie_between_two_contacts_of_a_debtor()
    {
        // A second invoice falls due the day after the first reminder.
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Owes("F2", Due.AddDays(1), 400).Walk(Due, Due.AddDays(9));
        Assert.Equal([("reminder_1", Due.AddDays(3))], story.Steps);
        Assert.Equal([("reminder_1", Due.AddDays(10))], story.Run(Due.AddDays(10)).OfType<StepDecided>().Select(s => (s.Step, s.On)));
    }

    [Theory]
    [InlineData("2026-04-03", "2026-04-07")] // +3 is Easter Monday
    [InlineData("2026-12-21", "2027-01-04")] // +3 opens the quiet days; 2 January 2027 is their last, and a Saturday
    [InlineData("2026-12-20", "2026-12-23")] // the day before them
    [InlineData("2026-05-11", "2026-05-15")] // Ascension
    public void Nothing_goes_out_on_weekends_holidays_and_between_the_years(string due, string first)
    {
        var on = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
        var story = Story.Of().Owes("F1", on, 400).Walk(on, on.AddDays(20));
        Assert.Equal(("reminder_1", DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture)), story.Steps.First());
    }

    [Fact]
    public void A_call_that_nobody_answered_is_no_contact_a_threat_can_rest_on()
    {
        var values = ShippedValues.All;
        Assert.Equal(2, values.ContactsBeforeThreat);
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(10));
        story.Do(new DunningCommand.RecordCall(story.Decided("call_1").Decision, Recouvrement.Dunning.Domain.Messages.CallOutcome.NoAnswer, "collector", Due.AddDays(10)));
        Assert.False(story.Case.Outgoing[story.Decided("call_1").Decision].Reached);
    }

    [Fact]
    public void A_run_that_makes_up_for_a_day_sends_nothing_on_a_day_of_rest()
    {
        var (thursday, saturday) = (new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 7));
        var story = Story.Of(phone: false).Owes("F1", new(2026, 3, 2), 400);
        story.Do(new DunningCommand.Act(story.Now(thursday), "ops", thursday) { Today = saturday });
        Assert.Equal(["reminder_1"], story.Steps.Select(s => s.Step));
        Assert.DoesNotContain(story.Facts, f => f is DunningEvent.MessageRequested);
        Assert.Single(story.Run(new(2026, 3, 9)).OfType<DunningEvent.MessageRequested>());
    }
}
