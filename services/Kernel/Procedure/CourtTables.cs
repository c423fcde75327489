using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LegalTables;

namespace Recouvrement.Kernel.Procedure;

/// <summary>An amount that procedure asks for or stops at.</summary>
public enum CourtAmount
{
    /// <summary>None.</summary>
    None,

    /// <summary>Principal and interest of a small claim at most (CPCE R125-1).</summary>
    SmallClaimCeiling,

    /// <summary>Above it a lawyer is needed (CPC 761, 853).</summary>
    LawyerThreshold,

    /// <summary>Fee of a request for a payment order at a commercial court.</summary>
    PaymentOrderFeeCommercial,

    /// <summary>The same at a tribunal judiciaire.</summary>
    PaymentOrderFeeJudicial,

    /// <summary>What an enforcement officer earns for an act of service, before its coefficient, travel and tax.</summary>
    ServiceEmolument,
}

/// <summary>An amount of procedure and the days on which it holds.</summary>
/// <param name="Amount">Which.</param>
/// <param name="Cents">In euros; null where sources conflict: it is asked for, never guessed.</param>
/// <param name="Source">The text that sets it, or what the sources say.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, or null while no end is known.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
public sealed record CourtAmountRow(CourtAmount Amount, long? Cents, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);

/// <summary>Amounts and courts of procedure as dated rows with their sources. An amount on which sources conflict is null: it is asked for, never guessed.</summary>
public sealed class CourtTables
{
    static readonly Lazy<CourtTables> Embedded = new(() => Read(LegalTable.Shipped("court-tables.json")));

    readonly ImmutableArray<CourtRow> economicCourts;

    CourtTables(Table table) => (Version, Amounts, economicCourts) = (table.Version, [.. table.Amounts], [.. table.EconomicCourts]);

    /// <summary>The rows shipped with this build (<c>court-tables.json</c>); none is validated by a lawyer.</summary>
    public static CourtTables Shipped => Embedded.Value;

    /// <summary>Names the set of rows.</summary>
    public string Version { get; }

    /// <summary>All amounts.</summary>
    public ImmutableArray<CourtAmountRow> Amounts { get; }

    /// <summary>Reads rows written as <c>court-tables.json</c> is.</summary>
    /// <exception cref="FormatException">A member is unknown or missing, or two rows hold on one day.</exception>
    public static CourtTables Read(string json)
    {
        var table = LegalTable.Read<Table>(json, "The court tables");
        if (string.IsNullOrWhiteSpace(table.Version)) throw new FormatException("The court tables have no version.");
        if (table.Amounts.Any(row => row.Amount is CourtAmount.None || row.Cents < 0 || string.IsNullOrWhiteSpace(row.Source))) throw new FormatException("A row of the court tables names no amount, or none that makes sense, or has no source.");
        LegalTable.NoOverlap(table.Amounts.GroupBy(row => row.Amount), row => (row.ValidFrom, row.ValidTo));
        LegalTable.NoOverlap(table.EconomicCourts.GroupBy(_ => "the economic courts"), row => (row.ValidFrom, row.ValidTo));
        return new(table);
    }

    /// <summary>An amount on a day; null where it is not known, or sources conflict.</summary>
    public Money? Find(CourtAmount amount, DateOnly day) =>
        Amounts.FirstOrDefault(row => row.Amount == amount && Holds(row.ValidFrom, row.ValidTo, day))?.Cents is { } cents ? Money.OfCents(cents) : null;

    /// <summary>The commercial court of a city is a tribunal des activités économiques on a day.</summary>
    public bool IsEconomic(string city, DateOnly day) =>
        economicCourts.Any(row => Holds(row.ValidFrom, row.ValidTo, day) && row.Cities.Contains(city, StringComparer.OrdinalIgnoreCase));

    static bool Holds(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || day <= to);

    sealed record Table(string Version, CourtAmountRow[] Amounts, CourtRow[] EconomicCourts);

    sealed record CourtRow(string[] Cities, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);
}
