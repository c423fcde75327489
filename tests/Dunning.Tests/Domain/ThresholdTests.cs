using System.Globalization;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What stands against a step, and up to which amount or day.</summary>
public sealed class ThresholdTests
{
    static readonly DateOnly Due = new(2026, 3, 2);

    static decimal Euros(string amount) => decimal.Parse(amount, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("14.99", false)]
    [InlineData("15", true)]
    public void Under_fifteen_euros_overdue_nothing_is_sent(string amount, bool sent)
    {
        var story = Story.Of().Owes("F1", Due, Euros(amount));
        Assert.Equal(sent, story.Run(Due.AddDays(3)).OfType<MessageRequested>().Any());
        if (!sent) Assert.Equal("below_minimum", Story.Blocker(story.Next("F1", Due.AddDays(3))));
    }

    [Fact]
    public void The_thresholds_look_at_what_the_debtor_owes_overdue_in_all()
    {
        var story = Story.Of().Owes("F1", Due, 10).Owes("F2", Due.AddDays(1), 10).Walk(Due, Due.AddDays(3));
        Assert.Equal("F1", story.Asked("reminder_1").Statement.Lines.Single().Number);
    }

    [Theory]
    [InlineData("149.99", false)]
    [InlineData("150", true)]
    public void Under_a_hundred_and_fifty_euros_nobody_calls(string amount, bool called)
    {
        var story = Story.Of().Owes("F1", Due, Euros(amount)).Walk(Due, Due.AddDays(12));
        Assert.Equal(called, story.Steps.Any(s => s.Step == "call_1"));
    }

    [Theory]
    [InlineData("149.99", false)]
    [InlineData("150", true)]
    public void Under_a_hundred_and_fifty_euros_no_registered_letter_goes_out(string amount, bool noticed)
    {
        var story = Story.Of().Owes("F1", Due, Euros(amount)).Walk(Due, Due.AddDays(70));
        Assert.Equal(noticed, story.Steps.Any(s => s.Step == "formal_notice"));
        if (!noticed) Assert.Equal("below_notice_minimum", Story.Blocker(story.Next("F1", Due.AddDays(70))));
    }

    [Theory]
    [InlineData("149.99", true, false)]
    [InlineData("150", true, true)]
    [InlineData("150", false, false)]
    public void An_agency_is_only_announced_where_one_would_get_the_claim(string amount, bool handsOver, bool announced)
    {
        var story = Story.Of(phone: false).Owes("F1", Due, Euros(amount));
        story.Entity = story.Entity with { HandsOver = handsOver };
        story.Walk(Due, Due.AddDays(60));
        Assert.Equal(announced, story.Steps.Any(s => s.Step == "letter_2"));
        Assert.Equal(Euros(amount) >= 150, story.Steps.Any(s => s.Step == "formal_notice"));
    }

    [Theory]
    [InlineData("2026-04-02", true)]   // a Thursday before Easter: two working days old on Tuesday 7 April, the 3rd and the 7th
    [InlineData("2026-04-01", false)]
    public void A_threat_needs_a_bank_feed_of_at_most_two_working_days(string through, bool threatened)
    {
        var threat = new DateOnly(2026, 4, 7);
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, threat.AddDays(-1));
        (story.FeedIsFresh, story.FeedThrough) = (false, DateOnly.Parse(through, CultureInfo.InvariantCulture));
        Assert.Equal(threatened, story.Run(threat).OfType<StepDecided>().Any(s => s.Step == "letter_2"));
        if (!threatened) Assert.Equal("bank_feed_stale", Story.Blocker(story.Next("F1", threat)));
    }

    [Fact]
    public void A_reminder_needs_no_bank_feed()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        (story.FeedIsFresh, story.FeedThrough) = (false, null);
        Assert.Single(story.Run(Due.AddDays(3)).OfType<MessageRequested>());
    }

    [Fact]
    public void A_threat_blocked_by_a_stale_feed_does_not_silence_the_reminders_of_other_invoices()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(30));
        (story.FeedIsFresh, story.FeedThrough) = (false, Due);
        story.Owes("F2", Due.AddDays(34), 200).Walk(Due.AddDays(31), Due.AddDays(40));
        Assert.Equal(("reminder_1", Due.AddDays(37)), story.Steps.Last());
        Assert.Equal("bank_feed_stale", Story.Blocker(story.Next("F1", Due.AddDays(40).AddDays(10))));
    }

    [Theory]
    [InlineData(CustomerKind.Consumer)]
    public void A_kind_without_a_policy_is_not_dunned(CustomerKind kind)
    {
        var story = Story.Of(kind).Owes("F1", Due, 400).Walk(Due, Due.AddDays(10));
        Assert.Empty(story.Steps);
        Assert.Equal("no_policy", Story.Blocker(story.Next("F1", Due.AddDays(10))));
    }

    [Fact]
    public void An_opening_entry_counts_for_nothing_until_a_person_confirms_its_date()
    {
        var story = Story.Of().Owes("A1", Due, 400, uncertain: true).Owes("F1", Due, 10).Walk(Due, Due.AddDays(5));
        Assert.Empty(story.Steps);
        Assert.Equal("opening_entry", Story.Blocker(story.Next("A1", Due.AddDays(5))));
        Assert.Equal("below_minimum", Story.Blocker(story.Next("F1", Due.AddDays(5))));
    }

    [Fact]
    public void Behind_a_call_that_nobody_made_a_threat_still_waits_for_the_bank_feed_and_is_looked_at_every_day()
    {
        var (story, day) = (Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(28)), Due.AddDays(50));
        (story.FeedIsFresh, story.FeedThrough) = (false, Due.AddDays(28));
        story.Walk(Due.AddDays(29), day);
        Assert.Equal(new NextAction.Blocked(Blocker.CallToMake, day.AddDays(1)), story.Next("F1", day));
        story.FeedIsFresh = true;
        Assert.Contains(story.Run(day.AddDays(1)).OfType<StepDecided>(), s => s.Step == "letter_2");
    }

    [Fact]
    public void Money_that_no_invoice_has_taken_yet_silences_the_debtors_case_where_it_covers_what_is_overdue()
    {
        var story = Story.Of().Owes("F1", Due, 400).Receives(400, Due.AddDays(2));
        Assert.Empty(story.Run(Due.AddDays(3)));
        Assert.Equal("in_credit", Story.Blocker(story.Next("F1", Due.AddDays(3))));
    }

    [Fact]
    public void Money_that_came_back_silences_nothing_not_even_an_invoice_of_later()
    {
        var story = Story.Of().Receives(400, Due.AddDays(-40)).Bounces(400, Due.AddDays(-40), Due.AddDays(-38)).Owes("F1", Due, 400).Walk(Due, Due.AddDays(3));
        Assert.Equal(["reminder_1"], story.Steps.Select(s => s.Step));
    }

    [Fact]
    public void A_foreign_currency_waits_for_a_person()
    {
        var story = Story.Of().Owes("F1", Due, 400, currency: "USD");
        Assert.Equal("foreign_currency", Story.Blocker(story.Next("F1", Due.AddDays(3))));
    }

    [Fact]
    public void Interest_is_never_computed_beyond_the_table_of_the_law()
    {
        var story = Story.Of(phone: false).Owes("F1", new(2026, 12, 1), 400).Walk(new(2026, 12, 1), new(2027, 1, 30));
        Assert.Equal(["reminder_1", "letter_1", "reminder_2"], story.Steps.Select(s => s.Step));
        Assert.Equal("legal_parameter_missing", Story.Blocker(story.Next("F1", new(2027, 2, 1))));
    }

    [Fact]
    public void An_entity_that_has_stopped_sends_nothing()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Entity = story.Entity with { Stopped = true };
        Assert.Empty(story.Run(Due.AddDays(3)));
        Assert.Equal("stopped", Story.Blocker(story.Next("F1", Due.AddDays(3))));
    }
}
