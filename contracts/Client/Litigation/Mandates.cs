namespace Recouvrement.Client.Litigation;

/// <summary>Which agency.</summary>
/// <param name="Name">In the register.</param>
public sealed record AgencyChoice(string Name);

/// <summary>The first rule that is for a file, and has an agency that can take it, decides.</summary>
/// <param name="Rules">In the order they are asked.</param>
/// <param name="Fallback">Agency of the files that no rule finds one for; left out, they wait.</param>
/// <param name="RequirePapers">An agency without any papers, or without any mandate, gets nothing; where false it gets claims with a warning.</param>
public sealed record PlacementRulesGiven(IReadOnlyList<RuleGiven> Rules, string? Fallback = null, bool RequirePapers = true);

/// <summary>These files go to these agencies. A condition that is left out holds for every file; what is not known of a file meets no condition.</summary>
/// <param name="Agencies">One with 100 percent, or several that share the debtors.</param>
/// <param name="Countries">ISO 3166-1 alpha-2, of the debtor.</param>
/// <param name="Departments">Of the debtor in France: <c>69</c>, <c>2A</c>, <c>974</c>.</param>
/// <param name="Languages">ISO 639-1, of the debtor.</param>
/// <param name="DebtorKinds"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="FromCents">At least so much is owed on the file.</param>
/// <param name="UpToCents">At most so much is owed on the file.</param>
/// <param name="Currency">ISO 4217, of both; a file in another meets neither.</param>
/// <param name="FromDays">The oldest claim is at least so many days overdue.</param>
/// <param name="UpToDays">The oldest claim is at most so many days overdue.</param>
public sealed record RuleGiven(
    IReadOnlyList<ShareGiven> Agencies, IReadOnlyList<string>? Countries = null, IReadOnlyList<string>? Departments = null, IReadOnlyList<string>? Languages = null,
    IReadOnlyList<string>? DebtorKinds = null, long? FromCents = null, long? UpToCents = null, string? Currency = null, int? FromDays = null, int? UpToDays = null);

/// <summary>An agency's part of a rule.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Percent">Of the debtors; those of a rule make 100.</param>
public sealed record ShareGiven(string Agency, int Percent = 100);

/// <summary>What a creditor's files go by.</summary>
/// <param name="ByHand">Everything goes to <c>fallback</c>, chosen by hand.</param>
/// <param name="Rules">As they were set; null while nothing is chosen and files wait.</param>
/// <param name="Agencies">Those that are named, with what their papers and mandates lack today.</param>
public sealed record PlacementRulesShown(bool ByHand, PlacementRulesGiven? Rules, IReadOnlyList<AgencyStanding> Agencies);

/// <summary>An agency that rules name.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Against">It gets nothing new for these.</param>
/// <param name="Warnings">It gets claims all the same: <c>papers_missing</c>, <c>no_mandate</c>.</param>
public sealed record AgencyStanding(string Agency, IReadOnlyList<Remark> Against, IReadOnlyList<Remark> Warnings);

/// <summary>A mandate in the list.</summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="Agency">Name in the register.</param>
/// <param name="Reference">Of the text.</param>
/// <param name="Kind"><c>placement</c> or <c>white_label</c>.</param>
/// <param name="SignedOn">First day.</param>
/// <param name="ValidUntil">Last day; null where it ends when somebody ends it.</param>
/// <param name="ReleasedOn">Day from which its test bounds count no more.</param>
/// <param name="RevokedOn">First day on which it holds no more.</param>
public sealed record MandateInList(
    string Creditor, string Agency, string Reference, string Kind, DateOnly SignedOn, DateOnly? ValidUntil, DateOnly? ReleasedOn, DateOnly? RevokedOn);

/// <summary>A mandate that a creditor and an agency have signed (CPCE R124-3).</summary>
/// <param name="Reference">Of the text; an amendment has one of its own.</param>
/// <param name="Kind"><c>placement</c>: the agency acts in its own name. <c>white_label</c>: early, in the creditor's.</param>
/// <param name="PowerToReceive">The agency may receive money for the creditor: the law demands it.</param>
/// <param name="LiabilityCover">How the agency's liability is covered, as the text says.</param>
/// <param name="Fees">What the agency is paid.</param>
/// <param name="SignedOn">First day.</param>
/// <param name="TextSha256">Of the signed text that you keep.</param>
/// <param name="RemitWithinDays">Of cashing; left out, the month of CPCE R124-6 counts.</param>
/// <param name="NettingAgreed">The agency may keep its fee back from what it remits.</param>
/// <param name="GuaranteeRequired">The contract asks for a guarantee of the funds.</param>
/// <param name="DataAgreement">Reference of the agreement on personal data (GDPR art. 28); white label needs one.</param>
/// <param name="ValidUntil">Last day; left out, it ends when somebody ends it.</param>
/// <param name="Test">Its bounds while the agency is tried.</param>
public sealed record MandateGiven(
    string Reference, string Kind, bool PowerToReceive, string LiabilityCover, FeesGiven Fees, DateOnly SignedOn, string TextSha256, int? RemitWithinDays = null,
    bool NettingAgreed = false, bool GuaranteeRequired = false, string? DataAgreement = null, DateOnly? ValidUntil = null, TestGiven? Test = null);

/// <summary>What an agency is paid. The first success fee whose conditions a claim meets counts; the last has none.</summary>
/// <param name="Version">Names the grid.</param>
/// <param name="SuccessFees">In the order in which they are looked at.</param>
/// <param name="VatBasisPoints">Value-added tax in hundredths of a percent: 2000 is 20 %.</param>
/// <param name="BorneBy"><c>creditor</c>; a fee is never the debtor's (CPCE L111-8): <c>creditor</c> or <c>debtor</c>.</param>
/// <param name="FixedFees">None where the agency lives by success alone.</param>
public sealed record FeesGiven(
    string Version, IReadOnlyList<SuccessFeeGiven> SuccessFees, int VatBasisPoints, string BorneBy, IReadOnlyList<FixedFeeGiven>? FixedFees = null);

/// <summary>A share of what is collected. A condition that is left out holds for every claim.</summary>
/// <param name="RateBasisPoints">Without tax, in hundredths of a percent: 1500 is 15 %.</param>
/// <param name="Stage"><c>amicable</c>, <c>judicial</c>, or <c>none</c> for any.</param>
/// <param name="UpToDays">The claim was at most so many days overdue when it was placed.</param>
/// <param name="UpToCents">At most so much was owed on the claim when it was placed.</param>
/// <param name="Currency">ISO 4217, of <c>UpToCents</c>.</param>
public sealed record SuccessFeeGiven(int RateBasisPoints, string? Stage = null, int? UpToDays = null, long? UpToCents = null, string? Currency = null);

/// <summary>An amount that is due once whenever its occasion comes.</summary>
/// <param name="Code">Short name, once in a grid.</param>
/// <param name="Occasion"><c>placed</c>, <c>judicial</c> or <c>closed</c>.</param>
/// <param name="AmountCents">Without tax.</param>
/// <param name="BorneBy"><c>creditor</c>; a fee is never the debtor's (CPCE L111-8): <c>creditor</c> or <c>debtor</c>.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record FixedFeeGiven(string Code, string Occasion, long AmountCents, string BorneBy, string? Currency = null);

/// <summary>How much an agency is given while it is tried.</summary>
/// <param name="MaxClaims">At most.</param>
/// <param name="MaxAmountCents">At most, owed on them in all.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record TestGiven(int MaxClaims, long MaxAmountCents, string? Currency = null);

/// <summary>A mandate as it was signed, and what became of it.</summary>
/// <param name="Mandate">As it was given.</param>
/// <param name="DataRole"><c>processor</c> in the creditor's name, <c>controller</c> for the duties of an agency that acts in its own.</param>
/// <param name="InForce">What is placed today is placed under it.</param>
/// <param name="ReleasedOn">Day from which its test bounds count no more.</param>
/// <param name="RevokedOn">First day on which it holds no more.</param>
public sealed record MandateShown(MandateGiven Mandate, string DataRole, bool InForce, DateOnly? ReleasedOn, DateOnly? RevokedOn);

/// <summary>Which mandate.</summary>
/// <param name="Reference">Of the text.</param>
public sealed record MandateNamed(string Reference);
