using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>Money as one source knows it.</summary>
/// <param name="Reference">Its own.</param>
/// <param name="On">Day it was credited.</param>
/// <param name="Amount">More than nothing.</param>
public sealed record Cash(string Reference, DateOnly On, Money Amount);

/// <summary>Compares what the bank and the ERP say of the same money: the same amount within a few days is the same money, each counted once.</summary>
public static class CashComparison
{
    /// <summary>The ERP may book some days before or after the bank.</summary>
    public const int DaysApart = 5;

    /// <summary>How many pairs there are, and what is left of either side.</summary>
    public static (int Both, ImmutableArray<Cash> OnlyBank, ImmutableArray<Cash> OnlyErp) Of(IEnumerable<Cash> bank, IEnumerable<Cash> erp)
    {
        var left = erp.OrderBy(c => c.On).ThenBy(c => c.Reference, StringComparer.Ordinal).GroupBy(c => c.Amount).ToDictionary(same => same.Key, same => same.ToList());
        var onlyBank = ImmutableArray.CreateBuilder<Cash>();
        var both = 0;
        foreach (var cash in bank.OrderBy(c => c.On).ThenBy(c => c.Reference, StringComparer.Ordinal))
        {
            var same = left.GetValueOrDefault(cash.Amount);
            // Both sides by date and the earliest first: that leaves the fewest alone.
            var at = same?.FindIndex(c => Math.Abs(c.On.DayNumber - cash.On.DayNumber) <= DaysApart) ?? -1;
            if (at < 0) onlyBank.Add(cash);
            else
            {
                same!.RemoveAt(at);
                both++;
            }
        }

        return (both, onlyBank.ToImmutable(), [.. left.Values.SelectMany(same => same).OrderBy(c => c.On).ThenBy(c => c.Reference, StringComparer.Ordinal)]);
    }
}
