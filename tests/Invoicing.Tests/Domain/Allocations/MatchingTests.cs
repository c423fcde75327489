using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Allocations;

public sealed class MatchingTests
{
    static readonly LetteringGroup A = new("411000", "C1", "AA");
    static readonly LetteringGroup B = new("411000", "C1", "AB");

    [Fact]
    public void A_credit_goes_to_the_debit_of_exactly_its_amount_though_another_is_older() =>
        Assert.Equal(["p>young 30"], Allocate([Debit("old", 50, 1), Debit("young", 30, 2)], [Credit("p", 30, 3)]));

    [Fact]
    public void Of_several_debits_of_the_amount_the_oldest_is_taken() =>
        Assert.Equal(["p>b 30"], Allocate([Debit("a", 30, 2), Debit("b", 30, 1)], [Credit("p", 30, 3)]));

    [Fact]
    public void Of_several_debits_of_the_amount_one_without_lettering_is_taken() =>
        Assert.Equal(["p>free 30"], Allocate([Debit("lettered", 30, 1, A), Debit("free", 30, 2)], [Credit("p", 30, 3)]));

    [Fact]
    public void Without_such_a_debit_it_goes_to_the_oldest_and_on_to_the_next() =>
        Assert.Equal(["p>old 50", "p>next 10"], Allocate([Debit("next", 40, 2), Debit("old", 50, 1)], [Credit("p", 60, 3)]));

    [Fact]
    public void What_is_due_on_the_day_of_the_payment_comes_before_what_is_older_and_not_due_yet() =>
        Assert.Equal(["p>young 40", "p>old 20"], Allocate([Due("old", 50, 1, due: 20), Due("young", 40, 2, due: 10)], [Credit("p", 60, 10)]));

    [Theory]
    [InlineData(9, "p>old 45")]
    [InlineData(10, "p>young 40", "p>old 5")]
    public void A_debt_can_be_claimed_from_its_due_date_on(int paidOn, params string[] expected) =>
        Assert.Equal(expected, Allocate([Due("old", 50, 1, due: 20), Due("young", 40, 2, due: 10)], [Credit("p", 45, paidOn)]));

    [Fact]
    public void Of_several_debits_of_the_amount_one_that_is_due_is_taken() =>
        Assert.Equal(["p>young 30"], Allocate([Due("old", 30, 1, due: 20), Due("young", 30, 2, due: 10)], [Credit("p", 30, 10)]));

    [Fact]
    public void Among_those_due_the_oldest_is_served_first_whichever_fell_due_first() =>
        Assert.Equal(["p>old 30"], Allocate([Due("old", 50, 1, due: 9), Due("young", 50, 2, due: 3)], [Credit("p", 30, 10)]));

    [Fact]
    public void Each_allocation_names_its_rule() => Assert.Equal(
        [AllocationRule.Lettered, AllocationRule.Designated, AllocationRule.ExactAmount, AllocationRule.ExactSum, AllocationRule.ExactSum, AllocationRule.OldestDue, AllocationRule.OldestNotDue],
        Matching.Allocate(
            [Debit("l", 11, 1, A), Debit("d", 13, 1), Debit("x", 17, 1), Debit("s", 29, 1), Debit("o", 100, 2), Due("n", 100, 2, due: 28)],
            [
                Credit("l", 11, 3, A), new("d", Money.Euros(13), Day(3), null, "d"), Credit("x", 17, 4), Credit("s1", 12.5m, 5), Credit("s2", 16.5m, 5),
                Credit("big", 150, 4),
            ]).Select(a => a.Rule));

    [Fact]
    public void Small_credits_add_up_to_one_debit() =>
        Assert.Equal(["p>x 56.04", "q>x 0.01"], Allocate([Debit("old", 122.51m, 1), Debit("x", 56.05m, 2)], [Credit("p", 56.04m, 3), Credit("q", 0.01m, 3)]));

    [Fact]
    public void The_fewest_credits_that_add_up_are_taken() =>
        Assert.Equal(
            ["d>x 70", "e>x 30", "a>old 50", "b>old 25", "c>old 25"],
            Allocate([Debit("old", 500, 1), Debit("x", 100, 2)], [Credit("a", 50, 3), Credit("b", 25, 3), Credit("c", 25, 3), Credit("d", 70, 4), Credit("e", 30, 4)]));

    [Fact]
    public void Of_equally_many_the_older_credits_are_taken() =>
        Assert.Equal(
            ["a>x 60", "b>x 40", "c>old 60", "d>old 40"],
            Allocate([Debit("old", 500, 1), Debit("x", 100, 2)], [Credit("a", 60, 3), Credit("b", 40, 3), Credit("c", 60, 4), Credit("d", 40, 4)]));

    [Fact]
    public void Only_the_newest_dozen_of_credits_is_added_up()
    {
        OpenDebit[] debits = [Debit("old", 1_000, 1), Debit("odd", 9, 2)];
        OpenCredit[] even = [.. Enumerable.Range(2, 12).Select(day => Credit($"c{day:00}", 2, day))];

        Assert.DoesNotContain(Allocate(debits, [Credit("odd", 7, 1), .. even]), allocation => allocation.Contains(">odd", StringComparison.Ordinal));
        Assert.Contains("odd>odd 7", Allocate(debits, [Credit("odd", 7, 1), .. even[1..]]));
    }

    [Fact]
    public void A_designated_debit_comes_before_amount_and_age() =>
        Assert.Equal(["p>named 20", "p>old 10"], Allocate([Debit("old", 50, 1), Debit("exact", 30, 2), Debit("named", 20, 3)], [new("p", Money.Euros(30), Day(4), null, "named")]));

    [Fact]
    public void A_designated_debit_that_is_not_open_is_as_if_none_were_named() =>
        Assert.Equal(["p>exact 30"], Allocate([Debit("old", 50, 1), Debit("exact", 30, 2)], [new("p", Money.Euros(30), Day(4), null, "paid")]));

    [Fact]
    public void A_lettering_group_settles_within_itself_first() =>
        Assert.Equal(["p>lettered 40"], Allocate([Debit("old", 40, 1), Debit("lettered", 60, 2, A)], [Credit("p", 40, 3, A)]));

    [Fact]
    public void Equal_letters_of_other_accounts_are_other_groups() =>
        Assert.Equal(["p>old 40"], Allocate([Debit("old", 41, 1), Debit("other", 60, 2, A with { AuxiliaryAccount = "C2" })], [Credit("p", 40, 3, A)]));

    [Fact]
    public void What_a_group_leaves_over_goes_the_way_of_all_credits() =>
        Assert.Equal(["p>lettered 60", "p>old 40"], Allocate([Debit("old", 90, 1), Debit("lettered", 60, 2, A)], [Credit("p", 100, 3, A)]));

    [Fact]
    public void What_is_open_is_the_remainder_of_each_group()
    {
        var open = Matching.AfterLettering(
            [Debit("a1", 100, 1, A), Debit("a2", 50, 2, A), Debit("b", 10, 1, B), Debit("free", 7, 1)],
            [Credit("pa", 120, 3, A), Credit("pb", 12, 3, B), Credit("pfree", 7, 3)]);

        Assert.Equal([("free", 7m), ("a2", 30m)], open.Debits.Select(debit => (debit.Id, debit.Remaining.Amount)));
        Assert.Equal([("pb", 2m), ("pfree", 7m)], open.Credits.Select(credit => (credit.Id, credit.Remaining.Amount)));
    }

    [Fact]
    public void Nothing_crosses_currencies()
    {
        OpenDebit[] debits = [Debit("euros", 30, 1), new("dollars", new(30, "USD"), Day(2))];
        Assert.Equal(["p>dollars 30"], Allocate(debits, [new("p", new(40, "USD"), Day(3), null, "euros")]));
    }

    [Fact]
    public void What_is_paid_or_in_reverse_is_passed_over() =>
        Assert.Empty(Allocate([Debit("paid", 0, 1), Debit("reverse", -5, 1), Debit("open", 5, 2)], [Credit("none", 0, 1), Credit("reverse", -5, 1)]));

    [Fact]
    public void Two_items_of_one_id_are_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Matching.Allocate([Debit("a", 1, 1), Debit("a", 2, 2)], []));

    static IEnumerable<string> Allocate(OpenDebit[] debits, OpenCredit[] credits) =>
        Matching.Allocate(debits, credits).Select(allocation => FormattableString.Invariant($"{allocation.Credit}>{allocation.Debit} {allocation.Amount.Amount}"));

    static OpenDebit Debit(string id, decimal amount, int day, LetteringGroup? group = null) => new(id, Money.Euros(amount), Day(day), group);

    static OpenDebit Due(string id, decimal amount, int day, int due) => new(id, Money.Euros(amount), Day(day), null, Day(due));

    static OpenCredit Credit(string id, decimal amount, int day, LetteringGroup? group = null) => new(id, Money.Euros(amount), Day(day), group);

    static DateOnly Day(int day) => new(2023, 1, day);
}
