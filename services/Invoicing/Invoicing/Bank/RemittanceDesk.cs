using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Bank;

/// <summary>Clears agencies' accounts with what the bank shows, in the caller's transaction.</summary>
sealed class RemittanceDesk(Books books)
{
    /// <summary>
    /// Holds a creditor's account of agencies until the transaction ends. What an agency tells and what the bank shows at the same moment would otherwise each miss the other.
    /// </summary>
    public static Task Hold(Session session, string creditor, CancellationToken stop) =>
        session.Run("select pg_advisory_xact_lock(hashtextextended('agency-account|' || $1, 0))", stop, creditor);

    /// <summary>Looks whether a credit is money of an agency, and clears the transfer that it is.</summary>
    public async Task<RemittanceMatch> Take(Session session, string creditor, StoredCash cash, EventContext context, CancellationToken stop)
    {
        await Hold(session, creditor, stop);
        var hash = cash.Said.Payer.Iban is { } iban ? MovementTable.Hash(creditor, iban) : null;
        var agency = await session.Read("select agency from agency_accounts where creditor = $1 and hash = $2::text", r => r.GetString(0), stop, creditor, hash);
        var awaited = await session.Read(
            "select remittance, spelled, amount_cents, currency, account = $2::text from agency_remittances where creditor = $1 and movement is null order by remitted_on, remittance for update",
            r => new AwaitedRemittance(r.GetGuid(0), r.GetString(1), r.Money(2, 3), !r.IsDBNull(4) && r.GetBoolean(4)), stop, creditor, hash);
        var match = RemittanceMatching.Of(cash.Said, CashClues.Of(cash.Said), awaited, agency.Count > 0);
        if (match.Clears is { } remittance) await Clear(session, creditor, remittance, cash, hash, context, stop);
        return match;
    }

    /// <summary>Looks whether the bank has shown a transfer before the agency told of it.</summary>
    public async Task Find(Session session, string creditor, Money amount, EventContext context, CancellationToken stop)
    {
        foreach (var cash in await session.Read(
            $"select {StoredCash.Columns} where m.creditor = $1 and m.status = 'unmatched' and m.is_credit and m.amount_cents = $2 and m.currency = $3 order by m.booked_on, m.key",
            StoredCash.Row, stop, creditor, amount.Cents, amount.Currency))
            await Take(session, creditor, cash, context, stop);
    }

    async Task Clear(Session session, string creditor, Guid remittance, StoredCash cash, string? hash, EventContext context, CancellationToken stop)
    {
        var outcome = await books.Movements.Handle(session, cash.Id, new MovementCommand.Dismiss(DismissalReason.AgencyRemittance), context, stop);
        if (outcome.Decision.Refusal is not null) return;
        await session.Run("update agency_remittances set movement = $2, cleared_on = $3 where remittance = $1", stop, remittance, cash.Id, cash.On);
        if (hash is not null)
            await session.Run(
                "insert into agency_accounts (creditor, hash, agency) select $1, $2, agency from agency_remittances where remittance = $3 on conflict do nothing", stop, creditor, hash, remittance);
    }
}
