using Recouvrement.Invoicing.Domain.Discounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>In whatever order the facts of a plan come, the ERP is never asked for two credit notes at a time.</summary>
public sealed class PlanDiscountDecisionTests
{
    static readonly Guid Plan = Guid.NewGuid();
    static readonly DateOnly Day = new(2026, 3, 2);

    static PlanDiscountCommand Ask(long version) => new PlanDiscountCommand.Ask(Plan, "732829320", "C1", [new(new("FA-1", 2026), Money.Euros(25))], version, Day);

    static PlanDiscountCommand CallOff(long version) => new PlanDiscountCommand.CallOff(Plan, "732829320", "C1", version, Day);

    static IEnumerable<ErpKind> Items(params PlanDiscountCommand[] heard)
    {
        var state = PlanDiscount.Initial;
        foreach (var fact in heard.SelectMany(command =>
        {
            var facts = PlanDiscount.Decide(state, command).Facts;
            state = facts.Aggregate(state, PlanDiscount.Evolve);
            return facts;
        }))
            if (DiscountWork.Of(fact) is { } item) yield return item.Kind;
    }

    [Fact]
    public void Told_again_it_asks_nothing_more() => Assert.Equal([ErpKind.CreditNoteToIssue], Items(Ask(3), Ask(3)));

    [Fact]
    public void Taken_back_it_is_withdrawn_and_earned_anew_it_is_asked_for_anew() =>
        Assert.Equal([ErpKind.CreditNoteToIssue, ErpKind.CreditNoteWithdrawal, ErpKind.CreditNoteToIssue], Items(Ask(3), CallOff(5), CallOff(5), Ask(8)));

    [Fact]
    public void Heard_late_it_asks_nothing() => Assert.Empty(Items(CallOff(5), Ask(3)));

    [Fact]
    public void Earned_anew_before_it_was_heard_that_it_had_been_taken_back_the_first_is_withdrawn() =>
        Assert.Equal([ErpKind.CreditNoteToIssue, ErpKind.CreditNoteWithdrawal, ErpKind.CreditNoteToIssue], Items(Ask(3), Ask(8), CallOff(5)));
}
