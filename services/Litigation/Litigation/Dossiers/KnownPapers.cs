using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>A document that belongs to a case.</summary>
/// <param name="What"><c>invoice_copy</c>, <c>letter</c>, <c>proof</c>, or the kind of what proves a claim: <c>purchase_order</c>, <c>delivery_note</c>…</param>
/// <param name="Subject">Number of the invoice, the step that was carried out, or the ERP's own reference of the document.</param>
/// <param name="Channel">Of a message; null for every other.</param>
/// <param name="Date">Its day.</param>
/// <param name="Sha256">Where its bytes lie; null where nobody kept any.</param>
/// <param name="Size">In bytes; null where it was not told.</param>
/// <param name="MediaType">Null where it was not told.</param>
/// <param name="Decision">The message it is or proves; null for every other.</param>
/// <param name="IsErased">It was kept, and is erased for good.</param>
sealed record Paper(string What, string Subject, string? Channel, DateOnly Date, string? Sha256, long? Size, string? MediaType, Guid? Decision, bool IsErased = false);

/// <summary>The documents of a file, as far as the other services told of them.</summary>
static class KnownPapers
{
    /// <summary>Copies of invoices, what proves the claims besides, then what was sent and what carriers gave for it.</summary>
    public static async Task<IReadOnlyList<Paper>> Of(Session session, Guid file, Guid @case, CancellationToken stop) =>
        [.. await Copies(session, file, stop), .. await Evidence(session, file, stop), .. await Messages(session, @case, stop)];

    static Task<List<Paper>> Copies(Session session, Guid file, CancellationToken stop) => session.Read(
        "select c.number, coalesce(i.kept_on, c.issued_on), i.sha256, i.size, i.media_type from claims c left join invoice_copies i using (invoice) where c.file = $1 and c.elsewhere is null order by c.due_on, c.number",
        row => new Paper("invoice_copy", row.GetString(0), null, row.GetFieldValue<DateOnly>(1), row.Maybe<string>(2), row.Maybe<long?>(3), row.Maybe<string>(4), null), stop, file);

    // What proves the claims besides the invoices themselves: one document may prove several, and lies in the archive once.
    static async Task<IEnumerable<Paper>> Evidence(Session session, Guid file, CancellationToken stop) => (await session.Read(
            "select c.issued_on, e.items::text from claims c join evidence e using (invoice) where c.file = $1 and c.elsewhere is null order by c.due_on, c.number",
            row => (IssuedOn: row.GetFieldValue<DateOnly>(0), Items: JsonSerializer.Deserialize<EvidenceItemV1[]>(row.GetString(1), JsonSerializerOptions.Web)!), stop, file))
        .SelectMany(claim => claim.Items.Select(item => (claim.IssuedOn, Item: item)))
        .Where(found => found.Item.Kind != "invoice_copy").DistinctBy(found => found.Item.Reference)
        .Select(found => new Paper(found.Item.Kind, found.Item.Reference, null, found.Item.DatedOn ?? found.Item.SignedOn ?? found.IssuedOn, found.Item.Sha256, found.Item.Size, found.Item.MediaType, null));

    // What was sent, each followed by what the carrier gave for it.
    static Task<List<Paper>> Messages(Session session, Guid @case, CancellationToken stop) => session.Read(
        """
        select 'letter', m.step, m.channel, m.sent_on, coalesce(m.sha256, p.sha256), p.size, p.media_type, m.decision, '' as kind, p.erased_on is not null
          from sent_messages m left join case_papers p on p.decision = m.decision and p.kind = 'letter' where m.case_id = $1
        union all
        select 'proof', p.kind, null, coalesce(m.sent_on, p.kept_on), p.sha256, p.size, p.media_type, p.decision, p.kind, p.erased_on is not null
          from case_papers p left join sent_messages m using (decision) where p.case_id = $1 and p.kind <> 'letter'
         order by 4, 8, 9
        """,
        row => new Paper(
            row.GetString(0), row.GetString(1), row.Maybe<string>(2), row.GetFieldValue<DateOnly>(3), row.Maybe<string>(4), row.Maybe<long?>(5), row.Maybe<string>(6), row.GetGuid(7), row.GetBoolean(9)), stop, @case);
}
