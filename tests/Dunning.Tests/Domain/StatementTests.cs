using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Statements;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What a message says is owed.</summary>
public sealed class StatementTests
{
    static Statement NoticeOn(Story story, DateOnly from, DateOnly on)
    {
        story.Walk(from, on);
        return story.Asked("formal_notice").Statement;
    }

    [Theory]
    [InlineData("reminder_1", false)]
    [InlineData("letter_1", true)]
    [InlineData("reminder_2", false)]
    [InlineData("letter_2", true)]
    [InlineData("formal_notice", true)]
    public void Letters_state_interest_and_forty_euros_and_reminders_neither(string step, bool claims)
    {
        var due = new DateOnly(2026, 3, 2);
        var statement = Story.Of(phone: false).Owes("F1", due, 1000).Walk(due, due.AddDays(60)).Asked(step).Statement;
        Assert.Equal(claims ? 4000 : 0, statement.Compensation.Cents);
        Assert.Equal(claims, statement.Interest.IsPositive);
        Assert.Equal(claims, statement.InterestPeriods.Length > 0 && statement.RateOrigin is not null);
        Assert.Equal(100000, statement.Outstanding.Cents);
    }

    [Fact]
    public void Interest_runs_a_line_per_half_year()
    {
        // PEN-1 of the rules has 12 000.00 due on 2026-05-31: 30 days at 12.15 make 119.84.
        var due = new DateOnly(2026, 5, 31);
        var statement = NoticeOn(Story.Of(phone: false).Owes("F1", due, 12000), due, new(2026, 7, 31));
        Assert.Equal((new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30), 30, "12.15", 11984L), Period(statement.InterestPeriods[0]));
        Assert.Equal(("12.40", statement.AsOf), (statement.InterestPeriods[1].RatePercent, statement.InterestPeriods[1].To));
        Assert.Equal(statement.Interest.Cents, statement.InterestPeriods.Sum(p => p.Amount.Cents));
    }

    [Fact]
    public void A_part_payment_pays_interest_first_so_that_books_and_interest_add_up_to_what_is_owed()
    {
        // R2.4: 10 000.00 due 31 March, 3 000.00 on 10 June. On 30 September 7 510.69 without the compensation.
        var due = new DateOnly(2026, 3, 31);
        var story = Story.Of(phone: false).Owes("F1", due, 10000).Pays("F1", 3000, new(2026, 6, 10));
        var late = story.Run(new(2026, 9, 30));
        Assert.Equal("reminder_1", Assert.Single(late.OfType<MessageRequested>()).Step);
        story.Walk(new(2026, 10, 1), new(2026, 10, 12));
        var statement = story.Asked("letter_1").Statement;
        var atEndOfSeptember = statement.InterestPeriods[^1] with { To = new(2026, 9, 30), Days = 92 };
        Assert.Equal([23634L, 4818L], statement.InterestPeriods.SkipLast(1).Select(p => p.Amount.Cents));
        Assert.Equal(723634, atEndOfSeptember.Base.Cents);
        Assert.Equal(700000, statement.Lines.Single().Outstanding.Cents);
    }

    [Fact]
    public void A_credit_note_lowers_the_principal_only()
    {
        var due = new DateOnly(2026, 3, 2);
        var story = Story.Of(phone: false).Owes("F1", due, 1000).Pays("F1", 600, due, BalanceCause.CreditNote);
        var statement = NoticeOn(story, due, due.AddDays(60));
        Assert.Equal(40000, statement.InterestPeriods.Single().Base.Cents);
    }

    [Fact]
    public void A_payment_counts_from_the_day_the_funds_were_credited()
    {
        var due = new DateOnly(2026, 3, 2);
        var story = Story.Of(phone: false).Owes("F1", due, 1000);
        story.Hear(new PaymentReceived(Story.Id("pay F1 2026-03-20"), Recouvrement.Kernel.Amounts.Money.Euros(500), new(2026, 3, 10), "erp", 1, new(2026, 3, 20)), new(2026, 3, 20));
        story.Hear(new BalanceChanged(Story.Id("F1"), "F1", Recouvrement.Kernel.Amounts.Money.Euros(500), Recouvrement.Kernel.Amounts.Money.Euros(500), BalanceCause.Payment, Story.Id("pay F1 2026-03-20"), story.Next(Story.Id("F1")), new(2026, 3, 20)), new(2026, 3, 20));
        var statement = NoticeOn(story, due, due.AddDays(70));
        Assert.Equal(new DateOnly(2026, 3, 10), statement.InterestPeriods[0].To);
    }

    static (DateOnly, DateOnly, int, string, long) Period(InterestPeriod p) => (p.From, p.To, p.Days, p.RatePercent, p.Amount.Cents);
}
