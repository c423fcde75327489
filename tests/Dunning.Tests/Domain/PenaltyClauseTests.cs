using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What a contract says of late payment is what is claimed, for the invoices it binds (rule R2.1; C. com. L441-10 II).</summary>
public sealed class PenaltyClauseTests
{
    // Issued thirty days before; PEN-1 of the rules has the same at the law's rate.
    static readonly DateOnly Due = new(2026, 5, 31), Issued = Due.AddDays(-30);
    static readonly PenaltyClause Fifteen = new(PenaltyBasis.FixedRate, 1500, false);

    [Theory]
    [InlineData(-1, "15.00", 14795)]
    [InlineData(0, "15.00", 14795)]
    [InlineData(1, "12.15", 11984)]
    public void A_clause_binds_what_is_issued_from_its_day_on(int daysAfterIssue, string percent, long cents)
    {
        var june = Notice(Agreed(Story.Of(phone: false), Issued.AddDays(daysAfterIssue), Fifteen).Owes("F1", Due, 12000)).InterestPeriods[0];
        Assert.Equal((percent, cents), (june.RatePercent, june.Amount.Cents));
    }

    [Fact]
    public void The_letter_says_where_the_rate_comes_from()
    {
        Assert.Equal("taux contractuel de 15 % par an, clause du contrat pour les factures émises à compter du 01/01/2026",
            Notice(Agreed(Story.Of(phone: false), new(2026, 1, 1), Fifteen).Owes("F1", Due, 12000)).RateOrigin);
        Assert.Equal("3 fois le taux de l'intérêt légal, clause du contrat pour les factures émises à compter du 01/01/2026, les intérêts dus pour une année entière produisant eux-mêmes intérêt (article 1343-2 du code civil)",
            Notice(Agreed(Story.Of(phone: false), new(2026, 1, 1), new(PenaltyBasis.StatutoryMultiple, 300, true)).Owes("F1", Due, 12000)).RateOrigin);
    }

    [Fact]
    public void Invoices_of_two_contracts_in_one_letter_name_both_rates()
    {
        var story = Agreed(Story.Of(phone: false), Issued, Fifteen).Owes("NEW", Due, 5000).Hear(
            new InvoiceEntered(Story.Id("ELDER"), new("ELDER", "ELDER", Issued.AddDays(-1), Due, Money.Euros(5000), false), Money.Euros(5000), 1, Issued), Issued);
        var origin = Notice(story).RateOrigin!;
        Assert.Contains("majoré de 10 points (article L441-10 du code de commerce) ; taux contractuel de 15 %", origin, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contract_that_is_silent_again_leaves_it_to_the_law()
    {
        var story = Agreed(Agreed(Story.Of(phone: false), new(2026, 1, 1), Fifteen), new(2026, 4, 1), PenaltyClause.Silent).Owes("F1", Due, 12000);
        Assert.Equal("12.15", Notice(story).InterestPeriods[0].RatePercent);
    }

    [Fact]
    public void What_is_told_late_changes_nothing_that_is_known_better()
    {
        var story = Story.Of(phone: false);
        PenaltiesAgreed first = new(Story.Debtor.Debtor, Issued, new(PenaltyBasis.FixedRate, 900, false), 50, Issued), second = first with { Clause = Fifteen, Version = 51 };
        story.Hear(second, Issued).Hear(first, Issued).Owes("F1", Due, 12000);
        Assert.Equal("15.00", Notice(story).InterestPeriods[0].RatePercent);
    }

    [Fact]
    public void A_letter_that_waits_with_another_rate_is_called_back()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 12000);
        story.Sends = false;
        story.Walk(Due, Due.AddDays(15));
        Agreed(story, Issued, Fifteen);
        Assert.Equal(WithdrawalReason.AmountChanged, Assert.Single(story.Facts.OfType<MessageWithdrawn>()).Reason);
    }

    static Story Agreed(Story story, DateOnly from, PenaltyClause clause) =>
        story.Hear(new PenaltiesAgreed(Story.Debtor.Debtor, from, clause, story.Next(Story.Debtor.Debtor), Due), Due);

    static Statement Notice(Story story)
    {
        story.Walk(Due.AddDays(-1), Due.AddDays(61));
        return story.Asked("formal_notice").Statement;
    }
}
