using Npgsql;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>The agency asks the creditor to agree to an act.</summary>
/// <param name="Reference">The agency's own; once per placement. The answer bears it.</param>
/// <param name="Act"><c>court_action</c>, <c>visit</c>, <c>enforcement</c> or <c>settlement</c>.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
sealed record GreenLightWanted(string Reference, GreenLitAct Act, string? Note = null);

static class AskGreenLight
{
    public static void Map(IEndpointRouteBuilder own)
    {
        own.MapPost("/green-lights", Ask).WithSummary("The agency asks the creditor to agree to an act").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        own.MapGet("/green-lights", Read).WithSummary("What was asked, with the answers; 410 once the mandate has ended").Produces<GreenLightLine[]>().ProducesProblem(404).ProducesProblem(410);
    }

    static Task<IResult> Ask(Guid id, GreenLightWanted given, ReportDesk desk, HttpContext http, CancellationToken stop) =>
        given.Act is GreenLitAct.None ? Task.FromResult(Problems.Invalid("act", "is court_action, visit, enforcement or settlement"))
        : desk.Take(http, id, given.Reference, given.Note, new PlacementCommand.AskGreenLight(given.Reference, given.Act, desk.Today), stop);

    static async Task<IResult> Read(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await ReadMandate.Ended(session, id, stop) ?? TypedResults.Ok(await GreenLightLine.All(session, id, stop));
    }
}
