using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Erp;

/// <summary>Accounts of general ledgers as they can be read.</summary>
static class LedgerAccountTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<LedgerSettings>> changed, CancellationToken stop)
    {
        foreach (var (_, settings, version) in changed)
        {
            await session.Run("delete from ledger_accounts where creditor = $1", stop, settings.Creditor);
            await session.Run(
                "insert into ledger_accounts (creditor, role, account, version) select $1, *, $4 from unnest($2::text[], $3::text[])", stop,
                settings.Creditor, settings.Accounts.All.Select(a => Words.Of(a.Role)).ToArray(), settings.Accounts.All.Select(a => a.Account).ToArray(), version);
        }
    }

    /// <summary>The chart of an entity as it is now.</summary>
    public static async Task<LedgerChart> Chart(Session session, string creditor, CancellationToken stop) => new(await Standard(session, stop), LedgerAccounts.Of(await session.Read(
        "select role, account from ledger_accounts where creditor = $1", r => new LedgerAccount(Words.Read<LedgerRole>(r.GetString(0)), r.GetString(1)), stop, creditor)));

    /// <summary>One account for each role.</summary>
    public static Task<List<LedgerAccount>> Standard(Session session, CancellationToken stop) => session.Read(
        "select role, account from standard_ledger_accounts", r => new LedgerAccount(Words.Read<LedgerRole>(r.GetString(0)), r.GetString(1)), stop);
}
