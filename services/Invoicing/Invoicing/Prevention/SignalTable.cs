using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What the gazette announced, as it can be read.</summary>
static class SignalTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<CreditFile>> changed, CancellationToken stop)
    {
        foreach (var (_, file, _) in changed)
            foreach (var (id, (of, standing)) in file.Announcements)
                await session.Run(
                    """
                    insert into insolvency_signals (customer, id, creditor, number, effect, kind, judgment_on, published_on, court, outcome, source, standing)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                    on conflict (customer, id) do update set effect = excluded.effect, kind = excluded.kind, judgment_on = excluded.judgment_on, published_on = excluded.published_on,
                        court = excluded.court, outcome = excluded.outcome, standing = excluded.standing
                    """, stop,
                    BusinessKey.OfCustomer(Siren.Parse(file.Account!.Creditor)!.Value, file.Account.Customer), id, file.Account.Creditor, file.Account.Customer, Words.Of(of.Effect),
                    of.Kind is { } kind ? Words.Of(kind) : null, of.JudgmentOn, of.PublishedOn, of.Court, of.Outcome is { } outcome ? Words.Of(outcome) : null, of.Source, Words.Of(standing));
    }
}
