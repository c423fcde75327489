namespace Recouvrement.Client.Collector;

/// <summary>Claims for an agency that works in the creditor's name.</summary>
/// <param name="Agency">Name in the register of agencies; it has signed a white-label mandate.</param>
/// <param name="Until">Last day; at most 92 days ahead.</param>
/// <param name="Invoices">Numbers or ids; without it, all that are overdue and free.</param>
public sealed record AssignmentToMake(string Agency, DateOnly Until, IReadOnlyList<string>? Invoices = null);

/// <summary>The cases of a peak of work, for an agency that works in the creditor's name.</summary>
/// <param name="Cases">1 to 500.</param>
/// <param name="Agency">Name in the register of agencies; it has signed a white-label mandate.</param>
/// <param name="Until">Last day; at most 92 days ahead.</param>
public sealed record AssignmentsToMake(IReadOnlyList<Guid> Cases, string Agency, DateOnly Until);

/// <summary>What came of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome"><c>assigned</c>, <c>assigned_already</c>, <c>not_found</c> or <c>refused</c>.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record AssignmentReport(Guid Case, string Outcome, string? Reason = null);

/// <summary>Claims that an agency works on in the creditor's name.</summary>
/// <param name="Assignment">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Agency">Name in the register of agencies.</param>
/// <param name="Invoices">The ERP's own numbers, those among them that are back.</param>
/// <param name="Until">Last day.</param>
/// <param name="On">Business date on which it began.</param>
/// <param name="By">Who decided it.</param>
/// <param name="Placement">The agency's placement; null before that is heard of.</param>
/// <param name="EndedOn">Null while it lasts.</param>
/// <param name="End">Why it ended.</param>
public sealed record WhiteLabelAssignment(
    Guid Assignment, Guid Case, string Creditor, string CustomerNumber, string Agency, IReadOnlyList<string> Invoices, DateOnly Until, DateOnly On, string By, Guid? Placement, DateOnly? EndedOn, string? End);
