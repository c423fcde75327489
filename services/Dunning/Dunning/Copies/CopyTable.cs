using System.Collections.Immutable;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Copies;

/// <summary>Which invoices have a copy at hand.</summary>
static class CopyTable
{
    public static Task<int> Keep(Session session, Guid invoice, long version, bool isKept, CancellationToken stop) => session.Run(
        "insert into invoice_copies as c (invoice, version, is_kept) values ($1, $2, $3) on conflict (invoice) do update set version = excluded.version, is_kept = excluded.is_kept where c.version < excluded.version",
        stop, invoice, version, isKept);

    /// <summary>Those of some invoices that have one.</summary>
    public static async Task<ImmutableHashSet<Guid>> Of(Session session, IEnumerable<Guid> invoices, CancellationToken stop) =>
        [.. await session.Read("select invoice from invoice_copies where invoice = any($1) and is_kept", r => r.GetGuid(0), stop, (object)invoices.ToArray())];
}
