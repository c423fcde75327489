using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What an invoice says.</summary>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people; no key.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment is in time.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="DateUncertain">An opening entry whose true date a person has yet to confirm.</param>
/// <param name="Instalments">Its parts, where they have due dates of their own; null where all of it is due on one day.</param>
/// <param name="DeliveredOn">Day of delivery or performance; null where no source said.</param>
/// <param name="IsPenalty">True where it bills the penalties of invoices that were paid late, else null.</param>
public sealed record InvoiceTerms(
    string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, Money Amount, bool DateUncertain, Instalments? Instalments = null, DateOnly? DeliveredOn = null, bool? IsPenalty = null)
{
    /// <summary>Day on which the claim was born: that of delivery, else that of issue (rule section 15).</summary>
    [JsonIgnore]
    public DateOnly BornOn => DeliveredOn ?? IssuedOn;

    /// <summary>What is late of it bears interest: penalties bear none (rule R2.5).</summary>
    [JsonIgnore]
    public bool BearsInterest => IsPenalty is not true;
}

/// <summary>What one payment or credit note has settled of an invoice.</summary>
/// <param name="Amount">Net of what was undone.</param>
/// <param name="On">First day it was heard of.</param>
/// <param name="IsCredit">A credit note or a write-off: it lowers the principal, never interest.</param>
public sealed record Settling(Money Amount, DateOnly On, bool IsCredit);

/// <summary>How far a dispute is.</summary>
/// <param name="IsOpen">Not yet resolved.</param>
/// <param name="Version">Of the invoice with which it was heard.</param>
/// <param name="Amount">How much of the invoice.</param>
public sealed record DisputeState(bool IsOpen, long Version, Money Amount);

/// <summary>How far the ERP had reminded before dunning came here.</summary>
/// <param name="Level">The ERP's own, from 1.</param>
/// <param name="LastOn">Day of its last reminder.</param>
/// <param name="Channel">How that went out; none where the ERP did not say.</param>
/// <param name="HeardOn">Day on which it was heard.</param>
/// <param name="Episode">The episode it belongs to.</param>
/// <param name="Version">Of the invoice with which it was heard.</param>
public sealed record EarlierReminders(int Level, DateOnly LastOn, Channel Channel, DateOnly HeardOn, int Episode, long Version);

/// <summary>What keeps an invoice from being dunned without being a dispute (blocage).</summary>
/// <param name="Reason">snake_case.</param>
/// <param name="Until">Last day; null until it is lifted.</param>
/// <param name="IsOpen">Not lifted.</param>
/// <param name="Version">Of the invoice with which it was heard.</param>
public sealed record HoldState(string Reason, DateOnly? Until, bool IsOpen, long Version);

/// <summary>An invoice as its case knows it. What is heard late changes nothing that is known better.</summary>
/// <param name="Id">Stream id of the invoice.</param>
public sealed record CaseInvoice(Guid Id)
{
    /// <summary>Null while only payments or disputes were heard of.</summary>
    public InvoiceTerms? Terms { get; init; }

    /// <summary>The version that <see cref="Terms"/> come from.</summary>
    public long TermsVersion { get; init; }

    /// <summary>Still owed.</summary>
    public Money Outstanding { get; init; }

    /// <summary>The version that <see cref="Outstanding"/> comes from.</summary>
    public long BalanceVersion { get; init; }

    /// <summary>By payment or credit note.</summary>
    public ImmutableDictionary<Guid, Settling> Settlings { get; init; } = ImmutableDictionary<Guid, Settling>.Empty;

    /// <summary>By reference.</summary>
    public ImmutableDictionary<string, DisputeState> Disputes { get; init; } = ImmutableDictionary<string, DisputeState>.Empty;

    /// <summary>By reference.</summary>
    public ImmutableDictionary<string, HoldState> Holds { get; init; } = ImmutableDictionary<string, HoldState>.Empty;

    /// <summary>What people and the debtor said of it that keeps it from being dunned for a time, by promise, plan or pause.</summary>
    public ImmutableDictionary<Guid, Stop> Stops { get; init; } = ImmutableDictionary<Guid, Stop>.Empty;

    /// <summary>The hand-over with which it left the house; null while it is in it.</summary>
    public Guid? HandedOver { get; init; }

    /// <summary>The opening judgment of insolvency proceedings that froze it; null where none did.</summary>
    public DateOnly? FrozenSince { get; init; }

    /// <summary>Nothing is claimed for its being late: a person gave it up for good.</summary>
    public bool PenaltiesAreWaived { get; init; }

    /// <summary>What interrupted its limitation period, by key.</summary>
    public ImmutableDictionary<Guid, InterruptingAct> Interruptions { get; init; } = ImmutableDictionary<Guid, InterruptingAct>.Empty;

    /// <summary>Alerts of its limitation.</summary>
    public ImmutableList<RaisedAlert> Alerts { get; init; } = [];

    /// <summary>The debtor gave neither promise nor reason for it in a call; null where it did not, or has promised, contested or explained since.</summary>
    public RefusalToPay? Refusal { get; init; }

    /// <summary>Known and not settled.</summary>
    public bool IsOpen => Terms is not null && Outstanding.IsPositive;

    /// <summary>What the ERP said of its own reminders; null where it said nothing.</summary>
    public EarlierReminders? Earlier { get; init; }

    /// <summary>What a kept plan gave up of it; null where none did.</summary>
    public GivenUp? Discount { get; init; }

    /// <summary>What was given up of it and not credited yet: accounting owes the credit note, and nobody claims it.</summary>
    public Money ToCredit => Discount is null ? Money.Zero : Money.Min(Uncontested, Uncredited);

    internal Money Uncredited => Discount?.UncreditedBy(this, DateOnly.MaxValue) ?? Money.Zero;

    /// <summary>All that is owed on it waits for its credit note.</summary>
    public bool IsToCredit => ToCredit.IsPositive && !Undisputed.IsPositive;

    /// <summary>Owed less what open disputes contest and what was given up: what may be claimed. A part payment goes to it first and ends no dispute.</summary>
    public Money Undisputed => Uncontested - ToCredit;

    /// <summary>Owed less what open disputes contest.</summary>
    public Money Uncontested => Disputes.Values.Where(dispute => dispute.IsOpen).Aggregate(Outstanding, (left, dispute) => left - Money.Min(left, dispute.Amount));

    /// <summary>Some dispute about it is open: it does not leave the house.</summary>
    public bool HasDispute => Disputes.Values.Any(dispute => dispute.IsOpen);

    /// <summary>All that is owed on it is contested.</summary>
    public bool IsDisputed => HasDispute && !Uncontested.IsPositive;

    /// <summary>The hold that lasts longest on a day; null while nothing holds it.</summary>
    public HoldState? HeldBy(DateOnly on) => Holds
        .Where(hold => hold.Value.IsOpen && !(hold.Value.Until < on))
        .OrderByDescending(hold => hold.Value.Until ?? DateOnly.MaxValue).ThenBy(hold => hold.Key, StringComparer.Ordinal)
        .Select(hold => hold.Value).FirstOrDefault();

    /// <summary>What of <see cref="Stops"/> lasts longest on a day; null where nothing holds.</summary>
    public Stop? StoppedBy(DateOnly on) => Stops.IsEmpty ? null : Stops.Values.Where(stop => stop.Until >= on).OrderByDescending(stop => stop.Until).ThenBy(stop => stop.Reason, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Credit notes and write-offs on it.</summary>
    public Money Credited => Settlings.Values.Where(settling => settling.IsCredit).Aggregate(Money.Zero, (sum, credit) => sum + credit.Amount);

    /// <summary>Money that has come in on it, credit notes and write-offs apart.</summary>
    public Money MoneyIn => Terms is null ? Money.Zero : Settlings.Values.Where(settling => settling.IsCredit).Aggregate(Terms.Amount - Outstanding, (left, credit) => left - credit.Amount);

    /// <summary>May be claimed on a day: free, and nobody promised, paused or planned anything about it.</summary>
    public bool IsClaimable(DateOnly on) => IsFree(on) && StoppedBy(on) is null;

    /// <summary>ISO 4217, of all its amounts. Whether it is followed is for its policy to say.</summary>
    public string Currency => Outstanding.Currency;

    /// <summary>Certain, uncontested, held and frozen by nothing and still in the house: the debtor may promise to pay it.</summary>
    public bool IsFree(DateOnly on) =>
        IsOpen && HandedOver is null && FrozenSince is null && !IsDisputed && !IsToCredit && !Terms!.DateUncertain && HeldBy(on) is null;

    /// <summary>Due date of the oldest part that is open: with a part that was paid goes what was said of it.</summary>
    public DateOnly DueOn => Terms!.Instalments?.NextDueOn(Outstanding) ?? Terms.DueOn;

    /// <summary>What may be claimed on a day: uncontested, and of several instalments only those that are late; before the oldest open one is, that one.</summary>
    public Money ClaimedOn(DateOnly on) => Terms?.Instalments is { } parts ? Money.Min(Undisputed, parts.DueBy(Outstanding, on > DueOn ? on.AddDays(-1) : DueOn)) : Undisputed;

    /// <summary>Some part of it is not late on a day.</summary>
    public bool HasInstalmentsAfter(DateOnly on) => Terms?.Instalments is { } parts && parts.DueBy(Outstanding, on.AddDays(-1)) < Outstanding;

    /// <summary>Open after its due date.</summary>
    public bool IsOverdue(DateOnly on) => IsOpen && DueOn < on;

    internal CaseInvoice Says(InvoiceTerms terms, Money outstanding, long version) =>
        (version > TermsVersion ? this with { Terms = terms, TermsVersion = version } : this).Owes(outstanding, version);

    internal CaseInvoice Owes(Money outstanding, long version) =>
        version > BalanceVersion ? this with { Outstanding = outstanding, BalanceVersion = version } : this;

    internal CaseInvoice Settles(Guid source, Money amount, DateOnly on, BalanceCause cause)
    {
        var was = Settlings.GetValueOrDefault(source) ?? new(Money.Zero, on, IsCredit: false);
        return this with
        {
            Settlings = Settlings.SetItem(source, new(was.Amount + amount, on < was.On ? on : was.On, was.IsCredit || cause is BalanceCause.CreditNote or BalanceCause.WriteOff)),
        };
    }

    internal CaseInvoice Contests(string dispute, DisputeState state) =>
        state.Version > (Disputes.GetValueOrDefault(dispute)?.Version ?? 0) ? this with { Disputes = Disputes.SetItem(dispute, state) } : this;

    internal CaseInvoice Reminded(EarlierReminders earlier) => earlier.Version > (Earlier?.Version ?? 0) ? this with { Earlier = earlier } : this;

    internal CaseInvoice Held(string hold, HoldState state) =>
        state.Version > (Holds.GetValueOrDefault(hold)?.Version ?? 0) ? this with { Holds = Holds.SetItem(hold, state) } : this;
}
