using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Discounts;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>What an item asks of the ERP.</summary>
public enum ErpKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Post an entry.</summary>
    AccountingEntry,

    /// <summary>Put a credit and an invoice against each other.</summary>
    LetteringProposal,

    /// <summary>Take apart what an earlier item had put against each other.</summary>
    LetteringWithdrawal,

    /// <summary>Issue a credit note for what was given up.</summary>
    CreditNoteToIssue,

    /// <summary>Leave, or undo, the credit note that an earlier item had asked for.</summary>
    CreditNoteWithdrawal,
}

/// <summary>What an item holds.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="On">Business day.</param>
/// <param name="Customer">The ERP's customer number; null of what concerns no customer.</param>
public abstract record ErpContent(ErpKind Kind, DateOnly On, string? Customer)
{
    /// <summary>An entry to post.</summary>
    public sealed record Entry(DateOnly On, string? Customer, AccountingEntry Posting) : ErpContent(ErpKind.AccountingEntry, On, Customer);

    /// <summary>A credit and an invoice of one account: to be put against each other (lettrage), or to be taken apart again.</summary>
    /// <param name="Kind">Proposal or withdrawal.</param>
    /// <param name="On">Business day.</param>
    /// <param name="Customer">The ERP's customer number.</param>
    /// <param name="Account">The general ledger account of both.</param>
    /// <param name="Credit">Stream of the credit: what shares it, or an invoice, gets one letter.</param>
    /// <param name="CreditKind">Payment or credit note.</param>
    /// <param name="CreditNumber">Its reference or number.</param>
    /// <param name="CreditYear">Of a credit note.</param>
    /// <param name="Invoice">Number and year.</param>
    /// <param name="Amount">How much of the credit is on the invoice by this item.</param>
    /// <param name="Basis">Why; of a withdrawal, why it had been there.</param>
    public sealed record Lettering(
        ErpKind Kind, DateOnly On, string Customer, string Account, Guid Credit, CreditKind CreditKind, string CreditNumber, int? CreditYear, InvoiceName Invoice, Money Amount, AllocationBasis Basis)
        : ErpContent(Kind, On, Customer);

    /// <summary>A credit note (avoir) that the ERP, which writes them, is to issue; or to leave or undo.</summary>
    /// <param name="Kind">To issue, or withdrawal.</param>
    /// <param name="On">Business day.</param>
    /// <param name="Customer">The ERP's customer number.</param>
    /// <param name="Plan">The plan that was kept.</param>
    /// <param name="Lines">Of each invoice, tax included.</param>
    public sealed record CreditNote(ErpKind Kind, DateOnly On, string Customer, Guid Plan, ImmutableArray<DiscountLine> Lines) : ErpContent(Kind, On, Customer);
}

/// <summary>An invoice as the ERP names it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Year">Its year of issue.</param>
public sealed record InvoiceName(string Number, int Year);
