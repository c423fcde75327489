namespace Recouvrement.Client.Agency;

/// <summary>The agency does not take the claims on.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="Reason"><c>conflict_of_interest</c>, <c>no_capacity</c>, <c>outside_zone</c>, <c>amount_too_low</c>, <c>documents_missing</c>, <c>debtor_hopeless</c> or <c>other</c>.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
public sealed record RefusalGiven(string Reference, string Reason, string? Note = null);

/// <summary>The agency has gone on.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="Phase"><c>pre_litigation</c>, then <c>judicial</c>: that one with the creditor's green light for <c>court_action</c> only.</param>
/// <param name="On">Since when.</param>
public sealed record PhaseGiven(string Reference, string Phase, DateOnly On);

/// <summary>The debtor promised the agency to pay.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="AmountCents">Promised.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="By">Last day for it.</param>
/// <param name="On">Day of the promise.</param>
public sealed record PromiseGiven(string Reference, Guid ClaimId, long AmountCents, string Currency, DateOnly By, DateOnly On);

/// <summary>The agency and the debtor agreed on a plan.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="TotalCents">Sum of the instalments, at most what is owed: no fee or cost of the agency.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="Instalments">1 to 120, in the order of their days.</param>
/// <param name="On">Day of the agreement.</param>
public sealed record PlanGiven(string Reference, long TotalCents, string Currency, IReadOnlyList<InstalmentGiven> Instalments, DateOnly On);

/// <summary>A part of a plan.</summary>
/// <param name="DueOn">Last day for it.</param>
/// <param name="AmountCents">More than nothing.</param>
public sealed record InstalmentGiven(DateOnly DueOn, long AmountCents);

/// <summary>The debtor contests a claim.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="Reason"><c>quality</c>, <c>not_delivered</c>, <c>price</c>, <c>already_paid</c>, <c>not_ordered</c>, <c>invoice</c> or <c>other</c>.</param>
/// <param name="AmountCents">Contested.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="On">Day the agency heard of it.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
public sealed record DisputeGiven(string Reference, Guid ClaimId, string Reason, long AmountCents, string Currency, DateOnly On, string? Note = null);

/// <summary>What the agency found out about the debtor.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="Finding"><c>insolvent</c>, <c>unknown_address</c> or <c>ceased</c>.</param>
/// <param name="On">When.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
public sealed record FindingGiven(string Reference, string Finding, DateOnly On, string? Note = null);

/// <summary>The debtor has its receipt (quittance).</summary>
/// <param name="Reference">Of the receipt; once per placement.</param>
/// <param name="Collection">Reference of the collection it is for.</param>
/// <param name="On">Day of the receipt.</param>
public sealed record ReceiptGiven(string Reference, string Collection, DateOnly On);

/// <summary>The agency has nothing more to do.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="Code"><c>paid</c>, <c>partly_paid_rest_irrecoverable</c>, <c>insolvent</c>, <c>untraceable</c>, <c>disputed</c>, <c>time_barred_suspected</c>, <c>uneconomic</c> or <c>refused_by_creditor</c>.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
public sealed record ClosureGiven(string Reference, string Code, string? Note = null);
