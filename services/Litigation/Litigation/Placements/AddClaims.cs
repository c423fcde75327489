using Npgsql;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Placements;

/// <summary>More claims join a placement.</summary>
/// <param name="File">A waiting file of the same case.</param>
sealed record ClaimsToAdd(Guid File);

/// <summary>The claims of a waiting file join the placement of an earlier one of the same debtor: by an explicit act, never by themselves.</summary>
sealed class AddClaims(FileStreams files, PlacementStreams placements, NpgsqlDataSource database, LogSignal signal)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/placements/{id:guid}/claims", (Guid id, ClaimsToAdd asked, AddClaims add, HttpContext http, BusinessClock clock, CancellationToken stop) =>
                add.Answer(id, asked.File, clock.Today, http.EventContext(clock), stop))
            .RequireRole(Roles.Manager).WithTags("placements").WithSummary("The claims of a waiting file of the same case join the placement").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    Task<IResult> Answer(Guid placement, Guid file, DateOnly today, EventContext context, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        var placed = await session.Read("select creditor, case_id, agency, ended_on is null from placements where placement = $1", row => (Creditor: row.GetString(0), Case: row.GetGuid(1), Agency: row.GetString(2), IsLive: row.GetBoolean(3)), stop, placement);
        if (placed is not [var to]) return Problems.NotFound("placement");
        await RegisterView.HoldChosen(session, to.Creditor, stop);
        if (await session.Read("select case_id, status, placement, court_live from files where file = $1", row => (Case: row.GetGuid(0), Status: row.GetString(1), Placement: row.Maybe<Guid?>(2), IsInCourt: row.GetBoolean(3)), stop, file) is not [var joining] || joining.Case != to.Case)
            return Problems.Invalid("file", "is no file of the same case");
        if (joining.Placement == placement) return TypedResults.NoContent();
        if (!to.IsLive) return Problems.Of(409, "mandate_ended", "The mandate has ended.");
        if (joining.IsInCourt) return Problems.Of(409, "in_court", "These claims are in court: a claim is in one place at a time.");
        if (joining.Status != "waiting") return Problems.Of(409, "file_not_waiting", "Only a file that waits for an agency can join a placement.");

        var outcome = await files.Handle(session, file, new FileCommand.PlaceFile(placement, to.Agency, today), context, stop);
        if (outcome.Decision.Facts.IsEmpty) return Problems.Of(409, "agency_gave_back", "This agency had these claims before and gave them back.");
        var added = await placements.Hear(session, placement, new PlacementCommand.AddClaims(file, outcome.State.Owed, today), context, stop);
        return Platform.Hosting.Answer.From(added);
    }, stop);
}
