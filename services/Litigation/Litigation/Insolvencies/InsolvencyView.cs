using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Insolvencies;

/// <summary>Insolvencies of debtors and what was declared in them.</summary>
static class InsolvencyView
{
    public static async Task Show(Session session, Guid stream, InsolvencyClaim state, IReadOnlyList<Appended<InsolvencyEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                InsolvencyEvent.InsolvencyHeard e           => Hear(session, stream, e, stop),
                InsolvencyEvent.InsolvencyOver e            => session.Run("update insolvency_claims set closed_on = $2, outcome = $3::text where claim = $1", stop, stream, e.ClosedOn, e.Outcome),
                InsolvencyEvent.InsolvencyClaimDrawnUp e    => session.Run("update insolvency_claims set drawn_up_on = $2, total_cents = $3 where claim = $1", stop, stream, e.On, e.Statement.Total().Cents),
                InsolvencyEvent.ClaimDeclared e             => session.Run("update insolvency_claims set declared_on = $2, proof = $3 where claim = $1", stop, stream, e.SentOn, e.Proof),
                InsolvencyEvent.ClaimChallenged e           => Set(session, stream, "challenged_on = $2", e.ReceivedOn, stop),
                InsolvencyEvent.ClaimChallengeAnswered e    => Set(session, stream, "answered_on = $2", e.AnsweredOn, stop),
                InsolvencyEvent.ClaimAdmitted e             => session.Run("update insolvency_claims set admitted_on = $2, admitted_cents = $3 where claim = $1", stop, stream, e.AdmittedOn, e.Amount.Cents),
                InsolvencyEvent.DeclarationDeadlineNeared e => Warnings.Keep(session, stream, state.Of!.Creditor, Spelling.Of(e.What), e.Days, e.SafeOn, e.LastOn, e.On, stop),
                _                                           => Task.CompletedTask,
            });
    }

    static Task<int> Hear(Session session, Guid stream, InsolvencyEvent.InsolvencyHeard e, CancellationToken stop) => session.Run(
        "insert into insolvency_claims (claim, creditor, debtor, customer_number, kind, judgment_on, published_on, heard_version) values ($1, $2, $3, $4, $5, $6, $7, $8) " +
        "on conflict (claim) do update set kind = excluded.kind, published_on = excluded.published_on, heard_version = excluded.heard_version, closed_on = null, outcome = null",
        stop, stream, e.Of.Creditor, e.Of.Debtor, e.Of.CustomerNumber, e.Kind, e.Of.JudgmentOn, e.PublishedOn, e.Version);

    static Task<int> Set(Session session, Guid stream, string what, DateOnly day, CancellationToken stop) =>
        session.Run($"update insolvency_claims set {what} where claim = $1", stop, stream, day);
}
