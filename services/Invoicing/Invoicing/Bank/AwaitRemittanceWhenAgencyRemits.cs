using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Bank;

/// <summary>An agency has made a transfer: the bank will show it, or has shown it already. It is no debtor's payment, since its collections are booked.</summary>
sealed class AwaitRemittanceWhenAgencyRemits(Inbox inbox, RemittanceDesk desk) : IConsumer<AgencyRemittedV1>
{
    public Task Consume(ConsumeContext<AgencyRemittedV1> context) =>
        inbox.Once(context, nameof(AwaitRemittanceWhenAgencyRemits), context.Message.On, (session, facts) => Await(session, context.Message, facts, context.CancellationToken));

    async Task Await(Session session, AgencyRemittedV1 m, EventContext facts, CancellationToken stop)
    {
        await RemittanceDesk.Hold(session, m.Creditor, stop);
        var account = m.Account is null ? null : MovementTable.Hash(m.Creditor, m.Account);
        await session.Run(
            """
            insert into agency_remittances (remittance, creditor, agency, reference, spelled, amount_cents, currency, remitted_on, account)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text) on conflict (remittance) do nothing
            """,
            stop, m.Remittance, m.Creditor, m.Agency, m.Reference, CashClues.Spell(m.Reference), m.AmountCents, m.Currency, m.RemittedOn, account);
        await desk.Find(session, m.Creditor, Money.OfCents(m.AmountCents, m.Currency), facts, stop);
    }
}
