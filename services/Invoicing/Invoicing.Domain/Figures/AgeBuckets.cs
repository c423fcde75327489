using System.Collections.Immutable;
using System.Globalization;

namespace Recouvrement.Invoicing.Domain.Figures;

/// <summary>Ranges of age of what is owed (tranches d'ancienneté): not due, then by days of lateness up to each limit, then all above the last.</summary>
/// <param name="Limits">In days, ascending, at least one.</param>
public sealed record AgeBuckets(ImmutableArray<int> Limits)
{
    const int MostLimits = 12, MostDays = 3650;

    /// <summary>Up to 30, 60 and 90 days.</summary>
    public static AgeBuckets Usual { get; } = new([30, 60, 90]);

    /// <summary>The rule, for a person whose ranges were refused.</summary>
    public static string Shape => string.Create(CultureInfo.InvariantCulture, $"1 to {MostLimits} ascending numbers of days up to {MostDays}, such as 30,60,90.");

    /// <summary>Reads <c>30,60,90</c>; null when it is not that.</summary>
    public static AgeBuckets? Parse(string text)
    {
        var parts = text.Split(',');
        if (parts.Length > MostLimits) return null;
        var limits = ImmutableArray.CreateBuilder<int>();
        foreach (var part in parts)
        {
            if (!int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > MostDays || (limits.Count > 0 && days <= limits[^1])) return null;
            limits.Add(days);
        }

        return new(limits.ToImmutable());
    }

    /// <summary>The first day of lateness of each range after the first one.</summary>
    public int[] FirstDays => [1, .. Limits.Select(limit => limit + 1)];

    /// <summary><c>not_due</c>, <c>1-30</c>, <c>31-60</c>, <c>61-90</c>, <c>90+</c>.</summary>
    public IReadOnlyList<string> Labels =>
    [
        "not_due", .. Limits.Select((limit, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 1 : Limits[i - 1] + 1)}-{limit}")),
        string.Create(CultureInfo.InvariantCulture, $"{Limits[^1]}+"),
    ];

    /// <inheritdoc/>
    public bool Equals(AgeBuckets? other) => other is not null && Limits.SequenceEqual(other.Limits);

    /// <inheritdoc/>
    public override int GetHashCode() => Limits.Aggregate(Limits.Length, HashCode.Combine);
}
