namespace Recouvrement.Client.Collector;

/// <summary>A case to work on.</summary>
/// <param name="Case">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Owner">Whose turn it is: <c>collector</c>, <c>manager</c>, <c>accounting</c>…</param>
/// <param name="Points">How urgent: the sum of the parts, as of today.</param>
/// <param name="Score">What the points come from.</param>
/// <param name="OverdueCents">Overdue in the house, contested or not.</param>
/// <param name="OpenCents">Owed in all.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Status">As in <see cref="CaseSummary"/>.</param>
/// <param name="NextStep">The next step of any invoice.</param>
/// <param name="NextOn">When.</param>
/// <param name="BlockedBy">What keeps every overdue invoice from being dunned; null while one moves.</param>
public sealed record WorkItem(
    Guid Case, string Creditor, string CustomerNumber, string Owner, int Points, IReadOnlyList<ScorePart> Score, long OverdueCents, long OpenCents, string Currency, string Status,
    string? NextStep, DateOnly? NextOn, string? BlockedBy);

/// <summary>One part of a score.</summary>
/// <param name="Name"><c>amount</c>, <c>age</c>, <c>risk</c>, <c>promises</c>, <c>limit</c> or <c>stage</c>.</param>
/// <param name="Points">Points.</param>
/// <param name="Sentence">Why.</param>
public sealed record ScorePart(string Name, int Points, string Sentence);

/// <summary>An overdue invoice that nobody has in hand.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Invoice">Its id in Invoicing.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="OutstandingCents">Owed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Fault"><c>not_looked_at</c>, <c>hint_missing</c>, <c>day_has_gone</c>, <c>owner_unknown</c> or <c>nothing_next</c>.</param>
/// <param name="LookOn">The next day on which its case is looked at.</param>
/// <param name="NextOn">The day that is shown for it.</param>
public sealed record UnattendedInvoice(
    Guid Case, Guid Invoice, string Creditor, string CustomerNumber, string Number, DateOnly DueOn, long OutstandingCents, string Currency, string Fault, DateOnly? LookOn, DateOnly? NextOn);
