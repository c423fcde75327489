using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Court.CourtCommand;
using static Recouvrement.Litigation.Domain.Court.CourtEvent;

namespace Recouvrement.Litigation.Domain.Court;

/// <summary>A deadline that was spoken of.</summary>
/// <param name="What">Which.</param>
/// <param name="SafeOn">Its safe day then.</param>
/// <param name="Ahead">The threshold; negative when it was over.</param>
public readonly record struct SaidDeadline(DeadlineKind What, DateOnly SafeOn, int Ahead);

/// <summary>One way to a title, from the proposal to its end (procédure judiciaire). Several may follow each other in one file.</summary>
/// <param name="Stage">How far it has come.</param>
/// <param name="Matter">About what; null until proposed.</param>
/// <param name="Plan">By which way; null until proposed.</param>
/// <param name="ProposedBy">May not agree to it himself.</param>
/// <param name="Marks">The days known.</param>
/// <param name="ServedInPerson">The order was handed to the debtor.</param>
/// <param name="Request">What is asked for; null until drawn up.</param>
/// <param name="References">What was recorded under each reference of an act or a cost.</param>
/// <param name="Said">Deadlines spoken of.</param>
public sealed partial record CourtProceeding(
    CourtStage Stage, CourtMatter? Matter, CourtPlan? Plan, string? ProposedBy, ImmutableDictionary<CourtMark, DateOnly> Marks, bool ServedInPerson, CourtRequest? Request,
    ImmutableDictionary<string, CourtEvent> References, ImmutableHashSet<SaidDeadline> Said)
    : IDecider<CourtProceeding, CourtCommand, CourtEvent>
{
    /// <inheritdoc/>
    public static CourtProceeding Initial { get; } = new(
        CourtStage.NotProposed, null, null, null, ImmutableDictionary<CourtMark, DateOnly>.Empty, false, null,
        ImmutableDictionary.Create<string, CourtEvent>(StringComparer.OrdinalIgnoreCase), []);

    /// <summary>The stream of a proceeding.</summary>
    /// <param name="file">The litigation file.</param>
    /// <param name="reference">The creditor's own, whatever its case.</param>
    public static Guid StreamOf(Guid file, string reference) => NameBasedId.Of($"court_proceeding|{file}|{reference.ToUpperInvariant()}");

    /// <summary>How it ended; null while it has not.</summary>
    public CourtEvent? Ending { get; init; }

    /// <summary>Proposed or going on: no agency may get the claims meanwhile.</summary>
    public bool HoldsFile => Stage is CourtStage.Proposed or CourtStage.Live;

    /// <summary>Agreed to, and not over.</summary>
    public bool IsLive => Stage is CourtStage.Live;

    /// <summary>Costs of this way stay with the creditor (CPCE L111-8; of a small claim L125-1): the debtor is asked for none.</summary>
    public bool LeavesCosts => Plan?.Procedure is CourtProcedure.SmallClaim or CourtProcedure.UncontestedClaim;

    /// <summary>A day that is known.</summary>
    public DateOnly? Day(CourtMark mark) => Marks.TryGetValue(mark, out var day) ? day : null;

    /// <inheritdoc/>
    public static Decision<CourtEvent> Decide(CourtProceeding state, CourtCommand command) => (command, state.Stage) switch
    {
        (Propose propose, _)                                            => state.Proposes(propose),
        (_, CourtStage.NotProposed)                                     => Refuse("no_such_proceeding", "Nothing was proposed under this reference."),
        (Approve or Decline, _)                                         => state.SaysSecond(command),
        (WarnOfDeadlines warn, _)                                       => state.Warns(warn),
        (IncurCost cost, CourtStage.Live or CourtStage.Ended)           => state.Costs(cost),
        (Withdraw, CourtStage.Proposed)                                 => state.Ends(command),
        (_, CourtStage.Proposed)                                        => Refuse("not_approved", "A second person has not agreed to it yet."),
        (_, CourtStage.Declined)                                        => Refuse("proceeding_declined", "It was not agreed to."),
        (Pay or Withdraw or Lapse or Dismiss or RejectRequest, _)       => state.Ends(command),
        (_, CourtStage.Ended)                                           => Refuse("proceeding_over", "This proceeding is over."),
        (DrawUp drawn, _)                                               => state.DrawsUp(drawn),
        (RequestOrder request, _)                                       => state.Requests(request),
        (Grant grant, _)                                                => state.Grants(grant),
        (Serve serve, _)                                                => state.Serves(serve),
        (Oppose oppose, _)                                              => state.Opposes(oppose),
        (TakeStep step, _)                                              => state.Steps(step),
        (CorrectDay correct, _)                                         => state.Corrects(correct),
        (Enforce enforce, _)                                            => state.Enforces(enforce),
        (ObtainTitle title, _)                                          => state.ObtainsTitle(title),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static CourtProceeding Evolve(CourtProceeding state, CourtEvent happened) => happened switch
    {
        CourtActionProposed e      => state with { Stage = CourtStage.Proposed, Matter = e.Matter, Plan = e.Plan, ProposedBy = e.By },
        CourtActionApproved        => state with { Stage = CourtStage.Live },
        CourtActionDeclined        => state with { Stage = CourtStage.Declined },
        CourtRequestDrawnUp e      => state with { Request = e.Request },
        PaymentOrderRequested e    => state.Marked(CourtMark.Requested, e.RequestedOn),
        PaymentOrderGranted e      => state.Marked(CourtMark.Granted, e.OrderedOn),
        PaymentOrderServed e       => state.Marked(CourtMark.Served, e.ServedOn) with { ServedInPerson = e.Manner is ServiceManner.InPerson },
        PaymentOrderOpposed e      => state.Marked(CourtMark.Opposed, e.OpposedOn).Marked(CourtMark.OppositionHeard, e.HeardOn).Unmarked(CourtMark.Title),
        CourtStepTaken e           => state.Marked(e.Step, e.TakenOn),
        CourtDayCorrected e        => state.Marked(e.Mark, e.Day),
        EnforcementActDone e       => state.Acted(e),
        CourtCostIncurred e        => state with { References = state.References.SetItem(e.Reference, e) },
        EnforceableTitleObtained e => state.Marked(CourtMark.Title, e.ObtainedOn),
        CourtDeadlineNeared e      => state with { Said = state.Said.Add(new(e.What, e.SafeOn, e.Days)) },
        PaymentOrderRejected or CourtClaimDismissed or CourtClaimPaid or CourtActionWithdrawn or CourtActionLapsed => state with { Stage = CourtStage.Ended, Ending = happened },
        _ => throw new UnreachableException(),
    };

    CourtProceeding Marked(CourtMark mark, DateOnly day) => this with { Marks = Marks.SetItem(mark, day) };

    CourtProceeding Unmarked(CourtMark mark) => this with { Marks = Marks.Remove(mark) };

    // What reaches him in person or takes hold of what is his lets the debtor's month begin, once.
    CourtProceeding Acted(EnforcementActDone act)
    {
        var after = this with { References = References.SetItem(act.Reference, act) };
        if (act.Act is EnforcementAct.ProtectiveAttachment && Day(CourtMark.Attached) is null) after = after.Marked(CourtMark.Attached, act.DoneOn);
        var reaches = act.InPerson || act.Act is EnforcementAct.AccountGarnishment or EnforcementAct.GoodsSeizure or EnforcementAct.ProtectiveAttachment or EnforcementAct.ServiceInPerson;
        return reaches && Day(CourtMark.Served) is { } served && served <= act.DoneOn && !ServedInPerson && !(Day(CourtMark.Reached) <= act.DoneOn) ? after.Marked(CourtMark.Reached, act.DoneOn) : after;
    }
}
