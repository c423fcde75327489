using System.Globalization;
using Recouvrement.Kernel.LegalTables;

namespace Recouvrement.Kernel.PaymentTerms;

/// <summary>Reads the table strictly: an operator may bring his own, and a slip in it would accuse customers or hide a fine.</summary>
static class PaymentTermCapsJson
{
    const int MostDays = 365;

    sealed record Table(string Version, CapRow[] Caps);

    sealed record CapRow(
        string Rule, string? Sector, TermRule[]? Terms, int[]? Months, CapStart Start, CapPeriod? First, int Days, CapPeriod? Then,
        string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);

    internal static PaymentTermCaps ReadShipped() => Read(LegalTable.Shipped("payment-term-caps.json"));

    internal static PaymentTermCaps Read(string json)
    {
        var table = LegalTable.Read<Table>(json, "The payment-term caps");
        if (string.IsNullOrWhiteSpace(table.Version)) throw new FormatException("The payment-term caps have no version.");
        PaymentTermCap[] caps = [.. table.Caps.Select(Checked)];
        LegalTable.NoOverlap(caps.GroupBy(cap => cap.Rule), cap => (cap.ValidFrom, cap.ValidTo));
        return new PaymentTermCaps(table.Version, caps);
    }

    static PaymentTermCap Checked(CapRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Rule)) throw new FormatException("A cap names no rule.");
        if (row.Sector is "" || row.Sector?.Any(c => c is not ((>= 'a' and <= 'z') or '_')) is true) throw new FormatException($"The sector of {row.Rule} is no word in small letters.");
        if (row.Start is CapStart.None) throw new FormatException($"{row.Rule} starts nowhere.");
        if (row.Days is < 0 or > MostDays) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{row.Rule} has {row.Days} days."));
        if (row.Months?.Any(month => month is < 1 or > 12) is true) throw new FormatException($"{row.Rule} names a month that is none.");
        if (string.IsNullOrWhiteSpace(row.Source)) throw new FormatException($"{row.Rule} has no source.");
        if (row.ValidTo < row.ValidFrom) throw new FormatException($"{row.Rule} ends before it starts.");
        return new(
            row.Rule, row.Sector, [.. row.Terms ?? []], [.. row.Months ?? []], row.Start, row.First ?? CapPeriod.None, row.Days, row.Then ?? CapPeriod.None,
            row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated);
    }
}
