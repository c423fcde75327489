using System.Text.Json.Nodes;
using Recouvrement.Walk.Processes;

namespace Recouvrement.Walk.Reports;

/// <summary>The open items as they stand: read once, when the first day is over.</summary>
/// <param name="Totals">Invoicing's totals of the entity.</param>
/// <param name="Accounts">By customer number.</param>
/// <param name="Blocked">Accounts by reason.</param>
public sealed record Snapshot(JsonNode Totals, SortedDictionary<string, AccountFigures> Accounts, SortedDictionary<string, long> Blocked)
{
    const int PageSize = 500;

    /// <summary>Reads Invoicing's accounts and what blocks them in Dunning.</summary>
    public static async Task<Snapshot> Take(Api invoicing, Api dunning, string siren)
    {
        var blocked = (await dunning.Get($"/creditors/{siren}/blocked")).AsArray()
            .ToDictionary(b => b!["customerNumber"]!.GetValue<string>(), b => (Reason: b!["reason"]?.GetValue<string>(), Case: b["case"]?.GetValue<Guid>()));
        var accounts = new SortedDictionary<string, AccountFigures>(StringComparer.Ordinal);
        for (string? after = ""; after is not null;)
        {
            var page = await invoicing.Get($"/creditors/{siren}/accounts?limit={PageSize}&after={Uri.EscapeDataString(after)}");
            foreach (var account in page["items"]!.AsArray())
            {
                var number = account!["number"]!.GetValue<string>();
                var (reason, @case) = blocked.GetValueOrDefault(number);
                accounts[number] = new(account["open"]!["cents"]!.GetValue<long>(), reason, @case);
            }

            after = page["next"]?.GetValue<string>();
        }

        var reasons = new SortedDictionary<string, long>(accounts.Values.Where(a => a.BlockedBy is not null).CountBy(a => a.BlockedBy!).ToDictionary(r => r.Key, r => (long)r.Value), StringComparer.Ordinal);
        return new(await invoicing.Get($"/creditors/{siren}/totals"), accounts, reasons);
    }
}
