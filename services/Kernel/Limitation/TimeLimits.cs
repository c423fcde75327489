using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Kernel.Limitation;

/// <summary>The law's limits of time as dated rows with their sources.</summary>
public sealed class TimeLimits
{
    static readonly Lazy<TimeLimits> Embedded = new(TimeLimitsJson.ReadShipped);

    internal TimeLimits(string version, IEnumerable<TimeLimit> limits) => (Version, All) = (version, [.. limits]);

    /// <summary>The rows shipped with this build (<c>time-limits.json</c>); none is validated by a lawyer.</summary>
    public static TimeLimits Shipped => Embedded.Value;

    /// <summary>Names the set of rows.</summary>
    public string Version { get; }

    /// <summary>All rows.</summary>
    public ImmutableArray<TimeLimit> All { get; }

    /// <summary>Reads rows written as <c>time-limits.json</c> is.</summary>
    /// <exception cref="FormatException">A member is unknown or missing, or a row makes no sense.</exception>
    public static TimeLimits Read(string json) => TimeLimitsJson.Read(json);

    /// <summary>The limit of what starts on a day; null where the table knows none, which is never guessed.</summary>
    public TimeLimit? Find(LimitKind kind, DateOnly start)
    {
        foreach (var limit in All)
            if (limit.Kind == kind && limit.HoldsOn(start)) return limit;
        return null;
    }

    /// <summary>The limit of what starts on a day.</summary>
    /// <exception cref="LegalParameterMissing">The table knows none.</exception>
    public TimeLimit On(LimitKind kind, DateOnly start) =>
        Find(kind, start) ?? throw new LegalParameterMissing(kind.ToString(), start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A period that a contract sets in the place of the commercial one (C. civ. 2254).</summary>
    /// <param name="years">How many.</param>
    /// <param name="start">Its first day.</param>
    /// <exception cref="ArgumentOutOfRangeException">Shorter or longer than a contract may set it.</exception>
    public TimeLimit Agreed(int years, DateOnly start)
    {
        var (shortest, longest) = (On(LimitKind.ContractShortest, start), On(LimitKind.ContractLongest, start));
        return years >= shortest.Length && years <= longest.Length
            ? On(LimitKind.Commercial, start) with { Length = years, Unit = LimitUnit.Years, Source = shortest.Source }
            : throw new ArgumentOutOfRangeException(nameof(years), years, $"A contract sets {shortest.Length} to {longest.Length} years.");
    }
}
