using Npgsql;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Agencies;
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

/// <summary>The claims of a waiting file join the placement of an earlier one of the same debtor: by an explicit act, never by themselves, and past no bar that holds for any new business of its agency.</summary>
sealed class AddClaims(FileStreams files, PlacementStreams placements, Candidates candidates, ClaimsOnHold holds, NpgsqlDataSource database, LogSignal signal)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/placements/{id:guid}/claims", (Guid id, ClaimsToAdd asked, AddClaims add, HttpContext http, BusinessClock clock, CancellationToken stop) =>
                add.Answer(id, asked.File, clock.Today, http.EventContext(clock), stop))
            .RequireRole(Roles.Manager).WithTags("placements").WithSummary("The claims of a waiting file of the same case join the placement").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    Task<IResult> Answer(Guid placement, Guid file, DateOnly today, EventContext context, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        if (await session.Read("select creditor from placements where placement = $1", row => row.GetString(0), stop, placement) is not [var creditor]) return Problems.NotFound("placement");
        await RegisterView.HoldChosen(session, creditor, stop);
        var (to, _) = await placements.Load(session, placement, stop);
        if (await session.Read("select case_id, status, placement, court_live from files where file = $1", row => (Case: row.GetGuid(0), Status: row.GetString(1), Placement: row.Maybe<Guid?>(2), IsInCourt: row.GetBoolean(3)), stop, file) is not [var joining] || joining.Case != to.Mandate!.Of.Case)
            return Problems.Invalid("file", "is no file of the same case");
        if (joining.Placement == placement) return TypedResults.NoContent();
        if (joining.IsInCourt) return Problems.Of(409, "in_court", "These claims are in court: a claim is in one place at a time.");
        if (joining.Status != "waiting") return Problems.Of(409, "file_not_waiting", "Only a file that waits for an agency can join a placement.");
        if (await FilesToPlace.Of(session, creditor, [file], today, stop) is not [var waiting]) return Problems.Of(409, "routed_elsewhere", "These claims do not go to an agency: a person has sent them another way.");
        if (to.IsWhiteLabel) return Problems.Of(409, "white_label", "What has left the house joins no placement of what has not.");
        var (agency, add) = (to.Mandate.Agency, new PlacementCommand.AddClaims(file, (await files.Load(session, file, stop)).State.Owed, today));
        // Before the file is touched: what the placement refuses is an answer, and nothing half done.
        if (Placement.Decide(to, add).Refusal is { } refused) return Problems.Of(409, refused.Code, refused.Reason);
        var candidate = await candidates.Held(session, creditor, agency, today, stop);
        if (Choosing.AgainstAdding(candidate, waiting.Facts, to.Terms?.Reference, today) is [var against, ..]) return Problems.Of(409, against.Code, against.Text);

        var outcome = await files.Handle(session, file, new FileCommand.PlaceFile(placement, agency, today), context, stop);
        if (outcome.Decision.Facts.IsEmpty) return Problems.Of(409, "agency_gave_back", "This agency had these claims before and gave them back.");
        var added = await placements.Hear(session, placement, add with { Claims = outcome.State.Owed }, context, stop);
        foreach (var fact in added.Decision.Facts.OfType<PlacementEvent.ClaimsAdded>())
            await session.Run("update mandate_uses set claims = claims + $2, amount_cents = amount_cents + $3 where placement = $1", stop, placement, fact.Claims.Length, fact.Total.Cents);
        await holds.Hear(session, placement, outcome.State.Owed, today, context, stop);
        return Platform.Hosting.Answer.From(added);
    }, stop);
}
