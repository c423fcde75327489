using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>The items of one account while they are being matched: what is left of each, and what was allocated.</summary>
sealed class OpenAccount
{
    readonly ImmutableArray<Allocation>.Builder allocations;

    public OpenAccount(IEnumerable<OpenDebit> debits, IEnumerable<OpenCredit> credits)
        : this(
            InOrder(debits.Select(d => new Item(d.Id, d.Remaining, d.On, d.DueOn ?? d.On, d.Group, null))),
            InOrder(credits.Select(c => new Item(c.Id, c.Remaining, c.On, c.On, c.Group, c.Designated))),
            ImmutableArray.CreateBuilder<Allocation>())
    {
    }

    OpenAccount(List<Item> debits, List<Item> credits, ImmutableArray<Allocation>.Builder allocations) =>
        (Debits, Credits, this.allocations) = (debits, credits, allocations);

    /// <summary>By date, then id.</summary>
    public List<Item> Debits { get; }

    /// <summary>By date, then id.</summary>
    public List<Item> Credits { get; }

    public ImmutableArray<Allocation> Allocations => allocations.ToImmutable();

    /// <summary>The same items by currency; allocations are collected here.</summary>
    public IEnumerable<OpenAccount> Currencies()
    {
        var credits = Credits.ToLookup(credit => credit.Currency);
        return Debits.GroupBy(debit => debit.Currency).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new OpenAccount([.. same], [.. credits[same.Key]], allocations));
    }

    public void Allocate(Item credit, Item debit, AllocationRule rule)
    {
        var amount = Math.Min(credit.Left, debit.Left);
        if (amount <= 0) return;
        credit.Left -= amount;
        debit.Left -= amount;
        allocations.Add(new(credit.Id, debit.Id, new Money(amount, credit.Currency), rule));
    }

    public OpenItems Open() => new(
        [.. Debits.Where(d => d.Left > 0).Select(d => new OpenDebit(d.Id, new(d.Left, d.Currency), d.On, d.Group, d.DueOn))],
        [.. Credits.Where(c => c.Left > 0).Select(c => new OpenCredit(c.Id, new(c.Left, c.Currency), c.On, c.Group, c.Designated))]);

    static List<Item> InOrder(IEnumerable<Item> items)
    {
        var all = items.ToList();
        if (all.GroupBy(item => item.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"'{twice.Key}' is there twice.", nameof(items));
        return [.. all.Where(item => item.Left > 0).OrderBy(item => item.On).ThenBy(item => item.Id, StringComparer.Ordinal)];
    }

    public sealed class Item(string id, Money remaining, DateOnly on, DateOnly dueOn, LetteringGroup? group, string? designated)
    {
        public string Id { get; } = id;
        public string Currency { get; } = remaining.Currency;
        public decimal Left { get; set; } = remaining.Amount;
        public DateOnly On { get; } = on;
        public DateOnly DueOn { get; } = dueOn;
        public LetteringGroup? Group { get; } = group;
        public string? Designated { get; } = designated;
    }
}
