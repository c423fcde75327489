using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>An invoice that advances with an outgoing act.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Step">Its own step, which may be lower than that of the act.</param>
/// <param name="Day">Day of that step after the due date, by which another policy or version finds its place; null in facts of before.</param>
/// <param name="Skipped">Steps that were passed over on the way to it: calls that nobody made, a spent budget, an outage. Null where none was.</param>
public sealed record CoveredInvoice(Guid Invoice, string Step, int? Day = null, ImmutableArray<string>? Skipped = null)
{
    // Before days were recorded there was one policy.
    static readonly ImmutableDictionary<string, int> First = new Dictionary<string, int>
    {
        ["pre_reminder"] = -10, ["reminder_1"] = 3, ["call_1"] = 8, ["letter_1"] = 15, ["reminder_2"] = 22, ["call_2"] = 27, ["letter_2"] = 33, ["call_3"] = 38, ["formal_notice"] = 45,
    }.ToImmutableDictionary();

    internal int? PlaceInDays => Day ?? (First.TryGetValue(Step, out var day) ? day : null);
}

/// <summary>How far an outgoing act is.</summary>
public enum OutgoingStatus
{
    /// <summary>Not decided.</summary>
    None,

    /// <summary>Waits for a second person.</summary>
    AwaitingApproval,

    /// <summary>May go out on the next allowed day.</summary>
    Approved,

    /// <summary>A second person did not agree.</summary>
    Rejected,

    /// <summary>Asked of Correspondence.</summary>
    Requested,

    /// <summary>A collector is to call.</summary>
    CallToMake,

    /// <summary>Gone out, or called; in shadow mode decided.</summary>
    Sent,

    /// <summary>Could not go out.</summary>
    Failed,

    /// <summary>No longer wanted.</summary>
    Withdrawn,
}

/// <summary>Why a person does not agree. A fixed list: free text would bring personal data into the events.</summary>
public enum RejectionReason
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>The debtor has announced a payment.</summary>
    PaymentAnnounced,

    /// <summary>A dispute is about to be entered.</summary>
    DisputeExpected,

    /// <summary>The amount or the addressee is wrong.</summary>
    WrongContent,

    /// <summary>Sales asks for patience.</summary>
    CommercialReason,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>An outgoing act of a case: one message or one call, for one decision.</summary>
/// <param name="Id">The decision: case, episode, step and date.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Step">Step of the policy.</param>
/// <param name="Channel">How.</param>
/// <param name="Mode">Of the entity on that day.</param>
/// <param name="Covered">Invoices that advance with it.</param>
/// <param name="AskedBy">Who asked for the run.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="ReachVersion">Version of the contacts known then; <see cref="OpenAgain"/> once its way was opened again.</param>
/// <param name="Status">How far it is.</param>
public sealed partial record Outgoing(
    Guid Id, int Episode, string Step, Channel Channel, SendingMode Mode, ImmutableArray<CoveredInvoice> Covered, string AskedBy,
    DateOnly DecidedOn, long ReachVersion, OutgoingStatus Status)
{
    /// <summary>A text message that goes out by itself.</summary>
    public bool IsSentText { get; init; }

    /// <summary>A person does it: nothing goes out by itself.</summary>
    internal bool IsTask => Channel.IsTask() && !IsSentText;

    /// <summary>Day it went out.</summary>
    public DateOnly? SentOn { get; init; }

    /// <summary>Day it failed, or was called back after it had been asked of Correspondence.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Why it failed; null while it has not.</summary>
    public string? Failure { get; init; }

    /// <summary>No address of the debtor's is to blame for its failure: it may go out once the reason is mended or over.</summary>
    public bool FailedHere => Failure is not null && !FailureReason.IsOfAddress(Failure, Mode);

    /// <summary>
    /// Day on which the debtor was contacted: it went out, or it is an e-mail that may have arrived as often as it was handed over, which is not said once more. Null where neither is.
    /// A notice is never taken for made: law rests on it.
    /// </summary>
    internal DateOnly? MadeOn => SentOn ?? (MayHaveArrived ? EndedOn : null);

    /// <summary>It failed as an e-mail that nobody ever answered for.</summary>
    internal bool MayHaveArrived => this is { Status: OutgoingStatus.Failed, Channel: Channel.Email, Failure: FailureReason.OutcomeUnknown };

    /// <summary>What it claims of each invoice; empty until it is asked for.</summary>
    public ImmutableDictionary<Guid, Money> Claimed { get; init; } = ImmutableDictionary<Guid, Money>.Empty;

    /// <summary>Printed date by which to pay.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Day from which a rejected one may be decided anew.</summary>
    public DateOnly? RejectedUntil { get; init; }

    /// <summary>Invoices the message mentions, claimed or listed; empty until it is asked for.</summary>
    public ImmutableHashSet<Guid> Mentioned { get; init; } = [];

    /// <summary>The debtor was really reached: false for a call that nobody answered.</summary>
    public bool Reached { get; init; } = true;

    /// <summary>The carrier's reports about a registered letter: the earliest day of each state.</summary>
    public ImmutableDictionary<LetterState, DateOnly> Letter { get; init; } = ImmutableDictionary<LetterState, DateOnly>.Empty;

    /// <summary>Ends of the letter that the carrier has corrected: they prove nothing, however late they are heard.</summary>
    public ImmutableHashSet<LetterState> Overruled { get; init; } = [];

    /// <summary>Still to come: it can be called back.</summary>
    public bool IsUnsent => Status is OutgoingStatus.AwaitingApproval or OutgoingStatus.Approved or OutgoingStatus.Rejected or OutgoingStatus.Requested or OutgoingStatus.CallToMake;

    /// <summary>Nothing else is said to the debtor before this is settled.</summary>
    public bool HoldsTheVoice => Status is OutgoingStatus.AwaitingApproval or OutgoingStatus.Approved or OutgoingStatus.Requested;

    /// <summary>A rejection that has run out.</summary>
    public bool HasLapsed(DateOnly on) => Status == OutgoingStatus.Rejected && RejectedUntil <= on;

    /// <summary>Whether an invoice advances with it.</summary>
    public bool Covers(Guid invoice) => Covered.Any(covered => covered.Invoice == invoice);

    /// <summary>Whether it speaks of an invoice at all.</summary>
    public bool Mentions(Guid invoice) => Covers(invoice) || Mentioned.Contains(invoice);

    /// <summary>
    /// What it said of an invoice is still true: it was said after the due date as it is known now, and a formal notice claimed no less than is
    /// owed and uncontested now.
    /// </summary>
    internal bool StillHolds(CaseInvoice invoice, DateOnly on) =>
        MadeOn > invoice.DueOn && !(Channel.IsRegistered() && Claimed.TryGetValue(invoice.Id, out var claimed) && claimed < invoice.ClaimedOn(on));

    internal Outgoing Moved(LetterState state, DateOnly on, LetterState? corrects = null)
    {
        var overruled = corrects is { } wrong ? Overruled.Remove(state).Add(wrong) : Overruled;
        var letter = overruled.Contains(state) || (Letter.TryGetValue(state, out var known) && known <= on) ? Letter : Letter.SetItem(state, on);
        return this with { Letter = letter.RemoveRange(overruled), Overruled = overruled, Paper = Paper?.State is { } end && (end == corrects || (end == state && !overruled.Contains(end))) ? null : Paper };
    }
}
