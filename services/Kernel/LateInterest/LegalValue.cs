namespace Recouvrement.Kernel.LateInterest;

/// <summary>The figures of the law that change by text rather than by half-year.</summary>
public enum LegalQuantity
{
    /// <summary>No figure.</summary>
    None,

    /// <summary>Points on the main refinancing rate where the contract is silent (L441-10 II).</summary>
    DefaultInterestSurcharge,

    /// <summary>Points on the main refinancing rate owed by public buyers (rule R2.7).</summary>
    PublicBuyerSurcharge,

    /// <summary>How many times the statutory rate a contract rate must reach (L441-10 II).</summary>
    ContractRateFloorMultiple,

    /// <summary>Divisor of a yearly rate (rule R2.2: 365, leap years included).</summary>
    DaysPerYear,

    /// <summary>Days to pay where nothing was agreed (L441-10 I).</summary>
    DefaultPaymentTerm,

    /// <summary>Euros per late invoice of a company (D441-5).</summary>
    CompanyRecoveryCompensation,

    /// <summary>Euros per late invoice of a public buyer (rule R2.7).</summary>
    PublicBuyerRecoveryCompensation,

    /// <summary>Days within which a payer has an authorised direct debit refunded (CMF L133-25, SEPA Core scheme).</summary>
    DirectDebitRefund,

    /// <summary>Days after the principal within which a public buyer pays the interest and the compensation that it owes (rule R2.7).</summary>
    PublicBuyerInterestPayment,
}

/// <summary>One figure of the law and the days on which it holds.</summary>
/// <param name="Quantity">What it measures.</param>
/// <param name="Value">The figure, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Points, days, EUR.</param>
/// <param name="Source">The text that sets it.</param>
/// <param name="ValidFrom">First day it holds.</param>
/// <param name="ValidTo">Last day it holds, or null while no end is known.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
public sealed record LegalValue(
    LegalQuantity Quantity, decimal Value, string Unit, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated)
{
    /// <summary>True on the days from <see cref="ValidFrom"/> to <see cref="ValidTo"/>.</summary>
    public bool HoldsOn(DateOnly date) => ValidFrom <= date && (ValidTo is null || date <= ValidTo);
}
