using System.Collections.Immutable;
using Npgsql;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Litigation.Dossiers.Sealing;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>Makes the archive of a dossier, keeps it, and only then says so: whoever is told of one can have it.</summary>
sealed class BuildDossier(
    NpgsqlDataSource database, IEventStore store, DossierStreams dossiers, Exhibits exhibits, CaseHistories caseHistories, SummaryDocument summary, ArchiveSeal seal, IDocumentStore documents, BusinessClock clock)
{
    const string Json = "application/json", Pdf = "application/pdf", Lines = "application/jsonl";

    /// <summary>Makes one that was asked for.</summary>
    /// <exception cref="IOException">The store of documents is away.</exception>
    /// <exception cref="Platform.Typesetting.TypesettingFailed">The summary cannot be typeset.</exception>
    public async Task Build(DossierSummary asked, CancellationToken stop)
    {
        var material = await Read(asked.File, stop) ?? throw new InvalidDataException($"The file {asked.File} of dossier {asked.Dossier} is gone.");
        var facts = new SealedFacts(asked.Dossier, material.Of, asked.File, clock.Today, asked.AsOf, seal.KeyId, seal.Authority);
        var claim = ClaimFigures.Json(asked.AsOf, LegalParameters.Shipped, ClaimAccount.AsOf(asked.AsOf, LegalParameters.Shipped, material.Claims));
        var (list, files) = await exhibits.Fetch(material.Papers, done => Tell(asked, $"{done} of {material.Papers.Count} documents", stop), stop);
        await Tell(asked, "typesetting the summary", stop);
        var before = await caseHistories.Fetch(material.CaseHistory, stop);
        var pdf = await summary.Typeset(facts, material, claim, list, InOrder(before, material), before, stop);

        List<(SealedHistory Ends, byte[] Text)> histories = [.. History("history/litigation-file.jsonl", material.FileHistory), .. History("history/placement.jsonl", material.PlacementHistory)];
        if (before is { Text: { } text, UpTo: { } last }) histories.Add((new("history/dunning-case.jsonl", last.Case, last.Version, last.Head), text));
        var all = SealedFiles.InOrder(
        [
            new("summary.pdf", pdf, Pdf, "summary", facts.CreatedOn),
            new("claim.json", SealedFiles.Canonical(claim), Json, "claim", facts.AsOf),
            new("exhibits.json", SealedFiles.Canonical(Exhibits.Json(list, material.Letters, before)), Json, "exhibits", facts.CreatedOn),
            .. files,
            .. histories.Select(h => new SealedFile(h.Ends.Path, h.Text, Lines, "history", null)),
        ]);
        // What the store may have again another day; what nobody ever kept will not come.
        var missing = list.Where(e => e.Gap is "lost" or "spoilt").Select(e => e.Of.Sha256!).Concat(before.Missing).Distinct().ToImmutableArray();
        await Tell(asked, "sealing", stop);
        var archive = await seal.Close(SealedFiles.Manifest(facts, all, histories.Select(h => h.Ends)), all, stop);
        var kept = await Keep(archive.Archive, stop);
        await Settle(
            asked.Dossier, kept, new DossierCommand.FinishDossier(kept, archive.Manifest, seal.KeyId, seal.Authority is not null && archive.Stamp is null, At(archive.Stamp), clock.Today, missing), stop);
    }

    /// <summary>Completes one whose time stamp was not to be had; false while the authority is away.</summary>
    /// <exception cref="IOException">The store of documents is away.</exception>
    public async Task<bool> Complete(DossierSummary waiting, CancellationToken stop)
    {
        // Another key signs another archive; what was promised was this one.
        if (waiting.KeyId != seal.KeyId || seal.Authority is null) return await Leave(waiting, stop);
        if (await KeptBytes.Of(documents, waiting.Sha256!, waiting.Size!.Value, stop) is not KeptBytes.Whole { Bytes: var bytes }) return await Leave(waiting, stop);
        if (await seal.Complete(bytes, stop) is not { } completed) return false;
        var kept = await Keep(completed.Archive, stop);
        await Settle(waiting.Dossier, kept, new DossierCommand.StampDossier(kept, At(completed.Stamp)!, clock.Today), stop);
        return true;
    }

    /// <summary>Lets one go without its time stamp.</summary>
    public async Task<bool> Leave(DossierSummary waiting, CancellationToken stop)
    {
        await dossiers.Execute(waiting.Dossier, new DossierCommand.LeaveUnstamped(clock.Today), Context(), null, stop);
        return true;
    }

    // Another process was first, or it was erased meanwhile: an archive that nobody names is not left behind.
    async Task Settle(Guid dossier, KeptArchive kept, DossierCommand command, CancellationToken stop)
    {
        var outcome = await dossiers.Execute(dossier, command, Context(), null, stop);
        if (outcome.State.Status == DossierStatus.Erased || outcome.State.Archive != kept) await documents.Forget(kept.Sha256, stop);
    }

    async Task<DossierMaterial?> Read(Guid file, CancellationToken stop)
    {
        await using var session = await Session.Begin(database, stop);
        // Balances and histories as of one moment: a payment in between would stand in one and not in the other.
        await session.Run("set transaction isolation level repeatable read, read only", stop);
        return await DossierMaterial.Read(store, session, file, stop);
    }

    async Task Tell(DossierSummary asked, string progress, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await DossierTable.Tell(session, asked.Dossier, progress, stop);
    }

    async Task<KeptArchive> Keep(byte[] archive, CancellationToken stop)
    {
        var kept = new KeptArchive(SealedFiles.Sha256(archive), archive.Length);
        await documents.Keep(kept.Sha256, new MemoryStream(archive), archive.Length, stop);
        return kept;
    }

    EventContext Context() => new("service:litigation", clock.GetUtcNow());

    static IEnumerable<(SealedHistory, byte[])> History(string path, IReadOnlyList<StoredEvent> events) =>
        events.Count == 0 ? [] : [(new(path, events[0].Stream, events[^1].Version, events[^1].Headers.Hash), StreamText.Of(events))];

    // Two services wrote them down, each in its own order: what ties them together is when it happened.
    static List<ToldInFrench> InOrder(FetchedHistory before, DossierMaterial material) =>
        [.. before.Facts.Concat(material.FileHistory.Concat(material.PlacementHistory).OrderBy(e => e.Sequence).Select(e => (At: e.Headers.HappenedAt, Fact: FrenchHistory.Of(e)))).OrderBy(e => e.At).Select(e => e.Fact)];

    static string? At(Stamp? stamp) => stamp?.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
