using System.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Readiness;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Readiness;

/// <summary>Which way a file goes.</summary>
/// <param name="Route">One of those that <c>GET /files/{id}/readiness</c> lists.</param>
/// <param name="IgnoreObjections">True once what speaks against it was read.</param>
/// <param name="Words">Why, at most 500 characters; may be erased.</param>
sealed record RouteChoice(RouteKind Route, bool IgnoreObjections = false, string? Words = null);

/// <summary>A person qualifies a file; the software shows what is known and concludes nothing.</summary>
static class ChooseRoute
{
    const int LongestWords = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/files/{id:guid}/route", Choose).RequireRole(Roles.Manager).WithTags("files")
            .WithSummary("A person says which way a file goes; what speaks against it must have been read").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static async Task<IResult> Choose(
        Guid id, RouteChoice choice, FileRouteStreams streams, IOptions<CourtOptions> court, NpgsqlDataSource database, LogSignal signal, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (choice.Route is RouteKind.None) return Problems.Invalid("route", "is one of the routes of GET /files/{id}/readiness");
        if (choice.Words is { } said && (said.Length > LongestWords || said.Any(c => char.IsControl(c) && c is not ('\n' or '\r')))) return Problems.Invalid("words", $"are at most {LongestWords} characters without control characters");
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await KnownFile.Of(session, id, stop) is not { } file) return Problems.NotFound("file");
            var command = new FileRouteCommand.Choose(id, choice.Route, FileReadiness.Of(file, new(court.Value.Terms(clock.Today), CourtTables.Shipped), clock.Today), choice.IgnoreObjections, http.Actor());
            var outcome = await streams.Handle(session, FileRoute.StreamOf(id), command, http.EventContext(clock), stop);
            if (outcome.Decision.Refusal is null && choice.Words is { Length: > 0 } words)
                await session.Run("insert into route_words (file, route, words) values ($1, $2, $3) on conflict (file, route) do update set words = excluded.words", stop, id, Spelling.Of(choice.Route), words);
            return Answer.From(outcome);
        }, stop);
    }

    /// <summary>Shows it.</summary>
    public static async Task Show(Session session, Guid stream, FileRoute state, IReadOnlyList<Appended<FileRouteEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                FileRouteEvent.RouteChosen e => session.Run(
                    "insert into file_routes (file, route, chosen_by, chosen_on) values ($1, $2, $3, $4) on conflict (file) do update set route = excluded.route, chosen_by = excluded.chosen_by, chosen_on = excluded.chosen_on",
                    stop, e.File, Spelling.Of(e.Kind), e.By, e.On),
                _ => throw new UnreachableException(),
            });
    }
}
