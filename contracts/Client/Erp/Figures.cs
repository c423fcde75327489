namespace Recouvrement.Client.Erp;

/// <summary>What is open in one range of age.</summary>
/// <param name="Range"><c>not_due</c>, <c>1-30</c>… or <c>credits</c>.</param>
/// <param name="Count">Documents.</param>
/// <param name="Amount">Their sum.</param>
public sealed record AgedAmount(string Range, int Count, Amount Amount);

/// <summary>One debtor, sales person or segment of the aged balance.</summary>
/// <param name="Key">Customer number, sales person or segment; empty for accounts that have none, and in the totals.</param>
/// <param name="Ranges">In order of age.</param>
/// <param name="Credits">Payments and credit notes not set against any invoice; nothing or less.</param>
/// <param name="Assigned">Invoices that a factor has on that day: it collects them, whatever their age.</param>
/// <param name="Total">All ranges, the credits and what a factor has.</param>
public sealed record AgedRow(string Key, IReadOnlyList<AgedAmount> Ranges, AgedAmount Credits, AgedAmount Assigned, Amount Total);

/// <summary>The events that a figure was made of, by their sequence in the log of the service.</summary>
/// <param name="FromSequence">First one counted; null where none counts.</param>
/// <param name="ToSequence">Last one counted; null where none counts.</param>
/// <param name="AsOf">The last day on which an event could count.</param>
public sealed record EventRange(long? FromSequence, long? ToSequence, DateOnly AsOf);

/// <summary>The aged balance (balance âgée) of an entity at the end of a day.</summary>
/// <param name="On">The day.</param>
/// <param name="By">What the rows are.</param>
/// <param name="Basis">From which date age counts.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Rows">By key.</param>
/// <param name="Next">Ask again with this as <c>after</c>; null at the end.</param>
/// <param name="Totals">Over all keys, those of other pages too.</param>
/// <param name="Formula">How it was computed.</param>
/// <param name="Events">What it was made of.</param>
public sealed record AgedBalance(DateOnly On, string By, string Basis, string Currency, IReadOnlyList<AgedRow> Rows, string? Next, AgedRow Totals, string Formula, EventRange Events);
