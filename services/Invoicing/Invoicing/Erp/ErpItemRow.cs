using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Erp;

/// <summary>An item on its way into the feed.</summary>
/// <param name="Id">Follows from the fact.</param>
/// <param name="Position">In the order of the log.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Content">What it asks.</param>
sealed record ErpItemRow(Guid Id, long Position, string Creditor, ErpContent Content)
{
    // So many kinds of items may one fact make one day; none makes two of one kind.
    const long KindsOfFact = 16;

    public static ErpItemRow Of(StoredEvent stored, string creditor, ErpContent content) =>
        new(ErpItem.IdOf(stored.Stream, stored.Version, Words.Of(content.Kind)), (stored.Sequence * KindsOfFact) + (long)content.Kind, creditor, content);

    public static async Task Write(Session session, IReadOnlyList<ErpItemRow> items, CancellationToken stop)
    {
        if (items.Count == 0) return;
        await session.Run(
            """
            insert into erp_items (id, position, creditor, kind, happened_on, customer, content, acknowledged)
            select i.*, exists (select from erp_acknowledgements a where a.item = i.id)
              from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::date[], $6::text[], $7::jsonb[]) as i (id, position, creditor, kind, happened_on, customer, content)
            on conflict (id) do nothing
            """, stop,
            Column(items, i => i.Id), Column(items, i => i.Position), Column(items, i => i.Creditor), Column(items, i => Words.Of(i.Content.Kind)), Column(items, i => i.Content.On),
            Column(items, i => i.Content.Customer), Column(items, i => JsonSerializer.Serialize(ErpItemContent.Of(i.Content), EventJson.Options)));
    }

    static T[] Column<T>(IReadOnlyList<ErpItemRow> items, Func<ErpItemRow, T> column) => [.. items.Select(column)];
}
