using System.Globalization;
using Recouvrement.Kernel.LegalTables;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>Reads the table strictly: an operator may bring his own, and a slip in it would be charged to debtors.</summary>
static class LegalParametersJson
{
    const decimal LargestFigure = 1000;

    sealed record Table(string Version, HalfYearRow[] HalfYears, ValueRow[] Values);

    sealed record HalfYearRow(
        string HalfYear, string? MainRefinancing, string? StatutoryProfessional, string? StatutoryIndividuals,
        string Source, DateOnly ValidFrom, DateOnly ValidTo, bool LawyerValidated);

    sealed record ValueRow(
        LegalQuantity Quantity, string Value, string Unit, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);

    internal static LegalParameters ReadShipped() => Read(LegalTable.Shipped("legal-parameters.json"));

    internal static LegalParameters Read(string json)
    {
        var table = LegalTable.Read<Table>(json, "The legal parameters");
        HalfYearRates[] halfYears = [.. table.HalfYears.Select(Checked)];
        LegalValue[] values = [.. table.Values.Select(Checked)];

        if (string.IsNullOrWhiteSpace(table.Version)) throw new FormatException("The legal parameters have no version.");
        foreach (var half in halfYears.GroupBy(row => row.HalfYear).Where(rows => rows.Count() > 1))
            throw new FormatException($"{half.Key} has two rows.");
        LegalTable.NoOverlap(values.GroupBy(row => row.Quantity), row => (row.ValidFrom, row.ValidTo));

        return new LegalParameters(table.Version, halfYears, values);
    }

    static HalfYearRates Checked(HalfYearRow row)
    {
        var half = HalfYear.Parse(row.HalfYear) ?? throw new FormatException($"'{row.HalfYear}' is no half-year.");
        if (row.ValidFrom != half.FirstDay || row.ValidTo != half.LastDay) throw new FormatException($"The row of {half} must hold from its first day to its last.");
        if (string.IsNullOrWhiteSpace(row.Source)) throw new FormatException($"The row of {half} has no source.");
        return new HalfYearRates(
            half, Rate(row.MainRefinancing), Rate(row.StatutoryProfessional), Rate(row.StatutoryIndividuals),
            row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated);

        decimal? Rate(string? text) => text is null ? null : Figure(text, half.ToString());
    }

    static LegalValue Checked(ValueRow row)
    {
        if (row.Quantity == LegalQuantity.None) throw new FormatException("A row names no quantity.");
        if (row.ValidTo < row.ValidFrom) throw new FormatException($"A row of {row.Quantity} ends before it starts.");
        if (string.IsNullOrWhiteSpace(row.Source)) throw new FormatException($"A row of {row.Quantity} has no source.");
        var value = Figure(row.Value, row.Quantity.ToString());
        if (row.Quantity == LegalQuantity.DaysPerYear && value == 0) throw new FormatException("A year has days.");
        return new LegalValue(row.Quantity, value, row.Unit, row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated);
    }

    static decimal Figure(string text, string row) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) && figure <= LargestFigure
            ? figure
            : throw new FormatException($"'{text}' of {row} is no figure from 0 to {LargestFigure}.");
}
