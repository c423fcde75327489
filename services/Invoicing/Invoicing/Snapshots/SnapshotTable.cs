using System.Globalization;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Alerts;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>Lists of open items as they can be read. One that waits for a person raises an alert.</summary>
static class SnapshotTable
{
    const string Refused = "open_items_snapshot_refused";

    public static async Task Show(Session session, IReadOnlyList<Shown<OpenItemsSnapshot>> changed, CancellationToken stop)
    {
        await session.Run(
            """
            insert into snapshots (id, creditor, on_date, covers_through, drawn_at, sha256, status, code, reason, listed, open_items, settled_items, open_cents, settled_cents, currency, version)
            select * from unnest($1::uuid[], $2::text[], $3::date[], $4::date[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::int[], $12::int[], $13::bigint[], $14::bigint[], $15::text[], $16::bigint[])
            on conflict (id) do update set status = excluded.status, code = excluded.code, reason = excluded.reason, listed = excluded.listed, open_items = excluded.open_items, settled_items = excluded.settled_items,
                open_cents = excluded.open_cents, settled_cents = excluded.settled_cents, currency = excluded.currency, version = excluded.version
            """, stop,
            changed.Column(s => s.Id), changed.Column(s => s.State.Creditor!), changed.Column(s => s.State.Drawn!.On), changed.Column(s => s.State.Drawn!.Through), changed.Column(s => s.State.Drawn!.At.ToUniversalTime()),
            changed.Column(s => s.State.Sha256!), changed.Column(s => Words.Of(s.State.Status)), changed.Column(s => s.State.Refusal?.Code), changed.Column(s => s.State.Refusal?.Reason),
            changed.Column(s => s.State.Figures?.Listed), changed.Column(s => s.State.Figures?.Open), changed.Column(s => s.State.Figures?.Settled),
            changed.Column(s => s.State.Figures?.OpenAmount.Cents), changed.Column(s => s.State.Figures?.SettledAmount.Cents), changed.Column(s => s.State.Figures?.OpenAmount.Currency), changed.Column(s => s.Version));
        await AlertTable.Show(session, Refused, changed.Column(s => s.Id), [.. changed.Where(s => s.State.Status is SnapshotStatus.Refused).Select(s => Of(s.Id, s.State))], stop);
    }

    static Alert Of(Guid id, OpenItemsSnapshot snapshot) => new(Refused, id, snapshot.Creditor!, null, null, snapshot.Drawn!.On, new Dictionary<string, string>
    {
        ["code"] = snapshot.Refusal!.Code,
        ["reason"] = snapshot.Refusal.Reason,
        ["listed"] = Number(snapshot.Figures!.Listed),
        ["open"] = Number(snapshot.Figures.Open),
        ["settled"] = Number(snapshot.Figures.Settled),
        ["open_amount"] = snapshot.Figures.OpenAmount.ToString(),
        ["settled_amount"] = snapshot.Figures.SettledAmount.ToString(),
    });

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
