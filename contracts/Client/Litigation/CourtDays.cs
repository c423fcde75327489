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
/// <param name="Amount"><c>small_claim_ceiling</c>, <c>lawyer_threshold</c>, <c>payment_order_fee_commercial</c>, <c>payment_order_fee_judicial</c>, <c>service_emolument</c>, <c>small_claim_procedure</c>, <c>european_order_fee</c>, <c>legal_aid_duty</c>, <c>lawyer_fee</c> or <c>agency_success_fee</c>.</param>
/// <param name="Cents">In euros; null where sources conflict or nobody confirmed a figure: ask the registry, nothing is guessed here.</param>
/// <param name="Low">At least, in the unit; null where no figure is confirmed.</param>
/// <param name="High">At most.</param>
/// <param name="Unit"><c>euros</c> or <c>percent</c>.</param>
/// <param name="Basis"><c>claim</c>, <c>file</c>, <c>act</c> or <c>collected</c>.</param>
/// <param name="Source">The text that sets it, or what the sources say.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while no end is known.</param>
/// <param name="LawyerValidated">A lawyer has confirmed the row.</param>
public sealed record CourtAmountLine(
    string Amount, long? Cents, decimal? Low, decimal? High, string Unit, string Basis, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);

/// <summary>What a claimant pays before an economic court.</summary>
/// <param name="Cents">How much by these figures; null where nothing is due by them.</param>
/// <param name="Source">The texts, to be checked.</param>
public sealed record CourtContribution(long? Cents, string Source);
