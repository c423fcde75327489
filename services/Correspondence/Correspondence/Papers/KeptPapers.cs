using System.Diagnostics;
using Npgsql;
using Recouvrement.Correspondence.Domain.Papers;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Papers;

/// <summary>A paper of a case that lies, or lay, in the store of documents.</summary>
/// <param name="Decision">The message it is or proves.</param>
/// <param name="Kind"><c>letter</c>, <c>deposit</c>, <c>receipt</c> or <c>undelivered</c>.</param>
/// <param name="Sha256">Where.</param>
sealed record KeptPaper(Guid Decision, string Kind, string Sha256);

/// <summary>The table of papers that are or were kept.</summary>
static class KeptPapers
{
    /// <summary>Keeps in mind what is kept or erased, in the transaction that tells it.</summary>
    public static async Task Show(Session session, Guid stream, CasePaper state, IReadOnlyList<Appended<PaperEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                PaperEvent.PaperKept e   => session.Run("insert into kept_papers (decision, kind, case_id, sha256) values ($1, $2, $3, $4) on conflict do nothing", stop, e.Decision, e.Kind, e.Case, e.Sha256),
                PaperEvent.PaperErased e => session.Run("update kept_papers set erased_on = $3 where decision = $1 and kind = $2", stop, e.Decision, e.Kind, e.On),
                _ => throw new UnreachableException(),
            });
    }

    /// <summary>All of a case, erased or not.</summary>
    public static Task<List<KeptPaper>> Of(Session session, Guid @case, CancellationToken stop) => session.Read(
        "select decision, kind, sha256 from kept_papers where case_id = $1 order by decision, kind", row => new KeptPaper(row.GetGuid(0), row.GetString(1), row.GetString(2)), stop, @case);

    /// <summary>
    /// Where copies of a case may lie that are on no record: a process that died between keeping and telling leaves one. What another case has as well is not named: it may be on its way to the store.
    /// </summary>
    public static Task<List<string>> Untold(Session session, Guid @case, CancellationToken stop) => session.Read(
        """
        with own as (select d.sha256 from messages m join documents d using (decision) where m.case_id = $1
                     union select f.sha256 from messages m join proofs f using (decision) where m.case_id = $1)
        select sha256 from own o
         where not exists (select from kept_papers k where k.sha256 = o.sha256)
           and not exists (select from documents d join messages m using (decision) where d.sha256 = o.sha256 and m.case_id is distinct from $1)
           and not exists (select from proofs f join messages m using (decision) where f.sha256 = o.sha256 and m.case_id is distinct from $1)
         order by sha256
        """, row => row.GetString(0), stop, @case);

    /// <summary>Erases from the store what no paper is kept under any more, and no copy of an invoice that is known here: the store is shared, and whoever forgets something must know that nobody else names it.</summary>
    /// <exception cref="IOException">The store is away.</exception>
    public static async Task Forget(NpgsqlDataSource database, IDocumentStore documents, IReadOnlyList<string> hashes, CancellationToken stop)
    {
        if (hashes.Count == 0) return;
        List<string> free;
        await using (var session = await Session.Open(database, stop))
            free = await session.Read(
                """
                select distinct h from unnest($1) h
                 where not exists (select from kept_papers k where k.sha256 = h and k.erased_on is null)
                   and not exists (select from invoice_copies i where i.sha256 = h) and not exists (select from message_copies c where c.sha256 = h)
                """, row => row.GetString(0), stop, (object)hashes.ToArray()); // One parameter, not one for each.
        foreach (var sha256 in free) await documents.Forget(sha256, stop);
    }
}
