using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.LateInterest;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

public sealed partial record Invoice
{
    /// <summary>It bills the penalties of invoices that were paid late: it bears no interest itself (rule R2.5).</summary>
    public bool IsPenalty => Content?.Penalties is not null;

    // Outside the scope of VAT (rule R2.2).
    static Decision<InvoiceEvent> Bills(InvoiceCommand.BillPenalties bill)
    {
        if (!bill.Penalties.Asked.IsPositive) return Refuse("nothing_to_bill", "Nothing is owed for late payment.");
        var content = new InvoiceContent(bill.Document.Number, bill.IssuedOn, bill.DueOn, bill.Penalties.Asked, DateUncertain: false, Vat: Money.OfCents(0), Penalties: bill.Penalties);
        return new InvoiceEvent.InvoiceIssued(bill.Document, content, content.Asked, Origin.Penalties);
    }

    Decision<InvoiceEvent> IsBilled(InvoiceCommand.BillPenalties bill) =>
        Content!.Penalties == bill.Penalties ? Nothing : Refuse("number_taken", $"There is an invoice {Document!.Number} already.");

    // The ERP posted what it was asked to, and tells of it.
    Decision<InvoiceEvent> IsToldBack(InvoiceCommand.Issue issue) =>
        Document!.IsOfSameAccount(issue.Document) && (issue.Amount == Content!.Amount || issue.Amount == Content.Penalties!.Billed) ? Nothing
        : Refuse("penalty_bill", $"{Document!.Number} is a bill of penalties that was issued here: it follows the invoices it is for, and is cancelled as a whole.");

    Decision<InvoiceEvent> GivesBack(InvoiceCommand.TakePenaltiesBack order)
    {
        if (Content!.Penalties is not { } billed) return Refuse("no_penalty_bill", $"{Document!.Number} is no bill of penalties.");
        // What a debtor has paid is not given back by itself, and a public buyer owes it whatever was said; nothing ends before it was billed.
        var (sources, on) = !order.OnlyUnpaid ? (order.Sources, order.On)
            : (order.End is PenaltyEnd.Waived && billed.Debtor is DebtorKind.PublicBody ? [] : billed.Unpaid(order.Sources ?? [], Outstanding), Days.Later(order.On, Content.IssuedOn));
        var content = Content with { Penalties = billed.Without(sources, order.End, on) };
        content = content with { Amount = Money.OfCents(content.Penalties.Asked.Cents, Content.Amount.Currency) };
        if (content.Penalties == billed) return Nothing;
        if (order.End is PenaltyEnd.Waived && billed.Debtor is DebtorKind.PublicBody) return Refuse("waiver_void", "The interest and the compensation that a public buyer owes cannot be waived (L2192-14).");

        var found = content.Asked < Content.Asked - Outstanding && Losses.Lost.IsPositive ? LossesBack(on).ToArray() : [];
        var then = found.Aggregate(this, Evolve);
        var undone = then.Undone(content.Asked, on).ToArray();
        var outstanding = undone.Aggregate(content.Asked - (Content.Asked - then.Outstanding), (left, back) => left + back.Amount);
        return Accept<InvoiceEvent>(
            [.. found, .. undone, new InvoiceEvent.PenaltyTakenBack(Document!, content, Content.Asked - content.Asked, outstanding, order.End, on, Doubtful), .. then.Unimpaired(outstanding, on)]);
    }

    // What nobody asks for any more was not lost either.
    IEnumerable<InvoiceEvent> LossesBack(DateOnly on)
    {
        var outstanding = Outstanding;
        foreach (var (reference, known) in Losses.WriteOffs.Where(w => w.Value.Lost.IsPositive).OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            var back = Back(reference, known, outstanding, Days.Later(on, known.On));
            outstanding = back.Outstanding;
            yield return back;
        }
    }
}

public abstract partial record InvoiceCommand
{
    /// <summary>Bills what invoices that were paid late owe, on a document of its own.</summary>
    /// <param name="Document">Whose it is, and its number.</param>
    /// <param name="Penalties">One line for each invoice.</param>
    /// <param name="IssuedOn">Today.</param>
    /// <param name="DueOn">Last day on which payment is in time.</param>
    public sealed record BillPenalties(AccountDocument Document, BilledPenalties Penalties, DateOnly IssuedOn, DateOnly DueOn) : InvoiceCommand;

    /// <summary>Lines of a bill of penalties are asked for no more.</summary>
    /// <param name="Sources">The invoices they are for; null means all that stand.</param>
    /// <param name="End">Why.</param>
    /// <param name="On">From which day.</param>
    public sealed record TakePenaltiesBack(ImmutableArray<Guid>? Sources, PenaltyEnd End, DateOnly On) : InvoiceCommand
    {
        /// <summary>Only those that are not paid.</summary>
        public bool OnlyUnpaid { get; init; }
    }
}

public abstract partial record InvoiceEvent
{
    /// <summary>
    /// Lines of a bill of penalties are asked for no more; all of it after the change, and <c>Amount</c> is by how much less. <c>Doubtful</c> is true where it was doubtful then, else null.
    /// </summary>
    public sealed record PenaltyTakenBack(AccountDocument Document, InvoiceContent Content, Money Amount, Money Outstanding, PenaltyEnd End, DateOnly On, bool? Doubtful = null) : InvoiceEvent;
}
