using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>From an opening judgment on older claims bear no interest (L622-28).</summary>
static class Judgments
{
    public static Task<int> Note(Session session, DebtorInsolvencyOpenedV1 m, CancellationToken stop) => session.Run(
        "insert into judgments as j (debtor, opened_on, version) values ($1, $2, $3) on conflict (debtor) do update set opened_on = excluded.opened_on, version = excluded.version where j.version < excluded.version",
        stop, m.Debtor, m.JudgmentOn, m.Version);
}
