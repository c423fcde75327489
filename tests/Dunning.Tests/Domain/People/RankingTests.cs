using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>What comes first on a list, and what a delay costs.</summary>
public sealed class RankingTests
{
    static Candidate Owes(string invoice, decimal amount, int dueDay, int broken = 0) => new(Guid.Empty, "C-1", null, invoice, Money.Euros(amount), new(2026, 1, dueDay), broken);

    static readonly Candidate[] All = [Owes("A", 100, 5), Owes("B", 300, 9), Owes("C", 300, 2, 1), Owes("D", 50, 1, 3), Owes("E", 100, 5)];

    [Theory]
    [InlineData(ListCriterion.Amount, "C B A E D")]
    [InlineData(ListCriterion.Age, "D C A E B")]
    [InlineData(ListCriterion.BrokenPromises, "D C B A E")]
    public void The_criterion_orders_and_what_is_alike_is_always_in_the_same_order(ListCriterion criterion, string order)
    {
        Assert.Equal(order.Split(' '), Ranking.Top(All, criterion, 20).Select(c => c.InvoiceNumber));
        Assert.Equal(order.Split(' '), Ranking.Top(All.Reverse(), criterion, 20).Select(c => c.InvoiceNumber));
        Assert.Equal(order.Split(' ')[..2], Ranking.Top(All, criterion, 2).Select(c => c.InvoiceNumber));
    }

    [Theory]
    [InlineData(10_000, 3_650_000, 10)]
    [InlineData(10_499.99, 3_650_000, 10)]
    [InlineData(10_500, 3_650_000, 11)]
    [InlineData(10_000, null, null)]
    public void Cash_that_is_missing_is_counted_in_tenths_of_a_day_of_turnover(decimal owed, int? turnover, int? tenths) =>
        Assert.Equal(tenths, DelayCost.DaysOfCash(Money.Euros(owed), turnover is { } t ? Money.Euros(t) : null));

    [Theory]
    [InlineData(1_000, 500, 20_000)]
    [InlineData(1_000, 300, 33_334)]
    [InlineData(1_000, 10_000, 1_000)]
    [InlineData(1_000, null, null)]
    public void A_loss_is_made_up_for_by_the_turnover_whose_margin_it_is(decimal owed, int? margin, int? turnover) =>
        Assert.Equal(turnover is { } t ? Money.Euros(t) : null, DelayCost.Needed(Money.Euros(owed), margin));

    [Fact]
    public void An_action_is_kept_on_its_deadline_and_late_the_day_after()
    {
        DateOnly deadline = new(2026, 3, 11), after = new(2026, 3, 12);
        Assert.Equal(new KeptRate(3, 1, 1, 1), KeptRate.Of([new(deadline, deadline), new(deadline, after), new(deadline, null)], after));
        Assert.Equal(new KeptRate(0, 0, 0, 0), KeptRate.Of([new(deadline, null)], deadline));
        Assert.Equal((33, null), (new KeptRate(3, 1, 1, 1).Percent, new KeptRate(0, 0, 0, 0).Percent));
        Assert.Equal(67, new KeptRate(3, 2, 0, 1).Percent);
    }
}
