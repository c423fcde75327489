using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LegalTables;

namespace Recouvrement.Kernel.Procedure;

/// <summary>An amount that procedure asks for or stops at, or that a way of recovering a claim costs.</summary>
public enum CourtAmount
{
    /// <summary>None.</summary>
    None,

    /// <summary>Principal and interest of a small claim at most (CPCE R125-1).</summary>
    SmallClaimCeiling,

    /// <summary>Above it a lawyer is needed (CPC 761, 853).</summary>
    LawyerThreshold,

    /// <summary>Fee of a request for a payment order at a commercial court (CPC 1425).</summary>
    PaymentOrderFeeCommercial,

    /// <summary>The same at a tribunal judiciaire.</summary>
    PaymentOrderFeeJudicial,

    /// <summary>What an enforcement officer earns for an act of service (signification), before travel and tax.</summary>
    ServiceEmolument,

    /// <summary>The whole of a small-claim procedure (CPCE L125-1).</summary>
    SmallClaimProcedure,

    /// <summary>Fee of a European order for payment.</summary>
    EuropeanOrderFee,

    /// <summary>Duty for legal aid on an action before a civil court (CGI 1635 bis Q); not for a payment order, nor at a commercial court.</summary>
    LegalAidDuty,

    /// <summary>A lawyer's fee.</summary>
    LawyerFee,

    /// <summary>An agency's share of what it collects.</summary>
    AgencySuccessFee,
}

/// <summary>What an amount is counted in.</summary>
public enum AmountUnit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Euros without tax.</summary>
    Euros,

    /// <summary>Percent of <see cref="CourtAmountRow.Basis"/>.</summary>
    Percent,
}

/// <summary>How an amount follows the claim (tarif proportionnel): so many times its base, up to a bound.</summary>
/// <param name="UpTo">Largest claim, in euros; null for all above.</param>
/// <param name="Coefficient">Times the base.</param>
public sealed record AmountBand(decimal? UpTo, decimal Coefficient)
{
    /// <summary>In euros, half-up to the cent.</summary>
    internal decimal Of(decimal whole) => Money.Rounded(whole * Coefficient).Amount;
}

/// <summary>An amount of procedure and the days on which it holds.</summary>
/// <param name="Amount">Which.</param>
/// <param name="Low">At least, in <paramref name="Unit"/>; null where no figure is confirmed, which is never guessed.</param>
/// <param name="High">At most; equal to <paramref name="Low"/> where sources agree.</param>
/// <param name="Unit">Euros or percent.</param>
/// <param name="Basis">snake_case: <c>claim</c>, <c>file</c>, <c>act</c> or <c>collected</c>.</param>
/// <param name="Source">The text that sets it, or what the sources say.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, or null while no end is known.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
/// <param name="Base">What the bands multiply, in euros; null where the amount does not follow the claim.</param>
/// <param name="Bands">From the smallest claims on; empty where it does not follow them.</param>
public sealed record CourtAmountRow(
    CourtAmount Amount, decimal? Low, decimal? High, AmountUnit Unit, string Basis, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated, decimal? Base, ImmutableArray<AmountBand> Bands)
{
    /// <summary>In euros, where there is one figure and no other; null where sources conflict, or it follows the claim.</summary>
    public Money? Exact => Unit is AmountUnit.Euros && Low is { } low && low == High ? Money.Euros(low) : null;

    /// <summary>True on the days from <see cref="ValidFrom"/> to <see cref="ValidTo"/>.</summary>
    public bool HoldsOn(DateOnly day) => LegalTable.Holds(ValidFrom, ValidTo, day);

    /// <summary>The row as it is for one claim: the figure of its band; as it is where the amount does not follow the claim.</summary>
    public CourtAmountRow For(Money claim)
    {
        if (Base is not { } whole) return this;
        var figure = Bands.First(band => band.UpTo is null || claim.Amount <= band.UpTo).Of(whole);
        return this with { Low = figure, High = figure };
    }
}
