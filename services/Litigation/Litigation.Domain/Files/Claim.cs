using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Litigation.Domain.Files;

/// <summary>One claim, a single invoice: what is handed over is never the debtor as a whole.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people; no key.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Outstanding">Principal still owed.</param>
/// <param name="Version">Version of the invoice that <paramref name="Outstanding"/> comes from; 0 where it was not told.</param>
/// <param name="LimitationSafeOn">Last day before it is time-barred that is safe, as told at the hand-over; null where it was not.</param>
/// <param name="LimitationPossibleOn">The last day that can be argued; null where it was not told.</param>
public sealed record Claim(Guid Invoice, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, Money Amount, Money Outstanding, long Version,
    DateOnly? LimitationSafeOn = null,
    DateOnly? LimitationPossibleOn = null);

/// <summary>The dunning case that claims come from: one debtor of one creditor entity.</summary>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
public sealed record DebtorCase(Guid Case, string Creditor, Guid Debtor, string CustomerNumber);
