using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Messages;

public sealed partial record Message
{
    /// <summary>From this day on it may have been deposited; null before it was begun.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Where the letter is: its end where one is known, else the furthest it has come; none while nothing was told.</summary>
    public CarrierState Stands => Ending(Carrier) ?? Carrier.Keys.Where(s => s is not CarrierState.Returned).OrderByDescending(CarrierStates.Rank).FirstOrDefault();

    /// <summary>The day of the end; null while there is none.</summary>
    public DateOnly? EndedOn => Ending(Carrier) is { } end ? Carrier[end] : null;

    /// <summary>
    /// What cannot be as it is told: dated after today, or before the letter was deposited or begun to be sent. It is no fact; a date still to come
    /// may be told again on its day.
    /// </summary>
    /// <param name="told">What the carrier says.</param>
    /// <param name="today">Business date.</param>
    public IEnumerable<CarrierReport> Unsound(IEnumerable<CarrierReport> told, DateOnly today)
    {
        var reports = told.ToList();
        var deposited = Carrier.TryGetValue(CarrierState.Deposited, out var known) ? known
            : reports.Where(r => r.State is CarrierState.Deposited && r.On <= today && !(r.On < StartedOn)).Min(r => (DateOnly?)r.On);
        return reports.Where(r => r.On > today || r.On < StartedOn || (r.On < deposited && r.State is not CarrierState.Deposited));
    }

    // Each state once, in the order of its days whatever the order told, so that the same states give the same facts.
    Decision<MessageEvent> Moves(ReportCarrierStates told)
    {
        if (Status is not MessageStatus.Sent || About is null) return Refuse("not_posted", "Only a letter that was posted moves.");
        var unsound = Unsound(told.Reports, told.On).ToHashSet();
        var known = Carrier;
        var facts = new List<MessageEvent>();
        foreach (var report in told.Reports.Where(r => !unsound.Contains(r)).OrderBy(r => r.On).ThenBy(r => r.State.Rank()))
        {
            if (known.ContainsKey(report.State)) continue;
            var stood = Ending(known);
            known = known.Add(report.State, report.On);
            facts.Add(Fact(report, told.On));
            if (report.State.IsFinal() && stood is { } other)
            {
                var stands = Ending(known)!.Value;
                facts.Add(new LetterStateCorrected(About, stands == other ? report.State : other, stands, known[stands], told.On));
            }
        }

        return facts.Count == 0 ? Nothing : Accept([.. facts]);
    }

    MessageEvent Fact(CarrierReport told, DateOnly on) => told.State switch
    {
        CarrierState.Deposited      => new LetterDeposited(About!, told.On, on),
        CarrierState.FirstPresented => new LetterFirstPresented(About!, told.On, on),
        CarrierState.NoticeLeft     => new LetterNoticeLeft(About!, told.On, on),
        CarrierState.Delivered      => new LetterDelivered(About!, told.On, on),
        CarrierState.Refused        => new LetterRefused(About!, told.On, on),
        CarrierState.Unclaimed      => new LetterUnclaimed(About!, told.On, on),
        CarrierState.UnknownAddress => new LetterUnknownAddress(About!, told.On, on),
        CarrierState.Returned       => new LetterReturned(About!, told.On, on),
        _ => throw new UnreachableException(),
    };

    // Proofs kept before kinds were told apart are those of the end.
    Decision<MessageEvent> Proves(KeepProof proof) => Proofs.Contains(proof.Kind) ? Nothing : new ProofKept(proof.Sha256, proof.On, proof.Kind);

    Message At(CarrierState state, DateOnly on) => Carrier.ContainsKey(state) ? this : this with { Carrier = Carrier.Add(state, on) };

    static CarrierState? Ending(ImmutableSortedDictionary<CarrierState, DateOnly> known)
    {
        CarrierState? end = null;
        foreach (var (state, on) in known.Where(k => k.Key.IsFinal()))
            if (end is not { } best || (on, state.Rank()).CompareTo((known[best], best.Rank())) > 0) end = state;
        return end;
    }
}
