namespace Recouvrement.Client.Erp;

/// <summary>What stands on a customer account.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Customer">The <c>debtor</c> of events.</param>
/// <param name="Name">Null where it is not known or was erased.</param>
/// <param name="Open">What is owed less what is not allocated; negative where the customer is in credit.</param>
/// <param name="OpenInvoices">How many.</param>
/// <param name="Unallocated">Payments and credit notes not set against any invoice.</param>
public sealed record AccountBalance(string Number, Guid Customer, string? Name, Amount Open, int OpenInvoices, Amount Unallocated);

/// <summary>Something open on a customer account.</summary>
/// <param name="Kind"><c>invoice</c>, <c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Number">Its number or reference.</param>
/// <param name="Year">Its year; a payment has none.</param>
/// <param name="On">Its date.</param>
/// <param name="DueOn">Of an invoice.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Open">Still owed, or not set against any invoice yet.</param>
public sealed record OpenItem(string Kind, string Number, int? Year, DateOnly On, DateOnly? DueOn, Amount Amount, Amount Open);

/// <summary>The sums of one entity in one currency.</summary>
/// <param name="Customers">All accounts, with or without invoices.</param>
/// <param name="OpenInvoices">Invoices with something owed.</param>
/// <param name="OpenCredits">Payments and credit notes with something not allocated.</param>
/// <param name="BeforeAllocation">The same before the rules of imputation.</param>
/// <param name="OpenBalance">Over all accounts.</param>
/// <param name="DebtorsOwing">Accounts that owe.</param>
/// <param name="DebtorsInCredit">Accounts that are owed.</param>
public sealed record Totals(
    int Customers, int OpenInvoices, int OpenCredits, BeforeAllocation BeforeAllocation, Amount OpenBalance, CountAndAmount DebtorsOwing, CountAndAmount DebtorsInCredit);

/// <summary>What is open before the rules set credits against invoices: after the accountants' lettering and what payers named.</summary>
/// <param name="OpenInvoices">Invoices not settled yet.</param>
/// <param name="OpenCredits">Payments and credit notes not used up yet.</param>
public sealed record BeforeAllocation(int OpenInvoices, int OpenCredits);

/// <summary>Accounts and their sum.</summary>
/// <param name="Count">How many.</param>
/// <param name="Amount">Always positive.</param>
public sealed record CountAndAmount(int Count, Amount Amount);
