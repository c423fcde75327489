using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>What is to be called back at once is found by an index, however many acts have gone out.</summary>
public sealed class IndexTests
{
    [Fact]
    public async Task What_waits_when_all_is_stopped_or_the_mode_changes_is_found_by_index()
    {
        await using var database = await TestDatabase.Create("dunning", typeof(ChangeSettings).Assembly);
        await using var session = await Session.Open(database.Source, default);
        await session.Run(
            """
            insert into acts (decision, case_id, creditor, kind, episode, step, channel, mode, status, decided_on, amount_cents, currency, invoices, asked_by)
            select gen_random_uuid(), gen_random_uuid(), '732829320', 'step', 1, 'call_1', 'call', 'live', case when n % 200 = 0 then 'call_with_agency' else 'sent' end, date '2026-03-02', 100, 'EUR', 1, 'service:dunning'
              from generate_series(1, 20000) n
            """, default);
        await session.Run("analyze acts", default);
        var stopped = await Plan(session, CallBack.Waiting.Replace("$1", "'00000000-0000-0000-0000-000000000000'::uuid", StringComparison.Ordinal).Replace("$2", "200", StringComparison.Ordinal));
        var changed = await Plan(session, ChangeSettings.Waiting.Replace("$1", "'732829320'", StringComparison.Ordinal).Replace("$2", "false", StringComparison.Ordinal));
        Assert.Contains("acts_unsent", stopped, StringComparison.Ordinal);
        Assert.Contains("acts_unsent", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on acts", stopped + changed, StringComparison.Ordinal);
    }

    static async Task<string> Plan(Session session, string sql) => string.Join('\n', await session.Read($"explain {sql}", row => row.GetString(0), default));
}
