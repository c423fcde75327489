using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Court;

/// <summary>Proceedings as staff list them, their acts and costs, what was said of their days, and whether a file is before a court.</summary>
static class CourtView
{
    public static async Task Show(Session session, Guid stream, CourtProceeding state, IReadOnlyList<Appended<CourtEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
        {
            await (fact switch
            {
                CourtEvent.CourtActionProposed e      => Propose(session, stream, e, stop),
                CourtEvent.CourtActionApproved e      => Decide(session, stream, e.By, e.On, stop),
                CourtEvent.CourtActionDeclined e      => Decide(session, stream, e.By, e.On, stop),
                CourtEvent.PaymentOrderGranted e      => session.Run("update court_proceedings set ordered_on = $2 where proceeding = $1", stop, stream, e.OrderedOn),
                CourtEvent.CourtDayCorrected { Mark: CourtMark.Granted } e => session.Run("update court_proceedings set ordered_on = $2 where proceeding = $1", stop, stream, e.Day),
                CourtEvent.PaymentOrderServed e       => session.Run("update court_proceedings set served_on = $2 where proceeding = $1", stop, stream, e.ServedOn),
                CourtEvent.PaymentOrderOpposed        => session.Run("update court_proceedings set title_on = null, title_cents = null where proceeding = $1", stop, stream),
                CourtEvent.EnforceableTitleObtained e => session.Run("update court_proceedings set title_on = $2, title_cents = $3 where proceeding = $1", stop, stream, e.ObtainedOn, e.Amount.Cents),
                CourtEvent.EnforcementActDone e       => Act(session, stream, e.Reference, Spelling.Of(e.Act), e.Officer, e.DoneOn, e.Cost.Cents, e.Yield.Cents, e.Cost.Currency, stop),
                CourtEvent.CourtCostIncurred e        => Act(session, stream, e.Reference, Spelling.Of(e.Kind), null, e.IncurredOn, e.Amount.Cents, 0, e.Amount.Currency, stop),
                CourtEvent.CourtDeadlineNeared e      => Warnings.Keep(session, stream, e.Matter.Of.Creditor, Spelling.Of(e.What), e.Days, e.SafeOn, e.LastOn, e.On, stop),
                CourtEvent.PaymentOrderRejected e     => End(session, stream, "rejected", e.RejectedOn, stop),
                CourtEvent.CourtClaimDismissed e      => End(session, stream, "dismissed", e.DismissedOn, stop),
                CourtEvent.CourtClaimPaid e           => End(session, stream, "paid", e.PaidOn, stop),
                CourtEvent.CourtActionWithdrawn e     => End(session, stream, "withdrawn", e.WithdrawnOn, stop),
                CourtEvent.CourtActionLapsed e        => End(session, stream, "lapsed", e.LapsedOn, stop),
                _                                     => Task.CompletedTask,
            });
        }

        await session.Run("update court_proceedings set stage = $2 where proceeding = $1", stop, stream, Spelling.Of(state.Stage));
        await session.Run(
            "update files f set court_live = exists (select from court_proceedings p where p.file = f.file and p.stage in ('proposed', 'live')) where f.file = $1", stop, state.Matter!.File);
    }

    static Task<int> Propose(Session session, Guid stream, CourtEvent.CourtActionProposed e, CancellationToken stop) => session.Run(
        "insert into court_proceedings (proceeding, file, case_id, creditor, debtor, customer_number, reference, procedure, court, city, stage, principal_cents, currency, proposed_by, proposed_on) " +
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed', $11, $12, $13, $14)",
        stop, stream, e.Matter.File, e.Matter.Of.Case, e.Matter.Of.Creditor, e.Matter.Of.Debtor, e.Matter.Of.CustomerNumber, e.Matter.Reference, Spelling.Of(e.Plan.Procedure),
        Spelling.Of(e.Plan.Court.Kind), e.Plan.Court.City, e.Plan.Principal.Cents, e.Plan.Principal.Currency, e.By, e.On);

    static Task<int> Decide(Session session, Guid stream, string by, DateOnly on, CancellationToken stop) =>
        session.Run("update court_proceedings set decided_by = $2, decided_on = $3 where proceeding = $1", stop, stream, by, on);

    static Task<int> End(Session session, Guid stream, string outcome, DateOnly on, CancellationToken stop) =>
        session.Run("update court_proceedings set outcome = $2, ended_on = $3 where proceeding = $1", stop, stream, outcome, on);

    static async Task Act(Session session, Guid stream, string reference, string kind, string? officer, DateOnly on, long cost, long yield, string currency, CancellationToken stop)
    {
        await session.Run(
            "insert into court_acts (proceeding, reference, kind, officer, done_on, cost_cents, yield_cents, currency) values ($1, $2, $3, $4::text, $5, $6, $7, $8)",
            stop, stream, reference, kind, officer, on, cost, yield, currency);
        await session.Run("update court_proceedings set costs_cents = costs_cents + $2, yield_cents = yield_cents + $3 where proceeding = $1", stop, stream, cost, yield);
    }
}
