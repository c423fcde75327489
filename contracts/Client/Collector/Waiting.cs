namespace Recouvrement.Client.Collector;

/// <summary>A threat, a hand-over or a plan that waits for a second person.</summary>
/// <param name="Decision">What to approve.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Kind"><c>step</c>, <c>hand_over</c> or <c>plan</c>.</param>
/// <param name="Step">Step of the policy, <c>hand_over</c> or <c>plan</c>.</param>
/// <param name="Channel">Of a step.</param>
/// <param name="Status"><c>waiting</c> or <c>rejected</c>.</param>
/// <param name="DecidedOn">Business date.</param>
/// <param name="AmountCents">Owed on its invoices now.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Invoices">How many.</param>
/// <param name="AskedBy">Who asked for the run, or entered the plan: may not approve.</param>
/// <param name="Because">Of a plan, why it needs a second person: <c>terms</c>, <c>discount</c>, <c>earlier_plan</c>.</param>
/// <param name="DiscountCents">Of a plan, what it would give up.</param>
public sealed record Approval(
    Guid Decision, Guid Case, string Creditor, string CustomerNumber, string Kind, string Step, string? Channel, string Status, DateOnly DecidedOn,
    long AmountCents, string Currency, int Invoices, string AskedBy, IReadOnlyList<string>? Because = null, long? DiscountCents = null);

/// <summary>Why a manager does not agree.</summary>
/// <param name="Reason"><c>payment_announced</c>, <c>dispute_expected</c>, <c>wrong_content</c>, <c>commercial_reason</c> or <c>other</c>.</param>
/// <param name="Until">Day from which it may be proposed again; without it, until a person agrees or its invoices change.</param>
public sealed record Rejection(string Reason, DateOnly? Until = null);

/// <summary>A call to make. Whom to call and the number are in the ERP.</summary>
/// <param name="Decision">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Step">Step of the policy.</param>
/// <param name="DecidedOn">Business date.</param>
/// <param name="AmountCents">Owed on its invoices now.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Invoices">How many.</param>
/// <param name="Addressee">Role of the contact it is meant for; null where nobody said, as with all that follows.</param>
/// <param name="Tone"><c>courteous</c>, <c>firm</c> or <c>severe</c>.</param>
/// <param name="Offer"><c>sepa_mandate</c> or <c>three_instalments</c>.</param>
/// <param name="Propose">The offer in words for who calls, in French.</param>
public sealed record CallToMake(
    Guid Decision, Guid Case, string Creditor, string CustomerNumber, string Step, DateOnly DecidedOn, long AmountCents, string Currency, int Invoices,
    string? Addressee = null, string? Tone = null, string? Offer = null, string? Propose = null);

/// <summary>What came of a call.</summary>
/// <param name="Outcome">As in <see cref="OutcomeOfCall"/>.</param>
/// <param name="Day">The day said with it, where the outcome wants one.</param>
public sealed record CallReport(string Outcome, DateOnly? Day = null);

/// <summary>What a manager agrees to at once.</summary>
/// <param name="Decisions">1 to 200.</param>
public sealed record ApprovalsOrder(IReadOnlyList<Guid> Decisions);

/// <summary>What came of one of them.</summary>
/// <param name="Decision">Its key.</param>
/// <param name="Outcome"><c>approved</c>, <c>approved_already</c>, <c>not_found</c> or <c>refused</c>.</param>
/// <param name="Code">Code of the refusal.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record ApprovalReport(Guid Decision, string Outcome, string? Code, string? Reason);
