using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Settlements;

/// <summary>Settlements, and with them the ledger of what was given up by whom.</summary>
static class SettlementView
{
    public static async Task Show(Session session, Guid stream, Settlement state, IReadOnlyList<Appended<SettlementEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                SettlementEvent.SettlementProposed e => Propose(session, stream, e, stop),
                SettlementEvent.SettlementApproved e => Decide(session, stream, e.By, e.On, stop),
                SettlementEvent.SettlementDeclined e => Decide(session, stream, e.By, e.On, stop),
                SettlementEvent.SettlementMadeEnforceable e => session.Run("update settlements set title = $2, title_on = $3 where settlement = $1", stop, stream, Spelling.Of(e.Title), e.ObtainedOn),
                _                                    => Task.CompletedTask,
            });
        await session.Run("update settlements set stage = $2 where settlement = $1", stop, stream, Spelling.Of(state.Stage));
    }

    static Task<int> Propose(Session session, Guid stream, SettlementEvent.SettlementProposed e, CancellationToken stop) => session.Run(
        "insert into settlements (settlement, file, creditor, debtor, reference, stage, agreed_cents, waived_principal, waived_interest, waived_compensation, currency, pay_by, proposed_by, proposed_on) " +
        "values ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8, $9, $10, $11, $12, $13)",
        stop, stream, e.Matter.File, e.Matter.Of.Creditor, e.Matter.Of.Debtor, e.Matter.Reference, e.Terms.Agreed.Cents, e.Terms.WaivedPrincipal.Cents, e.Terms.WaivedInterest.Cents, e.Terms.WaivedCompensation.Cents,
        e.Terms.Agreed.Currency, e.Terms.PayBy, e.By, e.On);

    static Task<int> Decide(Session session, Guid stream, string by, DateOnly on, CancellationToken stop) =>
        session.Run("update settlements set decided_by = $2, decided_on = $3 where settlement = $1", stop, stream, by, on);
}
