using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Losses;

/// <summary>What is doubted, proved and lost of invoices as it can be read.</summary>
static class LossTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Invoice>> changed, CancellationToken stop)
    {
        var doubted = changed.Where(i => i.State.Losses != LossState.None).ToArray();
        if (doubted.Length == 0) return;
        await session.Run(
            """
            insert into invoice_losses (invoice, doubtful_for, doubtful_since, impairment_cents, ground, evidenced_on, proof, rectifying, rectified_on, rectified_net_cents, rectified_vat_cents, lost_cents, vat_of_lost_cents)
            select * from unnest($1::uuid[], $2::text[], $3::date[], $4::bigint[], $5::text[], $6::date[], $7::text[], $8::text[], $9::date[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[])
            on conflict (invoice) do update set doubtful_for = excluded.doubtful_for, doubtful_since = excluded.doubtful_since, impairment_cents = excluded.impairment_cents, ground = excluded.ground,
                evidenced_on = excluded.evidenced_on, proof = excluded.proof, rectifying = excluded.rectifying, rectified_on = excluded.rectified_on, rectified_net_cents = excluded.rectified_net_cents,
                rectified_vat_cents = excluded.rectified_vat_cents, lost_cents = excluded.lost_cents, vat_of_lost_cents = excluded.vat_of_lost_cents
            """, stop,
            Of(doubted, (id, _) => id), Of(doubted, (_, l) => l.IsDoubtful ? Words.Of(l.DoubtfulFor) : null), Of(doubted, (_, l) => l.DoubtfulSince), Of(doubted, (_, l) => l.Impairment.Cents),
            Of(doubted, (_, l) => l.Evidence is { } e ? Words.Of(e.Ground) : null), Of(doubted, (_, l) => l.Evidence?.On), Of(doubted, (_, l) => l.Evidence?.Proof),
            Of(doubted, (_, l) => l.Rectifying?.Reference), Of(doubted, (_, l) => l.Rectifying?.SentOn), Of(doubted, (_, l) => l.Rectifying?.Net.Cents), Of(doubted, (_, l) => l.Rectifying?.Vat.Cents),
            Of(doubted, (_, l) => l.Lost.Cents), Of(doubted, (_, l) => l.VatOfLost.Cents));
        await ShowWriteOffs(session, [.. doubted.SelectMany(i => i.State.Losses.WriteOffs.Select(w => (i.Id, w.Key, w.Value)))], stop);
    }

    static Task ShowWriteOffs(Session session, (Guid Invoice, string WriteOff, KnownWriteOff Known)[] all, CancellationToken stop) => all.Length == 0 ? Task.CompletedTask : session.Run(
        """
        insert into write_offs (invoice, write_off, kind, amount_cents, vat_cents, written_off_on, taken_back, recovered_cents)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::date[], $7::boolean[], $8::bigint[])
        on conflict (invoice, write_off) do update set vat_cents = excluded.vat_cents, taken_back = excluded.taken_back, recovered_cents = excluded.recovered_cents
        """, stop,
        Array.ConvertAll(all, w => w.Invoice), Array.ConvertAll(all, w => w.WriteOff), Array.ConvertAll(all, w => Words.Of(w.Known.Kind)), Array.ConvertAll(all, w => w.Known.Amount.Cents),
        Array.ConvertAll(all, w => w.Known.Vat.Cents), Array.ConvertAll(all, w => w.Known.On), Array.ConvertAll(all, w => w.Known.IsTakenBack), Array.ConvertAll(all, w => w.Known.Recovered.Cents));

    static T[] Of<T>(Shown<Invoice>[] doubted, Func<Guid, LossState, T> column) => Array.ConvertAll(doubted, i => column(i.Id, i.State.Losses));
}
