using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Readiness;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Readiness;

/// <summary>A condition to check, with what is known of it.</summary>
/// <param name="Code">snake_case.</param>
/// <param name="Found"><c>met</c>, <c>not_met</c> or <c>unknown</c>, by what is known here; no word on the law.</param>
/// <param name="Says">In words.</param>
/// <param name="Source">Where the condition comes from.</param>
sealed record ConditionAnswer(string Code, string Found, string Says, string Source);

/// <summary>What speaks against a route.</summary>
/// <param name="Code">snake_case.</param>
/// <param name="Says">In words.</param>
sealed record ObjectionAnswer(string Code, string Says);

/// <summary>What a route costs.</summary>
/// <param name="Cost">What is paid for, snake_case.</param>
/// <param name="Low">At least; null where no figure is confirmed.</param>
/// <param name="High">At most.</param>
/// <param name="Unit"><c>euros</c> or <c>percent</c>.</param>
/// <param name="Basis"><c>file</c>, <c>act</c> or <c>collected</c>.</param>
/// <param name="Source">Where it comes from, and what is doubtful about it.</param>
sealed record CostAnswer(string Cost, decimal? Low, decimal? High, string Unit, string Basis, string Source);

/// <summary>A way the file can go.</summary>
/// <param name="Route"><c>payment_order</c>, <c>small_claim</c>, <c>interim_payment</c>, <c>lawyer</c>, <c>agency</c>, <c>european_order</c>, <c>uncontested_claims</c> or <c>claim_declaration</c>.</param>
/// <param name="IsOpen">Nothing that is known speaks against it.</param>
/// <param name="Where">Court or person, in French.</param>
/// <param name="Source">The text.</param>
/// <param name="Objections">What speaks against it.</param>
/// <param name="ToCheck">What a person has to look at before.</param>
/// <param name="Costs">So far as figures are confirmed.</param>
/// <param name="MonthsLow">Expected at least, by experience; null where nothing is known.</param>
/// <param name="MonthsHigh">Expected at most.</param>
sealed record RouteAnswer(
    string Route, bool IsOpen, string Where, string Source, IReadOnlyList<ObjectionAnswer> Objections, IReadOnlyList<string> ToCheck, IReadOnlyList<CostAnswer> Costs, int? MonthsLow, int? MonthsHigh);

/// <summary>The route that a person has chosen.</summary>
/// <param name="Route">Which.</param>
/// <param name="By">Who.</param>
/// <param name="On">When.</param>
/// <param name="Words">Why; null when nothing was said or it was erased.</param>
sealed record ChosenRoute(string Route, string By, DateOnly On, string? Words);

/// <summary>What can be done with a file by what is known: conditions to check, never a legal opinion.</summary>
/// <param name="File">Key of the hand-over.</param>
/// <param name="On">As of this day.</param>
/// <param name="Conditions">The three checks before court first: dispute, papers, notice.</param>
/// <param name="Routes">All there are.</param>
/// <param name="Chosen">Null until a person has qualified.</param>
sealed record ReadinessAnswer(Guid File, DateOnly On, IReadOnlyList<ConditionAnswer> Conditions, IReadOnlyList<RouteAnswer> Routes, ChosenRoute? Chosen);

/// <summary>The readiness gate.</summary>
static class ReadReadiness
{
    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/files/{id:guid}/readiness", Get).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("files")
            .WithSummary("Conditions to check before anybody acts, missing papers by name, and the ways the file can go with what speaks against each").Produces<ReadinessAnswer>().ProducesProblem(404);
        ChooseRoute.Map(routes);
    }

    static async Task<IResult> Get(Guid id, NpgsqlDataSource database, IOptions<CourtOptions> court, BusinessClock clock, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await KnownFile.Of(session, id, stop) is not { } file) return Problems.NotFound("file");
        var chosen = await session.Read(
            "select r.route, r.chosen_by, r.chosen_on, w.words from file_routes r left join route_words w using (file, route) where r.file = $1",
            row => new ChosenRoute(row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.Text(3)), stop, id);
        var readiness = FileReadiness.Of(file, new(court.Value.Terms(clock.Today), CourtTables.Shipped), clock.Today);
        return TypedResults.Ok(new ReadinessAnswer(
            id, readiness.On, [.. readiness.Conditions.Select(c => new ConditionAnswer(c.Code, Spelling.Of(c.Found), c.Says, c.Source))], [.. readiness.Routes.Select(Answer)], chosen.SingleOrDefault()));
    }

    static RouteAnswer Answer(RecoveryRoute route) => new(
        Spelling.Of(route.Kind), route.IsOpen, route.Where, route.Source, [.. route.Objections.Select(o => new ObjectionAnswer(o.Code, o.Says))], route.ToCheck,
        [.. route.Costs.Select(c => new CostAnswer(Spelling.Of(c.Amount), c.Low, c.High, Spelling.Of(c.Unit), c.Basis, c.Source))], route.MonthsLow, route.MonthsHigh);

}
