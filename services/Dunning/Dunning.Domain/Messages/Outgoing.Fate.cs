using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.Messages;

// What became of an act after it had gone out.
public sealed partial record Outgoing
{
    /// <summary>Whom it was meant for; none until it is asked for.</summary>
    public ContactRole Addressee { get; init; }

    /// <summary>Day on which it came back for good: it reached nobody, and counts as no contact.</summary>
    public DateOnly? BouncedOn { get; init; }

    /// <summary>It reached the debtor, who called it unwanted.</summary>
    public bool Complained { get; init; }

    /// <summary>What a person recorded last of it from a paper; null while nobody did, or since the carrier has said the same itself.</summary>
    public NoticePaper? Paper { get; init; }

    /// <summary>Day on which a commissaire de justice served what it says.</summary>
    internal DateOnly? ServedOn => Paper is { Outcome: NoticeOutcome.Served, On: var day } ? day : null;

    /// <summary>Day on which the carrier owned that it was lost.</summary>
    internal DateOnly? LostOn => Paper is { Outcome: NoticeOutcome.Lost, On: var day } ? day : null;

    /// <summary>Day of a state: the carrier's own where it has said one, else that of the paper. Null where neither has.</summary>
    internal DateOnly? DayOf(LetterState state) => Letter.TryGetValue(state, out var day) ? day : Paper is { } paper && paper.State == state ? paper.On : null;

    /// <summary>Its <see cref="ReachVersion"/> once its way is open again: older than any contacts, so that it stands against nothing.</summary>
    internal const long OpenAgain = -1;

    /// <summary>Its addressee is not tried that way again, by any step, until other contacts are known or the way is open again.</summary>
    internal bool ClosesItsWay => Complained || (Status == OutgoingStatus.Failed && Failure is { } failure && FailureReason.IsOfWay(failure, Mode));

    /// <summary>What was closed is to blame, or has closed since.</summary>
    internal bool WasUnwanted => Complained || (Status == OutgoingStatus.Failed && Failure is { } failure && FailureReason.IsOfClosedWay(failure));

    /// <summary>Has gone out; one that came back before that was heard stays what it is.</summary>
    internal Outgoing Left(DateOnly on) => BouncedOn is null ? this with { Status = OutgoingStatus.Sent, SentOn = on } : this;

    /// <summary>Could not go out; what has gone out is not taken back.</summary>
    internal Outgoing Fails(string reason, DateOnly on) =>
        Status == OutgoingStatus.Sent || BouncedOn is not null ? this : this with { Status = OutgoingStatus.Failed, EndedOn = on, Failure = reason };

    internal Outgoing CameBack(BounceKind kind, DateOnly on) => kind switch
    {
        BounceKind.Hard when BouncedOn is null => this with { Status = OutgoingStatus.Failed, SentOn = null, EndedOn = on, Failure = FailureReason.Bounced, BouncedOn = on },
        BounceKind.Complaint                   => this with { Complained = true },
        _                                      => this,
    };

    internal Outgoing Proved(NoticeOutcome outcome, DateOnly on) => this with { Paper = new(outcome, on) };
}
