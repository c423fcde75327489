using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.Limitation;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.WriteOffs.WriteOffCommand;
using static Recouvrement.Litigation.Domain.WriteOffs.WriteOffEvent;

namespace Recouvrement.Litigation.Domain.WriteOffs;

/// <summary>How far a write-off has come.</summary>
public enum WriteOffStage
{
    /// <summary>Nothing was proposed.</summary>
    NotProposed,

    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>Agreed to.</summary>
    Approved,

    /// <summary>A second person did not agree.</summary>
    Declined,

    /// <summary>Written off.</summary>
    Done,
}

/// <summary>A debt that is given up as lost (passage en perte), with what shows that its tax may be claimed back.</summary>
/// <param name="Stage">How far it has come.</param>
/// <param name="Matter">Null until proposed.</param>
/// <param name="Lost">Null until proposed.</param>
/// <param name="Evidence">Null until proposed.</param>
/// <param name="ProposedBy">May not agree to it himself.</param>
/// <param name="Duplicate">The rectifying invoice; null until sent.</param>
/// <param name="ReclaimedVat">Claimed back.</param>
/// <param name="WrittenOffOn">Null until done.</param>
/// <param name="Recoveries">What came in after all, by reference.</param>
/// <param name="Repaid">Tax to repay on it so far.</param>
public sealed record WriteOff(
    WriteOffStage Stage, WriteOffMatter? Matter, LostAmount? Lost, LossEvidence? Evidence, string? ProposedBy, RectifyingDuplicate? Duplicate, Money ReclaimedVat, DateOnly? WrittenOffOn,
    ImmutableDictionary<string, (Money Amount, DateOnly On)> Recoveries, Money Repaid)
    : IDecider<WriteOff, WriteOffCommand, WriteOffEvent>
{
    /// <inheritdoc/>
    public static WriteOff Initial { get; } = new(
        WriteOffStage.NotProposed, null, null, null, null, null, Money.Zero, null, ImmutableDictionary.Create<string, (Money, DateOnly)>(StringComparer.OrdinalIgnoreCase), Money.Zero);

    /// <summary>The stream of a write-off.</summary>
    public static Guid StreamOf(Guid invoice, string reference) => NameBasedId.Of($"write_off|{invoice}|{reference.ToUpperInvariant()}");

    /// <summary>Under which source the books of Invoicing show a write-off that was decided here, once its balance comes back.</summary>
    public static Guid SourceOf(Guid invoice, string reference) => NameBasedId.Of($"write_off|{invoice}|litigation:{reference}");

    /// <summary>The words that the law wants on the duplicate of an unpaid invoice (CGI art. 272-1).</summary>
    public static string UnpaidMention(LostAmount lost) => string.Create(
        CultureInfo.GetCultureInfo("fr-FR"),
        $"Facture demeurée impayée pour la somme de {lost.Net.Amount:N2} € (prix net) et pour la somme de {lost.Vat.Amount:N2} € (TVA correspondante) qui ne peut faire l'objet d'une déduction (CGI, art. 272)");

    /// <summary>Last day on which the tax can be claimed back: 31 December of the second year; null where the ground gives none, or the law of its day is not in the table.</summary>
    public DateOnly? VatClaimUntil(TimeLimits limits) => Evidence is { } evidence && evidence.CarriesVat() ? limits.Find(LimitKind.VatReclaim, evidence.On)?.LastDay(evidence.On) : null;

    /// <summary>Still lost.</summary>
    public Money StillLost => (Lost?.Gross ?? Money.Zero) - Recoveries.Values.Aggregate(Money.Zero, (sum, r) => sum + r.Amount);

    /// <inheritdoc/>
    public static Decision<WriteOffEvent> Decide(WriteOff state, WriteOffCommand command) => (command, state.Stage) switch
    {
        (ProposeWriteOff p, WriteOffStage.NotProposed)   => Proposes(p),
        (ProposeWriteOff p, _)                           => (state.Lost, state.Evidence) == (p.Lost, p.Evidence) ? Nothing : Refuse("reference_used", "Something else was proposed under this reference."),
        (_, WriteOffStage.NotProposed)                   => Refuse("no_such_write_off", "Nothing was proposed under this reference."),
        (ApproveWriteOff a, WriteOffStage.Proposed)      => a.By == state.ProposedBy ? SamePerson : new WriteOffApproved(a.By, a.On),
        (DeclineWriteOff d, WriteOffStage.Proposed)      => d.By == state.ProposedBy ? SamePerson : new WriteOffDeclined(d.By, d.On),
        (DeclineWriteOff d, WriteOffStage.Approved)      => d.By == state.ProposedBy ? SamePerson : new WriteOffDeclined(d.By, d.On),
        (_, WriteOffStage.Proposed)                      => Refuse("not_approved", "A second person has not agreed to it yet."),
        (ApproveWriteOff, not WriteOffStage.Declined)    => Nothing,
        (DeclineWriteOff, WriteOffStage.Declined)        => Nothing,
        (SendRectifyingInvoice s, WriteOffStage.Approved) => state.Rectifies(s),
        (SendRectifyingInvoice s, WriteOffStage.Done)    => state.Duplicate == s.Duplicate ? Nothing : Refuse("written_off_already", "It is written off."),
        (WriteDebtOff w, WriteOffStage.Approved)         => state.Writes(w),
        (WriteDebtOff w, WriteOffStage.Done)             => state.WrittenOffOn == w.WrittenOffOn && state.ReclaimedVat.IsPositive == (w.ReclaimVat && state.Lost!.Vat.IsPositive) ? Nothing : Refuse("written_off_already", $"It was written off on {state.WrittenOffOn:yyyy-MM-dd}."),
        (RecoverAfterWriteOff r, WriteOffStage.Done)     => state.Recovers(r),
        (RecoverAfterWriteOff, _)                        => Refuse("nothing_lost", "Nothing is written off under this reference."),
        _                                                => Refuse("decided_already", "A second person has decided already."),
    };

    /// <inheritdoc/>
    public static WriteOff Evolve(WriteOff state, WriteOffEvent happened) => happened switch
    {
        WriteOffProposed e       => state with { Stage = WriteOffStage.Proposed, Matter = e.Matter, Lost = e.Lost, Evidence = e.Evidence, ProposedBy = e.By },
        WriteOffApproved         => state with { Stage = WriteOffStage.Approved },
        WriteOffDeclined         => state with { Stage = WriteOffStage.Declined },
        RectifyingInvoiceSent e  => state with { Duplicate = e.Duplicate },
        DebtWrittenOff e         => state with { Stage = WriteOffStage.Done, Lost = e.Lost, ReclaimedVat = e.ReclaimedVat, WrittenOffOn = e.WrittenOffOn },
        RecoveredAfterWriteOff e => state with { Recoveries = state.Recoveries.SetItem(e.Recovery, (e.Amount, e.RecoveredOn)), Repaid = state.Repaid + e.VatToRepay },
        _ => throw new UnreachableException(),
    };

    static Decision<WriteOffEvent> Proposes(ProposeWriteOff propose) => propose switch
    {
        { Lost.Gross.IsPositive: false }                  => Refuse("nothing_owed", "Nothing is owed on this claim."),
        { Evidence: var e } when e.On > propose.On        => Refuse("day_in_future", $"It is {propose.On:yyyy-MM-dd}."),
        _                                                 => new WriteOffProposed(propose.Matter, propose.Lost, propose.Evidence, propose.By, propose.On),
    };

    Decision<WriteOffEvent> Rectifies(SendRectifyingInvoice send) =>
        Duplicate == send.Duplicate ? Nothing
        : send.Duplicate.SentOn > send.On ? Refuse("day_in_future", $"It is {send.On:yyyy-MM-dd}.")
        : new RectifyingInvoiceSent(send.Duplicate, send.By, send.On);

    Decision<WriteOffEvent> Writes(WriteDebtOff write)
    {
        if (write.WrittenOffOn > write.On) return Refuse("day_in_future", $"It is {write.On:yyyy-MM-dd}.");
        if (write.Left is { } left && left < Lost!.Gross)
            return Refuse("claim_exceeded", $"{left} are owed on this claim and not written off already: have this one declined, and propose what is lost.");
        if (write.ReclaimVat && VatObstacle(write) is { } missing) return missing;
        var vat = write.ReclaimVat ? Lost!.Vat : Money.OfCents(0, Lost!.Gross.Currency);
        return new DebtWrittenOff(Matter!, Lost, Evidence!, vat, Duplicate, write.WrittenOffOn, write.By, write.On);
    }

    Refusal? VatObstacle(WriteDebtOff write) => this switch
    {
        _ when !Evidence!.CarriesVat()                                => Refuse("ground_without_vat", "A debt that is given up of one's own will gives no VAT back."),
        _ when write.WrittenOffOn < Evidence.On                       => Refuse("before_evidence", $"What shows that it will never be paid is of {Evidence.On:yyyy-MM-dd}."),
        _ when VatClaimUntil(write.Limits) is null                    => Refuse("law_unknown", $"The law of {Evidence.On:yyyy-MM-dd} is not in the table."),
        _ when write.On > VatClaimUntil(write.Limits)                 => Refuse("vat_claim_lapsed", $"The claim lapsed on {VatClaimUntil(write.Limits):yyyy-MM-dd} (CGI ann. II art. 208)."),
        { Duplicate: null }                                           => Refuse("rectifying_invoice_missing", "The duplicate with the words of CGI art. 272 has not been sent."),
        { Duplicate: { } sent } when sent.SentOn > write.WrittenOffOn => Refuse("rectifying_invoice_missing", $"The duplicate was sent on {sent.SentOn:yyyy-MM-dd}."),
        _                                                             => null,
    };

    // The last part takes what rounding left.
    Decision<WriteOffEvent> Recovers(RecoverAfterWriteOff recover)
    {
        if (Recoveries.TryGetValue(recover.Recovery, out var known))
            return known == (recover.Amount, recover.RecoveredOn) ? Nothing : Refuse("reference_used", $"The recovery {recover.Recovery} is of {known.Amount}.");
        if (!recover.Amount.IsPositive) return Refuse("amount_not_positive", "A recovery is more than nothing.");
        if (recover.Amount.Currency != Lost!.Gross.Currency || recover.Amount > StillLost) return Refuse("recovery_exceeds_loss", $"{StillLost} is lost.");
        if (recover.RecoveredOn > recover.On) return Refuse("day_in_future", $"It is {recover.On:yyyy-MM-dd}.");
        if (recover.RecoveredOn < WrittenOffOn) return Refuse("day_before", $"It was written off on {WrittenOffOn:yyyy-MM-dd}.");
        var left = ReclaimedVat - Repaid;
        var vat = recover.Amount == StillLost ? left : Money.Min(left, Money.Rounded(recover.Amount.Amount * left.Amount / StillLost.Amount, recover.Amount.Currency));
        return new RecoveredAfterWriteOff(Matter!, recover.Recovery, recover.Amount, vat, recover.RecoveredOn, recover.By, recover.On);
    }

    static Decision<WriteOffEvent> SamePerson => Refuse("same_person", "Who proposed it may not decide on it: a second person must.");
}
