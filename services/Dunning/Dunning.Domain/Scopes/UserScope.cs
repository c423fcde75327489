using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Recouvrement.Dunning.Domain.Scopes;

/// <summary>
/// The cases that a user sees and acts on (périmètre). Every dimension that says something must hold; one that says nothing limits nothing. A case of which the
/// ERP told no region or sales person lies in none.
/// </summary>
/// <param name="Entities">SIREN of creditor entities, in order.</param>
/// <param name="Regions">The ERP's own regions, in order.</param>
/// <param name="SalesPeople">The ERP's codes of sales people, in order.</param>
public sealed record UserScope(ImmutableArray<string> Entities, ImmutableArray<string> Regions, ImmutableArray<string> SalesPeople)
{
    /// <summary>Most names in one dimension, and the longest.</summary>
    public const int Most = 200, Longest = 80;

    /// <summary>Of a user of whom nobody said anything.</summary>
    public static UserScope All { get; } = new([], [], []);

    /// <summary>Each name once, without its blank ends, in an order that does not depend on how they were given.</summary>
    public static UserScope Of(IEnumerable<string> entities, IEnumerable<string> regions, IEnumerable<string> salesPeople) => new(Names(entities), Names(regions), Names(salesPeople));

    /// <summary>It limits nothing.</summary>
    [JsonIgnore]
    public bool IsAll => Entities.IsEmpty && !LooksAtCases;

    /// <summary>It looks at more than the entity: whoever has it sees no entity as a whole.</summary>
    [JsonIgnore]
    public bool LooksAtCases => !Regions.IsEmpty || !SalesPeople.IsEmpty;

    /// <summary>An entity lies in it, at least with some of its cases.</summary>
    public bool Reaches(string? creditor) => Entities.IsEmpty || Entities.Contains(creditor ?? "", StringComparer.Ordinal);

    /// <summary>An entity lies in it with all of its cases.</summary>
    public bool HoldsAllOf(string? creditor) => !LooksAtCases && Reaches(creditor);

    /// <summary>Whatever lies in the other lies in this one. Names count as they are written: what only might be the same is not.</summary>
    public bool Holds(UserScope other) => Holds(Entities, other.Entities) && Holds(Regions, other.Regions) && Holds(SalesPeople, other.SalesPeople);

    /// <inheritdoc/>
    public bool Equals(UserScope? other) =>
        other is not null && Entities.SequenceEqual(other.Entities) && Regions.SequenceEqual(other.Regions) && SalesPeople.SequenceEqual(other.SalesPeople);

    /// <inheritdoc/>
    public override int GetHashCode() => Entities.Concat(Regions).Concat(SalesPeople).Aggregate(0, HashCode.Combine);

    static bool Holds(ImmutableArray<string> mine, ImmutableArray<string> others) => mine.IsEmpty || (!others.IsEmpty && others.All(other => mine.Contains(other, StringComparer.Ordinal)));

    static ImmutableArray<string> Names(IEnumerable<string> names) => [.. names.Select(name => name.Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
