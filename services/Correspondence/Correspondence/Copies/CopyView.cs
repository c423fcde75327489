using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Copies;

/// <summary>The copy of an invoice that went with a message.</summary>
/// <param name="Number">The ERP's own number of the invoice.</param>
/// <param name="Sha256">Of the copy's bytes.</param>
public sealed record CopyItem(string Number, string Sha256);

/// <summary>Shows which copies went with a message.</summary>
static class CopyView
{
    /// <summary>Columns of messages <c>m</c>: numbers and hashes of their copies.</summary>
    public const string Columns = "array(select c.number from message_copies c where c.decision = m.decision order by c.position), array(select c.sha256 from message_copies c where c.decision = m.decision order by c.position)";

    public static Task<int> Show(Session session, Guid decision, MessageEvent.CopiesEnclosed e, CancellationToken stop) => session.Run(
        """
        insert into message_copies (decision, position, invoice, number, sha256, size, pages)
        select $1, position, invoice, number, sha256, size, pages from unnest($2, $3, $4, $5, $6) with ordinality as c(invoice, number, sha256, size, pages, position)
        """,
        stop, decision, e.Copies.Select(copy => copy.Invoice).ToArray(), e.Copies.Select(copy => copy.Number).ToArray(), e.Copies.Select(copy => copy.Sha256).ToArray(),
        e.Copies.Select(copy => copy.Size).ToArray(), e.Copies.Select(copy => copy.Pages).ToArray());

    /// <summary>The letter is made anew without them.</summary>
    public static async Task LeftOut(Session session, Guid decision, MessageEvent.CopiesLeftOut e, CancellationToken stop)
    {
        await session.Run("delete from message_copies where decision = $1", stop, decision);
        await session.Run("update messages set state = 'requested', changed_on = $2 where decision = $1", stop, decision, e.On);
    }

    /// <summary>The copies of a row.</summary>
    public static IReadOnlyList<CopyItem> Of(string[] numbers, string[] hashes) => [.. numbers.Zip(hashes, (number, hash) => new CopyItem(number, hash))];
}
