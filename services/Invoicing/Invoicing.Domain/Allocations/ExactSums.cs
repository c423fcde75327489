using System.Numerics;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>
/// Every sum that two or more of a few credits make. Of several ways to a sum, the one of fewest credits; of those, the older credits.
/// </summary>
sealed class ExactSums
{
    /// <summary>Two to this power sums are formed.</summary>
    public const int Most = 12;

    readonly List<OpenAccount.Item> credits;
    readonly Dictionary<decimal, int> sums = [];

    /// <param name="credits">At most <see cref="Most"/>, oldest first.</param>
    public ExactSums(List<OpenAccount.Item> credits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(credits.Count, Most);
        this.credits = credits;
        var totals = new decimal[1 << credits.Count];
        for (var set = 1; set < totals.Length; set++)
        {
            totals[set] = totals[set & (set - 1)] + credits[BitOperations.TrailingZeroCount(set)].Left;
            if (BitOperations.PopCount((uint)set) < 2) continue;
            if (!sums.TryGetValue(totals[set], out var known) || IsBetter(set, known)) sums[totals[set]] = set;
        }
    }

    public bool Has(decimal sum) => sums.ContainsKey(sum);

    public List<OpenAccount.Item> Of(decimal sum) => [.. credits.Where((_, place) => (sums[sum] & (1 << place)) != 0)];

    static bool IsBetter(int set, int known) =>
        (BitOperations.PopCount((uint)set), set).CompareTo((BitOperations.PopCount((uint)known), known)) < 0;
}
