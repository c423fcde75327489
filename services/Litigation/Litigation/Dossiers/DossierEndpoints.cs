using Npgsql;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Litigation.Domain.EvidenceHolds;
using Recouvrement.Litigation.Dossiers.Sealing;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>What a dossier is to say.</summary>
/// <param name="AsOf">Interest is computed to this day, included; null: today.</param>
sealed record DossierWanted(DateOnly? AsOf = null);

/// <summary>What is left after a dossier was erased of what it was made of: each is erased where it lies.</summary>
/// <param name="Dossiers">Other archives of the same case, each with an erasure of its own.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Papers">Letters and proofs that are kept of it: erased together by <c>POST /cases/{id}/papers/erasure</c> of correspondence.</param>
/// <param name="HasHistory">The history of its escalation is kept in the store of documents: it holds ids, days and amounts, and no names.</param>
/// <param name="Held">What the case is still needed for: <c>file_open</c>, <c>placement_open</c>, <c>procedure_open</c>, <c>insolvency_open</c>, <c>settlement_open</c>, <c>title_runs</c>, <c>vat_reclaimed</c>; while it is for any, its papers are not erased.</param>
sealed record LeftOfDossier(IReadOnlyList<Guid> Dossiers, Guid Case, long Papers, bool HasHistory, IReadOnlyList<string> Held);

/// <summary>The dossiers of a file: asked for, listed, handed out.</summary>
static class DossierEndpoints
{
    const string Zip = "application/zip", Pem = "application/x-pem-file";

    public static void MapDossiers(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/files/{id:guid}/dossiers").RequireRole(Roles.Collector, Roles.Manager).WithTags("dossiers");
        files.MapPost("/", Ask).WithSummary("Asks for a file as one sealed archive; of the same day and state it is always the same one, unless that was lost, or the store has again what it had gaps for").Produces<DossierSummary>(202).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        files.MapGet("/", List).WithSummary("The dossiers of a file, and how far they are").Produces<DossierSummary[]>().ProducesProblem(404);
        var dossiers = routes.MapGroup("/dossiers").WithTags("dossiers");
        dossiers.MapGet("/{id:guid}", Download).RequireRole(Roles.Collector, Roles.Manager).WithSummary("The archive; 409 while it is being made").Produces(200, contentType: Zip).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);
        dossiers.MapPost("/{id:guid}/erasure", Erase).RequireRole(Roles.Manager).WithSummary("Erases the archive for good and says what is left elsewhere; 409 while it is being made").Produces<LeftOfDossier>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        dossiers.MapGet("/key", ShowKey).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops, Roles.Agency).WithSummary("The public key that verifies dossiers, as PEM; 404 where none signs them").Produces(200, contentType: Pem).ProducesProblem(404);
    }

    static async Task<IResult> Ask(
        Guid id, DossierWanted wanted, DossierStreams dossiers, IEventStore store, ArchiveSeal seal, IConfiguration configuration, IDocumentStore documents, NpgsqlDataSource database, LogSignal signal, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (!DocumentStores.IsSet(configuration)) return Problems.Of(409, "no_document_store", "This installation keeps no documents, so it can keep no dossier: set Documents:Folder or Documents:S3:Endpoint.");
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await DossierMaterial.Read(store, session, id, stop) is not { } material) return Problems.NotFound("file");
            var asOf = wanted.AsOf ?? clock.Today;
            var dossier = await MadeBefore.StreamOf(session, documents, id, asOf, material.State(seal), stop);
            var outcome = await dossiers.Handle(session, dossier, new DossierCommand.AskDossier(material.Of, id, asOf, clock.Today), http.EventContext(clock), stop);
            return outcome.Decision.Refusal is { } refusal ? Answer.Refused(refusal) : TypedResults.Accepted($"/dossiers/{dossier}", await DossierTable.Of(session, dossier, stop));
        }, stop);
    }

    static async Task<IResult> List(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var known = await session.Read("select 1 from files where file = $1", _ => 1, stop, id);
        return known.Count == 0 ? Problems.NotFound("file") : TypedResults.Ok(await DossierTable.OfFile(session, id, stop));
    }

    static async Task<IResult> Download(Guid id, NpgsqlDataSource database, IDocumentStore documents, CancellationToken stop)
    {
        DossierSummary? dossier;
        await using (var session = await Session.Open(database, stop)) dossier = await DossierTable.Of(session, id, stop);
        if (dossier is null) return Problems.NotFound("dossier");
        if (dossier.Status == DossierTable.Erased) return Problems.Of(410, "erased", "This archive was erased.");
        if (dossier.Sha256 is not { } sha256) return Problems.Of(409, "dossier_not_ready", dossier.Trouble is { } trouble ? $"It is being made; at the last try: {trouble}" : $"It is being made{(dossier.Progress is { } progress ? $": {progress}" : "")}.");
        return await documents.Open(sha256, stop) is { } archive
            ? TypedResults.Stream(archive, Zip, $"dossier-{id}.zip")
            : Problems.Of(410, "archive_lost", "The store of documents has this archive no more: ask for a new one.");
    }

    // On record first, so that nobody has it any more from then on; where the store is away it is asked for again. Its id stands in its manifest: no other dossier has the same bytes.
    static async Task<IResult> Erase(Guid id, DossierStreams dossiers, HoldStreams holds, NpgsqlDataSource database, IDocumentStore documents, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        var outcome = await dossiers.Execute(id, new DossierCommand.EraseDossier(clock.Today), http.EventContext(clock), null, stop);
        if (outcome.Decision.Refusal is { } refusal) return refusal.Code == "dossier_not_asked" ? Problems.NotFound("dossier") : Answer.Refused(refusal);
        foreach (var archive in (KeptArchive?[])[outcome.State.Archive, outcome.State.Unstamped])
            if (archive is not null) await documents.Forget(archive.Sha256, stop);
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await Left(session, holds, (await DossierTable.Of(session, id, stop))!.Case, stop));
    }

    static async Task<LeftOfDossier> Left(Session session, HoldStreams holds, Guid @case, CancellationToken stop) => new(
        await session.Read("select dossier from dossiers where case_id = $1 and status <> 'erased' order by asked_on, dossier", row => row.GetGuid(0), stop, @case), @case,
        (await session.Read("select count(*) from case_papers where case_id = $1 and erased_on is null", row => row.GetInt64(0), stop, @case))[0],
        await session.Read("select 1 from case_histories where case_id = $1 limit 1", _ => true, stop, @case) is [true],
        [.. (await holds.Load(session, EvidenceHold.StreamOf(@case), stop)).State.Why.Select(Spelling.Of)]);

    static IResult ShowKey(DossierKey key) => key.PublicPem is { } pem ? TypedResults.Text(pem, Pem) : Problems.Of(404, "no_key", "No key is set up: dossiers are not signed here.");
}
