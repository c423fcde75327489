using Recouvrement.Dunning.Domain.Insolvencies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A bill of penalties is claimed as any invoice, but no interest is due on interest (rule R2.5), and the 40 € was for the invoices it comes from (R2.3).</summary>
public sealed class PenaltyBillTests
{
    static readonly DateOnly Due = new(2026, 5, 31);

    [Theory]
    [InlineData("letter_1")]
    [InlineData("letter_2")]
    [InlineData("formal_notice")]
    public void Every_letter_asks_for_it_without_interest_and_without_forty_euros(string step)
    {
        var statement = Asked(Story.Of(phone: false).OwesPenalties("PEN-2026-000001", Due, 1000), step);
        Assert.Equal((100000, 0, 0), (statement.Outstanding.Cents, statement.Interest.Cents, statement.Compensation.Cents));
        Assert.Empty(statement.InterestPeriods);
        Assert.Null(statement.RateOrigin);
    }

    [Fact]
    public void Beside_other_invoices_only_theirs_is_claimed()
    {
        var alone = Asked(Story.Of(phone: false).Owes("F1", Due, 12000), "formal_notice");
        var both = Asked(Story.Of(phone: false).Owes("F1", Due, 12000).OwesPenalties("PEN-2026-000001", Due, 1000), "formal_notice");
        Assert.Equal((alone.Interest, alone.Compensation, alone.RateOrigin), (both.Interest, both.Compensation, both.RateOrigin));
        Assert.Equal(alone.Outstanding + Money.Euros(1000), both.Outstanding);
        Assert.Equal(["0 0", $"{alone.Interest.Cents} 4000"], both.Lines.OrderBy(l => l.Interest.Cents).Select(l => $"{l.Interest.Cents} {l.Compensation.Cents}"));
    }

    [Fact]
    public void A_clause_that_lets_interest_bear_interest_is_for_the_invoices_of_the_contract()
    {
        var story = Story.Of(phone: false).Hear(new PenaltiesAgreed(Story.Debtor.Debtor, new(2020, 1, 1), new(PenaltyBasis.FixedRate, 1500, true), 9, new(2026, 1, 2)), new(2026, 1, 2));
        Assert.Equal(0, Asked(story.OwesPenalties("PEN-2026-000001", Due, 1000), "formal_notice").Interest.Cents);
    }

    [Fact]
    public void What_is_left_after_a_line_was_taken_back_is_asked_for_and_bears_as_little()
    {
        var story = Story.Of(phone: false).OwesPenalties("PEN-2026-000001", Due, 1000);
        story.Hear(new InvoiceAmended(
            Story.Id("PEN-2026-000001"), new("PEN-2026-000001", "PEN-2026-000001", Due.AddDays(-30), Due, Money.Euros(600), false, IsPenalty: true), Money.Euros(600), story.Next(Story.Id("PEN-2026-000001")), Due), Due);
        var statement = Asked(story, "formal_notice");
        Assert.Equal((60000, 0, 0), (statement.Outstanding.Cents, statement.Interest.Cents, statement.Compensation.Cents));
    }

    [Fact]
    public void What_a_judgment_freezes_of_it_is_declared_without_interest()
    {
        var story = Story.Of().OwesPenalties("PEN-2026-000001", Due, 1000);
        var judgment = Due.AddDays(20);
        story.Hear(new InsolvencyOpened(Story.Debtor.Debtor, "receivership", judgment, null, story.Next(Story.Debtor.Debtor), judgment), judgment);
        var claim = Assert.Single(ClaimAtJudgment.Of(story.Case, LegalParameters.Shipped));
        Assert.Equal((100000, 0, 0), (claim.Principal.Cents, claim.Interest!.Value.Cents, claim.Compensation!.Value.Cents));
    }

    static Statement Asked(Story story, string step)
    {
        story.Walk(Due.AddDays(-1), Due.AddDays(61));
        return story.Asked(step).Statement;
    }
}
