using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>
/// The flat compensation for recovery costs (indemnité forfaitaire, 40 €, D441-5): once per late invoice, owed of right by
/// professional debtors from the first day of lateness, never by consumers (rule R2.3).
/// </summary>
public static class RecoveryCompensation
{
    /// <summary>What one invoice that is late on a day owes; nothing when it is not yet late, or against consumers.</summary>
    /// <param name="claim">The invoice; that something was still owed at the end of its due date is the caller's to know.</param>
    /// <param name="on">The day of the statement.</param>
    /// <param name="law">The dated parameters; the amount is that of the first day of lateness.</param>
    /// <exception cref="LegalParameterMissing">No amount is known for the first day of lateness.</exception>
    public static Money Of(LateClaim claim, DateOnly on, LegalParameters law) =>
        Lateness.IsLate(claim.DueOn, on) && !PaymentWasForbidden(claim) && QuantityFor(claim.Debtor) is { } quantity
            ? Money.Euros(law.On(quantity, claim.FirstDayLate).Value)
            : Money.Zero;

    // From the opening judgment on the debtor may not pay older debts: he cannot be late with one that falls due only then.
    static bool PaymentWasForbidden(LateClaim claim) => claim.InsolvencyOpenedOn <= claim.DueOn;

    static LegalQuantity? QuantityFor(DebtorKind debtor) => debtor switch
    {
        DebtorKind.Company    => LegalQuantity.CompanyRecoveryCompensation,
        DebtorKind.PublicBody => LegalQuantity.PublicBuyerRecoveryCompensation,
        _                     => null,
    };
}
