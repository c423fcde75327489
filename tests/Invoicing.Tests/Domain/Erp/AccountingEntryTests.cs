using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Erp;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain.Erp;

public sealed class AccountingEntryTests
{
    static readonly LedgerSide Customer = new("411", "C1"), Doubtful = new("416", "C1"), Loss = new("6541", null), Vat = new("44571", null);

    [Fact]
    public void A_write_off_takes_the_claim_out_of_the_books_against_the_loss_and_the_tax()
    {
        var entry = AccountingEntry.Of("FA-1", "Perte", new Movement(Loss, Doubtful, Euros(7500)), new Movement(Vat, Doubtful, Euros(1500)));
        Assert.Equal([new(Loss, Euros(7500), Zero), new(Vat, Euros(1500), Zero), new(Doubtful, Zero, Euros(9000))], entry.Lines);
    }

    [Fact]
    public void A_negative_movement_goes_the_other_way() =>
        Assert.Equal([new(Customer, Euros(5), Zero), new(Doubtful, Zero, Euros(5))], AccountingEntry.Of("P", "L", new Movement(Doubtful, Customer, Euros(-5))).Lines);

    [Fact]
    public void A_movement_of_nothing_leaves_no_line() => Assert.Empty(AccountingEntry.Of("P", "L", new Movement(Doubtful, Customer, Zero)).Lines);

    [Fact]
    public void Whatever_an_entry_is_made_of_it_balances()
    {
        LedgerSide[] sides = [Customer, Doubtful, Loss, Vat];
        var movement = from debit in Gen.Elements(sides) from credit in Gen.Elements(sides) from cents in Gen.Choose(-1_000_000, 1_000_000) select new Movement(debit, credit, OfCents(cents));
        Prop.ForAll(Arb.From(Gen.ListOf(movement)), movements =>
        {
            var lines = AccountingEntry.Of("P", "L", [.. movements]).Lines;
            return lines.Sum(l => l.Debit.Cents) == lines.Sum(l => l.Credit.Cents) && lines.All(l => l.Debit.IsZero != l.Credit.IsZero && (l.Debit + l.Credit).IsPositive);
        }).QuickCheckThrowOnFailure();
    }
}
