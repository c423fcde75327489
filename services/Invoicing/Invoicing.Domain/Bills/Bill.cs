using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Bills;

/// <summary>
/// A bill of exchange (effet de commerce: LCR, BOR) that is to pay invoices at a maturity. It is no cash and settles nothing; an accepted one keeps
/// its invoices from being dunned until its money could be there.
/// </summary>
/// <param name="Document">Whose, under which number; null until it is recorded.</param>
/// <param name="Content">What the ERP said last.</param>
/// <param name="Status">What became of it.</param>
/// <param name="EndedOn">Day it was paid, or came back, which it may after it was said to be paid; null while neither has happened.</param>
/// <param name="Reason">Why it came back.</param>
public sealed record Bill(AccountDocument? Document, BillContent? Content, BillStatus Status, DateOnly? EndedOn, UnpaidReason Reason) : IDecider<Bill, BillCommand, BillEvent>
{
    /// <inheritdoc/>
    public static Bill Initial => new(null, null, BillStatus.None, null, UnpaidReason.None);

    /// <inheritdoc/>
    public static Decision<BillEvent> Decide(Bill bill, BillCommand command) => command switch
    {
        BillCommand.Draw draw            => bill.Draws(draw),
        _ when bill.Document is null     => Refuse("bill_unknown", "There is no such bill."),
        BillCommand.Pay pay              => bill.IsPaid(pay),
        BillCommand.Return back          => bill.ComesBack(back),
        BillCommand.Cancel               => bill.IsCancelled(),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Bill Evolve(Bill was, BillEvent happened) => happened switch
    {
        BillEvent.BillDrawn e     => new(e.Document, e.Content, BillStatus.Open, null, UnpaidReason.None),
        BillEvent.BillCorrected e => was with { Document = was.Document ?? e.Document, Content = e.Content },
        BillEvent.BillPaid e      => was with { Status = BillStatus.Paid, EndedOn = e.On },
        BillEvent.BillReturned e  => was with { Status = BillStatus.Unpaid, EndedOn = e.On, Reason = e.Reason },
        BillEvent.BillCancelled   => was with { Status = BillStatus.Cancelled },
        _ => throw new UnreachableException(),
    };

    Decision<BillEvent> Draws(BillCommand.Draw draw) => this switch
    {
        { Document: not null } when !Document!.IsOfSameAccount(draw.Document) => Refuse("account_differs", $"Bill {Document!.Number} is of customer {Document.Customer}: cancel it and draw another on {draw.Document.Customer}."),
        _ when Content == draw.Content                                       => Nothing,
        { Status: not (BillStatus.None or BillStatus.Open) }                 => Closed(),
        _ when Misfit(draw) is { } misfit                                    => misfit,
        { Document: null }                                                   => new BillEvent.BillDrawn(draw.Document, draw.Content),
        _                                                                    => new BillEvent.BillCorrected(Document, draw.Content),
    };

    static Refusal? Misfit(BillCommand.Draw draw)
    {
        foreach (var covered in draw.Content.Covers.All)
        {
            if (draw.Known.FirstOrDefault(k => k.Number == covered.Number && k.Year == covered.Year) is not { } invoice)
                return Refuse("invoice_unknown", $"There is no invoice {covered.Number} of {covered.Year}.");
            if (invoice.Customer != draw.Document.Account) return Refuse("invoice_of_other_customer", $"Invoice {covered.Number} is not of customer {draw.Document.Customer}.");
            if (invoice.Amount.Currency != covered.Amount.Currency) return Refuse("currency_differs", $"Invoice {covered.Number} is in {invoice.Amount.Currency}; a bill in {covered.Amount.Currency} does not pay it.");
            if (covered.Amount + invoice.InOtherBills > invoice.Amount) return Refuse("invoice_exceeded", TooMuch(covered, invoice));
        }

        return draw.Content.Covers.Sum > draw.Content.Amount ? Refuse("bill_exceeded", $"The bill is of {draw.Content.Amount}; what it is said to pay comes to {draw.Content.Covers.Sum}.") : null;
    }

    static string TooMuch(CoveredInvoice covered, CoverableInvoice invoice) => invoice.InOtherBills.IsPositive
        ? $"Invoice {covered.Number} is of {invoice.Amount}, of which other bills are to pay {invoice.InOtherBills}; {covered.Amount} is too much."
        : $"Invoice {covered.Number} is of {invoice.Amount}; a bill cannot pay {covered.Amount} of it.";

    Decision<BillEvent> IsPaid(BillCommand.Pay pay) => this switch
    {
        { Status: BillStatus.Paid } when EndedOn == pay.On => Nothing,
        { Status: not BillStatus.Open }                    => Closed(),
        _ when pay.On < Content!.MaturesOn && !Content.IsMaturityAssumed => NotDue(),
        _                                                  => new BillEvent.BillPaid(Document!, pay.On),
    };

    // A bank credits a bill under reserve (sauf bonne fin) and debits it again when the debtor's bank sends it back (contre-passation): paid was not the last word.
    Decision<BillEvent> ComesBack(BillCommand.Return back) => this switch
    {
        { Status: BillStatus.Unpaid } when (EndedOn, Reason) == (back.On, back.Reason) => Nothing,
        { Status: BillStatus.Paid } when back.On < EndedOn               => Closed(),
        { Status: not (BillStatus.Open or BillStatus.Paid) }             => Closed(),
        _ when back.On < Content!.MaturesOn && !Content.IsMaturityAssumed => NotDue(),
        _                                                                => new BillEvent.BillReturned(Document!, back.On, back.Reason),
    };

    Decision<BillEvent> IsCancelled() => Status switch
    {
        BillStatus.Cancelled => Nothing,
        BillStatus.Open      => new BillEvent.BillCancelled(Document!),
        _                    => Closed(),
    };

    Refusal NotDue() => Refuse("bill_not_due", $"Bill {Document!.Number} matures on {Content!.MaturesOn:yyyy-MM-dd}: nobody presents it before.");

    Refusal Closed() => Refuse("bill_closed", Status switch
    {
        BillStatus.Paid   => $"Bill {Document!.Number} was paid on {EndedOn:yyyy-MM-dd}.",
        BillStatus.Unpaid => $"Bill {Document!.Number} came back unpaid on {EndedOn:yyyy-MM-dd}: another one has a number of its own.",
        _                 => $"Bill {Document!.Number} was cancelled: another one has a number of its own.",
    });
}
