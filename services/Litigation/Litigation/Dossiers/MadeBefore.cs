using System.Security.Cryptography;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>Which dossier answers a question that was asked before: the archive that is there, or a new one where another would come out today.</summary>
static class MadeBefore
{
    /// <summary>The last one of a file, a day and a state that is still to be made or still holds; otherwise the next.</summary>
    public static async Task<Guid> StreamOf(Session session, IDocumentStore documents, Guid file, DateOnly asOf, string state, CancellationToken stop)
    {
        DossierSummary? last = null;
        for (var again = 0; ; again++)
        {
            var next = Dossier.StreamOf(file, asOf, state, again);
            if (await DossierTable.Of(session, next, stop) is { } made) last = made;
            else return last is not null && await Holds(session, documents, last, stop) ? last.Dossier : next;
        }
    }

    static async Task<bool> Holds(Session session, IDocumentStore documents, DossierSummary dossier, CancellationToken stop)
    {
        if (dossier.Sha256 is not { } sha256) return true;
        if (dossier.Status == DossierTable.Erased) return false;
        try
        {
            await using var archive = await documents.Open(sha256, stop);
            return archive is not null && (!dossier.HasGaps || !await Came(documents, await DossierTable.Missing(session, dossier.Dossier, stop), stop));
        }
        catch (IOException)
        {
            // A store that is away has lost nothing, and nothing came back to it.
            return true;
        }
    }

    // One that does not say what it misses may miss what has come since.
    static async Task<bool> Came(IDocumentStore documents, string[]? missing, CancellationToken stop)
    {
        if (missing is null) return true;
        foreach (var sha256 in missing)
        {
            await using var found = await documents.Open(sha256, stop);
            if (found is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(found, stop)) == sha256) return true;
        }

        return false;
    }
}
