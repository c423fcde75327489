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
        {
            await session.Run(
                "insert into creditors (id, siren, bank_feed_through, small_difference_cents, keep_up_to_cents, version, snapshot_count_percent, snapshot_amount_percent, snapshot_few) values ($1, $2, $3::date, $4, $5, $6, $7, $8, $9) " +
                "on conflict (id) do update set bank_feed_through = excluded.bank_feed_through, small_difference_cents = excluded.small_difference_cents, keep_up_to_cents = excluded.keep_up_to_cents, " +
                "version = excluded.version, snapshot_count_percent = excluded.snapshot_count_percent, snapshot_amount_percent = excluded.snapshot_amount_percent, snapshot_few = excluded.snapshot_few",
                stop, id, creditor.Siren, creditor.BankFeedThrough, creditor.SmallDifference.Cents, creditor.KeptRemainder.Cents, version,
                creditor.SnapshotThreshold.MostPercentByCount, creditor.SnapshotThreshold.MostPercentByAmount, creditor.SnapshotThreshold.Few);
            foreach (var period in creditor.Masters.All)
                await session.Run(
                    "insert into allocation_masters (creditor, from_on, master) values ($1, $2, $3) on conflict (creditor, from_on) do update set master = excluded.master",
                    stop, creditor.Siren, period.From, Words.Of(period.Master));
        }
    }
}
