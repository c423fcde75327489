using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Penalties are given up by a person, for one invoice and for good.</summary>
public sealed class WaiverTests
{
    static readonly DateOnly Due = new(2026, 3, 2);

    [Fact]
    public void What_was_given_up_of_one_invoice_is_claimed_no_more_and_of_the_others_still_is()
    {
        var story = Story.Of().Owes("F1", Due, 1000).Owes("F2", Due, 1000).Walk(Due, Due.AddDays(10));
        story.Do(Waive("F1", Due.AddDays(10)));
        var letter = story.Walk(Due.AddDays(11), Due.AddDays(20)).Asked("letter_1").Statement;
        var (waived, other) = (letter.Lines.Single(l => l.Number == "F1"), letter.Lines.Single(l => l.Number == "F2"));
        Assert.Equal((Money.Zero, Money.Zero), (waived.Interest, waived.Compensation));
        Assert.Equal(Money.Euros(40), other.Compensation);
        Assert.True(other.Interest.IsPositive);
        Assert.Equal((other.Interest, Money.Euros(40)), (letter.Interest, letter.Compensation));
    }

    [Fact]
    public void What_waits_and_would_claim_them_is_called_back()
    {
        var story = Story.Of();
        (story.Approves, story.Sends) = (false, true);
        story.Owes("F1", Due, 1000).Walk(Due, Due.AddDays(40));
        var waiting = story.Decided("letter_2");
        story.Do(Waive("F1", Due.AddDays(40)));
        Assert.Equal((waiting.Decision, WithdrawalReason.AmountChanged), story.Facts.OfType<StepWithdrawn>().Select(w => (w.Decision, w.Reason)).Last());
    }

    [Theory]
    [InlineData(CustomerKind.PublicBody, "F1", WaiverReason.Commercial, "waiver_void")]
    [InlineData(CustomerKind.Company, "F9", WaiverReason.Commercial, "no_such_invoice")]
    [InlineData(CustomerKind.Company, "F1", WaiverReason.Unknown, "reason_missing")]
    [InlineData(CustomerKind.Company, "P1", WaiverReason.Commercial, "is_penalty_bill")]
    public void A_waiver_that_cannot_be_is_refused(CustomerKind kind, string invoice, WaiverReason reason, string refusal)
    {
        var story = Story.Of(kind).Owes("F1", Due, 1000).OwesPenalties("P1", Due, 50);
        Assert.Equal(refusal, DunningCase.Decide(story.Case, Waive(invoice, Due) with { Reason = reason }).Refusal?.Code);
    }

    [Fact]
    public void A_run_never_predates_what_a_later_one_decided()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due.AddDays(3), Due.AddDays(3));
        story.Owes("F2", Due.AddDays(-10), 400);
        Assert.Empty(DunningCase.Decide(story.Case, new DunningCommand.Act(story.Now(Due.AddDays(2)), "ops", Due.AddDays(2))).Facts);
    }

    static DunningCommand.WaivePenalties Waive(string invoice, DateOnly on) => new(Story.Id(invoice), WaiverReason.Commercial, "a manager", on);
}
