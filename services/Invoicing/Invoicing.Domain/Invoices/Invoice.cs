using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.PaymentTerms;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>A part of a credit on an invoice.</summary>
/// <param name="Source">Stream id of the payment or credit note.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="Since">First day on which all of it counts, where that is not as soon as both documents do.</param>
public sealed record Settled(Guid Source, Money Amount, DateOnly? Since = null);

/// <summary>An invoice (facture): a receivable of one customer account, and what is still owed of it.</summary>
/// <param name="Document">Null until it is booked.</param>
/// <param name="Content">What the source said last, with the dates a person confirmed.</param>
/// <param name="DatesConfirmed">A person vouched for its dates.</param>
/// <param name="Settlements">The credits on it, in the order they came.</param>
/// <param name="Disputes">By reference.</param>
public sealed partial record Invoice(
    AccountDocument? Document, InvoiceContent? Content, bool DatesConfirmed, ImmutableList<Settled> Settlements, ImmutableDictionary<string, KnownDispute> Disputes)
    : IDecider<Invoice, InvoiceCommand, InvoiceEvent>
{
    /// <inheritdoc/>
    public static Invoice Initial => new(null, null, false, [], ImmutableDictionary<string, KnownDispute>.Empty);

    /// <summary>Due date of the oldest part that is open.</summary>
    public DateOnly NextDueOn => Content!.Instalments?.NextDueOn(Outstanding) ?? Content.DueOn;

    /// <summary>Still owed.</summary>
    public Money Outstanding => Settlements.Aggregate(Content!.Asked - Losses.Lost, (left, s) => left - s.Amount);

    /// <inheritdoc/>
    public static Decision<InvoiceEvent> Decide(Invoice invoice, InvoiceCommand command) => command switch
    {
        InvoiceCommand.Issue issue when invoice.Document is null => Issues(issue),
        InvoiceCommand.BillPenalties bill when invoice.Document is null => Bills(bill),
        InvoiceCommand.HearCause when invoice.Document is null   => Nothing,
        InvoiceCommand.Contest { IsHeard: true } when invoice.Document is null => Nothing,
        _ when invoice.Document is null                          => Refuse("invoice_unknown", "There is no such invoice."),
        InvoiceCommand.Issue issue when invoice.IsPenalty        => invoice.IsToldBack(issue),
        InvoiceCommand.Issue issue                               => invoice.Corrects(issue),
        InvoiceCommand.BillPenalties bill                        => invoice.IsBilled(bill),
        InvoiceCommand.TakePenaltiesBack order                   => invoice.GivesBack(order),
        InvoiceCommand.ConfirmDates confirm                      => invoice.Confirms(confirm),
        InvoiceCommand.Allocate allocate                         => invoice.Allocates(allocate),
        InvoiceCommand.Contest contest                           => invoice.IsContested(contest),
        InvoiceCommand.Resolve resolve                           => invoice.Resolves(resolve),
        InvoiceCommand.WithdrawDeduction withdraw                => invoice.IsTakenBack(withdraw),
        InvoiceCommand.Hold hold                                 => invoice.IsHeld(hold),
        InvoiceCommand.LiftHold lift                             => invoice.Lifts(lift),
        InvoiceCommand.Assign assign                             => invoice.IsGiven(assign),
        InvoiceCommand.TakeBack back                             => invoice.ComesBack(back),
        InvoiceCommand.EstablishCause establish                  => invoice.Establishes(establish),
        InvoiceCommand.HearCause hear                            => invoice.HearsCause(hear),
        InvoiceCommand.RecordStatus record                       => invoice.Hears(record.Status),
        InvoiceCommand.ImportReminders import                    => invoice.TakesOver(import),
        InvoiceCommand.ClassifyDoubtful doubt                    => invoice.IsDoubted(doubt),
        InvoiceCommand.EndDoubt end                              => invoice.IsTrusted(end),
        InvoiceCommand.Impair impair                             => invoice.IsImpaired(impair),
        InvoiceCommand.EvidenceIrrecoverability evidence         => invoice.IsEvidenced(evidence),
        InvoiceCommand.SendRectifyingInvoice rectify             => invoice.IsRectified(rectify),
        InvoiceCommand.WriteOff order                            => invoice.WritesOff(order),
        InvoiceCommand.TakeWriteOffBack order                    => invoice.TakesBack(order),
        InvoiceCommand.ReclaimVat order                          => invoice.Reclaims(order),
        InvoiceCommand.Recover order                             => invoice.Recovers(order),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Invoice Evolve(Invoice was, InvoiceEvent happened) => happened switch
    {
        InvoiceEvent.InvoiceIssued e         => was with { Document = e.Document, Content = e.Content },
        InvoiceEvent.InvoiceCorrected e      => was with { Content = e.Content },
        InvoiceEvent.InvoiceDatesConfirmed e => was with { Content = e.Content, DatesConfirmed = true },
        InvoiceEvent.AmountAllocated e       => was with { Settlements = With(was.Settlements, e.Source, e.Amount, e.Since) },
        InvoiceEvent.AllocationUndone e      => was with { Settlements = With(was.Settlements, e.Source, -e.Amount) },
        InvoiceEvent.InvoiceDisputed e       => was.With(e),
        InvoiceEvent.DisputeResolved e       => was.With(e),
        InvoiceEvent.CauseEstablished e      => was with { Established = new(e.Cause, e.Fault) },
        InvoiceEvent.CauseHeard e            => was with { HeardCause = e.Heard },
        InvoiceEvent.RemindersImported e     => was with { Reminders = e.History },
        InvoiceEvent.InvoiceHeld e           => was with { Holds = was.Holds.SetItem(e.Hold, new(e.Reason, e.Until, false)) },
        InvoiceEvent.PaymentTermExceedsLegalCap e => was with { Excess = new(e.DueOn, e.Latest, e.Rule, e.Source, IsOver: false) },
        InvoiceEvent.PaymentTermWithinLegalCap    => was with { Excess = was.Excess is { } excess ? excess with { IsOver = true } : null },
        InvoiceEvent.HoldLifted e            => was with { Holds = was.Holds.SetItem(e.Hold, (was.Holds.GetValueOrDefault(e.Hold) ?? Unheld) with { IsLifted = true }) },
        InvoiceEvent.InvoiceAssigned e       => was.With(e),
        InvoiceEvent.InvoiceTakenBack e      => was.With(e),
        InvoiceEvent.EInvoiceStatusReceived e => was with { Statuses = was.Statuses.Add(e.Status) },
        InvoiceEvent.DebtClassifiedDoubtful e    => was with { Losses = was.Losses with { DoubtfulFor = e.Reason, DoubtfulSince = e.On } },
        InvoiceEvent.DebtNoLongerDoubtful        => was with { Losses = was.Losses with { DoubtfulFor = DoubtReason.None, DoubtfulSince = null } },
        InvoiceEvent.ImpairmentRecorded e        => was with { Losses = was.Losses with { Impairment = e.Impairment } },
        InvoiceEvent.IrrecoverabilityEvidenced e => was with { Losses = was.Losses with { Evidence = e.Evidence } },
        InvoiceEvent.RectifyingInvoiceSent e     => was with { Losses = was.Losses with { Rectifying = e.Rectifying } },
        InvoiceEvent.DebtWrittenOff e            => was.With(e),
        InvoiceEvent.WriteOffTakenBack e         => was.WithWriteOff(e.WriteOff, was.Written(e.WriteOff) with { IsTakenBack = true }),
        InvoiceEvent.VatReclaimed e              => was.WithWriteOff(e.WriteOff, was.Written(e.WriteOff) with { Vat = e.Vat }),
        InvoiceEvent.RecoveredAfterWriteOff e    => was.With(e),
        InvoiceEvent.PenaltyTakenBack e          => was with { Content = e.Content },
        _ => throw new UnreachableException(),
    };

    static Decision<InvoiceEvent> Issues(InvoiceCommand.Issue issue)
    {
        var parts = SomethingOrNull(issue.Instalments);
        var content = new InvoiceContent(
            issue.Reference, issue.IssuedOn, parts?.FirstDueOn ?? issue.DueOn ?? issue.DueByTerm, issue.Amount, issue.DateUncertain, issue.Vat, SomethingOrNull(issue.Prepaid), issue.DeliveredOn, parts);
        return content.Misfit(issue.Document.Number) is { } misfit ? misfit
            : Accept<InvoiceEvent>([new InvoiceEvent.InvoiceIssued(issue.Document, content, content.Asked, issue.Origin), .. Initial.Capped(issue, content)]);
    }

    Decision<InvoiceEvent> Corrects(InvoiceCommand.Issue issue)
    {
        var content = Corrected(issue);
        if (!Document!.IsOfSameAccount(issue.Document))
            return Refuse("account_differs", $"Invoice {Document!.Number} belongs to customer {Document.Customer}; credit it and issue another to {issue.Document.Customer}.");
        if (content == Content) return Nothing;
        if (content.Amount.Currency != Content!.Amount.Currency)
            return Refuse("currency_differs", $"Invoice {Document.Number} is in {Content.Amount.Currency}; it cannot become {content.Amount.Currency}.");

        if (content.Misfit(Document.Number) is { } misfit) return misfit;
        if (content.Asked != Content.Asked && Losses.Lost.IsPositive) return CorrectsWhatIsLost(issue);

        var undone = Undone(content.Asked, Content.IssuedOn).ToArray();
        var outstanding = undone.Aggregate(content.Asked - (Content.Asked - Outstanding), (left, back) => left + back.Amount);
        Money? change = Losses.IsDoubtful && content.Asked != Content.Asked ? content.Asked - Content.Asked : null;
        return Accept<InvoiceEvent>(
            [.. undone, new InvoiceEvent.InvoiceCorrected(Document, content, outstanding, change), .. (this with { Content = content }).Unimpaired(outstanding, null), .. Capped(issue, content)]);
    }

    Decision<InvoiceEvent> CorrectsWhatIsLost(InvoiceCommand.Issue issue)
    {
        InvoiceEvent[] back = [.. SmallDifferencesBack(Outstanding)];
        var then = back.Aggregate(this, Evolve);
        if (then.Losses.Lost.IsPositive) return Refuse("invoice_written_off", $"{then.Losses.Lost} of invoice {Document!.Number} is written off: take that back before it becomes another amount.");
        var corrected = then.Corrects(issue);
        return corrected.Refusal is not null ? corrected : Accept<InvoiceEvent>([.. back, .. corrected.Facts]);
    }

    // Dates that a person confirmed stand against a source that never knew them; a due date that followed from a term stays with its invoice.
    InvoiceContent Corrected(InvoiceCommand.Issue issue)
    {
        InvoiceContent said = this switch
        {
            { DatesConfirmed: true } when issue.DateUncertain => Content! with { Reference = issue.Reference, Amount = issue.Amount },
            _ => new(issue.Reference, issue.IssuedOn, issue.DueOn ?? (issue.IssuedOn == Content!.IssuedOn ? Content.DueOn : issue.DueByTerm), issue.Amount, issue.DateUncertain),
        };
        said = said with { Vat = issue.Vat ?? (issue.Amount == Content!.Amount ? Content.Vat : null), Prepaid = SomethingOrNull(issue.Prepaid ?? Content!.Prepaid), DeliveredOn = issue.DeliveredOn ?? Content!.DeliveredOn };
        var parts = issue.Instalments is { } told ? SomethingOrNull(told) : said.Asked == Content!.Asked ? Content.Instalments : null;
        // Without its parts it is due as a whole again, by what was agreed.
        return said with { Instalments = parts, DueOn = parts?.FirstDueOn ?? (Content!.Instalments is null ? said.DueOn : issue.DueOn ?? issue.DueByTerm) };
    }

    static Instalments? SomethingOrNull(Instalments? parts) => parts is { All.IsEmpty: true } ? null : parts;

    static Money? SomethingOrNull(Money? amount) => amount is { IsZero: true } ? null : amount;

    // The latest allocations go back to their sources until what stays fits the smaller amount, which it has from a day on.
    IEnumerable<InvoiceEvent.AllocationUndone> Undone(Money amount, DateOnly from)
    {
        var (excess, outstanding) = (Content!.Asked - Outstanding - amount, Outstanding);
        for (var i = Settlements.Count - 1; i >= 0 && excess.IsPositive; i--)
        {
            var part = Money.Min(excess, Settlements[i].Amount);
            (excess, outstanding) = (excess - part, outstanding + part);
            // What the smaller invoice never could take never was on it.
            yield return new(Document!, Settlements[i].Source, part, outstanding, Days.Later(from, Settlements[i].Since), Doubtful);
        }
    }

    Decision<InvoiceEvent> Confirms(InvoiceCommand.ConfirmDates confirm)
    {
        var content = Content! with { IssuedOn = confirm.IssuedOn ?? Content!.IssuedOn, DueOn = confirm.DueOn, DateUncertain = false };
        if (content.DueOn < content.IssuedOn) return Refuse("due_before_issue", $"Invoice {Document!.Number} cannot be due before it was issued on {content.IssuedOn:yyyy-MM-dd}.");
        if (Content!.DateUncertain || (DatesConfirmed && content != Content)) return new InvoiceEvent.InvoiceDatesConfirmed(Document!, content, Outstanding);
        return content == Content ? Nothing : Refuse("dates_known", $"Invoice {Document!.Number} has dates of its own; the ERP corrects them.");
    }
}
