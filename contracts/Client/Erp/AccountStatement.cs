namespace Recouvrement.Client.Erp;

/// <summary>Something that moved the balance of an account.</summary>
/// <param name="On">From when it counts.</param>
/// <param name="Kind"><c>invoice</c>, <c>payment</c>, <c>credit_note</c>, <c>reversal</c>, <c>adjustment</c>, or a kind of movement of its own.</param>
/// <param name="Number">Number or reference of its document.</param>
/// <param name="Year">Of the document; a payment has none.</param>
/// <param name="DueOn">Of an invoice.</param>
/// <param name="Debit">What more is owed; or nothing.</param>
/// <param name="Credit">What less is owed; or nothing.</param>
/// <param name="Balance">After it: what is owed less what is not allocated.</param>
public sealed record StatementMovement(DateOnly On, string Kind, string Number, int? Year, DateOnly? DueOn, Amount Debit, Amount Credit, Amount Balance);

/// <summary>A document that is open at the end of a statement.</summary>
/// <param name="Kind"><c>invoice</c>, <c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Number">Its number or reference.</param>
/// <param name="Year">Its year; a payment has none.</param>
/// <param name="On">Its date.</param>
/// <param name="DueOn">Of an invoice.</param>
/// <param name="DaysLate">On the last day of the statement; 0 where it is not late, or cannot be.</param>
/// <param name="Open">Still owed; less than nothing where it is not set against any invoice.</param>
public sealed record StatementItem(string Kind, string Number, int? Year, DateOnly On, DateOnly? DueOn, int DaysLate, Amount Open);

/// <summary>A statement of account (relevé de compte) of a customer between two days. Allocations move no balance and are not in it.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Currency">ISO 4217; other currencies have statements of their own.</param>
/// <param name="Opening">Balance on the eve of the first day.</param>
/// <param name="Movements">In order of days.</param>
/// <param name="Debits">Their sum.</param>
/// <param name="Credits">Their sum.</param>
/// <param name="Closing">Balance at the end of the last day: opening and debits less credits.</param>
/// <param name="OpenItems">What the closing balance consists of.</param>
/// <param name="Late">Of open invoices, past their due date on the last day.</param>
/// <param name="NotDue">Of open invoices, not due yet.</param>
/// <param name="Unallocated">Payments and credit notes set against no invoice; nothing or less.</param>
/// <param name="Formula">How it was computed.</param>
/// <param name="Through">Ask again with this as <c>through</c>: what was recorded since is left out.</param>
/// <param name="Events">What it was made of.</param>
public sealed record StatementOfAccount(
    string Customer, DateOnly From, DateOnly To, string Currency, Amount Opening, IReadOnlyList<StatementMovement> Movements, Amount Debits, Amount Credits, Amount Closing,
    IReadOnlyList<StatementItem> OpenItems, Amount Late, Amount NotDue, Amount Unallocated, string Formula, long Through, EventRange Events);
