using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Sales;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Cases.DunningCommand;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Cases;

// What people and debtors said: promises, plans, pauses, contacts, notes.
public sealed partial record DunningCase
{
    /// <summary>All promises to pay.</summary>
    public ImmutableDictionary<Guid, PromiseToPay> Promises { get; init; } = ImmutableDictionary<Guid, PromiseToPay>.Empty;

    /// <summary>All instalment plans.</summary>
    public ImmutableDictionary<Guid, InstalmentPlan> Plans { get; init; } = ImmutableDictionary<Guid, InstalmentPlan>.Empty;

    /// <summary>All pauses.</summary>
    public ImmutableDictionary<Guid, Pause> Pauses { get; init; } = ImmutableDictionary<Guid, Pause>.Empty;

    /// <summary>Contacts that no policy asked for.</summary>
    public ImmutableDictionary<Guid, ManualContact> Contacts { get; init; } = ImmutableDictionary<Guid, ManualContact>.Empty;

    /// <summary>What people are to do because of what was said.</summary>
    public ImmutableDictionary<Guid, FollowUp> FollowUps { get; init; } = ImmutableDictionary<Guid, FollowUp>.Empty;

    /// <summary>What the debtor answered by the links in messages.</summary>
    public ImmutableHashSet<AnswerGiven> AnswersGiven { get; init; } = [];

    /// <summary>All notes.</summary>
    public ImmutableHashSet<Guid> Notes { get; init; } = [];

    /// <summary>Notes whose text was erased.</summary>
    public ImmutableHashSet<Guid> ErasedNotes { get; init; } = [];

    /// <summary>How the debtor keeps its promises, in all episodes.</summary>
    public PromiseRecord PromiseRecord
    {
        get
        {
            var byStatus = Promises.Values.CountBy(promise => promise.Status).ToDictionary();
            return new(Count(PromiseStatus.Open), Count(PromiseStatus.Kept), Count(PromiseStatus.PartlyKept), Count(PromiseStatus.Broken));
            int Count(PromiseStatus status) => byStatus.GetValueOrDefault(status);
        }
    }

    /// <summary>The episode under way, or the one that opens next.</summary>
    public int EpisodeOfToday => EpisodeIsOpen ? Episode : Episode + 1;

    internal IEnumerable<PromiseToPay> PromisesOf(int episode) => Promises.Values.Where(promise => promise.Episode == episode);

    /// <summary>An open promise or plan is about an invoice.</summary>
    internal bool IsPromised(Guid invoice) =>
        Promises.Values.Any(promise => promise.Status == PromiseStatus.Open && promise.Covers(invoice)) || Plans.Values.Any(plan => plan.IsOpen && plan.Covers(invoice));

    /// <summary>The next day on which something is decided about promises, plans and assignments by the calendar alone; null where nothing is open.</summary>
    internal DateOnly? DecidesOn(DateOnly today) => Promises.Values.Where(promise => promise.Status == PromiseStatus.Open).Select(promise => promise.Until)
        .Concat(Plans.Values.Where(plan => plan.Next is not null).Select(plan => plan.Status == PlanStatus.Proposed ? plan.ApprovedBy : plan.Next!.DueOn >= today ? plan.Next.DueOn : plan.Late ? plan.LastDayOf(plan.Next) : today))
        .Concat(Assignments.Values.Where(assignment => assignment.IsOpen).Select(assignment => assignment.Until))
        .Select(day => (DateOnly?)(day < today ? today : day).AddDays(1)).Min();

    Decision<DunningEvent> Answers(DunningCommand command) => command switch
    {
        MakePromise make       => this.TakesPromise(make),
        WithdrawPromise end    => this.Withdraws(end),
        ProposePlan propose    => this.TakesPlan(propose),
        CancelPlan cancel      => this.Cancels(cancel),
        LiftDiscount lift      => this.Lifts(lift),
        PauseCase pause        => this.TakesPause(pause),
        LiftPause lift         => this.Lifts(lift),
        NoteContact note       => this.NotesContact(note),
        OrderVisit visit       => this.OrdersVisit(visit),
        DoFollowUp done        => this.Does(done),
        DropFollowUp drop      => this.Drops(drop),
        RecordNoticeProof proof => this.Proves(proof),
        WriteNote note         => this.Writes(note),
        EraseNote erase        => this.Erases(erase),
        AnswerMessage answer   => this.TakesAnswer(answer),
        ObjectForSales objects => this.TakesObjection(objects),
        LiftSalesObjection lift => this.Lifts(lift),
        AssignClaims assign    => this.Assigns(assign),
        EndAssignment end      => this.Ends(end),
        _ => throw new UnreachableException(),
    };

    DunningCase AfterWords(DunningEvent happened) => happened switch
    {
        DebtorAnswered e    => Answered(e.Answer is DebtorAnswer.CopyPlease or DebtorAnswer.Paid or DebtorAnswer.Disputes ? e.Invoices : []) with { AnswersGiven = AnswersGiven.Add(new(e.Decision, e.Answer, e.Day, e.Ground)) },
        PromiseMade e       => With(new PromiseToPay(e.Promise, e.Episode, e.Claims, e.Amount, e.PromisedOn, e.Until, e.Tolerance, e.By, e.On, PromiseStatus.Open)).Answered(e.Claims.Select(claim => claim.Invoice)),
        PromiseKept e       => WithPromise(e.Promise, promise => promise with { Status = PromiseStatus.Kept, EndedOn = e.On }),
        PromiseReopened e   => WithPromise(e.Promise, promise => promise with { Status = PromiseStatus.Open, EndedOn = null }),
        PromisePartlyKept e => WithPromise(e.Promise, promise => promise with { Status = PromiseStatus.PartlyKept, EndedOn = e.On }),
        PromiseBroken e     => WithPromise(e.Promise, promise => promise with { Status = PromiseStatus.Broken, EndedOn = e.On }),
        PromiseWithdrawn e  => WithPromise(e.Promise, promise => promise with { Status = PromiseStatus.Withdrawn, EndedOn = e.On, End = e.Reason }),
        PlanProposed e      => With(new InstalmentPlan(e.Plan, e.Episode, e.Claims, e.Terms, e.ToleranceDays, e.Tolerance, e.By, e.On, PlanStatus.Proposed) { NeededApproval = e.NeedsApproval, Needs = e.Needs ?? [], Discount = e.Discount ?? Money.Zero }).Answered(e.Claims.Select(claim => claim.Invoice)),
        PlanAgreed e        => WithPlan(e.Plan, plan => plan with { Status = PlanStatus.Agreed, WasAgreed = true }),
        PlanRejected e      => WithPlan(e.Plan, plan => plan with { Status = PlanStatus.Rejected, EndedOn = e.On }),
        TermKept e          => WithPlan(e.Plan, plan => plan with { Kept = e.Term, Late = false }),
        TermTakenBack e     => WithPlan(e.Plan, plan => plan with { Kept = e.Term - 1, Late = false }),
        TermMissed e        => WithPlan(e.Plan, plan => plan with { Late = true }),
        PlanBroken e        => WithPlan(e.Plan, plan => plan with { Status = PlanStatus.Broken, EndedOn = e.On }),
        PlanFulfilled e     => WithPlan(e.Plan, plan => plan with { Status = PlanStatus.Fulfilled, EndedOn = e.On }),
        DiscountEarned e    => e.Shares.Aggregate(WithPlan(e.Plan, plan => plan with { Earned = e.Total, Needed = e.Needed }), (state, share) => state.GivesUp(share.Invoice, invoice => GivenUp.Of(e.Plan, share.Amount, invoice))),
        DiscountTakenBack e => Invoices.Values.Where(invoice => invoice.Discount?.Plan == e.Plan).Aggregate(
            WithPlan(e.Plan, plan => e.Reason == DiscountEnd.MoneyWentBack
                ? plan.NoLongerGiving(Invoices.Values) with { Status = PlanStatus.Agreed, EndedOn = null }
                : plan with { Earned = Money.Zero, GivenBefore = ImmutableDictionary<Guid, GivenUp>.Empty }),
            (state, invoice) => state.GivesUp(invoice.Id, _ => null)),
        PlanCancelled e     => WithPlan(e.Plan, plan => plan with { Status = PlanStatus.Cancelled, EndedOn = e.On, End = e.Reason }),
        DunningPaused e     => Answered(e.Reason is PauseReason.DebtorWrote ? [] : e.Invoices.IsEmpty ? Invoices.Keys : e.Invoices).Stopping(e.Pause, e.Invoices.IsEmpty ? Invoices.Keys : e.Invoices, e.Stop) with { Pauses = Pauses.SetItem(e.Pause, new(e.Pause, e.Episode, e.Reason, e.Invoices, e.Until, e.Contact, e.By, e.On)) },
        PauseLifted e       => Pauses.TryGetValue(e.Pause, out var pause) ? Stopping(e.Pause, Invoices.Keys, null) with { Pauses = Pauses.SetItem(e.Pause, pause with { LiftedOn = e.On }) } : this,
        ContactNoted e      => Refused(e.Outcome, e.Invoices, e.On) with { Contacts = Contacts.SetItem(e.Contact, new(e.Contact, e.Episode, e.Channel, e.Invoices, CallResult.Of(e.Outcome).Reached, e.On)) },
        WayChanged e        => After(e).With(e),
        FollowUpAsked e     => this with { FollowUps = FollowUps.SetItem(e.FollowUp, new(e.FollowUp, e.Kind, e.Contact, e.Invoices, e.Deadline, e.By, e.On) { Why = e.Why }) },
        FollowUpDone e      => WithFollowUp(e.FollowUp, task => task with { DoneOn = e.On }),
        FollowUpDropped e   => WithFollowUp(e.FollowUp, task => task with { DroppedOn = e.On }),
        NoteWritten e       => this with { Notes = Notes.Add(e.Note) },
        CauseHeard          => this,
        CallAsked           => this,
        DebtorReplied e     => After(e),
        NoteErased e        => this with { ErasedNotes = ErasedNotes.Add(e.Note) },
        _                   => AfterSales(happened),
    };

    // An invoice heard of later is paused with the whole case.
    ImmutableDictionary<Guid, Stop> WholeStops => Pauses.IsEmpty ? ImmutableDictionary<Guid, Stop>.Empty
        : Pauses.Values.Where(pause => pause is { IsWhole: true, LiftedOn: null }).ToImmutableDictionary(pause => pause.Id, pause => pause.Stop);

    DunningCase With(PromiseToPay promise) =>
        Stopping(promise.Id, promise.Claims.Select(claim => claim.Invoice), promise.Status == PromiseStatus.Open ? Stop.Promised(promise.Until) : null) with { Promises = Promises.SetItem(promise.Id, promise) };

    DunningCase With(InstalmentPlan plan) => Stopping(plan.Id, plan.Claims.Select(claim => claim.Invoice), plan.Stop) with { Plans = Plans.SetItem(plan.Id, plan) };

    DunningCase WithPromise(Guid id, Func<PromiseToPay, PromiseToPay> change) => Promises.TryGetValue(id, out var promise) ? With(change(promise)) : this;

    DunningCase WithPlan(Guid id, Func<InstalmentPlan, InstalmentPlan> change) => Plans.TryGetValue(id, out var plan) ? With(change(plan)) : this;

    DunningCase WithFollowUp(Guid id, Func<FollowUp, FollowUp> change) => FollowUps.TryGetValue(id, out var task) ? this with { FollowUps = FollowUps.SetItem(id, change(task)) } : this;

    DunningCase GivesUp(Guid id, Func<CaseInvoice, GivenUp?> given) =>
        Invoices.TryGetValue(id, out var invoice) ? this with { Invoices = Invoices.SetItem(id, invoice with { Discount = given(invoice) }) } : this;

    DunningCase Stopping(Guid by, IEnumerable<Guid> invoices, Stop? stop) => invoices.Where(Invoices.ContainsKey).Aggregate(this, (state, id) =>
    {
        var invoice = state.Invoices[id];
        return state with { Invoices = state.Invoices.SetItem(id, invoice with { Stops = stop is null ? invoice.Stops.Remove(by) : invoice.Stops.SetItem(by, stop) }) };
    });
}
