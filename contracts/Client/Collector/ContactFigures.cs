namespace Recouvrement.Client.Collector;

/// <summary>What came of contacts.</summary>
/// <param name="From">First day of the contacts.</param>
/// <param name="To">Last day of the contacts.</param>
/// <param name="Days">How many days after a contact count for it.</param>
/// <param name="Contacts">By step, channel and currency.</param>
public sealed record ContactFigures(DateOnly From, DateOnly To, int Days, IReadOnlyList<ContactFigure> Contacts);

/// <summary>
/// What came of the contacts of one step by one way, in one currency. One payment may follow several contacts and counts for each, so steps are compared and never added up. That
/// something came after a contact does not say that it came of it.
/// </summary>
/// <param name="Step">Step of the policy.</param>
/// <param name="Channel"><c>email</c>, <c>call</c>, <c>letter</c>, <c>registered_letter</c> or <c>sms</c>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Sent">Messages that really left, and calls that were made.</param>
/// <param name="Reached">Of them, those that reached the debtor: all but calls that nobody answered.</param>
/// <param name="Observed">Of those reached, the ones whose days are over by now. All that follows is counted of them, so that a contact of yesterday lowers no share.</param>
/// <param name="Paid">Contacts after whose day, within the days, money came in on an invoice that they were about; what was taken back since is no money.</param>
/// <param name="PaidPercent">Of those observed, in a hundred, rounded down; null where none is.</param>
/// <param name="PaidCents">That money.</param>
/// <param name="Disputed">Contacts on or after whose day, within the days, such an invoice was contested.</param>
/// <param name="StillDisputed">Of those, the ones after which a dispute is still open.</param>
/// <param name="Promised">Contacts on or after whose day, within the days, the debtor promised to pay such an invoice.</param>
public sealed record ContactFigure(
    string Step, string Channel, string Currency, long Sent, long Reached, long Observed, long Paid, int? PaidPercent, long PaidCents, long Disputed, long StillDisputed, long Promised);
