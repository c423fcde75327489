using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>Why a part of a credit was set against an invoice.</summary>
public enum AllocationBasis
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The payer, or the credit note itself, named the invoice (art. 1342-10 C. civ.).</summary>
    Designation,

    /// <summary>The creditor's accountants put them against each other (lettrage).</summary>
    Lettering,

    /// <summary>Nobody said: the rules of <see cref="Matching"/>.</summary>
    Rule,

    /// <summary>The ERP's list of open items says that it is settled, not by what: gives way to all that is known.</summary>
    Snapshot,
}

/// <summary>A part of a credit that is set against an invoice.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="Basis">Why.</param>
/// <param name="Since">First day on which all of it counts, where that is not as soon as both documents do.</param>
/// <param name="Rule">The one by which its last part came.</param>
public sealed record Allocated(Guid Invoice, Money Amount, AllocationBasis Basis, DateOnly? Since = null, AllocationRule Rule = AllocationRule.None);

/// <summary>What must happen to an allocation.</summary>
public abstract record Move
{
    Move() { }

    /// <summary>More of the credit goes to the invoice.</summary>
    public sealed record Allocate(Money Amount) : Move;

    /// <summary>A part of the credit comes back from the invoice.</summary>
    public sealed record Release(Money Amount) : Move;

    /// <summary>The amount stays, its basis is another.</summary>
    public sealed record Confirm : Move;

    /// <summary>More than there is.</summary>
    public sealed record Exceed : Move;

    /// <summary>It is so already.</summary>
    public sealed record Stay : Move;
}

/// <summary>What of a payment was taken as a small gain.</summary>
/// <param name="Amount">More than nothing.</param>
/// <param name="On">From which day.</param>
public sealed record KeptRemainder(Money Amount, DateOnly On);

/// <summary>The money of a payment or credit note, and where it went.</summary>
/// <param name="Amount">All of it; nothing once it was reversed.</param>
/// <param name="Allocations">In the order they were made.</param>
public sealed record Funds(Money Amount, ImmutableList<Allocated> Allocations)
{
    /// <summary>No money.</summary>
    public static Funds None { get; } = new(Money.Zero, []);

    /// <summary>What was taken as a small gain; null where nothing was.</summary>
    public KeptRemainder? Kept { get; init; }

    /// <summary>What is not set against any invoice, and not kept.</summary>
    public Money Unallocated => Amount - Allocations.Aggregate(Kept?.Amount ?? Money.Zero, (sum, a) => sum + a.Amount);

    /// <summary>What it takes to have <paramref name="total"/> of this credit on an invoice.</summary>
    public Move ToHave(Guid invoice, Money total, AllocationBasis basis)
    {
        var now = Allocations.Find(a => a.Invoice == invoice);
        var delta = total - (now?.Amount ?? Money.Zero);
        return delta switch
        {
            { IsPositive: true } when total.Currency != Amount.Currency || delta > Unallocated => new Move.Exceed(),
            { IsPositive: true }                                                               => new Move.Allocate(delta),
            { IsZero: false }                                                                  => new Move.Release(-delta),
            _ => now is not null && now.Basis != basis ? new Move.Confirm() : new Move.Stay(),
        };
    }

    /// <summary>What must come back, the latest first, so that no more than <paramref name="amount"/> stays allocated.</summary>
    public IEnumerable<(Guid Invoice, Money Amount)> Excess(Money amount)
    {
        var excess = Amount - Unallocated - amount;
        for (var i = Allocations.Count - 1; i >= 0 && excess.IsPositive; i--)
        {
            var part = Money.Min(excess, Allocations[i].Amount);
            excess -= part;
            yield return (Allocations[i].Invoice, part);
        }
    }

    /// <summary>After an amount went to an invoice.</summary>
    public Funds Allocate(Guid invoice, Money amount, AllocationBasis basis, DateOnly? since = null, AllocationRule rule = AllocationRule.None) =>
        Allocations.FindIndex(a => a.Invoice == invoice) is var at and >= 0
            ? this with { Allocations = Allocations.SetItem(at, new(invoice, Allocations[at].Amount + amount, basis, Days.Later(Allocations[at].Since, since), rule)) }
            : this with { Allocations = Allocations.Add(new(invoice, amount, basis, since, rule)) };

    /// <summary>After an amount came back from an invoice.</summary>
    public Funds Release(Guid invoice, Money amount)
    {
        var at = Allocations.FindIndex(a => a.Invoice == invoice);
        if (at < 0) return this;
        var left = Allocations[at].Amount - amount;
        return this with { Allocations = left.IsPositive ? Allocations.SetItem(at, Allocations[at] with { Amount = left }) : Allocations.RemoveAt(at) };
    }

    /// <summary>After the basis of an allocation became another.</summary>
    public Funds Confirm(Guid invoice, AllocationBasis basis) =>
        Allocations.FindIndex(a => a.Invoice == invoice) is var at and >= 0
            ? this with { Allocations = Allocations.SetItem(at, Allocations[at] with { Basis = basis, Rule = basis is AllocationBasis.Lettering ? AllocationRule.Lettered : AllocationRule.Designated }) }
            : this;
}
