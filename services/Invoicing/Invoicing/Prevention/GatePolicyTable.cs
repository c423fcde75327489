using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>The thresholds of entities, by their first day.</summary>
static class GatePolicyTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<GatePolicies>> changed, CancellationToken stop)
    {
        foreach (var (_, policies, _) in changed)
            foreach (var (from, policy) in policies.ByDay)
                await session.Run(
                    "insert into gate_policies (creditor, valid_from, policy) values ($1, $2, $3::jsonb) on conflict (creditor, valid_from) do update set policy = excluded.policy",
                    stop, policies.Creditor, from, JsonSerializer.Serialize(policy, EventJson.Options));
    }

    /// <summary>The thresholds of a row.</summary>
    public static GatePolicy Read(string policy) => JsonSerializer.Deserialize<GatePolicy>(policy, EventJson.Options)!;
}
