using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LegalTables;

namespace Recouvrement.Kernel.Procedure;

/// <summary>
/// Amounts and courts of procedure, and what ways of recovering a claim cost, as dated rows with their sources. An amount on which sources conflict is a range, and none
/// that nobody confirmed has a figure: it is asked for, never guessed.
/// </summary>
public sealed class CourtTables
{
    static readonly Lazy<CourtTables> Embedded = new(() => Read(LegalTable.Shipped("court-tables.json")));

    readonly ImmutableArray<CourtRow> economicCourts;

    CourtTables(string version, ImmutableArray<CourtAmountRow> amounts, ImmutableArray<CourtRow> economicCourts, ImmutableArray<ContributionRow> contributions) =>
        (Version, Amounts, this.economicCourts, Contributions) = (version, amounts, economicCourts, contributions);

    /// <summary>The rows shipped with this build (<c>court-tables.json</c>); none is validated by a lawyer.</summary>
    public static CourtTables Shipped => Embedded.Value;

    /// <summary>Names the set of rows.</summary>
    public string Version { get; }

    /// <summary>All amounts.</summary>
    public ImmutableArray<CourtAmountRow> Amounts { get; }

    /// <summary>What claimants pay before the economic courts.</summary>
    public ImmutableArray<ContributionRow> Contributions { get; }

    /// <summary>Reads rows written as <c>court-tables.json</c> is.</summary>
    /// <exception cref="FormatException">A member is unknown or missing, a row makes no sense, or two hold on one day.</exception>
    public static CourtTables Read(string json)
    {
        var table = LegalTable.Read<Table>(json, "The court tables");
        if (string.IsNullOrWhiteSpace(table.Version)) throw new FormatException("The court tables have no version.");
        ImmutableArray<CourtAmountRow> amounts = [.. table.Amounts.Select(Checked)];
        LegalTable.NoOverlap(amounts.GroupBy(row => row.Amount), row => (row.ValidFrom, row.ValidTo));
        LegalTable.NoOverlap(table.EconomicCourts.GroupBy(_ => "the economic courts"), row => (row.ValidFrom, row.ValidTo));
        LegalTable.NoOverlap(table.Contributions.GroupBy(row => (row.TurnoverAbove, row.TurnoverUpTo)), row => (row.ValidFrom, row.ValidTo));
        return new(table.Version, amounts, [.. table.EconomicCourts], [.. table.Contributions]);
    }

    /// <summary>The row of an amount on a day; null where the table knows none.</summary>
    public CourtAmountRow? Row(CourtAmount amount, DateOnly day) => Amounts.FirstOrDefault(row => row.Amount == amount && row.HoldsOn(day));

    /// <summary>An amount on a day; null where it is not known, follows the claim, or sources conflict.</summary>
    public Money? Find(CourtAmount amount, DateOnly day) => Row(amount, day)?.Exact;

    /// <summary>The commercial court of a city is a tribunal des activités économiques on a day.</summary>
    public bool IsEconomic(string city, DateOnly day) =>
        economicCourts.Any(row => LegalTable.Holds(row.ValidFrom, row.ValidTo, day) && row.Cities.Contains(city, StringComparer.OrdinalIgnoreCase));

    /// <summary>What a claimant pays before an economic court on a day; null where nothing is due by these figures.</summary>
    public Money? Contribution(Claimant claimant, Money claim, DateOnly day) => Contributions.FirstOrDefault(row => row.HoldsFor(claimant, claim, day))?.Of(claim);

    static CourtAmountRow Checked(AmountRow row)
    {
        if (row.Amount is CourtAmount.None || row.Unit is AmountUnit.None) throw new FormatException("A row of the court tables names no amount or no unit.");
        if (string.IsNullOrWhiteSpace(row.Source) || string.IsNullOrWhiteSpace(row.Basis)) throw new FormatException($"{row.Amount} has no source or no basis.");
        if (row.ValidTo < row.ValidFrom) throw new FormatException($"A row of {row.Amount} ends before it starts.");
        if (row.Low is null != row.High is null) throw new FormatException($"{row.Amount} has one end of its range only.");
        if (row.Base is null != row.Bands is not { Length: > 0 }) throw new FormatException($"{row.Amount} has a base without bands, or bands without a base.");
        if (row.Base is { } whole) return Banded(row, Figure(row.Amount, whole)!.Value);
        var (low, high) = (Figure(row.Amount, row.Low), Figure(row.Amount, row.High));
        return low <= high || low is null ? new(row.Amount, low, high, row.Unit, row.Basis, row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated, null, []) : throw new FormatException($"{row.Amount} is at least {low} and at most {high}.");
    }

    // Its ends follow from its bands: said twice, they could differ.
    static CourtAmountRow Banded(AmountRow row, decimal whole)
    {
        if (row.Low is not null) throw new FormatException($"{row.Amount} has a range beside its bands.");
        ImmutableArray<AmountBand> bands = [.. row.Bands!.Select(band => new AmountBand(Figure(row.Amount, band.UpTo), Figure(row.Amount, band.Coefficient)!.Value))];
        if (bands[..^1].Any(band => band.UpTo is null) || bands[^1].UpTo is not null || bands.Zip(bands.Skip(1)).Any(pair => pair.Second.UpTo <= pair.First.UpTo)) throw new FormatException($"The bands of {row.Amount} do not follow each other.");
        var figures = bands.Select(band => band.Of(whole)).ToArray();
        return new(row.Amount, figures.Min(), figures.Max(), row.Unit, row.Basis, row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated, whole, bands);
    }

    static decimal? Figure(CourtAmount amount, string? text) =>
        text is null ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) ? figure
        : throw new FormatException($"{amount} is {text}, which is no amount.");

    sealed record Table(string Version, AmountRow[] Amounts, CourtRow[] EconomicCourts, ContributionRow[] Contributions);

    sealed record AmountRow(
        CourtAmount Amount, AmountUnit Unit, string Basis, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated, string? Low = null, string? High = null, string? Base = null, BandRow[]? Bands = null);

    sealed record BandRow(string? UpTo, string Coefficient);

    sealed record CourtRow(string[] Cities, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);
}
