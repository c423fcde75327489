using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Which document comes from which, a row for each parent.</summary>
static class LinkTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<DocumentLinks>> changed, CancellationToken stop)
    {
        foreach (var (id, links, _) in changed) await Write(session, id, links.Document!, links.Parents, stop);
    }

    /// <summary>All that one document comes from, whatever was there before.</summary>
    public static async Task Write(Session session, Guid id, ChainDocument document, IReadOnlyCollection<ChainParent> parents, CancellationToken stop)
    {
        await session.Run("delete from document_links where document = $1", stop, id);
        await session.Run(
            """
            insert into document_links (document, creditor, kind, number, year, parent_kind, parent_number)
            select $1, $2, $3, $4, $5::int, parent_kind, parent_number from unnest($6::text[], $7::text[]) as p(parent_kind, parent_number)
            """, stop,
            id, document.Creditor, Words.Of(document.Step), document.Number, document.Year, parents.Select(p => Words.Of(p.Step)).ToArray(), parents.Select(p => p.Number).ToArray());
    }
}
