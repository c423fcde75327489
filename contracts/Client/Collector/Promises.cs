namespace Recouvrement.Client.Collector;

/// <summary>What the debtor promises.</summary>
/// <param name="PromisedOn">Day of payment.</param>
/// <param name="Invoices">Numbers or ids; without it, all that may be promised.</param>
/// <param name="AmountCents">In the currency; without it, all that is claimed of them.</param>
/// <param name="Currency">ISO 4217, that of the invoices; null: EUR.</param>
public sealed record PromiseToMake(DateOnly PromisedOn, IReadOnlyList<string>? Invoices = null, long? AmountCents = null, string? Currency = null);

/// <summary>Why a promise or a plan ends without having been kept or broken.</summary>
/// <param name="Reason"><c>entered_in_error</c>, <c>taken_back</c> or <c>replaced</c>.</param>
public sealed record Ending(string Reason);

/// <summary>A promise to pay.</summary>
/// <param name="Promise">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Status"><c>open</c>, <c>kept</c>, <c>partly_kept</c>, <c>broken</c> or <c>withdrawn</c>.</param>
/// <param name="PromisedOn">Day of payment.</param>
/// <param name="Until">Last day of the tolerance.</param>
/// <param name="AmountCents">Promised.</param>
/// <param name="ReceivedCents">Came in on its invoices since.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Invoices">The ERP's own numbers.</param>
/// <param name="MadeOn">Business date.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="EndedOn">Day on which it was decided what became of it.</param>
/// <param name="EndReason">Why it was withdrawn.</param>
public sealed record PromiseToPay(
    Guid Promise, Guid Case, string Creditor, string CustomerNumber, int Episode, string Status, DateOnly PromisedOn, DateOnly Until, long AmountCents, long ReceivedCents, string Currency,
    IReadOnlyList<string> Invoices, DateOnly MadeOn, string By, DateOnly? EndedOn, string? EndReason);

/// <summary>How a debtor keeps its promises to pay: facts, no label.</summary>
/// <param name="Open">Not decided.</param>
/// <param name="Kept">In full, within the tolerance.</param>
/// <param name="PartlyKept">In part.</param>
/// <param name="Broken">Not at all.</param>
/// <param name="KeptPercent">Of those that were decided, how many in a hundred were kept, rounded down; null before the first.</param>
public sealed record PromiseRecord(int Open, int Kept, int PartlyKept, int Broken, int? KeptPercent);
