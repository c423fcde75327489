using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>One debtor with many invoices: each climbs on its own, whatever becomes of the others.</summary>
public sealed class ManyInvoicesTests
{
    static readonly DateOnly Start = new(2026, 1, 5);
    static readonly string[] Messages = ["reminder_1", "letter_1", "reminder_2", "letter_2", "formal_notice"];

    [Fact]
    public void Ten_invoices_stand_at_five_stages_and_each_takes_its_own_steps_in_their_order()
    {
        var story = Ten().Walk(Start, Start.AddDays(58));
        var on = Start.AddDays(58);
        var stages = Enumerable.Range(0, 10).Select(i => new Situation(story.Case, story.Now(on), on).LastStep(story.Case.Invoices[Story.Id($"F{i}")])).ToArray();
        Assert.True(stages.Distinct().Count() >= 5, string.Join(' ', stages));
        story.Walk(on.AddDays(1), Start.AddDays(250));
        foreach (var number in Enumerable.Range(0, 10).Select(i => $"F{i}")) ClimbedInOrder(story, number);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(60)]
    public void When_the_oldest_is_paid_every_other_one_goes_on_by_its_own_due_date(int paidAfter)
    {
        var story = Ten().Walk(Start, Start.AddDays(paidAfter)).Pays("F0", 400, Start.AddDays(paidAfter)).Walk(Start.AddDays(paidAfter + 1), Start.AddDays(250));
        foreach (var number in Enumerable.Range(1, 9).Select(i => $"F{i}")) ClimbedInOrder(story, number);
        Assert.DoesNotContain(story.Facts.OfType<MessageRequested>().Where(m => m.On > Start.AddDays(paidAfter)), m => m.Statement.Lines.Any(l => l.Number == "F0"));
    }

    [Fact]
    public void A_payment_that_comes_back_opens_the_invoice_again_where_it_stood()
    {
        var story = Story.Of(phone: false).Owes("F1", Start, 400).Owes("F2", Start, 400).Walk(Start, Start.AddDays(5)).Pays("F1", 400, Start.AddDays(6)).Walk(Start.AddDays(6), Start.AddDays(12));
        story.Hear(new BalanceChanged(Story.Id("F1"), "F1", Money.Euros(400), Money.Euros(-400), BalanceCause.Undone, Story.Id($"pay F1 {Start.AddDays(6)}"), story.Next(Story.Id("F1")), Start.AddDays(13)), Start.AddDays(13));
        story.Walk(Start.AddDays(13), Start.AddDays(60));
        // Its first reminder was sent before it was paid: the letter comes next, and not a second first reminder.
        Assert.Equal(Messages.Take(Climb(story, "F1").Length), Climb(story, "F1").Select(s => s.Step));
        Assert.True(Climb(story, "F1").Length >= 3);
    }

    [Fact]
    public void A_debtor_whose_case_had_ended_starts_afresh_when_a_payment_comes_back()
    {
        var story = Story.Of(phone: false).Owes("F1", Start, 400).Walk(Start, Start.AddDays(16)).Pays("F1", 400, Start.AddDays(17)).Walk(Start.AddDays(17), Start.AddDays(20));
        story.Hear(new BalanceChanged(Story.Id("F1"), "F1", Money.Euros(400), Money.Euros(-400), BalanceCause.Undone, Story.Id($"pay F1 {Start.AddDays(17)}"), story.Next(Story.Id("F1")), Start.AddDays(40)), Start.AddDays(40));
        Assert.Equal("reminder_1", story.Walk(Start.AddDays(40), Start.AddDays(50)).Steps.Last().Step);
        Assert.Equal(2, story.Case.Episode);
    }

    [Fact]
    public void A_credit_note_that_does_not_cover_leaves_the_rest_to_be_claimed_with_the_interest_of_the_rest()
    {
        var story = Story.Of(phone: false).Owes("F1", Start, 1000).Walk(Start, Start.AddDays(5)).Pays("F1", 600, Start.AddDays(6), BalanceCause.CreditNote).Walk(Start.AddDays(6), Start.AddDays(30));
        var letter = story.Asked("letter_1").Statement;
        Assert.Equal((Money.Euros(400), Money.Euros(40)), (letter.Outstanding, letter.Compensation));
        Assert.True(letter.Interest.IsPositive);
        Assert.Equal(["reminder_1", "letter_1"], Climb(story, "F1").Take(2).Select(s => s.Step));
    }

    [Fact]
    public void A_part_payment_changes_no_step_and_the_next_message_asks_for_the_rest()
    {
        var story = Story.Of(phone: false).Owes("F1", Start, 1000).Walk(Start, Start.AddDays(5)).Pays("F1", 300, Start.AddDays(6)).Walk(Start.AddDays(6), Start.AddDays(30));
        Assert.Equal(Money.Euros(700), story.Asked("letter_1").Statement.Outstanding);
        Assert.Equal(Start.AddDays(15), Climb(story, "F1")[1].On);
    }

    [Fact]
    public void With_every_budget_spent_the_notice_is_what_is_left()
    {
        var story = Story.Of(phone: false);
        story.Policies = Policies.Written.Book(Policies.Written.Document(
            Policies.Written.Reminder, Policies.Written.Letter, Policies.Written.Second, new("letter_2", 30, Channel.Letter), Policies.Written.Notice) with { Values = new(Emails: 1, Letters: 1) });
        story.Owes("F1", Start, 400).Walk(Start, Start.AddDays(80));
        Assert.Equal(["reminder_1", "letter_1", "formal_notice"], story.Steps.Select(s => s.Step));
        Assert.Equal("reminder_2 letter_2", string.Join(' ', story.Decided("formal_notice").Covered[0].Skipped!.Value));
    }

    static Story Ten()
    {
        var story = Story.Of(phone: false);
        for (var i = 0; i < 10; i++) story.Owes($"F{i}", Start.AddDays(6 * i), 400, Start.AddDays(-30));
        return story;
    }

    static (string Step, DateOnly On)[] Climb(Story story, string number) =>
        [.. story.Facts.OfType<StepDecided>().SelectMany(s => s.Covered.Where(c => c.Invoice == Story.Id(number)).Select(c => (c.Step, s.On)))];

    // No step skipped, none repeated, none early.
    static void ClimbedInOrder(Story story, string number)
    {
        var (climbed, policy, due) = (Climb(story, number), PolicyBook.Shipped.All[0].Policy, story.Case.Invoices[Story.Id(number)].DueOn);
        Assert.Equal(Messages, climbed.Select(s => s.Step));
        Assert.All(climbed, s => Assert.True(s.On >= policy.PlannedOn(policy.RankOf(s.Step), due), $"{number} {s.Step} on {s.On}"));
    }
}
