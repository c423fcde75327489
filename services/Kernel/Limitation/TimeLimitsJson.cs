using System.Globalization;
using Recouvrement.Kernel.LegalTables;

namespace Recouvrement.Kernel.Limitation;

/// <summary>Reads the table strictly: a slip in it would let a claim lapse unseen.</summary>
static class TimeLimitsJson
{
    const int Longest = 100;

    sealed record Table(string Version, LimitRow[] Limits);

    sealed record LimitRow(LimitKind Limit, int Length, LimitUnit Unit, bool FromYearEnd, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);

    internal static TimeLimits ReadShipped() => Read(LegalTable.Shipped("time-limits.json"));

    internal static TimeLimits Read(string json)
    {
        var table = LegalTable.Read<Table>(json, "The limits of time");
        if (string.IsNullOrWhiteSpace(table.Version)) throw new FormatException("The limits of time have no version.");
        TimeLimit[] limits = [.. table.Limits.Select(Checked)];
        LegalTable.NoOverlap(limits.GroupBy(limit => limit.Kind), limit => (limit.ValidFrom, limit.ValidTo));
        return new TimeLimits(table.Version, limits);
    }

    static TimeLimit Checked(LimitRow row)
    {
        if (row.Limit == LimitKind.None || row.Unit == LimitUnit.None) throw new FormatException("A row names no limit or no unit.");
        if (row.Length is < 1 or > Longest) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{row.Limit} has {row.Length} {row.Unit}."));
        if (row.FromYearEnd && row.Unit != LimitUnit.Years) throw new FormatException($"{row.Limit} counts calendar years in another unit.");
        if (string.IsNullOrWhiteSpace(row.Source)) throw new FormatException($"{row.Limit} has no source.");
        if (row.ValidTo < row.ValidFrom) throw new FormatException($"A row of {row.Limit} ends before it starts.");
        return new(row.Limit, row.Length, row.Unit, row.FromYearEnd, row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated);
    }
}
