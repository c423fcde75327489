using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

public sealed partial record Invoice
{
    /// <summary>What still keeps the tax of a loss from being claimed back on a day; null when nothing does (art. 272-1 CGI, rule section 8).</summary>
    /// <param name="lost">The loss.</param>
    /// <param name="on">Day of the entry.</param>
    /// <param name="claimedOn">Day on which it is claimed, never before <paramref name="on"/>: a claim that has lapsed comes back by no earlier entry.</param>
    public Refusal? VatObstacle(Money lost, DateOnly on, DateOnly claimedOn) => this switch
    {
        _ when VatIn(lost) is null         => VatUnknown,
        _ when Losses.Evidence is null     => new("irrecoverability_unproved", $"Nothing shows yet that invoice {Document!.Number} will never be paid: mere non-payment is not enough."),
        _ when !Losses.Evidence.CarriesVat => new("ground_without_vat", "A debt that is given up of one's own will gives no VAT back."),
        _ when on < Losses.Evidence.On     => new("before_evidence", $"What shows that it will never be paid is of {Losses.Evidence.On:yyyy-MM-dd}."),
        _ when Days.Later(on, claimedOn) > Losses.Evidence.LastDay => new("vat_claim_lapsed", $"The claim lapsed on {Losses.Evidence.LastDay:yyyy-MM-dd}."),
        _ when !(Losses.Rectifying is { } sent && sent.SentOn <= on && sent.Vat >= Losses.VatOfLost + VatIn(lost)!.Value) =>
            new("rectifying_invoice_missing", $"The duplicate of invoice {Document!.Number} with the mention of article 272 had not been sent for this amount by {on:yyyy-MM-dd}."),
        _ => null,
    };

    Decision<InvoiceEvent> WritesOff(InvoiceCommand.WriteOff order)
    {
        var amount = order.Amount ?? Outstanding;
        if (Losses.WriteOffs.GetValueOrDefault(order.Reference) is { } known)
            return !known.IsTakenBack && (known.Kind, known.On) == (order.Kind, order.On) && (order.Amount ?? known.Amount) == known.Amount
                ? Nothing : Refuse("write_off_known", $"The write-off {order.Reference} is of {known.Amount} on {known.On:yyyy-MM-dd}{(known.IsTakenBack ? " and was taken back" : "")}: another one needs a reference of its own.");
        if (!Outstanding.IsPositive) return NothingOwed;
        if (order.On < Content!.IssuedOn) return BeforeIssue;
        if (amount.Currency != Content.Amount.Currency || amount > Outstanding) return Refuse("invoice_exceeded", $"Invoice {Document!.Number} is owed {Outstanding}.");
        if (order.VatClaimedOn is { } claimedOn && VatObstacle(amount, order.On, claimedOn) is { } missing) return missing;
        var vat = order.VatClaimedOn is null ? Money.OfCents(0, amount.Currency) : VatIn(amount)!.Value;
        var lost = new InvoiceEvent.DebtWrittenOff(
            Document!, order.Reference, order.Kind, amount, vat, Outstanding - amount, order.On, Losses.IsDoubtful, Content.IssuedOn.Year < order.On.Year);
        return Accept<InvoiceEvent>([.. Unimpaired(Outstanding - amount, order.On), lost]);
    }

    Decision<InvoiceEvent> TakesBack(InvoiceCommand.TakeWriteOffBack order) => Losses.WriteOffs.GetValueOrDefault(order.Reference) switch
    {
        null                  => Refuse("write_off_unknown", $"Invoice {Document!.Number} has no write-off {order.Reference}."),
        { IsTakenBack: true } => Nothing,
        var known when order.On < known.On => Refuse("before_write_off", $"The write-off {order.Reference} is of {known.On:yyyy-MM-dd}."),
        var known             => Back(order.Reference, known, Outstanding, order.On),
    };

    Decision<InvoiceEvent> Reclaims(InvoiceCommand.ReclaimVat order) => Losses.WriteOffs.GetValueOrDefault(order.Reference) switch
    {
        null or { IsTakenBack: true } => Refuse("write_off_unknown", $"Invoice {Document!.Number} has no write-off {order.Reference}."),
        { Vat.IsPositive: true }      => Nothing,
        { Kind: WriteOffKind.SmallDifference } => Refuse("ground_without_vat", "A small difference is given up of one's own will: it gives no VAT back."),
        var known when VatObstacle(known.Lost, order.On, order.ClaimedOn) is { } missing => missing,
        var known                     => new InvoiceEvent.VatReclaimed(Document!, order.Reference, VatIn(known.Lost)!.Value, order.On, Content!.IssuedOn.Year < known.On.Year),
    };

    Decision<InvoiceEvent> Recovers(InvoiceCommand.Recover order)
    {
        if (Losses.Recoveries.TryGetValue(order.Reference, out var before))
            return before == order.Amount ? Nothing : Refuse("recovery_known", $"The recovery {order.Reference} is of {before}: another one needs a reference of its own.");
        var standing = Losses.WriteOffs.Where(w => w.Value.Lost.IsPositive && (order.Under is null || w.Key == order.Under)).ToList();
        if (standing is not [var (reference, lost)])
            return standing.Count == 0 ? Refuse("nothing_lost", $"Nothing of invoice {Document!.Number} is written off{(order.Under is { } named ? $" under {named}" : "")}.")
                : Refuse("write_off_ambiguous", $"Say of which write-off: {string.Join(", ", standing.Select(w => w.Key).Order(StringComparer.Ordinal))}.");
        if (order.Amount.Currency != Content!.Amount.Currency || order.Amount > lost.Lost) return Refuse("recovery_exceeds_loss", $"{lost.Lost} is lost under {reference}.");
        return order.On < lost.On
            ? Refuse("before_write_off", $"The write-off {reference} is of {lost.On:yyyy-MM-dd}.")
            : new InvoiceEvent.RecoveredAfterWriteOff(Document!, order.Reference, reference, order.Amount, lost.VatIn(order.Amount), Outstanding + order.Amount, order.On, Doubtful);
    }

    // What the next payment made small is small no longer when that payment goes: nobody decided to lose more.
    IEnumerable<InvoiceEvent> SmallDifferencesBack(Money outstanding)
    {
        foreach (var (reference, known) in Losses.WriteOffs.Where(w => w.Value is { Kind: WriteOffKind.SmallDifference, Lost.IsPositive: true }).OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            var back = Back(reference, known, outstanding, null);
            outstanding = back.Outstanding;
            yield return back;
        }
    }

    InvoiceEvent.WriteOffTakenBack Back(string reference, KnownWriteOff known, Money outstanding, DateOnly? on) =>
        new(Document!, reference, known.Kind, known.Lost, known.VatOfLost, outstanding + known.Lost, on, Losses.IsDoubtful, Content!.IssuedOn.Year < known.On.Year);

    Invoice With(InvoiceEvent.DebtWrittenOff e) => WithWriteOff(e.WriteOff, new(e.Kind, e.Amount, e.Vat, e.On, false, Money.Zero, Money.Zero));

    Invoice With(InvoiceEvent.RecoveredAfterWriteOff e)
    {
        var known = Written(e.WriteOff);
        var after = WithWriteOff(e.WriteOff, known with { Recovered = known.Recovered + e.Amount, VatRepaid = known.VatRepaid + e.Vat });
        return after with { Losses = after.Losses with { Recoveries = Losses.Recoveries.SetItem(e.Recovery, e.Amount) } };
    }

    KnownWriteOff Written(string reference) => Losses.WriteOffs.GetValueOrDefault(reference) ?? new(WriteOffKind.None, Money.Zero, Money.Zero, default, false, Money.Zero, Money.Zero);

    Invoice WithWriteOff(string reference, KnownWriteOff known) => this with { Losses = Losses with { WriteOffs = Losses.WriteOffs.SetItem(reference, known) } };
}

public abstract partial record InvoiceCommand
{
    /// <summary>It is lost, or a part of it.</summary>
    /// <param name="Reference">Of the write-off, chosen by who sends it.</param>
    /// <param name="Kind">What the loss is.</param>
    /// <param name="Amount">How much; null means all that is owed.</param>
    /// <param name="On">Day of the loss.</param>
    /// <param name="VatClaimedOn">Today, where the tax in it is claimed back: refused while something the law asks for is missing.</param>
    public sealed record WriteOff(string Reference, WriteOffKind Kind, Money? Amount, DateOnly On, DateOnly? VatClaimedOn = null) : InvoiceCommand;

    /// <summary>A write-off was a mistake: what is still lost under it is owed again.</summary>
    /// <param name="Reference">Of the write-off.</param>
    /// <param name="On">From which day.</param>
    public sealed record TakeWriteOffBack(string Reference, DateOnly On) : InvoiceCommand;

    /// <summary>The tax of an earlier write-off is claimed back now that all is there.</summary>
    /// <param name="Reference">Of the write-off.</param>
    /// <param name="On">Day of the entry.</param>
    /// <param name="ClaimedOn">Today.</param>
    public sealed record ReclaimVat(string Reference, DateOnly On, DateOnly ClaimedOn) : InvoiceCommand;

    /// <summary>Money came in after all: so much of the loss is owed again, to be paid by it.</summary>
    /// <param name="Reference">Of the recovery, chosen by who sends it.</param>
    /// <param name="Amount">How much of the loss.</param>
    /// <param name="On">Day of the money.</param>
    /// <param name="Under">Which write-off, where there are several.</param>
    public sealed record Recover(string Reference, Money Amount, DateOnly On, string? Under = null) : InvoiceCommand;
}

public abstract partial record InvoiceEvent
{
    /// <summary>It is lost, or a part of it; <c>Vat</c> is the tax claimed back, <c>EarlierYear</c> that it is a claim of an earlier year than its loss.</summary>
    public sealed record DebtWrittenOff(
        AccountDocument Document, string WriteOff, WriteOffKind Kind, Money Amount, Money Vat, Money Outstanding, DateOnly On, bool Doubtful, bool EarlierYear) : InvoiceEvent;

    /// <summary>What was still lost under a write-off is owed again: from <c>On</c>, or from the day it happened.</summary>
    public sealed record WriteOffTakenBack(
        AccountDocument Document, string WriteOff, WriteOffKind Kind, Money Amount, Money Vat, Money Outstanding, DateOnly? On, bool Doubtful, bool EarlierYear) : InvoiceEvent;

    /// <summary>The tax of an earlier write-off is claimed back.</summary>
    public sealed record VatReclaimed(AccountDocument Document, string WriteOff, Money Vat, DateOnly On, bool EarlierYear) : InvoiceEvent;

    /// <summary>Money came in after all on what was written off: so much is owed again, and <c>Vat</c> of it is to be repaid. <c>Doubtful</c> is true where the rest was doubtful then, else null.</summary>
    public sealed record RecoveredAfterWriteOff(
        AccountDocument Document, string Recovery, string WriteOff, Money Amount, Money Vat, Money Outstanding, DateOnly On, bool? Doubtful = null) : InvoiceEvent;
}
