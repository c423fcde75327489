namespace Recouvrement.Client.Collector;

/// <summary>A term that is asked for.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="AmountCents">In the currency of the plan.</param>
public sealed record TermToPropose(DateOnly DueOn, long AmountCents);

/// <summary>A plan that is asked for.</summary>
/// <param name="Terms">By date; with the discount, together all that is owed on the invoices, to the cent.</param>
/// <param name="Invoices">Numbers or ids; without it, all that may be promised.</param>
/// <param name="Currency">ISO 4217, that of the invoices; null: EUR.</param>
/// <param name="DiscountCents">Given up of the principal once all terms are kept; without it, nothing.</param>
public sealed record PlanToPropose(IReadOnlyList<TermToPropose> Terms, IReadOnlyList<string>? Invoices = null, string? Currency = null, long? DiscountCents = null);

/// <summary>A term of a plan.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="AmountCents">To pay.</param>
/// <param name="Kept">It was paid.</param>
public sealed record PlanTerm(DateOnly DueOn, long AmountCents, bool Kept);

/// <summary>An instalment plan.</summary>
/// <param name="Plan">Its key; also what is approved.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Status"><c>proposed</c>, <c>agreed</c>, <c>fulfilled</c>, <c>broken</c>, <c>rejected</c> or <c>cancelled</c>.</param>
/// <param name="Late">The next term is past its day and not paid.</param>
/// <param name="TotalCents">Sum of the terms.</param>
/// <param name="ReceivedCents">Came in on its invoices since.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Invoices">The ERP's own numbers.</param>
/// <param name="Terms">By date.</param>
/// <param name="ProposedOn">Business date.</param>
/// <param name="By">Who entered it: may not approve it.</param>
/// <param name="EndedOn">Day on which it ended.</param>
/// <param name="EndReason">Why it was cancelled.</param>
/// <param name="DiscountCents">Given up of the principal once all terms are kept; 0 for nothing.</param>
/// <param name="Discount"><c>none</c>, <c>offered</c>, <c>earned</c> (accounting credits it) or <c>lost</c>.</param>
/// <param name="Because">Why it needs or needed a second person: <c>terms</c>, <c>discount</c>, <c>earlier_plan</c>.</param>
public sealed record InstalmentPlan(
    Guid Plan, Guid Case, string Creditor, string CustomerNumber, int Episode, string Status, bool Late, long TotalCents, long ReceivedCents, string Currency,
    IReadOnlyList<string> Invoices, IReadOnlyList<PlanTerm> Terms, DateOnly ProposedOn, string By, DateOnly? EndedOn, string? EndReason,
    long DiscountCents = 0, string? Discount = null, IReadOnlyList<string>? Because = null);
