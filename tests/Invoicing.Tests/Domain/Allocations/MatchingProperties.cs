using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Allocations;

/// <summary>What holds for any account: few distinct amounts, dates and letters, so that every rule is met often.</summary>
public sealed class MatchingProperties
{
    [Fact]
    public void Nothing_is_allocated_beyond_what_is_open() => Holds(account =>
    {
        var allocations = Matching.Allocate(account.Debits, account.Credits);
        return allocations.All(allocation => allocation.Amount.IsPositive)
            && allocations.GroupBy(a => a.Debit).All(taken => Sum(taken) <= account.Debits.Single(debit => debit.Id == taken.Key).Remaining)
            && allocations.GroupBy(a => a.Credit).All(given => Sum(given) <= account.Credits.Single(credit => credit.Id == given.Key).Remaining)
            && allocations.All(a => account.Debits.Single(debit => debit.Id == a.Debit).Remaining.Currency == a.Amount.Currency);
    });

    [Fact]
    public void In_each_currency_all_is_allocated_that_can_be() => Holds(account =>
    {
        var allocations = Matching.Allocate(account.Debits, account.Credits);
        return new[] { "EUR", "USD" }.All(currency =>
            Open(allocations.Select(a => a.Amount), currency) == Math.Min(Open(account.Debits.Select(d => d.Remaining), currency), Open(account.Credits.Select(c => c.Remaining), currency)));
    });

    [Fact]
    public void The_order_of_the_input_plays_no_part() => Holds(account =>
        Matching.Allocate(account.Debits, account.Credits).SequenceEqual(Matching.Allocate(account.Debits.Reverse(), account.Credits.OrderBy(credit => credit.Id.GetHashCode(StringComparison.Ordinal)))));

    [Fact]
    public void Allocating_twice_adds_nothing() => Holds(account =>
    {
        var allocations = Matching.Allocate(account.Debits, account.Credits);
        var debits = account.Debits.Select(debit => debit with { Remaining = debit.Remaining - Sum(allocations.Where(a => a.Debit == debit.Id)) });
        var credits = account.Credits.Select(credit => credit with { Remaining = credit.Remaining - Sum(allocations.Where(a => a.Credit == credit.Id)) });
        return Matching.Allocate(debits, credits).IsEmpty;
    });

    [Fact]
    public void A_pair_is_allocated_once() => Holds(account =>
        Matching.Allocate(account.Debits, account.Credits).GroupBy(a => (a.Debit, a.Credit)).All(pair => pair.Count() == 1));

    [Fact]
    public void Lettering_alone_keeps_the_balance_of_every_group() => Holds(account =>
    {
        var open = Matching.AfterLettering(account.Debits, account.Credits);
        return account.Debits.Select(d => (d.Group, d.Remaining.Currency)).Concat(account.Credits.Select(c => (c.Group, c.Remaining.Currency))).Distinct().All(key =>
            Balance(account.Debits, account.Credits, key) == Balance(open.Debits, open.Credits, key)
            && (key.Group is null || !open.Debits.Any(d => (d.Group, d.Remaining.Currency) == key) || !open.Credits.Any(c => (c.Group, c.Remaining.Currency) == key)));
    });

    [Fact]
    public void Lettering_is_settled_the_same_alone_and_with_the_rest() => Holds(account =>
    {
        var euros = new Account([.. account.Debits.Where(d => d.Remaining.Currency == "EUR")], [.. account.Credits.Where(c => c.Remaining.Currency == "EUR")]);
        var open = Matching.AfterLettering(euros.Debits, euros.Credits);
        var rest = Matching.Allocate(open.Debits, open.Credits);
        return Matching.Allocate(euros.Debits, euros.Credits).TakeLast(rest.Length).SequenceEqual(rest);
    });

    static void Holds(Func<Account, bool> law) => Prop.ForAll(Accounts.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    static Gen<Money> Amount =>
        from cents in Gen.Elements(1L, 5L, 10L, 100L, 250L, 1_000L).Or(Gen.Choose(1, 2_000).Select(cents => (long)cents))
        from currency in Gen.Frequency((4, Gen.Constant("EUR")), (1, Gen.Constant("USD")))
        select Money.OfCents(cents, currency);

    static Gen<DateOnly> Day => Gen.Choose(1, 6).Select(day => new DateOnly(2023, 1, day));

    static Gen<LetteringGroup?> Group => Gen.Frequency(
        (2, Gen.Constant<LetteringGroup?>(null)),
        (1, Gen.Elements("A", "B").Select(letter => (LetteringGroup?)new LetteringGroup("411", "C", letter))));

    static Gen<Account> Accounts =>
        from debits in (from amount in Amount from day in Day from @group in Group select new OpenDebit("", amount, day, @group)).ListOf()
        from credits in (from amount in Amount from day in Day from @group in Group from named in Gen.Choose(-20, 8) select new OpenCredit("", amount, day, @group, named < 0 ? null : $"d{named}")).ListOf()
        select new Account([.. debits.Select((debit, i) => debit with { Id = $"d{i}" })], [.. credits.Select((credit, i) => credit with { Id = $"c{i}" })]);

    static Money Sum(IEnumerable<Allocation> allocations) => allocations.Aggregate(Money.Zero, (sum, allocation) => sum + allocation.Amount);

    static decimal Open(IEnumerable<Money> amounts, string currency) => amounts.Where(amount => amount.Currency == currency).Sum(amount => amount.Amount);

    static decimal Balance(IEnumerable<OpenDebit> debits, IEnumerable<OpenCredit> credits, (LetteringGroup? Group, string Currency) key) =>
        debits.Where(d => (d.Group, d.Remaining.Currency) == key).Sum(d => d.Remaining.Amount) - credits.Where(c => (c.Group, c.Remaining.Currency) == key).Sum(c => c.Remaining.Amount);

    sealed record Account(OpenDebit[] Debits, OpenCredit[] Credits);
}
