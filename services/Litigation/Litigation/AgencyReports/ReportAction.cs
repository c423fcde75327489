using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>An act of the agency.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="Kind"><c>letter</c>, <c>call</c>, <c>email</c> or <c>visit</c>; <c>court_action</c> and <c>enforcement</c> with the creditor's green light only.</param>
/// <param name="On">Day of the act.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
sealed record ActionGiven(string Reference, ActionKind Kind, DateOnly On, string? Note = null);

static class ReportAction
{
    const int LongestNote = 1000;

    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/actions", Report).WithSummary("The agency has written, called or visited; the same reference again does nothing more")
            .ProducesProblem(404).TakesCommand();

    public static async Task<IResult> Report(
        Guid id, ActionGiven given, [FromHeader(Name = "If-Match")] string? version, PlacementStreams placements, NpgsqlDataSource database, LogSignal signal, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (OwnPlacements.WrongReference(given.Reference) is { } wrong) return wrong;
        if (given.Kind is ActionKind.None) return Problems.Invalid("kind", "is letter, call, email, visit, court_action or enforcement");
        if (given.Note is { Length: > LongestNote }) return Problems.Invalid("note", $"has at most {LongestNote} characters");
        var report = new PlacementCommand.ReportAction(given.Reference, given.Kind, given.On, clock.Today);
        var outcome = await UnitOfWork.Run(database, signal, async session =>
        {
            var reported = await placements.Handle(session, id, report, http.EventContext(clock), stop, Answer.Version(version));
            if (!reported.Decision.Facts.IsEmpty && given.Note is not null)
                await session.Run("insert into notes (placement, reference, note) values ($1, $2, $3)", stop, id, given.Reference, given.Note);
            return reported;
        }, stop);
        return OwnPlacements.Refused(outcome.Decision.Refusal) ?? Answer.From(outcome);
    }
}
