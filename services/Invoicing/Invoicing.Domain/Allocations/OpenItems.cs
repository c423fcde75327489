using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>
/// Items the creditor's accountants put against each other (lettrage). A letter is unique only within its account and auxiliary account.
/// </summary>
public sealed record LetteringGroup(string Account, string? AuxiliaryAccount, string Letter);

/// <summary>What a customer still owes on one item: an invoice, a refund, an opening balance.</summary>
/// <param name="Id">Unique among the debits of the account.</param>
/// <param name="Remaining">Open; an item with nothing or less is passed over.</param>
/// <param name="On">Its date: the oldest is served first.</param>
/// <param name="Group">Its lettering, or null.</param>
/// <param name="DueOn">Day from which it can be claimed; its date where nothing else is known.</param>
public sealed record OpenDebit(string Id, Money Remaining, DateOnly On, LetteringGroup? Group = null, DateOnly? DueOn = null);

/// <summary>What is still to be set against debts: a payment, a credit note, an opening balance.</summary>
/// <param name="Id">Unique among the credits of the account.</param>
/// <param name="Remaining">Not allocated yet; an item with nothing or less is passed over.</param>
/// <param name="On">Its date: the oldest is allocated first.</param>
/// <param name="Group">Its lettering, or null.</param>
/// <param name="Designated">The debit the payer named (art. 1342-10 C. civ.), or null.</param>
public sealed record OpenCredit(string Id, Money Remaining, DateOnly On, LetteringGroup? Group = null, string? Designated = null);

/// <summary>Part of a credit set against a debit (lettrage, imputation), and by which rule. A pair occurs once.</summary>
public sealed record Allocation(string Credit, string Debit, Money Amount, AllocationRule Rule);

/// <summary>What is open of one account, by date and id.</summary>
public sealed record OpenItems(ImmutableArray<OpenDebit> Debits, ImmutableArray<OpenCredit> Credits);
