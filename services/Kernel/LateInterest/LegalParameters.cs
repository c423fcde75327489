using System.Collections.Immutable;
using System.Globalization;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>
/// The law's figures as dated rows with their sources. A calculation takes the version in force as an argument and names
/// it in its result, so that the same statement can be computed again for any past day.
/// </summary>
public sealed class LegalParameters
{
    static readonly Lazy<LegalParameters> Embedded = new(LegalParametersJson.ReadShipped);

    readonly ImmutableSortedDictionary<HalfYear, HalfYearRates> halfYears;
    readonly ImmutableArray<LegalValue> values;

    internal LegalParameters(string version, IEnumerable<HalfYearRates> halfYears, IEnumerable<LegalValue> values)
    {
        Version = version;
        this.halfYears = halfYears.ToImmutableSortedDictionary(rates => rates.HalfYear, rates => rates);
        this.values = [.. values];
    }

    /// <summary>The rows shipped with this build (<c>legal-parameters.json</c>); none is validated by a lawyer.</summary>
    public static LegalParameters Shipped => Embedded.Value;

    /// <summary>Names the set of rows; part of every statement.</summary>
    public string Version { get; }

    /// <summary>The half-years known, in order.</summary>
    public IEnumerable<HalfYearRates> HalfYears => halfYears.Values;

    /// <summary>The other figures.</summary>
    public IEnumerable<LegalValue> Values => values;

    /// <summary>Reads rows written as <c>legal-parameters.json</c> is.</summary>
    /// <exception cref="FormatException">A member is unknown or missing, a figure is no number from 0 to 1000, dates do not fit the half-year, or two rows hold on one day.</exception>
    public static LegalParameters Read(string json) => LegalParametersJson.Read(json);

    /// <summary>The row of a half-year, with its source.</summary>
    /// <exception cref="LegalParameterMissing">There is none.</exception>
    public HalfYearRates RatesOf(HalfYear half) =>
        halfYears.TryGetValue(half, out var rates) ? rates : throw new LegalParameterMissing("interest rate", half.ToString());

    /// <summary>ECB main refinancing rate on the first day of a half-year, percent per year.</summary>
    /// <exception cref="LegalParameterMissing">It is not in the table.</exception>
    public decimal MainRefinancingOf(HalfYear half) =>
        RatesOf(half).MainRefinancing ?? throw new LegalParameterMissing("ECB main refinancing rate", half.ToString());

    /// <summary>Statutory rate (taux légal, "autres cas") of a half-year, percent per year: the one of every professional creditor.</summary>
    /// <exception cref="LegalParameterMissing">It is not in the table.</exception>
    public decimal StatutoryRateOf(HalfYear half) =>
        RatesOf(half).StatutoryProfessional ?? throw new LegalParameterMissing("statutory rate (professional)", half.ToString());

    /// <summary>The row of a figure on a day, with its source.</summary>
    /// <exception cref="LegalParameterMissing">No row holds on that day.</exception>
    public LegalValue On(LegalQuantity quantity, DateOnly date) =>
        values.FirstOrDefault(value => value.Quantity == quantity && value.HoldsOn(date))
        ?? throw new LegalParameterMissing(quantity.ToString(), date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
