using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.EInvoices;

/// <summary>Books what an electronic invoice says on the buyer's account, under the key any other way of sending it has: once, whatever its formats.</summary>
sealed class EInvoiceBooking(Books books, Ledger ledger, EInvoiceCustomers customers)
{
    const int LongestReference = 120;

    /// <summary>What came of it, or why nothing did.</summary>
    public async Task<(EInvoiceAnswer? Answer, IResult? Problem)> Book(Session session, EInvoiceReading.Found found, string? customer, EventContext context, CancellationToken stop)
    {
        var invoice = found.Invoice;
        if (invoice.Seller.Siren is not { } creditor) return (null, EInvoiceRefusals.SellerUnidentified());
        if (!await KnownCreditor.IsKnown(session, creditor.Digits, stop)) return (null, KnownCreditor.Unknown(creditor.Digits));
        if (invoice.Totals.Amount.IsZero) return (EInvoiceAnswer.Of(found, "nothing_owed", null, []), null);

        var account = await customers.Of(session, invoice, customer, context, stop);
        if (account.Problem is { } unknown) return (null, unknown);
        var document = new AccountDocument(creditor.Digits, account.Number!, invoice.Number, invoice.IssuedOn.Year);
        var (refusal, outcome, warnings) = invoice.Kind is EInvoiceKind.CreditNote
            ? await BookCreditNote(session, document, invoice, context, stop)
            : await BookInvoice(session, document, invoice, context, stop);
        if (refusal is not null) return (null, Answer.Refused(refusal));
        await EInvoiceCustomers.Link(session, creditor, invoice.Buyer.Siren, document.Account, stop);
        if (account.IsOpened) warnings.Add(new("customer_opened", "BT-46", $"The buyer was not known: the account {account.Number} was opened on the legal term."));
        return (EInvoiceAnswer.Of(found, outcome, document, warnings), null);
    }

    async Task<(Refusal?, string Outcome, List<EInvoiceRemark>)> BookInvoice(Session session, AccountDocument document, EInvoice invoice, EventContext context, CancellationToken stop)
    {
        var totals = invoice.Totals;
        var reference = await Reference(session, "invoices", document.Invoice, invoice.OrderReference, document.Number, stop);
        var outcome = (await ledger.Issue(session, document, term => new InvoiceCommand.Issue(document, reference, invoice.IssuedOn, invoice.DueOn, term, totals.Amount, false, Origin.EInvoice)
        {
            Vat = totals.Tax.Amount >= 0 && totals.Tax <= totals.Amount ? totals.Tax : null, Prepaid = Money.Min(totals.Prepaid, totals.Amount),
        }, context, stop))!;
        if (outcome.Decision.Refusal is { } refusal) return (refusal, "", []);

        List<EInvoiceRemark> warnings = [];
        // Of an assignment that was told by itself, that is what counts.
        foreach (var (hold, reason, remark) in Holds(invoice))
            if (!outcome.State.Holds.ContainsKey(hold) && !(reason is HoldReason.Factored && outcome.State.Assignments.Count > 0))
            {
                await books.Invoices.Handle(session, document.Invoice, new InvoiceCommand.Hold(hold, reason, null), context, stop);
                warnings.Add(remark);
            }

        if (invoice.IsCorrective) warnings.AddRange(await HoldReplaced(session, document, invoice, context, stop));
        return (null, Outcome(outcome.Decision.Facts.Length, outcome.Decision.Facts.Any(f => f is InvoiceEvent.InvoiceIssued)), warnings);
    }

    async Task<(Refusal?, string Outcome, List<EInvoiceRemark>)> BookCreditNote(Session session, AccountDocument document, EInvoice invoice, EventContext context, CancellationToken stop)
    {
        if (!invoice.Totals.Payable.IsPositive) return (null, "nothing_owed", []);
        var reference = await Reference(session, "credits", document.CreditOf(CreditKind.CreditNote), invoice.OrderReference, document.Number, stop);
        var named = new Designations([.. invoice.Preceding.Select(p => new Designation(p.Number, p.IssuedOn?.Year, null))]);
        var outcome = (await ledger.Book(session, CreditKind.CreditNote, document,
            new CreditCommand.Book(CreditKind.CreditNote, document, new(reference, invoice.IssuedOn, invoice.Totals.Payable, named), Origin.EInvoice), context, stop))!;
        return (outcome.Decision.Refusal, Outcome(outcome.Decision.Facts.Length, outcome.Decision.Facts.Any(f => f is CreditEvent.CreditNoteIssued)), []);
    }

    // What was known of it is shown as before: the same document by another way is no correction for its order number. The buyer's reference (BT-10) is left out:
    // it may be the name of whoever ordered, and a reference stands in the stream for ever.
    static async Task<string> Reference(Session session, string table, Guid document, string? own, string number, CancellationToken stop)
    {
        if (await session.Read($"select reference from {table} where id = $1", r => r.GetString(0), stop, document) is [var known]) return known;
        return own is null || own == number || own.Length > LongestReference ? number : $"{number} ({own})";
    }

    static IEnumerable<(string Hold, HoldReason Reason, EInvoiceRemark Remark)> Holds(EInvoice invoice)
    {
        if (invoice.IsAlreadyPaid && invoice.Totals.Payable.IsPositive)
            yield return ("einvoice:already-paid", HoldReason.AlreadyPaid, new("already_paid", "BT-23", $"Its process {invoice.Process} says that it is paid: it is not dunned until a person lifts the hold."));
        if (invoice.IsFactored)
            yield return ("einvoice:factored", HoldReason.Factored, new("factored", "BT-3", $"Its type {invoice.Type} says that a factor collects it: it is not dunned until a person lifts the hold."));
    }

    // A corrective invoice (facture rectificative) takes the place of the one it names: both claimed would be one too many.
    async Task<List<EInvoiceRemark>> HoldReplaced(Session session, AccountDocument document, EInvoice invoice, EventContext context, CancellationToken stop)
    {
        List<EInvoiceRemark> warnings = [];
        foreach (var before in invoice.Preceding)
        {
            var replaced = await session.Read(
                """
                select i.id from invoices i where i.creditor = $1 and i.customer = $2 and upper(i.number) = upper($3) and ($4::int is null or i.year = $4) and i.id <> $5
                   and not exists (select from invoice_holds h where h.invoice = i.id and h.hold = 'einvoice:replaced')
                """, r => r.GetGuid(0), stop, document.Creditor, document.Account, before.Number, before.IssuedOn?.Year, document.Invoice);
            if (replaced is not [var one]) continue;
            await books.Invoices.Handle(session, one, new InvoiceCommand.Hold("einvoice:replaced", HoldReason.EInvoiceCancelled, null), context, stop);
            warnings.Add(new("replaces", "BT-25", $"It takes the place of {before.Number}, which is not dunned until a person lifts the hold or a credit note settles it."));
        }

        return warnings;
    }

    static string Outcome(int facts, bool issued) => issued ? "booked" : facts > 0 ? "corrected" : "known";
}
