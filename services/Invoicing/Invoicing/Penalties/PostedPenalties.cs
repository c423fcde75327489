using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>What the ERP was asked to post of bills of penalties comes back in its exports, under their numbers and labels: it is in the books.</summary>
static class PostedPenalties
{
    const string Known = "No invoice and no payment of its own: it posts a bill of penalties that was issued here.";

    /// <summary>Numbers of the bills that were issued here.</summary>
    public static async Task<HashSet<string>> Of(Session session, string creditor, CancellationToken stop) =>
        (await session.Read("select number from invoices where creditor = $1 and penalties is not null", r => r.GetString(0), stop, creditor)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a row is left out; null where it tells of no bill, or of what was paid on it.</summary>
    public static string? Why(HashSet<string> bills, FecItem item) =>
        item.PieceReference is { } piece && bills.Contains(piece.Trim()) && (item.IsDebit || item.Label.StartsWith("Annulation", StringComparison.OrdinalIgnoreCase)) ? Known : null;
}
