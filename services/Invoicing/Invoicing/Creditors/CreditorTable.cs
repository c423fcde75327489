using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Creditors;

/// <summary>Creditor entities as they can be read.</summary>
static class CreditorTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Creditor>> changed, CancellationToken stop)
    {
        foreach (var (id, creditor, version) in changed)
            await session.Run(
                "insert into creditors (id, siren, bank_feed_through, version, allocation_master) values ($1, $2, $3::date, $4, $5) " +
                "on conflict (id) do update set bank_feed_through = excluded.bank_feed_through, version = excluded.version, allocation_master = excluded.allocation_master",
                stop, id, creditor.Siren, creditor.BankFeedThrough, version, Words.Of(creditor.Master));
    }
}
