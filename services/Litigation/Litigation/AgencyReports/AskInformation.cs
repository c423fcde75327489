using Npgsql;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>What the agency needs.</summary>
/// <param name="Reference">The agency's own; once per placement. The answer bears it.</param>
/// <param name="Kind"><c>document</c>, <c>address</c>, <c>contact</c> or <c>explanation</c>.</param>
/// <param name="Question">1 to 1000 characters; kept where they can be erased.</param>
/// <param name="ClaimId">The claim it is about; without one, all of them.</param>
sealed record QuestionGiven(string Reference, QuestionKind Kind, string Question, Guid? ClaimId = null);

static class AskInformation
{
    public static void Map(IEndpointRouteBuilder own)
    {
        own.MapPost("/questions", Ask).WithSummary("The agency asks for a document, an address, a contact or an explanation").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        own.MapGet("/questions", Read).WithSummary("What was asked, with the answers; 410 once the mandate has ended").Produces<QuestionLine[]>().ProducesProblem(404).ProducesProblem(410);
    }

    static Task<IResult> Ask(Guid id, QuestionGiven given, ReportDesk desk, HttpContext http, CancellationToken stop) =>
        given.Kind is QuestionKind.None ? Task.FromResult(Problems.Invalid("kind", "is document, address, contact or explanation"))
        : given.Question.Trim().Length is 0 or > ReportDesk.LongestNote ? Task.FromResult(Problems.Invalid("question", $"has 1 to {ReportDesk.LongestNote} characters"))
        : desk.Take(http, id, given.Reference, given.Question, new PlacementCommand.AskInformation(given.Reference, given.Kind, given.ClaimId, desk.Today), stop);

    // Answers may name persons: like names and addresses, they are served while the mandate lives.
    static async Task<IResult> Read(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await ReadMandate.Ended(session, id, stop) ?? TypedResults.Ok(await QuestionLine.All(session, id, stop));
    }
}
