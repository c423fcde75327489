namespace Recouvrement.Client.Erp;

/// <summary>An import that was accepted; it is booked in the background.</summary>
/// <param name="Id">Ask for its report with it.</param>
public sealed record ImportAccepted(Guid Id);

/// <summary>How far an import is.</summary>
/// <param name="Done">Rows booked of an accounting export, customers of a contacts file, lines of a bulk file or of a list of open items, rows of a CSV file, movements of a bank's file.</param>
/// <param name="Of">All of them, those held back for a later day too; 0 until the file is read.</param>
public sealed record ImportProgress(long Done, long Of);

/// <summary>What came of a file.</summary>
/// <param name="Id">Of the import.</param>
/// <param name="Kind"><c>fec</c>, <c>contacts</c>, <c>bulk</c>, <c>csv</c>, <c>bank</c>, <c>e_invoices</c> or <c>open_items</c>.</param>
/// <param name="Creditor">SIREN of the entity.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="State"><c>received</c>, <c>booking</c>, <c>completed</c> or <c>failed</c>.</param>
/// <param name="Failure">Why it failed; null otherwise.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Rows">Under the header, rejected ones too.</param>
/// <param name="DebitCents">Sum of all rows, on whatever account; of a bulk file, of its invoices in euros.</param>
/// <param name="CreditCents">Sum of all rows, on whatever account; of a bulk file, of its payments and credit notes in euros.</param>
/// <param name="Customers">Customer accounts in the file; of a bulk file, its lines about customers.</param>
/// <param name="Invoices">Rows that are owed by customers.</param>
/// <param name="CreditNotes">Credit notes.</param>
/// <param name="Payments">Payments and other credits.</param>
/// <param name="Added">Rows (customers of a contacts file) that were new.</param>
/// <param name="Changed">That were known otherwise.</param>
/// <param name="Unchanged">That were known so.</param>
/// <param name="Later">Rows held back for their date.</param>
/// <param name="Vanished">Rows an earlier file of the same financial year had and this one has not; they stay booked. Of a list of open items, invoices that are open here and not in it.</param>
/// <param name="BeforeAllocation">What of the booked rows was open before the rules set unlettered credits against invoices.</param>
/// <param name="RejectedCount">Rows that are not booked.</param>
/// <param name="Rejected">The first of them, where one import is asked for; all by <see cref="IErpClient.GetRejectionsAsync"/>.</param>
/// <param name="Warnings">What a person should look at.</param>
/// <param name="WarnedCount">Warnings about rows that are booked all the same, or left out as no claim and no payment.</param>
/// <param name="Warned">The first of them, where one import is asked for; all by <see cref="IErpClient.GetWarningsAsync"/>.</param>
/// <param name="Unmatched">Movements of a bank's file that wait for a person; lines of a list of open items about invoices that are not known here.</param>
/// <param name="Returned">Payments that movements of a bank's file took back; invoices that a list of open items has again.</param>
/// <param name="Ignored">Of a bank's file: pending entries, and debits that are no customer's; of a list of open items, credits.</param>
/// <param name="Reminders">Lines that say how far the ERP had reminded.</param>
public sealed record ImportReport(
    Guid Id, string Kind, string Creditor, string File, string Sha256, string State, string? Failure, ImportProgress Progress, long Rows, long DebitCents, long CreditCents,
    int Customers, int Invoices, int CreditNotes, int Payments, int Added, int Changed, int Unchanged, long Later, int Vanished, BeforeAllocation BeforeAllocation,
    long RejectedCount, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> Warnings, long WarnedCount, IReadOnlyList<RejectedRow> Warned,
    int Unmatched, int Returned, int Ignored, int Reminders = 0)
{
    /// <summary>Booking has ended, well or not.</summary>
    public bool IsOver() => State is "completed" or "failed";
}

/// <summary>What came of one file of an archive of electronic invoices.</summary>
/// <param name="Position">From 1, as they lie in the archive.</param>
/// <param name="Name">In the archive.</param>
/// <param name="Outcome"><c>booked</c>, <c>corrected</c>, <c>known</c>, <c>nothing_owed</c> or <c>rejected</c>.</param>
/// <param name="Document"><c>invoice</c> or <c>credit_note</c>; null where it is rejected.</param>
/// <param name="Number">Of the document.</param>
/// <param name="Year">Of its issue.</param>
/// <param name="Code">Why it is rejected, stable.</param>
/// <param name="Reason">Why it is rejected, in words.</param>
public sealed record ArchiveEntry(long Position, string Name, string Outcome, string? Document, string? Number, int? Year, string? Code, string? Reason);

/// <summary>A row that is not booked, and why.</summary>
/// <param name="Line">The physical line of the file, from 1.</param>
/// <param name="Field">The column; null when the whole line is to blame.</param>
/// <param name="Reason">For the person who sent the file.</param>
public sealed record RejectedRow(long Line, string? Field, string Reason);

/// <summary>A row an earlier file had and this one has not.</summary>
/// <param name="Number">Number of the invoice, credit note or payment.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="AmountCents">As booked.</param>
/// <param name="BookedOn">Date of the entry.</param>
public sealed record VanishedRow(string Number, string Customer, long AmountCents, DateOnly BookedOn);

/// <summary>How a source writes its CSV files. Nothing is guessed: what is not written so is rejected.</summary>
/// <param name="Resource"><c>customer</c>, <c>invoice</c>, <c>credit-note</c>, <c>payment</c>, <c>reminder</c> or <c>open-item</c>: what each row is.</param>
/// <param name="Columns">For each field of the resource, <c>key</c> among them, the header of its column. Amounts are in units of the currency.</param>
/// <param name="Constants">Fields that are the same in every row, written as a cell would be.</param>
/// <param name="Separator"><c>;</c> by default, <c>,</c>, <c>|</c> or a tab.</param>
/// <param name="Encoding"><c>utf-8</c> by default, <c>windows-1252</c>, <c>iso-8859-15</c> or <c>utf-16</c>.</param>
/// <param name="DecimalSeparator"><c>,</c> by default, or <c>.</c>.</param>
/// <param name="DateFormats">Such as <c>dd/MM/yyyy</c>; needed where a column is a day.</param>
/// <param name="Negated">The source writes the amounts of this resource with the opposite sign, as some do with credit notes and payments.</param>
public sealed record CsvSource(
    string Resource, IReadOnlyDictionary<string, string> Columns, IReadOnlyDictionary<string, string>? Constants = null, string? Separator = null, string? Encoding = null,
    string? DecimalSeparator = null, IReadOnlyList<string>? DateFormats = null, bool Negated = false);

/// <summary>A source of CSV files.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Declaration">How it writes them.</param>
public sealed record DeclaredCsvSource(string Source, CsvSource Declaration);
