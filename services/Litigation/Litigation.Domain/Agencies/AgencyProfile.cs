using System.Collections.Immutable;

namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>What an agency can take on. What is left empty sets no limit.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2, of debtors.</param>
/// <param name="Departments">Of debtors in France, and of no others there: <c>69</c>, <c>2A</c>, <c>974</c>.</param>
/// <param name="Languages">ISO 639-1, in which it can speak to debtors.</param>
/// <param name="Capacity">Live placements at most, of all creditors; null for as many as come.</param>
public sealed record AgencyProfile(ImmutableArray<string> Countries, ImmutableArray<string> Departments, ImmutableArray<string> Languages, int? Capacity)
{
    /// <summary>Nothing is said: no limit.</summary>
    public static AgencyProfile Open { get; } = new([], [], [], null);

    /// <summary>It works where the debtor is; a debtor nobody knows the place of is nowhere in particular.</summary>
    public bool Covers(DebtorZone zone) =>
        (Countries.IsEmpty && Departments.IsEmpty)
        || (zone.Country == DebtorZone.France && !Departments.IsEmpty
            ? zone.Department is { } department && Departments.Contains(department)
            : zone.Country is { } country && Countries.Contains(country));

    /// <summary>It speaks the debtor's language, or nobody knows which that is.</summary>
    public bool Speaks(string? language) => Languages.IsEmpty || language is null || Languages.Contains(language);

    /// <summary>Two profiles are the same when all they say is.</summary>
    public bool Equals(AgencyProfile? other) =>
        other is not null && Capacity == other.Capacity
        && Countries.SequenceEqual(other.Countries) && Departments.SequenceEqual(other.Departments) && Languages.SequenceEqual(other.Languages);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Countries.Length, Departments.Length, Languages.Length, Capacity);
}
