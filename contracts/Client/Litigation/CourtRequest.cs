namespace Recouvrement.Client.Litigation;

/// <summary>What is to be asked of the court. What is left out is taken as it was told.</summary>
/// <param name="AsOf">Last day of interest; not ahead.</param>
/// <param name="Basis">What interest is computed by, where nobody told or otherwise than told.</param>
/// <param name="Settled">What came in on claims, with its days, where the accounts did not tell all of it or told it otherwise.</param>
/// <param name="CostsCents">Costs asked for beside it; none of a small or an uncontested claim, where they stay with the creditor (CPCE L111-8, L125-1).</param>
/// <param name="Exhibits">In the order of their numbers; the papers that are kept of the file where absent.</param>
/// <param name="Overruling">Needed where something is said otherwise than it was told.</param>
public sealed record RequestDrawn(
    DateOnly AsOf, InterestBasis? Basis = null, IReadOnlyList<SettledClaim>? Settled = null, long CostsCents = 0, IReadOnlyList<ExhibitAsked>? Exhibits = null,
    Overruling? Overruling = null);

/// <summary>Why what was told is overruled.</summary>
/// <param name="Reason"><c>contract_says_otherwise</c>, <c>told_wrongly</c>, <c>settled_otherwise</c> or <c>lawyer_says</c>.</param>
/// <param name="Paper">Reference of the paper that shows it.</param>
public sealed record Overruling(string Reason, string? Paper = null);

/// <summary>What interest is computed by; who draws up qualifies it.</summary>
/// <param name="Debtor"><c>company</c>, <c>public_body</c> or <c>consumer</c>; before a court as it was told, where absent.</param>
/// <param name="Clause">Of the contract; where absent, before a court as it was told, and the law's rate elsewhere.</param>
/// <param name="NoticeOn">Day of the formal notice: only a consumer's interest waits for it. Before a court as it was told, where absent.</param>
public sealed record InterestBasis(string? Debtor = null, ClauseAsked? Clause = null, DateOnly? NoticeOn = null);

/// <summary>What is asked of a court.</summary>
/// <param name="AsOf">Last day of interest.</param>
/// <param name="Law">Version of the legal parameters.</param>
/// <param name="PrincipalCents">Of all claims.</param>
/// <param name="InterestCents">Of all claims.</param>
/// <param name="CompensationCents">Of all claims.</param>
/// <param name="CostsCents">Asked for beside it.</param>
/// <param name="TotalCents">All of it.</param>
/// <param name="Claims">In the order of their due dates.</param>
/// <param name="Exhibits">How many papers go with it.</param>
/// <param name="OverruledFor">Why something that was told is overruled; null where nothing is.</param>
/// <param name="OverruledBy">Reference of the paper that shows it.</param>
/// <param name="LeftOut">Papers that are known of the file today, and are no exhibits because they cannot be listed by themselves.</param>
public sealed record CourtRequest(
    DateOnly AsOf, string Law, long PrincipalCents, long InterestCents, long CompensationCents, long CostsCents, long TotalCents, IReadOnlyList<RequestedClaim> Claims,
    int Exhibits, string? OverruledFor, string? OverruledBy, IReadOnlyList<ExhibitLeftOut> LeftOut);

/// <summary>A paper that is known of the file, and is no exhibit: it cannot be listed by itself.</summary>
/// <param name="Kind">In snake_case, such as <c>invoice</c> or <c>formal_notice</c>.</param>
/// <param name="Reference">Number of the invoice, the step that was carried out, or the ERP's own reference.</param>
/// <param name="Dated">Its day.</param>
/// <param name="Sha256">Of its bytes; null where none were kept.</param>
/// <param name="Why"><c>not_kept</c>: there are no bytes to join; <c>erased</c>: there are none any more; <c>reference_not_allowed</c>: its reference has words or blanks, so a person gives it one; <c>too_many</c>: the list was full.</param>
public sealed record ExhibitLeftOut(string Kind, string Reference, DateOnly Dated, string? Sha256, string Why);

/// <summary>One claim of a request.</summary>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="PrincipalCents">Still owed of it.</param>
/// <param name="InterestCents">Late interest that is not paid.</param>
/// <param name="CompensationCents">Flat compensation that is not paid.</param>
/// <param name="Debtor"><c>company</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="DebtorFrom"><c>hand_over</c>, <c>profile</c>, <c>asked</c> or <c>overruled</c>; null of a request that was drawn up before this was kept.</param>
/// <param name="ClauseFrom"><c>hand_over</c>, <c>law</c>, <c>asked</c> or <c>overruled</c>.</param>
/// <param name="SettledFrom"><c>accounts</c>, <c>asked</c> or <c>overruled</c>.</param>
/// <param name="NoticeOn">Day of the formal notice, of a consumer only.</param>
/// <param name="NoticeFrom"><c>letter</c>, <c>asked</c> or <c>overruled</c>.</param>
/// <param name="BearsNothing">It bills its penalties itself, or they were given up.</param>
public sealed record RequestedClaim(
    Guid ClaimId, string Reference, long PrincipalCents, long InterestCents, long CompensationCents, string? Debtor, string? DebtorFrom, string? ClauseFrom,
    string? SettledFrom, DateOnly? NoticeOn, string? NoticeFrom, bool BearsNothing);

/// <summary>What a contract says of late interest.</summary>
/// <param name="Basis"><c>fixed_rate</c>, <c>statutory_multiple</c> or <c>main_refinancing_plus</c>; before a court <c>legal_default</c> too, where a clause that was told does not bind.</param>
/// <param name="FigureHundredths">Percent, times or points, in hundredths.</param>
public sealed record ClauseAsked(string Basis, int FigureHundredths = 0);

/// <summary>What came in on one claim.</summary>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Parts">Together what is paid or credited of it.</param>
public sealed record SettledClaim(Guid ClaimId, IReadOnlyList<SettledPart> Parts);

/// <summary>A payment or credit note, with the day it took effect: that of the credit on the account.</summary>
/// <param name="Kind"><c>payment</c> (interest first, C. civ. 1343-1) or <c>credit_note</c> (principal only).</param>
/// <param name="On">Its day.</param>
/// <param name="AmountCents">How much.</param>
public sealed record SettledPart(string Kind, DateOnly On, long AmountCents);

/// <summary>An exhibit.</summary>
/// <param name="Kind">In snake_case, such as <c>invoice</c>, <c>delivery_note</c>, <c>formal_notice</c>: <c>order</c>, <c>contract</c>, <c>general_terms</c>, <c>delivery_note</c>, <c>invoice</c>, <c>statement</c>, <c>reminder</c>, <c>formal_notice</c>, <c>proof_of_delivery</c>, <c>acknowledgement</c>, <c>register_extract</c> or <c>other</c>.</param>
/// <param name="Reference">Its own number: no words, so no names.</param>
/// <param name="Dated">Its day.</param>
/// <param name="Sha256">Of its bytes, 64 hexadecimal digits.</param>
public sealed record ExhibitAsked(string Kind, string Reference, DateOnly? Dated = null, string? Sha256 = null);
