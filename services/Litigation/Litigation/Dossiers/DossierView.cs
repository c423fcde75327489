using System.Diagnostics;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>Dossiers as staff see them, and as the worker that makes them finds them.</summary>
static class DossierView
{
    public static async Task Show(Session session, Guid stream, Dossier state, IReadOnlyList<Appended<DossierEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                DossierEvent.DossierAsked e => session.Run(
                    "insert into dossiers (dossier, file, case_id, creditor, as_of, asked_on, asked_by, status) values ($1, $2, $3, $4, $5, $6, $7, 'asked')",
                    stop, stream, e.File, e.Of.Case, e.Of.Creditor, e.AsOf, e.On, context.Actor),
                DossierEvent.DossierFinished e => session.Run(
                    "update dossiers set status = $2, sha256 = $3, size = $4, manifest = $5, key_id = $6, stamped_at = $7, finished_on = $8, has_gaps = $9, missing = $10::text[], progress = null, trouble = null, tries = 0, next_try = now() where dossier = $1",
                    stop, stream, e.AwaitsStamp ? DossierTable.AwaitsStamp : DossierTable.Finished, e.Archive.Sha256, e.Archive.Size, e.Manifest, e.KeyId, e.StampedAt, e.On, e.HasGaps, e.Missing is { } missing ? missing.ToArray() : null),
                DossierEvent.DossierStamped e => session.Run(
                    "update dossiers set status = 'finished', sha256 = $2, size = $3, stamped_at = $4, trouble = null where dossier = $1", stop, stream, e.Archive.Sha256, e.Archive.Size, e.StampedAt),
                DossierEvent.DossierLeftUnstamped => session.Run("update dossiers set status = 'finished', left_unstamped = true where dossier = $1", stop, stream),
                DossierEvent.DossierErased => session.Run("update dossiers set status = 'erased', progress = null, trouble = null where dossier = $1", stop, stream),
                _ => throw new UnreachableException(),
            });
    }
}
