namespace Recouvrement.Client.Litigation;

/// <summary>A day of a proceeding or of an insolvency, among all of them.</summary>
/// <param name="Kind"><c>proceeding</c> or <c>insolvency_claim</c>.</param>
/// <param name="Subject">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="What">Must or may be done.</param>
/// <param name="Whose"><c>creditor</c> or <c>debtor</c>.</param>
/// <param name="SafeOn">As it is counted, put off by nothing.</param>
/// <param name="LastOn">The last day that can be argued.</param>
/// <param name="DaysLeft">To the safe day; negative when it is past.</param>
/// <param name="Source">The text.</param>
/// <param name="Lapses">Something may come to nothing otherwise: conditions to check.</param>
public sealed record DeadlineAhead(
    string Kind, Guid Subject, string Creditor, string CustomerNumber, string What, string Whose, DateOnly SafeOn, DateOnly LastOn, int DaysLeft, string Source,
    bool Lapses);

/// <summary>A day that was spoken of.</summary>
/// <param name="Subject">The proceeding or the claim in an insolvency.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="What">Must be done.</param>
/// <param name="Days">The threshold that was reached; negative when the safe day was past.</param>
/// <param name="SafeOn">As it is counted, put off by nothing.</param>
/// <param name="LastOn">The last day that can be argued.</param>
/// <param name="SaidOn">Business date.</param>
public sealed record CourtWarning(Guid Subject, string Creditor, string What, int Days, DateOnly SafeOn, DateOnly LastOn, DateOnly SaidOn);

/// <summary>An amount that procedure asks for or stops at.</summary>
/// <param name="Amount"><c>small_claim_ceiling</c>, <c>lawyer_threshold</c>, <c>payment_order_fee_commercial</c>, <c>payment_order_fee_judicial</c> or <c>service_emolument</c>.</param>
/// <param name="Cents">In euros; null where sources conflict: ask the registry, nothing is guessed here.</param>
/// <param name="Source">The text that sets it, or what the sources say.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while no end is known.</param>
/// <param name="LawyerValidated">A lawyer has confirmed the row.</param>
public sealed record CourtAmountLine(string Amount, long? Cents, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);
