using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

public sealed partial record Invoice
{
    static readonly KnownDispute Unheard = new(DisputeReason.None, Money.Zero, DisputeOutcome.None, DisputeHandling.None);

    // A payment, even in full, ends no dispute: only its resolution does.
    Decision<InvoiceEvent> IsContested(InvoiceCommand.Contest contest)
    {
        var amount = contest.Amount ?? Content!.Amount;
        var known = Disputes.GetValueOrDefault(contest.Dispute);
        if (contest.IsHeard)
        {
            // It happened: what people have made of it since stays, and no more than the invoice can be contested.
            if (known is not null) return Nothing;
            if (amount.Currency != Content!.Amount.Currency || amount > Content.Amount) amount = Content.Amount;
        }

        // A payer that takes a deduction back and claims it once more has it judged once more.
        if (known is { Outcome: DisputeOutcome.Withdrawn } && contest.Deduction is not null) known = null;
        if (known?.Is(contest, amount) == true) return Nothing;
        // A deduction that was judged stays judged, whoever handled it.
        if (contest.Deduction is not null && known is { Outcome: not DisputeOutcome.None } && (known.Reason, known.Amount) == (contest.Reason, amount)) return Nothing;
        if (known is { Outcome: not DisputeOutcome.None }) return Refuse("dispute_resolved", $"The dispute {contest.Dispute} has ended; a new one needs a reference of its own.");
        if (amount.Currency != Content!.Amount.Currency || amount > Content.Amount) return Refuse("dispute_exceeds_invoice", $"Invoice {Document!.Number} is of {Content.Amount}.");
        return new InvoiceEvent.InvoiceDisputed(Document!, contest.Dispute, contest.Reason, amount, contest.Handling ?? Kept(known), contest.On, contest.Deduction);
    }

    static DisputeHandling? Kept(KnownDispute? known) => known is null || known.Handling == DisputeHandling.None ? null : known.Handling;

    Decision<InvoiceEvent> Resolves(InvoiceCommand.Resolve resolve) => Disputes.GetValueOrDefault(resolve.Dispute) switch
    {
        null                                     => Refuse("dispute_unknown", $"Invoice {Document!.Number} has no dispute {resolve.Dispute}."),
        var known when known.Is(resolve)         => Nothing,
        { Outcome: not DisputeOutcome.None }     => Refuse("dispute_resolved", $"The dispute {resolve.Dispute} has ended otherwise."),
        _ when resolve is { Outcome: DisputeOutcome.Rejected or DisputeOutcome.Withdrawn, Note: not null } => Refuse("note_without_cause", "A dispute that was rejected or withdrawn is not settled by a credit note."),
        _                                        => new InvoiceEvent.DisputeResolved(Document!, resolve.Dispute, resolve.Outcome, resolve.Note, resolve.On),
    };

    Decision<InvoiceEvent> IsTakenBack(InvoiceCommand.WithdrawDeduction withdraw) => Disputes.GetValueOrDefault(withdraw.Dispute) switch
    {
        { Outcome: DisputeOutcome.None, Deduction: not null } open when !withdraw.UnlessLookedAt || !open.IsLookedAt =>
            new InvoiceEvent.DisputeResolved(Document!, withdraw.Dispute, DisputeOutcome.Withdrawn, null, withdraw.On),
        _ => Nothing,
    };

    Invoice With(InvoiceEvent.InvoiceDisputed e)
    {
        var known = Disputes.GetValueOrDefault(e.Dispute) is { Outcome: not DisputeOutcome.Withdrawn } there ? there : null;
        return this with
        {
            Disputes = Disputes.SetItem(e.Dispute, new(e.Reason, e.Disputed, DisputeOutcome.None, e.Handling ?? DisputeHandling.None, known?.OpenedOn ?? e.On)
            {
                Deduction = e.Deduction ?? known?.Deduction, IsLookedAt = known is not null && (known.IsLookedAt || e.Deduction is null),
            }),
        };
    }

    Invoice With(InvoiceEvent.DisputeResolved e) => this with
    {
        Disputes = Disputes.SetItem(e.Dispute, (Disputes.GetValueOrDefault(e.Dispute) ?? Unheard) with { Outcome = e.Outcome, Note = e.Note, ResolvedOn = e.On }),
    };
}

public abstract partial record InvoiceCommand
{
    /// <summary>The debtor contests it, or contests it otherwise than before.</summary>
    /// <param name="Dispute">Reference of the dispute, chosen by who sends it.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Amount">How much of it; null means all.</param>
    /// <param name="Handling">Who deals with it; null leaves that as it is.</param>
    /// <param name="On">Today; the first one counts.</param>
    public sealed record Contest(string Dispute, DisputeReason Reason, Money? Amount, DisputeHandling? Handling = null, DateOnly? On = null) : InvoiceCommand
    {
        /// <summary>The deduction that says so; null where a person does.</summary>
        public ClaimedDeduction? Deduction { get; init; }

        /// <summary>Another service heard of it: it is a fact, which nothing refuses.</summary>
        public bool IsHeard { get; init; }
    }

    /// <summary>The payer keeps nothing back any more: what a deduction contested is claimed again.</summary>
    /// <param name="Dispute">Its reference.</param>
    /// <param name="UnlessLookedAt">A dispute that a person has dealt with stays.</param>
    /// <param name="On">Today.</param>
    public sealed record WithdrawDeduction(string Dispute, bool UnlessLookedAt, DateOnly On) : InvoiceCommand;

    /// <summary>A dispute has ended.</summary>
    /// <param name="Dispute">Its reference.</param>
    /// <param name="Outcome">How.</param>
    /// <param name="Note">The credit note that settles it.</param>
    /// <param name="On">Today.</param>
    public sealed record Resolve(string Dispute, DisputeOutcome Outcome, SettlingNote? Note = null, DateOnly? On = null) : InvoiceCommand;
}

public abstract partial record InvoiceEvent
{
    /// <summary>The debtor contests it (litige), or contests it otherwise; all of it after the change. <c>Deduction</c> is there where a payment says so, and null where a person does.</summary>
    public sealed record InvoiceDisputed(
        AccountDocument Document, string Dispute, DisputeReason Reason, Money Disputed, DisputeHandling? Handling = null, DateOnly? On = null, ClaimedDeduction? Deduction = null) : InvoiceEvent;

    /// <summary>The dispute has ended; what is owed can be claimed again.</summary>
    public sealed record DisputeResolved(AccountDocument Document, string Dispute, DisputeOutcome Outcome, SettlingNote? Note = null, DateOnly? On = null) : InvoiceEvent;
}
