namespace Recouvrement.Client.Litigation;

/// <summary>What each side gives.</summary>
/// <param name="AgreedCents">What the debtor pays.</param>
/// <param name="PayBy">Last day of payment.</param>
/// <param name="WaivedPrincipalCents">What the creditor gives up of the invoices.</param>
/// <param name="WaivedInterestCents">Of late interest.</param>
/// <param name="WaivedCompensationCents">Of the flat compensation.</param>
/// <param name="IsPublicBody">The debtor is a public buyer, where nobody told so yet: it cannot be let off interest (CCP L2192-14). What was told of the debtor is not overruled by leaving this out.</param>
public sealed record SettlementAsked(
    long AgreedCents, DateOnly PayBy, long WaivedPrincipalCents = 0, long WaivedInterestCents = 0, long WaivedCompensationCents = 0, bool IsPublicBody = false);

/// <summary>A settlement was made enforceable.</summary>
/// <param name="Title"><c>court_approval</c>, <c>registry_formula</c> or <c>notarial_deed</c>.</param>
/// <param name="On">Its day.</param>
public sealed record SettlementEnforceable(string Title, DateOnly On);

/// <summary>A settlement.</summary>
/// <param name="Settlement">Its id.</param>
/// <param name="File">The litigation file.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Reference">The creditor's own.</param>
/// <param name="Stage"><c>proposed</c>, <c>agreed</c>, <c>declined</c>, <c>kept</c> or <c>broken</c>.</param>
/// <param name="AgreedCents">What the debtor pays.</param>
/// <param name="WaivedPrincipalCents">Given up of the invoices.</param>
/// <param name="WaivedInterestCents">Of late interest.</param>
/// <param name="WaivedCompensationCents">Of the flat compensation.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PayBy">Last day of payment.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedOn">When.</param>
/// <param name="DecidedBy">The second person.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="Title"><c>court_approval</c>, <c>registry_formula</c> or <c>notarial_deed</c>; null while it cannot be enforced.</param>
/// <param name="TitleOn">Since when.</param>
/// <param name="EnforceUntil">Last day on which that title can be enforced (CPCE L111-4).</param>
public sealed record SettlementRow(
    Guid Settlement, Guid File, string Creditor, Guid Debtor, string Reference, string Stage, long AgreedCents, long WaivedPrincipalCents, long WaivedInterestCents,
    long WaivedCompensationCents, string Currency, DateOnly PayBy, string ProposedBy, DateOnly ProposedOn, string? DecidedBy, DateOnly? DecidedOn,
    string? Title, DateOnly? TitleOn, DateOnly? EnforceUntil);

/// <summary>What was given up, and by whose word.</summary>
/// <param name="Source"><c>settlement</c> or <c>write_off</c> (of one's own will: <c>commercial_waiver</c>, <c>uneconomic</c>).</param>
/// <param name="Id">Of the settlement or write-off.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="PrincipalCents">Of invoices.</param>
/// <param name="InterestCents">Of late interest.</param>
/// <param name="CompensationCents">Of the flat compensation.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="State"><c>agreed</c> (if it is kept), <c>given</c> for good, or <c>void</c>: it was broken.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ApprovedBy">Who agreed.</param>
/// <param name="ApprovedOn">When.</param>
public sealed record WaiverLine(
    string Source, Guid Id, string Creditor, Guid Debtor, long PrincipalCents, long InterestCents, long CompensationCents, string Currency, string State,
    string ProposedBy, string ApprovedBy, DateOnly ApprovedOn);
