using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Figures;

/// <summary>What a rebuild of the ledger found.</summary>
/// <param name="Documents">Streams read.</param>
/// <param name="Rows">Rows that follow from them.</param>
/// <param name="Changed">Rows that were missing, superfluous or otherwise in the table.</param>
public sealed record LedgerRebuilt(long Documents, long Rows, long Changed);

static class RebuildLedger
{
    const int Batch = 2_000;

    public static void MapRebuildLedger(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/ops/ledger/rebuild", Rebuild).RequireRole(Roles.Ops).WithTags("ops")
            .WithSummary("Writes the dated ledger anew from the streams, and says what it found otherwise in the table");

    static async Task<LedgerRebuilt> Rebuild(IEventStore store, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Begin(database, stop);
        // Who has written events waits here with their rows, or has written both.
        await session.Run("lock table ledger in share row exclusive mode", stop);
        var found = new LedgerRebuilt(0, 0, 0);
        for (var after = Guid.Empty; ;)
        {
            var documents = await session.Read(
                "select id, type from mt_streams where type in ('invoice', 'payment', 'credit_note') and version > 0 and id > $1 order by id limit $2",
                r => (Id: r.GetGuid(0), Type: r.GetString(1)), stop, after, Batch);
            if (documents.Count == 0) break;
            var through = documents[^1].Id;
            var (rows, changed) = await Rewrite(session, after, through, await Entries(session, store, documents, stop), stop);
            found = new(found.Documents + documents.Count, found.Rows + rows, found.Changed + changed);
            after = through;
        }

        await session.Commit(stop);
        return found;
    }

    static async Task<LedgerEntry[]> Entries(Session session, IEventStore store, List<(Guid Id, string Type)> documents, CancellationToken stop)
    {
        var histories = await store.ReadStreams(session, [.. documents.Select(d => d.Id)], stop);
        return [.. documents.SelectMany(d => d.Type == LedgerEntry.Invoice ? OfInvoice(d.Id, [.. histories[d.Id]]) : OfCredit(d.Id, [.. histories[d.Id]]))];
    }

    static LedgerEntry[] OfInvoice(Guid id, StoredEvent[] history) =>
        LedgerEntry.Of([.. Book<Invoice, InvoiceCommand, InvoiceEvent>.Steps(id, Invoice.Initial, 0, history.Select(Books.InvoiceFacts.Read))], i => DayOf(history[i]));

    static LedgerEntry[] OfCredit(Guid id, StoredEvent[] history) =>
        LedgerEntry.Of([.. Book<Credit, CreditCommand, CreditEvent>.Steps(id, Credit.Initial, 0, history.Select(Books.CreditFacts.Read))], i => DayOf(history[i]));

    static async Task<(long Rows, long Changed)> Rewrite(Session session, Guid after, Guid through, LedgerEntry[] entries, CancellationToken stop)
    {
        const string all = "select l::text from ledger l where document > $1 and document <= $2";
        var before = await session.Read(all, r => r.GetString(0), stop, after, through);
        await session.Run("delete from ledger where document > $1 and document <= $2", stop, after, through);
        await LedgerTable.Insert(session, entries, stop);
        var rebuilt = (await session.Read(all, r => r.GetString(0), stop, after, through)).ToHashSet();
        var common = before.Count(rebuilt.Contains);
        return (rebuilt.Count, before.Count - common + rebuilt.Count - common);
    }

    static DateOnly DayOf(StoredEvent stored) => ParisTime.DateOf(stored.Headers.HappenedAt);
}
