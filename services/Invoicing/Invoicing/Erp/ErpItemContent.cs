using System.Diagnostics;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Erp;

/// <summary>A line of an accounting entry.</summary>
/// <param name="Account">Of the general ledger.</param>
/// <param name="Auxiliary">The customer's number, of a supplier an agency's name in the register, or null.</param>
/// <param name="Debit">Nothing where the line is a credit.</param>
/// <param name="Credit">Nothing where the line is a debit.</param>
public sealed record EntryLineAnswer(string Account, string? Auxiliary, Money Debit, Money Credit);

/// <summary>An accounting entry to post; it balances.</summary>
/// <param name="Piece">The document it rests on.</param>
/// <param name="Label">In the words of the accountants.</param>
/// <param name="Lines">Debits first.</param>
public sealed record EntryAnswer(string Piece, string Label, IReadOnlyList<EntryLineAnswer> Lines);

/// <summary>A credit and an invoice to put against each other, or to take apart again.</summary>
/// <param name="Account">The general ledger account of both.</param>
/// <param name="Group">What shares a group, or an invoice, gets one letter.</param>
/// <param name="CreditKind"><c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Credit">Its reference or number.</param>
/// <param name="CreditYear">Of a credit note.</param>
/// <param name="Invoice">Number of the invoice.</param>
/// <param name="InvoiceYear">Its year of issue.</param>
/// <param name="Amount">How much of the credit on the invoice.</param>
/// <param name="Basis"><c>designation</c> (the payer named it) or <c>rule</c>.</param>
public sealed record LetteringAnswer(
    string Account, Guid Group, string CreditKind, string Credit, int? CreditYear, string Invoice, int InvoiceYear, Money Amount, string Basis);

/// <summary>A credit note to issue for what a kept plan gave up; or to leave, or to undo.</summary>
/// <param name="Plan">Key of the plan in Dunning.</param>
/// <param name="Label">In the words of the accountants.</param>
/// <param name="Lines">Of each invoice.</param>
/// <param name="Total">All of it, tax included.</param>
public sealed record CreditNoteAnswer(Guid Plan, string Label, IReadOnlyList<CreditNoteLineAnswer> Lines, Money Total);

/// <summary>What is credited of an invoice.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="InvoiceYear">Its year of issue.</param>
/// <param name="Amount">Tax included.</param>
public sealed record CreditNoteLineAnswer(string Invoice, int InvoiceYear, Money Amount);

/// <summary>What an item holds, as it is kept and answered: one of these.</summary>
sealed record ErpItemContent(EntryAnswer? Entry, LetteringAnswer? Lettering, CreditNoteAnswer? CreditNote = null)
{
    public static ErpItemContent Of(ErpContent content) => content switch
    {
        ErpContent.Entry { Posting: var posting } => new(new(posting.Piece, posting.Label,
            [.. posting.Lines.Select(l => new EntryLineAnswer(l.Side.Account, l.Side.Auxiliary, l.Debit, l.Credit))]), null),
        ErpContent.Lettering l => new(null, new(
            l.Account, l.Credit, Words.Of(l.CreditKind), l.CreditNumber, l.CreditYear, l.Invoice.Number, l.Invoice.Year, l.Amount, Words.Of(l.Basis))),
        ErpContent.CreditNote c => new(null, null, new(
            c.Plan, c.Kind is ErpKind.CreditNoteToIssue ? "Remise accordée : échéancier tenu" : "Annulation : remise accordée",
            [.. c.Lines.Select(l => new CreditNoteLineAnswer(l.Invoice.Number, l.Invoice.Year, l.Amount))], c.Lines.Aggregate(Money.Zero, (sum, l) => sum + l.Amount))),
        _ => throw new UnreachableException(),
    };
}
