using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Bills;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>Which invoices a bill is to pay that only the accounts tell.</summary>
public sealed class BillCoverTests
{
    static readonly LetteringGroup A = new("411000", "C1", "A"), B = new("411000", "C1", "B");

    [Fact]
    public void It_is_for_the_invoices_it_is_lettered_with() =>
        Covers([Debit("1", 100), Debit("2", 100, A), Debit("3", 200, B)], Bill("E", [(A, 100), (B, 150)]), ("2", 100), ("3", 150));

    [Theory]
    [InlineData(100, "2 100")]
    [InlineData(101, "1 70, 2 31")]
    [InlineData(99, "1 70, 2 29")]
    [InlineData(170, "1 70, 2 100")]
    [InlineData(171, "1 70, 2 100")]
    public void Without_a_letter_it_is_for_the_invoice_of_its_amount_else_the_oldest_and_never_for_more_than_is_owed(int amount, string expected) =>
        Assert.Equal(expected, string.Join(", ", BillCovers.Plan([Debit("1", 70), Debit("2", 100)], [Bill("E", [(null, amount)])])["E"].All.Select(c => $"{c.Number} {c.Amount.Amount:0}")));

    [Fact]
    public void What_was_found_before_stays_unless_a_letter_says_otherwise()
    {
        var known = new CoveredInvoices([new("2", 2026, Euros(100))]);
        Covers([Debit("1", 100), Debit("2", 100)], Bill("E", [(null, 100)]) with { Known = known }, ("2", 100));
        Covers([Debit("1", 100, A), Debit("2", 100)], Bill("E", [(A, 100)]) with { Known = known }, ("1", 100));
        Covers([Debit("1", 100), Debit("2", 60)], Bill("E", [(null, 100)]) with { Known = known }, ("1", 40), ("2", 60));
    }

    [Fact]
    public void Two_bills_do_not_pay_one_debt_twice()
    {
        var covers = BillCovers.Plan([Debit("1", 100), Debit("2", 100)], [Bill("E", [(null, 100)]), Bill("F", [(null, 100)])]);
        Assert.Equal(["1", "2"], covers.Values.SelectMany(c => c.All).Select(c => c.Number).Order());
    }

    [Fact]
    public void One_that_is_the_claim_itself_is_for_no_other() => Covers([Debit("1", 100), Debit("2", 100)], Bill("E", [(null, 100)]) with { Itself = ("2", 2026) }, ("2", 100));

    [Fact]
    public void Its_money_is_for_its_invoices_in_their_order_however_it_is_parted()
    {
        var covers = new CoveredInvoices([new("1", 2026, Euros(100)), new("2", 2026, Euros(200))]);
        Assert.Equal(
            [[new("1", 2026, Euros(60))], [new("1", 2026, Euros(40)), new("2", 2026, Euros(10))], [new("2", 2026, Euros(190))], []],
            BillCovers.Named(covers, [Euros(60), Euros(50), Euros(195), Euros(1)]).Select(n => n.ToArray()));
    }

    static void Covers(CoveredDebit[] debits, LetteredBill bill, params (string Number, decimal Amount)[] expected) =>
        Assert.Equal(expected, BillCovers.Plan(debits, [bill])[bill.Number].All.Select(c => (c.Number, c.Amount.Amount)));

    static CoveredDebit Debit(string number, decimal left, LetteringGroup? group = null) => new(number, 2026, Euros(left), new(2026, 1, number[0] - '0'), new(2026, 2, number[0] - '0'), group);

    static LetteredBill Bill(string number, (LetteringGroup? Group, int Amount)[] parts) => new(number, new(2026, 1, 20), [.. parts.Select(p => (p.Group, Euros(p.Amount)))], new([]));
}
