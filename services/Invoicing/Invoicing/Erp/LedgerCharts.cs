using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Erp;

/// <summary>The charts of entities as they were at any place of the log.</summary>
sealed class LedgerCharts(IReadOnlyList<LedgerAccount> standard, IReadOnlyDictionary<string, IReadOnlyList<(long Sequence, LedgerAccounts Accounts)>> changes)
{
    public static async Task<LedgerCharts> Read(Session session, IEventStore store, IEnumerable<string> creditors, CancellationToken stop)
    {
        var streams = creditors.Distinct().ToDictionary(c => c, c => LedgerSettings.Of(Siren.Parse(c)!.Value));
        var histories = await store.ReadStreams(session, [.. streams.Values], stop);
        return new(await LedgerAccountTable.Standard(session, stop), streams.ToDictionary(s => s.Key, s => (IReadOnlyList<(long, LedgerAccounts)>)
            [.. histories[s.Value].Select(e => (e.Sequence, ((LedgerSettingsEvent.LedgerAccountsChanged)Books.LedgerFacts.Read(e)).Accounts))]));
    }

    public LedgerChart At(string creditor, long sequence) =>
        new(standard, changes[creditor].LastOrDefault(c => c.Sequence <= sequence, (0, LedgerAccounts.None)).Accounts);
}
