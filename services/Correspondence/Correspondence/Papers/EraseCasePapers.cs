using Npgsql;
using Recouvrement.Correspondence.Domain.Papers;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Papers;

/// <summary>Why the papers of a case are to be erased.</summary>
/// <param name="Reason"><c>retention_over</c>, <c>person_asked</c> or <c>kept_in_error</c>.</param>
public sealed record PapersToErase(PaperErasure Reason);

/// <summary>What came of it.</summary>
/// <param name="Erased">Letters and proofs of the case that were kept as evidence and are gone for good, those of earlier times among them.</param>
/// <param name="Originals">What the messages themselves hold, each a letter or a proof as it was sent or came in: not erased with the copies.</param>
public sealed record ErasedPapers(int Erased, long Originals);

/// <summary>The papers of a case that were kept as evidence are erased for good, once nothing is open that they prove.</summary>
static class EraseCasePapers
{
    public static void MapCasePapers(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/cases/{id:guid}/papers/erasure", Erase).RequireRole(Roles.Manager).WithTags("evidence")
            .WithSummary("Erases what was kept as evidence of a case that was handed over; 409 with every reason while anything is open that it proves (legal hold)")
            .Produces<ErasedPapers>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    // On record first, so that nobody is sent to it any more from then on; where the store is away it is asked for again.
    static async Task<IResult> Erase(
        Guid id, PapersToErase asked, HttpContext http, NpgsqlDataSource database, LogSignal signal, PaperStreams papers, IDocumentStore documents, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Reason is PaperErasure.Unknown) return Problems.Invalid("reason", "is retention_over, person_asked or kept_in_error");
        // What was on record when the store was away is gone on record: a hand-over since then holds none of it.
        await KeptPapers.Forget(database, documents, await Half(database, id, stop), stop);
        var (refused, kept, copies) = await UnitOfWork.Run(database, signal, session => Decide(session, id, asked.Reason, http, papers, clock, stop), stop);
        if (refused is not null) return refused;
        await KeptPapers.Forget(database, documents, [.. kept.Select(paper => paper.Sha256), .. copies], stop);
        await using var after = await Session.Open(database, stop);
        var originals = await after.Read(
            "select (select count(*) from messages m join documents d using (decision) where m.case_id = $1) + (select count(*) from messages m join proofs f using (decision) where m.case_id = $1)", row => row.GetInt64(0), stop, id);
        return TypedResults.Ok(new ErasedPapers(kept.Count, originals[0]));
    }

    static async Task<List<string>> Half(NpgsqlDataSource database, Guid id, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read("select distinct sha256 from kept_papers where case_id = $1 and erased_on is not null", row => row.GetString(0), stop, id);
    }

    static async Task<(IResult? Refused, List<KeptPaper> Kept, List<string> Copies)> Decide(
        Session session, Guid id, PaperErasure reason, HttpContext http, PaperStreams papers, BusinessClock clock, CancellationToken stop)
    {
        // A hand-over that is heard now waits for this, and is a new one after it.
        var isHandedOver = await session.Read("select 1 from handed_over_cases where case_id = $1 for update", _ => true, stop, id) is [true];
        var wasHandedOver = isHandedOver || await session.Read("select 1 from hand_overs where case_id = $1 limit 1", _ => true, stop, id) is [true];
        var kept = await KeptPapers.Of(session, id, stop);
        if (!wasHandedOver && kept.Count == 0) return (Problems.NotFound("case"), kept, []);
        if (await EvidenceHolds.Of(session, id, stop) is { Count: > 0 } why)
            return (Problems.Of(409, "legal_hold", $"What was kept of this case is evidence while this lasts: {string.Join(", ", why)}."), kept, []);
        foreach (var paper in kept)
            await papers.Handle(session, CasePaper.StreamOf(paper.Decision, paper.Kind), new PaperCommand.ErasePaper(reason, clock.Today), http.EventContext(clock), stop);
        // Nothing more of it is copied, until it is handed over anew.
        await session.Run("delete from handed_over_cases where case_id = $1", stop, id);
        return (null, kept, await KeptPapers.Untold(session, id, stop));
    }
}
