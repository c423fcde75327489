namespace Recouvrement.Kernel.LateInterest;

/// <summary>What allows interest to bear interest (C. civ. 1343-2): without one of the two it never does.</summary>
public enum CapitalisationGround
{
    /// <summary>Neither; nothing is capitalised.</summary>
    None,

    /// <summary>A clause of the contract.</summary>
    Contract,

    /// <summary>A decision of a court.</summary>
    Court,
}

/// <summary>
/// Capitalisation of interest (anatocisme, C. civ. 1343-2; rule R2.5): what has accrued over at least one whole year, and is unpaid, bears interest
/// with the principal, and so again after each further year. A claim that insolvency froze bears no interest at all from the judgment on
/// (L622-28), so nothing of it is capitalised from then.
/// </summary>
/// <param name="Ground">Contract or court.</param>
/// <param name="From">First day on which interest may be capitalised: that of the clause, or the one that the decision names (in practice that of the claim before court).</param>
public sealed record Capitalisation(CapitalisationGround Ground, DateOnly From)
{
    /// <summary>The first day on which interest that runs from a day bears interest itself; null where it never does.</summary>
    /// <param name="since">First day of interest.</param>
    public DateOnly? FirstAfter(DateOnly since) =>
        Ground is CapitalisationGround.None || YearAfter(since) is not { } year ? null : year > From ? year : From;

    /// <summary>The day after one whole year that began on a day; a year that began on 29 February ends with February. Null beyond the calendar.</summary>
    public static DateOnly? YearAfter(DateOnly since)
    {
        if (since.Year == DateOnly.MaxValue.Year) return null;
        var next = since.AddYears(1);
        return next.Day < since.Day ? next.AddDays(1) : next;
    }
}
