using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Kernel.LegalTables;

namespace Recouvrement.Kernel.CourtCosts;

/// <summary>What ways of recovering a claim cost, as dated rows with their sources (<c>court-costs.json</c>); none is validated by a lawyer.</summary>
public sealed class CourtCostTable
{
    static readonly Lazy<CourtCostTable> Embedded = new(() => Read(LegalTable.Shipped("court-costs.json")));

    CourtCostTable(string version, IEnumerable<CourtCost> costs) => (Version, All) = (version, [.. costs]);

    /// <summary>The rows shipped with this build.</summary>
    public static CourtCostTable Shipped => Embedded.Value;

    /// <summary>Names the set of rows.</summary>
    public string Version { get; }

    /// <summary>All rows.</summary>
    public ImmutableArray<CourtCost> All { get; }

    /// <summary>The cost of a day; null where the table knows none.</summary>
    public CourtCost? Find(CostKind cost, DateOnly on) => All.FirstOrDefault(row => row.Cost == cost && row.HoldsOn(on));

    /// <summary>Reads rows written as <c>court-costs.json</c> is.</summary>
    /// <exception cref="FormatException">A member is unknown or missing, or a row makes no sense.</exception>
    public static CourtCostTable Read(string json)
    {
        var table = LegalTable.Read<Table>(json, "The court costs");
        if (string.IsNullOrWhiteSpace(table.Version)) throw new FormatException("The court costs have no version.");
        CourtCost[] costs = [.. table.Costs.Select(Checked)];
        LegalTable.NoOverlap(costs.GroupBy(row => row.Cost), row => (row.ValidFrom, row.ValidTo));
        return new(table.Version, costs);
    }

    static CourtCost Checked(Row row)
    {
        if (row.Cost == CostKind.None || row.Unit == CostUnit.None) throw new FormatException("A row names no cost or no unit.");
        if (string.IsNullOrWhiteSpace(row.Source) || string.IsNullOrWhiteSpace(row.Basis)) throw new FormatException($"{row.Cost} has no source or no basis.");
        if (row.ValidTo < row.ValidFrom) throw new FormatException($"A row of {row.Cost} ends before it starts.");
        if (row.Low is null != row.High is null) throw new FormatException($"{row.Cost} has one end of its range only.");
        var (low, high) = (Amount(row.Cost, row.Low), Amount(row.Cost, row.High));
        return low <= high || low is null ? new(row.Cost, low, high, row.Unit, row.Basis, row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated) : throw new FormatException($"{row.Cost} costs at least {low} and at most {high}.");
    }

    static decimal? Amount(CostKind cost, string? text) =>
        text is null ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount
        : throw new FormatException($"{cost} costs {text}, which is no amount.");

    sealed record Table(string Version, Row[] Costs);

    sealed record Row(CostKind Cost, string? Low, string? High, CostUnit Unit, string Basis, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);
}
