using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Owners;

/// <summary>What the rules look at in a case.</summary>
/// <param name="Kind">What the customer is.</param>
/// <param name="Segment">Segment of the customer; null where none was told.</param>
/// <param name="Overdue">Overdue, certain, uncontested and in the house; in euros.</param>
/// <param name="SalesPerson">The ERP's code of who sells to it; null where none was told.</param>
/// <param name="CustomerNumber">The ERP's own number.</param>
public sealed record CaseTraits(CustomerKind Kind, string? Segment, Money Overdue, string? SalesPerson, string CustomerNumber);

/// <summary>A rule that gives cases to a member. What it leaves open fits every case.</summary>
/// <param name="Member">Who owns the cases that fit.</param>
/// <param name="Segment">Of this segment only.</param>
/// <param name="Kind">Of customers of this kind only.</param>
/// <param name="OverdueFrom">From so much overdue on, included; in euros.</param>
/// <param name="SalesPerson">Of this sales person only, by the ERP's code.</param>
/// <param name="NumberPrefix">Of customer numbers that begin so only.</param>
public sealed record OwnerRule(Guid Member, string? Segment = null, CustomerKind? Kind = null, Money? OverdueFrom = null, string? SalesPerson = null, string? NumberPrefix = null)
{
    /// <summary>The rule takes a case. Texts of the ERP are compared as it writes its keys: without regard to case.</summary>
    public bool Fits(CaseTraits of) =>
        Same(Segment, of.Segment)
        && (Kind is null || Kind == of.Kind)
        && (OverdueFrom is not { } from || of.Overdue >= from)
        && Same(SalesPerson, of.SalesPerson)
        && (NumberPrefix is null || of.CustomerNumber.StartsWith(NumberPrefix, StringComparison.OrdinalIgnoreCase));

    static bool Same(string? asked, string? given) => asked is null || string.Equals(asked, given, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who owns the cases of an entity (gestionnaire), in order: the first rule that fits.</summary>
/// <param name="All">In order.</param>
public sealed record OwnerRules(ImmutableArray<OwnerRule> All)
{
    /// <summary>Most rules of an entity.</summary>
    public const int Most = 200;

    /// <summary>Of an entity that laid down none: its cases have no owner but by hand.</summary>
    public static OwnerRules None { get; } = new([]);

    /// <summary>The owner of a case, with the number of the rule that says so, from 1; null where none fits.</summary>
    public (Guid Member, int Rule)? Of(CaseTraits traits)
    {
        for (var at = 0; at < All.Length; at++)
            if (All[at].Fits(traits)) return (All[at].Member, at + 1);
        return null;
    }

    /// <inheritdoc/>
    public bool Equals(OwnerRules? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(0, (hash, rule) => HashCode.Combine(hash, rule));
}
