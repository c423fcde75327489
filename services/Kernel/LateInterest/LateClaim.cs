using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>One invoice as the law of late payment sees it.</summary>
/// <param name="Principal">What the invoice asks, VAT included.</param>
/// <param name="DueOn">Agreed due date, even where it is beyond the legal cap (rule R1.3).</param>
/// <param name="Debtor">Who owes it.</param>
/// <param name="Rate">How it bears interest.</param>
/// <param name="InsolvencyOpenedOn">
/// Day of the judgment that opened insolvency proceedings, where the claim is older than it: interest stops on the eve (L622-28), and
/// no compensation arises for a due date on or after it (rule R2.3).
/// </param>
/// <param name="Capitalisation">By what unpaid interest bears interest; null where neither contract nor court says so.</param>
public sealed record LateClaim(
    Money Principal, DateOnly DueOn, DebtorKind Debtor, InterestRate Rate, DateOnly? InsolvencyOpenedOn = null, Capitalisation? Capitalisation = null)
{
    /// <summary>The first day of lateness, whether or not anything is still owed then.</summary>
    public DateOnly FirstDayLate => Lateness.FirstDayLate(DueOn);

    /// <summary>A claim that bears what the law gives where the contract is silent; nothing against a debtor not known.</summary>
    public static LateClaim Legal(Money principal, DateOnly dueOn, DebtorKind debtor, DateOnly? noticeOn = null) =>
        new(principal, dueOn, debtor, InterestRate.LegalFor(debtor, noticeOn));
}
