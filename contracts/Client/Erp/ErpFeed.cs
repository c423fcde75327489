namespace Recouvrement.Client.Erp;

/// <summary>Something that the ERP is asked to post or to do. Its id never changes: what has it twice has it once.</summary>
/// <param name="Id">Follows from the fact it was made of.</param>
/// <param name="Position">Ask again with the last one as <c>after</c>.</param>
/// <param name="Kind"><c>accounting_entry</c>, <c>lettering_proposal</c>, <c>lettering_withdrawal</c>, <c>credit_note_to_issue</c> or <c>credit_note_withdrawal</c>; others may come.</param>
/// <param name="On">Business day.</param>
/// <param name="Customer">The ERP's customer number; null of what concerns no customer, such as a transfer of a collection agency.</param>
/// <param name="Entry">Of an accounting entry.</param>
/// <param name="Lettering">Of a proposal or withdrawal.</param>
/// <param name="Acknowledgement">Null until the ERP has done it.</param>
/// <param name="CreditNote">Of a credit note to issue, or to leave or undo.</param>
public sealed record ErpItem(
    Guid Id, long Position, string Kind, DateOnly On, string? Customer, Entry? Entry, Lettering? Lettering, Acknowledgement? Acknowledgement, CreditNoteToIssue? CreditNote = null);

/// <summary>A credit note to issue for what a kept plan gave up; or to leave, or to undo.</summary>
/// <param name="Plan">Key of the plan in Dunning.</param>
/// <param name="Label">In the words of the accountants.</param>
/// <param name="Lines">Of each invoice.</param>
/// <param name="Total">All of it, tax included.</param>
public sealed record CreditNoteToIssue(Guid Plan, string Label, IReadOnlyList<CreditNoteToIssueLine> Lines, Amount Total);

/// <summary>What is credited of an invoice.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="InvoiceYear">Its year of issue.</param>
/// <param name="Amount">Tax included.</param>
public sealed record CreditNoteToIssueLine(string Invoice, int InvoiceYear, Amount Amount);

/// <summary>An accounting entry to post; it balances.</summary>
/// <param name="Piece">The document it rests on.</param>
/// <param name="Label">In the words of the accountants.</param>
/// <param name="Lines">Debits first.</param>
public sealed record Entry(string Piece, string Label, IReadOnlyList<EntryLine> Lines);

/// <summary>A line of an accounting entry.</summary>
/// <param name="Account">Of the general ledger.</param>
/// <param name="Auxiliary">The customer's number, of a supplier an agency's name in the register, or null.</param>
/// <param name="Debit">Nothing where the line is a credit.</param>
/// <param name="Credit">Nothing where the line is a debit.</param>
public sealed record EntryLine(string Account, string? Auxiliary, Amount Debit, Amount Credit);

/// <summary>A credit and an invoice to put against each other (lettrage), or to take apart again.</summary>
/// <param name="Account">The general ledger account of both.</param>
/// <param name="Group">What shares a group, or an invoice, gets one letter.</param>
/// <param name="CreditKind"><c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Credit">Its reference or number.</param>
/// <param name="CreditYear">Of a credit note.</param>
/// <param name="Invoice">Number of the invoice.</param>
/// <param name="InvoiceYear">Its year of issue.</param>
/// <param name="Amount">How much of the credit on the invoice.</param>
/// <param name="Basis"><c>designation</c> (the payer named it) or <c>rule</c>.</param>
public sealed record Lettering(string Account, Guid Group, string CreditKind, string Credit, int? CreditYear, string Invoice, int InvoiceYear, Amount Amount, string Basis);

/// <summary>That the ERP has done what an item asks.</summary>
/// <param name="Reference">The ERP's own.</param>
/// <param name="On">Day on which it said so.</param>
public sealed record Acknowledgement(string Reference, DateOnly On);

/// <summary>Items that the ERP has done.</summary>
/// <param name="Items">At most 1000, each once.</param>
public sealed record DoneItems(IReadOnlyList<DoneItem> Items);

/// <summary>An item that the ERP has done.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="ErpReference">The ERP's own, such as the number of its entry.</param>
public sealed record DoneItem(Guid Id, string ErpReference);

/// <summary>What came of acknowledgements.</summary>
/// <param name="Acknowledged">New ones.</param>
/// <param name="Unchanged">Told before, the same way.</param>
/// <param name="Refused">The rest; they keep nothing of the others back.</param>
public sealed record Acknowledgements(int Acknowledged, int Unchanged, IReadOnlyList<RefusedItem> Refused);

/// <summary>An acknowledgement that was not taken.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="Code"><c>item_unknown</c> or <c>acknowledged_otherwise</c>.</param>
/// <param name="Reason">In words.</param>
public sealed record RefusedItem(Guid Id, string Code, string Reason);

/// <summary>The accounts an entity posts to.</summary>
/// <param name="Accounts">Its own; the standard ones stand for roles that are not named.</param>
public sealed record LedgerAccounts(IReadOnlyList<LedgerAccount> Accounts);

/// <summary>An account of an entity's general ledger.</summary>
/// <param name="Role">What for, as listed.</param>
/// <param name="Account">Its number, for example 411000.</param>
public sealed record LedgerAccount(string Role, string Account);

/// <summary>An account that entries go to.</summary>
/// <param name="Role">What for.</param>
/// <param name="Account">Its number.</param>
/// <param name="IsStandard">The entity has named none of its own.</param>
/// <param name="StandardAccount">Of the chart that stands where an entity has named none.</param>
/// <param name="Label">The standard account's name.</param>
/// <param name="Source">Where the standard account comes from.</param>
public sealed record ChartAccount(string Role, string Account, bool IsStandard, string StandardAccount, string Label, string Source);
